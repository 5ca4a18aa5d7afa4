// explain: why compiles hit, missed or were passed through. It reads the journal: what a miss differs in from the
// nearest entry that was stored is found out when it happens.
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/journals.h"
#include "cli/print.h"

namespace zcc::cli {
namespace {

using nlohmann::json;
using report::Difference;
using report::Outcome;
using report::Record;

struct ExplainOptions {
  std::string what, session;
  bool all = false, json = false;
  unsigned last = 3;
};

bool is_hit(Outcome outcome) {
  return outcome == Outcome::kHit || outcome == Outcome::kLinkHit || outcome == Outcome::kCachedError;
}

json as_json(const Difference& d) {
  return {{"kind", d.kind},
          {"name", d.name},
          {"was", d.was ? json(*d.was) : json(nullptr)},
          {"is", d.is ? json(*d.is) : json(nullptr)},
          {"text", describe(d)}};
}

void print_json(const json& object) {
  fmt::print("{}\n", object.dump(-1, ' ', false, json::error_handler_t::replace));
}

// ---- one source, object or crate --------------------------------------------------------------

json as_json(const Record& r) {
  json differences = json::array();
  for (const auto& difference : r.differences) differences.push_back(as_json(difference));
  const auto text = [](const std::string& s) { return s.empty() ? json(nullptr) : json(s); };
  return {{"ts", report::time_text(r.ts_ns)},
          {"outcome", to_string(r.outcome)},
          {"source", text(r.source)},
          {"output", text(r.output)},
          {"compiler", r.compiler},
          {"cwd", r.cwd},
          {"session_id", text(r.session)},
          {"exit_code", r.exit_code ? json(*r.exit_code) : json(nullptr)},
          {"latency_ms", static_cast<double>(r.latency_ns / 1000) / 1000},
          {"found", text(r.found)},
          {"reason", text(reason_of(r))},
          {"detail", text(r.detail)},
          {"miss_reason", text(r.miss_reason)},
          {"nearest_is_known", r.nearest_is_known},
          {"differences", std::move(differences)},
          {"more_differences", r.more_differences}};
}

std::string reason_text(const Record& r) {
  if (is_hit(r.outcome)) return "found by " + r.found;
  if (r.outcome == Outcome::kError) return "the compiler failed";
  if (r.outcome == Outcome::kAbandoned) return "it was interrupted";
  if (r.miss_reason == "context_not_found" && !r.nearest_is_known) return "this source was not compiled before";
  if (r.miss_reason == "context_not_found") return "it was compiled before, but not so";
  if (r.miss_reason == "input_fingerprint_mismatch") return "something it depends on has changed";
  if (r.miss_reason == "no_artifact_for_key") return "it was stored, but has been evicted or damaged";
  if (r.miss_reason == "recache") return "ZCCACHE_RECACHE asks for a compile";
  return reason_of(r);
}

void print(const Record& r) {
  const auto status = r.exit_code && *r.exit_code != 0 ? fmt::format(", exit status {}", *r.exit_code) : std::string();
  fmt::print("{}  {}  {}{}\n", report::time_text(r.ts_ns), to_string(r.outcome), duration_ns(r.latency_ns), status);
  const auto detail = r.detail.empty() ? std::string() : ": " + r.detail;
  fmt::print("    {} in {}\n    {}{}\n", r.compiler, r.cwd, reason_text(r), detail);
  for (const auto& difference : r.differences) fmt::print("      {}\n", describe(difference));
  if (r.more_differences != 0) fmt::print("      and {} more\n", r.more_differences);
}

// `what` as it was typed and as a path.
bool is_about(const Record& r, const std::string& what, const std::string& path) {
  if (r.source.empty()) {  // its arguments were not understood
    return std::ranges::any_of(r.args, [&](const std::string& word) { return r.absolute(word) == path; });
  }
  return r.absolute(r.source) == path || r.absolute(r.output) == path || (!r.crate_name.empty() && r.crate_name == what);
}

// For somebody who names a file by its end.
bool ends_with(const std::string& path, const std::string& what) { return path.ends_with("/" + what); }

int explain_one(const ExplainOptions& o, const std::vector<std::string>& journals) {
  const auto path = absolute(o.what);
  std::deque<Record> exact, near;
  const auto keep = [&](std::deque<Record>& into, Record&& record) {
    into.push_back(std::move(record));
    if (into.size() > o.last) into.pop_front();
  };
  std::size_t bad = 0;
  const auto read = read_journals(
      journals, false,
      [&](Record&& r) {
        if (!o.session.empty() && r.session != o.session) return;
        if (is_about(r, o.what, path)) keep(exact, std::move(r));
        else if (ends_with(r.absolute(r.source), o.what) || ends_with(r.absolute(r.output), o.what))
          keep(near, std::move(r));
      },
      bad);
  if (!read) return complain(read.error(), "nothing can be explained");
  const auto& found = exact.empty() ? near : exact;
  if (o.json) {
    json compiles = json::array();
    for (auto it = found.rbegin(); it != found.rend(); ++it) compiles.push_back(as_json(*it));
    print_json({{"subject", o.what}, {"compiles", std::move(compiles)}});
  } else {
    for (auto it = found.rbegin(); it != found.rend(); ++it) print(*it);
  }
  if (!found.empty()) return 0;
  return complain({.message = o.what + ": no compile of it is in the journal"},
                  "compile it through zccache (ZCCACHE_JOURNAL=0 keeps no journal)");
}

// ---- all of a build ---------------------------------------------------------------------------

struct Rank {
  std::string outcome, reason;
  std::optional<Difference> difference;
  std::uint64_t count = 0, ns = 0;
};

// The files whose digests changed are one reason, whatever they changed to.
std::string key_of(const Record& r) {
  auto key = std::string(to_string(r.outcome)) + '\0' + reason_of(r);
  if (!r.differences.empty()) {
    const auto& d = r.differences.front();
    key += '\0' + d.kind + '\0' + d.name + '\0';
    if (d.kind == "argument") key += d.was.value_or("") + '\0' + d.is.value_or("");
  }
  return key;
}

int explain_all(const ExplainOptions& o, const std::vector<std::string>& journals) {
  std::map<std::string, Rank> ranks;
  std::size_t bad = 0;
  const auto read = read_journals(
      journals, false,
      [&](Record&& r) {
        if (is_hit(r.outcome) || (!o.session.empty() && r.session != o.session)) return;
        auto& rank = ranks[key_of(r)];
        rank.outcome = to_string(r.outcome);
        rank.reason = reason_of(r);
        if (!r.differences.empty()) rank.difference = r.differences.front();
        ++rank.count;
        rank.ns += r.compile_ns != 0 ? r.compile_ns : r.latency_ns;
      },
      bad);
  if (!read) return complain(read.error(), "nothing can be explained");
  std::vector<Rank> ordered;
  for (auto& [key, rank] : ranks) ordered.push_back(std::move(rank));
  std::ranges::stable_sort(ordered, [](const Rank& a, const Rank& b) {
    return a.ns != b.ns ? a.ns > b.ns : a.count > b.count;
  });
  if (o.json) {
    json reasons = json::array();
    for (const auto& rank : ordered) {
      reasons.push_back({{"outcome", rank.outcome},
                         {"reason", rank.reason},
                         {"difference", rank.difference ? as_json(*rank.difference) : json(nullptr)},
                         {"count", rank.count},
                         {"seconds", static_cast<double>(rank.ns / 1'000'000) / 1000}});
    }
    print_json({{"session_id", o.session.empty() ? json(nullptr) : json(o.session)}, {"reasons", std::move(reasons)}});
    return 0;
  }
  if (ordered.empty()) fmt::print("nothing but hits\n");
  for (const auto& rank : ordered) {
    fmt::print("{:>9.3f} s {:>6}  {}: {}{}{}\n", static_cast<double>(rank.ns) / 1e9, rank.count, rank.outcome,
               rank.reason, rank.difference ? ": " : "", rank.difference ? describe(*rank.difference) : "");
  }
  return 0;
}

int explain(const ExplainOptions& o) {
  if (o.all != o.what.empty()) {
    fmt::print(stderr, "zccache: explain: either a file or --all: see zccache explain --help\n");
    return 2;
  }
  const auto journals = own_journals();
  if (!journals) return complain(journals.error(), "set ZCCACHE_CACHE_DIR");
  return o.all ? explain_all(o, *journals) : explain_one(o, *journals);
}

}  // namespace

Action define_explain(Options& options) {
  const auto o = std::make_shared<ExplainOptions>();
  options.word("subject", o->what, "a source, an object or a crate", /*required=*/false)
      .flag("--all", o->all, "rank the reasons of all compiles that were no hits")
      .value("--session", o->session, "ID", "only what belongs to it")
      .number("--last", o->last, "how many compiles of a file")
      .json(o->json);
  return [o] { return explain(*o); };
}

}  // namespace zcc::cli
