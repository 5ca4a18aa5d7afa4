#include "report/reporter.h"

namespace zcc::report {
namespace {

constexpr std::size_t kMostTools = 64;

std::vector<std::string> journals_in(const std::string& root) {
  const auto logs = root + "/logs/";
  return {logs + std::string(kOldJournalName), logs + std::string(kJournalName)};
}

// The tally of a tool or a language that an outcome belongs to; empty: none.
std::string_view tally_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kHit:
    case Outcome::kLinkHit:
    case Outcome::kCachedError: return "hits";
    case Outcome::kMiss:
    case Outcome::kLinkMiss: return "misses";
    case Outcome::kError: return "errors";
    case Outcome::kPassthrough: return "passed_through";
    default: return {};
  }
}

}  // namespace

Reporter::Reporter(Counters& counters, const Options& options)
    : counters_(counters),
      sessions_(options.root + "/sessions", journals_in(options.root)),
      journal_({.directory = options.root + "/logs",
                .on = options.journal,
                .max_bytes = options.journal_bytes}) {
  for (const auto& [name, n] : counters_.below("tool")) tools_.insert(name.substr(0, name.rfind('.')));
}

void Reporter::record(Event event) {
  count(event);
  std::shared_ptr<SessionFiles> files;
  if (auto* const session = this->session(event.session)) {
    session->figures.add(event);
    session->last_ns = event.ts_ns;
    session->dirty = true;
    files = session->files;
  }
  journal_.add(std::move(event), std::move(files));
}

void Reporter::count(const Event& e) {
  auto& c = counters_;
  const auto named = [&](std::string_view group, std::string_view name) {
    c.add(std::string(group).append(name));
  };
  switch (e.outcome) {
    case Outcome::kHit:
    case Outcome::kLinkHit:
      c.add("hits");
      c.add("saved_ns", saved_ns(e.compile_ns, e.latency_ns));
      c.add("delivered.inline_bytes", e.bytes_inline);
      c.add("delivered.file_bytes", e.bytes_in_files);
      named("found.", to_string(e.found));
      break;
    case Outcome::kCachedError: c.add("errors_cached"); break;
    case Outcome::kMiss:
    case Outcome::kLinkMiss:
      c.add("misses");
      if (e.reason.empty()) named("miss_reason.", e.miss_reason);
      else c.add(e.reason);
      break;
    case Outcome::kError: c.add("errors"); break;
    case Outcome::kPassthrough: named("passed_through.", e.reason); break;
    case Outcome::kBypass: named("bypassed.", e.reason); return;
    case Outcome::kAbandoned: c.add("abandoned"); return;
    case Outcome::kCount: return;
  }
  const auto tally = tally_of(e.outcome);
  if (tally != "hits" && e.compile_ns > 0) c.add("compile_ns", e.compile_ns);
  auto tool = file_name(e.words.tool());
  if (tool.empty() && e.subject) tool = file_name(e.subject->compiler);
  if (!tool.empty()) count_by("tool.", tool, tally);
  if (e.subject && !e.subject->language.empty()) count_by("language.", e.subject->language, tally);
}

void Reporter::count_by(std::string_view group, std::string_view name, std::string_view what) {
  if (group == "tool." && !tools_.contains(name)) {
    if (tools_.size() < kMostTools) tools_.emplace(name);
    else name = "other";
  }
  std::string counter;
  counter.reserve(group.size() + name.size() + what.size() + 1);
  counter.append(group).append(name).append(".").append(what);
  counters_.add(counter);
}

}  // namespace zcc::report
