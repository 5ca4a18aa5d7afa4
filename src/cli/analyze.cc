// analyze.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/journals.h"
#include "cli/print.h"
#include "report/figures.h"

namespace zcc::cli {
namespace {

using nlohmann::json;
using report::Figures;
using report::Outcome;
using report::Record;

struct AnalyzeOptions {
  std::string journal, session, outcome, sort = "time";
  unsigned top = 10;
  bool json = false;
};

struct Tally {
  Figures figures;
  std::uint64_t ns = 0;  // latencies
};
using Tallies = std::map<std::string, Tally>;

struct Analysis {
  Figures all;
  std::size_t lines = 0, bad = 0;
  std::int64_t first_ns = 0, last_ns = 0;
  Tallies by_tool, by_extension, by_language, by_reason, misses_of;
  std::vector<Record> slowest;  // the longest first, `top` of them

  void add(Record&& record, unsigned top);
};

void Analysis::add(Record&& r, unsigned top) {
  ++lines;
  all.add(r);
  first_ns = first_ns == 0 ? r.ts_ns : std::min(first_ns, r.ts_ns);
  last_ns = std::max(last_ns, r.ts_ns + static_cast<std::int64_t>(r.latency_ns));
  const auto put = [&](Tallies& group, const std::string& name) {
    if (name.empty()) return;
    auto& tally = group[name];
    tally.figures.add(r);
    tally.ns += r.latency_ns;
  };
  put(by_tool, std::string(report::file_name(r.compiler)));
  put(by_extension, r.output_ext);
  put(by_language, r.language);
  put(by_reason, reason_of(r));
  if (r.outcome == Outcome::kMiss || r.outcome == Outcome::kLinkMiss) put(misses_of, r.absolute(r.subject()));
  const auto place = std::ranges::upper_bound(slowest, r.latency_ns, std::greater{}, &Record::latency_ns);
  if (static_cast<unsigned>(place - slowest.begin()) >= top) return;
  slowest.insert(place, std::move(r));
  if (slowest.size() > top) slowest.pop_back();
}

std::vector<std::pair<std::string, const Tally*>> sorted(const Tallies& group, const AnalyzeOptions& o) {
  std::vector<std::pair<std::string, const Tally*>> out;
  for (const auto& [name, tally] : group) out.emplace_back(name, &tally);
  const auto count = [](const Figures& f) { return f.compilations() + f.bypassed + f.abandoned; };
  std::ranges::stable_sort(out, [&](const auto& a, const auto& b) {
    if (o.sort == "name") return a.first < b.first;
    if (o.sort == "count") return count(a.second->figures) > count(b.second->figures);
    return a.second->ns > b.second->ns;
  });
  if (out.size() > o.top) out.resize(o.top);
  return out;
}

json as_json(const Tallies& group, const AnalyzeOptions& o) {
  json out = json::array();
  for (const auto& [name, tally] : sorted(group, o)) {
    const auto& f = tally->figures;
    out.push_back({{"name", name},
                   {"compilations", f.compilations()},
                   {"hits", f.hits},
                   {"misses", f.misses},
                   {"errors", f.errors + f.errors_cached},
                   {"non_cacheable", f.non_cacheable},
                   {"ms", tally->ns / 1'000'000},
                   {"time_saved_ms", f.saved_ns / 1'000'000}});
  }
  return out;
}

void print_json(const Analysis& a, const AnalyzeOptions& o) {
  json slowest = json::array();
  for (const auto& r : a.slowest) {
    slowest.push_back({{"subject", r.absolute(r.subject())},
                       {"outcome", to_string(r.outcome)},
                       {"reason", reason_of(r)},
                       {"ms", r.latency_ns / 1'000'000},
                       {"ts", report::time_text(r.ts_ns)}});
  }
  const json out{{"lines", a.lines},
                 {"bad_lines", a.bad},
                 {"from", a.first_ns == 0 ? json(nullptr) : json(report::time_text(a.first_ns))},
                 {"to", a.last_ns == 0 ? json(nullptr) : json(report::time_text(a.last_ns))},
                 {"totals", a.all.to_json()},
                 {"by_tool", as_json(a.by_tool, o)},
                 {"by_extension", as_json(a.by_extension, o)},
                 {"by_language", as_json(a.by_language, o)},
                 {"by_reason", as_json(a.by_reason, o)},
                 {"most_missed", as_json(a.misses_of, o)},
                 {"slowest", std::move(slowest)}};
  fmt::print("{}\n", out.dump(-1, ' ', false, json::error_handler_t::replace));
}

void print_group(const char* heading, const Tallies& group, const AnalyzeOptions& o) {
  if (group.empty()) return;
  fmt::print("\n{:<44} {:>8} {:>8} {:>8} {:>8} {:>12}\n", heading, "all", "hits", "misses", "other", "time");
  for (const auto& [name, tally] : sorted(group, o)) {
    const auto& f = tally->figures;
    fmt::print("{:<44} {:>8} {:>8} {:>8} {:>8} {:>12}\n", name, f.compilations() + f.bypassed + f.abandoned, f.hits,
               f.misses, f.errors + f.errors_cached + f.non_cacheable + f.bypassed + f.abandoned,
               duration_ns(tally->ns));
  }
}

void print(const Analysis& a, const AnalyzeOptions& o) {
  const auto& f = a.all;
  row("lines", a.bad == 0 ? std::to_string(a.lines) : fmt::format("{}, and {} that are none", a.lines, a.bad));
  if (a.lines == 0) return;
  row("from, to", report::time_text(a.first_ns) + ", " + report::time_text(a.last_ns));
  row("compilations", fmt::format("{} of {} sources", f.compilations(), f.sources.size()));
  row("hits", fmt::format("{} ({:.1f} %)", f.hits, 100 * f.hit_rate()));
  row("misses", std::to_string(f.misses));
  row("errors", std::to_string(f.errors + f.errors_cached));
  row("not cacheable", std::to_string(f.non_cacheable));
  row("time saved", duration(f.saved_ns / 1'000'000));
  print_group("by tool", a.by_tool, o);
  print_group("by extension", a.by_extension, o);
  print_group("by language", a.by_language, o);
  print_group("by reason", a.by_reason, o);
  print_group("most missed", a.misses_of, o);
  fmt::print("\nslowest\n");
  for (const auto& r : a.slowest) {
    fmt::print("{:>12}  {:<12} {}{}{}\n", duration_ns(r.latency_ns), to_string(r.outcome), r.absolute(r.subject()),
               reason_of(r).empty() ? "" : ": ", reason_of(r));
  }
}

int analyze(const AnalyzeOptions& o) {
  if (!o.outcome.empty() && !report::outcome_named(o.outcome)) {
    fmt::print(stderr, "zccache: {}: not an outcome: see docs/journal.md\n", o.outcome);
    return 2;
  }
  std::vector<std::string> paths{o.journal};
  if (o.journal.empty()) {
    auto own = own_journals();
    if (!own) return complain(own.error(), "name a journal");
    paths = std::move(*own);
  }
  Analysis analysis;
  const auto read = read_journals(
      paths, !o.journal.empty(),
      [&](Record&& record) {
        if (!o.session.empty() && record.session != o.session) return;
        if (!o.outcome.empty() && to_string(record.outcome) != o.outcome) return;
        analysis.add(std::move(record), o.top);
      },
      analysis.bad);
  if (!read) return complain(read.error(), "name a journal that can be read");
  if (o.json) print_json(analysis, o);
  else print(analysis, o);
  return 0;
}

}  // namespace

Action define_analyze(Options& options) {
  const auto o = std::make_shared<AnalyzeOptions>();
  options.word("journal", o->journal, "a journal's file", /*required=*/false)
      .json(o->json)
      .value("--session", o->session, "ID", "only what belongs to it")
      .value("--outcome", o->outcome, "OUTCOME", "only these: hit, miss, error, passthrough, ...")
      .choice("--sort", o->sort, {"time", "count", "name"}, "what decides the order of lines")
      .number("--top", o->top, "lines of each list");
  return [o] { return analyze(*o); };
}

}  // namespace zcc::cli
