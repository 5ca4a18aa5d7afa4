#include "cli/report_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "cli/journals.h"
#include "cli/print.h"
#include "report/figures.h"

namespace zcc::cli {
namespace {

using report::Difference;
using report::Figures;
using report::Outcome;
using report::Record;

// More bars than that nobody can tell apart, and browsers grow slow.
constexpr std::size_t kMostBars = 4000;
constexpr std::size_t kMostLanes = 64;
constexpr double kWidth = 1000, kLaneHeight = 9;

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>
:root { --ground:#fff; --text:#1c1e21; --faint:#667; --line:#dde; --tile:#f4f5f8;
  --hit:#2e9d5b; --miss:#d08a1d; --error:#c93c3c; --pass:#7a7f8c; }
@media (prefers-color-scheme: dark) { :root { --ground:#15171b; --text:#e4e6ea; --faint:#9aa; --line:#333842;
  --tile:#1f2329; --hit:#4cc47f; --miss:#e8ab4a; --error:#ef6b6b; --pass:#8f96a5; } }
body { background:var(--ground); color:var(--text); font:15px/1.45 system-ui,sans-serif; margin:2rem auto;
  max-width:1080px; padding:0 1rem; }
h1 { font-size:1.4rem; margin:0 } h2 { font-size:1.05rem; margin:2rem 0 .5rem }
p { color:var(--faint); margin:.2rem 0 }
.tiles { display:flex; flex-wrap:wrap; gap:.7rem; margin-top:1rem }
.tile { background:var(--tile); border-radius:6px; padding:.5rem .9rem } .tile b { display:block; font-size:1.25rem }
table { border-collapse:collapse; width:100% } td,th { border-bottom:1px solid var(--line); padding:.25rem .5rem;
  text-align:left; overflow-wrap:anywhere } td.n,th.n { text-align:right; white-space:nowrap }
svg { width:100%; background:var(--tile); border-radius:6px }
.hit { fill:var(--hit); color:var(--hit) } .miss { fill:var(--miss); color:var(--miss) }
.error { fill:var(--error); color:var(--error) } .pass { fill:var(--pass); color:var(--pass) }
</style>
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

const char* colour_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kHit:
    case Outcome::kLinkHit: return "hit";
    case Outcome::kMiss:
    case Outcome::kLinkMiss: return "miss";
    case Outcome::kError:
    case Outcome::kCachedError:
    case Outcome::kAbandoned: return "error";
    default: return "pass";
  }
}

std::string seconds(std::uint64_t ns) { return fmt::format("{:.2f} s", static_cast<double>(ns) / 1e9); }

class Page {
 public:
  void raw(std::string_view text) { out_ += text; }
  template <typename... Args>
  void add(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }
  void heading(const char* id, const char* text) { add("<section id=\"{}\"><h2>{}</h2>\n", id, text); }
  void none(const char* text) { add("<p>{}</p>\n", text); }
  void end_section() { raw("</section>\n"); }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void tile(Page& page, const char* name, const std::string& value, const char* colour = "") {
  page.add("<div class=\"tile\"><b class=\"{}\">{}</b>{}</div>\n", colour, escaped(value), name);
}

void totals(Page& page, const Figures& f) {
  page.raw("<div class=\"tiles\" id=\"totals\">\n");
  tile(page, "compilations", std::to_string(f.compilations()));
  tile(page, "hits", fmt::format("{} ({:.1f} %)", f.hits, 100 * f.hit_rate()), "hit");
  tile(page, "misses", std::to_string(f.misses), "miss");
  tile(page, "errors", std::to_string(f.errors + f.errors_cached), "error");
  tile(page, "not cacheable", std::to_string(f.non_cacheable), "pass");
  tile(page, "time saved", duration(f.saved_ns / 1'000'000));
  tile(page, "delivered", bytes(f.bytes_read));
  tile(page, "stored", bytes(f.bytes_written));
  page.raw("</div>\n");
}

// ---- timeline -----------------------------------------------------------------------------------

std::int64_t end_of(const Record& r) { return r.ts_ns + static_cast<std::int64_t>(r.latency_ns); }

// Each in the first lane that is free when it begins, as compiles ran at once.
void timeline(Page& page, const std::vector<Record>& records) {
  page.heading("timeline", "Timeline");
  if (records.empty()) {
    page.none("No compiles.");
    return page.end_section();
  }
  std::vector<const Record*> bars;
  for (const auto& r : records) bars.push_back(&r);
  if (bars.size() > kMostBars) {
    std::ranges::nth_element(bars, bars.begin() + kMostBars, std::greater{}, &Record::latency_ns);
    bars.resize(kMostBars);
    page.add("<p>The longest {} of {}.</p>\n", kMostBars, records.size());
  }
  std::ranges::stable_sort(bars, {}, &Record::ts_ns);
  const auto from = bars.front()->ts_ns;
  std::int64_t to = from + 1;
  for (const auto* r : bars) to = std::max(to, end_of(*r));
  std::vector<std::int64_t> free_from;
  std::string shapes;
  for (const auto* r : bars) {
    auto lane = static_cast<std::size_t>(
        std::ranges::find_if(free_from, [&](std::int64_t t) { return t <= r->ts_ns; }) - free_from.begin());
    if (lane == free_from.size() && lane < kMostLanes) free_from.push_back(0);
    lane = std::min(lane, kMostLanes - 1);
    free_from[lane] = end_of(*r);
    const auto scale = kWidth / static_cast<double>(to - from);
    fmt::format_to(std::back_inserter(shapes),
                   "<rect class=\"{}\" data-outcome=\"{}\" x=\"{:.2f}\" y=\"{:.0f}\" width=\"{:.2f}\" height=\"{:.0f}\">"
                   "<title>{}: {} in {}{}</title></rect>\n",
                   colour_of(r->outcome), to_string(r->outcome), static_cast<double>(r->ts_ns - from) * scale,
                   static_cast<double>(lane) * kLaneHeight + 1,
                   std::max(0.6, static_cast<double>(r->latency_ns) * scale), kLaneHeight - 2, escaped(r->subject()),
                   to_string(r->outcome), duration_ns(r->latency_ns),
                   reason_of(*r).empty() ? "" : escaped(": " + reason_of(*r)));
  }
  page.add("<svg viewBox=\"0 0 {:.0f} {:.0f}\" preserveAspectRatio=\"none\" height=\"{:.0f}\" role=\"img\">\n", kWidth,
           static_cast<double>(free_from.size()) * kLaneHeight + 1,
           std::max(60.0, static_cast<double>(free_from.size()) * 14));
  page.raw(shapes);
  page.add("</svg>\n<p>{} to {}: {}. <span class=\"hit\">hits</span>, <span class=\"miss\">misses</span>, "
           "<span class=\"error\">errors</span>, <span class=\"pass\">passed through</span></p>\n",
           report::time_text(from), report::time_text(to), duration_ns(static_cast<std::uint64_t>(to - from)));
  page.end_section();
}

// ---- tables -------------------------------------------------------------------------------------

void slowest(Page& page, const std::vector<Record>& records, unsigned top) {
  page.heading("slowest", "Slowest misses");
  std::vector<const Record*> misses;
  for (const auto& r : records) {
    if (r.outcome == Outcome::kMiss || r.outcome == Outcome::kLinkMiss) misses.push_back(&r);
  }
  std::ranges::stable_sort(misses, std::greater{}, &Record::latency_ns);
  if (misses.size() > top) misses.resize(top);
  if (misses.empty()) page.none("None.");
  else page.raw("<table><tr><th class=\"n\">time</th><th>source</th><th>why</th></tr>\n");
  for (const auto* r : misses) {
    auto why = reason_of(*r);
    if (!r->differences.empty()) why += ": " + describe(r->differences.front());
    page.add("<tr><td class=\"n\">{}</td><td>{}</td><td>{}</td></tr>\n", seconds(r->latency_ns),
             escaped(r->absolute(r->subject())), escaped(why));
  }
  if (!misses.empty()) page.raw("</table>\n");
  page.end_section();
}

using Costs = std::map<std::string, Figures::Cost>;

void cost_table(Page& page, const Costs& costs, const char* what, unsigned top) {
  std::vector<std::pair<std::string, Figures::Cost>> ordered(costs.begin(), costs.end());
  std::ranges::stable_sort(ordered, [](const auto& a, const auto& b) { return a.second.ns > b.second.ns; });
  if (ordered.size() > top) ordered.resize(top);
  if (ordered.empty()) return page.none("None.");
  page.add("<table><tr><th class=\"n\">compile time</th><th class=\"n\">compiles</th><th>{}</th></tr>\n", what);
  for (const auto& [name, cost] : ordered) {
    page.add("<tr><td class=\"n\">{}</td><td class=\"n\">{}</td><td>{}</td></tr>\n", seconds(cost.ns), cost.count,
             escaped(name));
  }
  page.raw("</table>\n");
}

bool is_about_a_file(const Difference& d) {
  return d.kind == "input" || d.kind == "shadowed" || d.kind == "appeared" || d.kind == "gone";
}

void headers(Page& page, const std::vector<Record>& records, unsigned top) {
  Costs costs;
  for (const auto& r : records) {
    for (const auto& d : r.differences) {
      if (!is_about_a_file(d) || d.name == r.absolute(r.source)) continue;
      auto& cost = costs[d.name];
      ++cost.count;
      cost.ns += r.compile_ns;
    }
  }
  page.heading("headers", "Headers whose changes cost most");
  cost_table(page, costs, "header", top);
  page.end_section();
}

void reasons(Page& page, const Figures& figures, unsigned top) {
  page.heading("reasons", "Reasons");
  cost_table(page, {figures.reasons.begin(), figures.reasons.end()}, "why not a hit", top);
  page.end_section();
}

}  // namespace

std::string report_page(const std::string& title, std::vector<Record> records, unsigned top) {
  // Which launchers leave no time of.
  const auto without_time = [](const Record& r) { return r.outcome == Outcome::kBypass; };
  Figures figures;
  for (const auto& r : records) figures.add(r);
  std::erase_if(records, without_time);
  Page page;
  page.raw(kHead);
  page.add("<title>zccache: {0}</title></head><body>\n<h1>zccache report</h1><p id=\"title\">{0}</p>\n", escaped(title));
  totals(page, figures);
  timeline(page, records);
  slowest(page, records, top);
  headers(page, records, top);
  reasons(page, figures, top);
  page.raw("</body></html>\n");
  return page.take();
}

}  // namespace zcc::cli
