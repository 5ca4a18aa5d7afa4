// stats.
#include <fmt/format.h>

#include <memory>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/figures.h"
#include "cli/print.h"

namespace zcc::cli {
namespace {

using nlohmann::json;

struct StatsOptions {
  bool json = false, zero = false;
};

// NAME, then how its compiles came out.
void print_tallies(const char* heading, const json& tallies) {
  for (const auto& [name, tally] : tallies.items()) {
    std::string text;
    for (const auto* what : {"hits", "misses", "errors", "passed_through"}) {
      const auto n = tally.value(what, std::uint64_t{0});
      if (n == 0) continue;
      const std::string_view word = std::string_view(what) == "passed_through" ? "passed through" : what;
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", n, word);
    }
    row(heading, name + ": " + text);
    heading = "";
  }
}

int stats(const StatsOptions& o) {
  auto s = ask(o.zero ? "zero" : "status");
  if (!s) return without_figures(s.error(), o.json);
  (*s)["running"] = true;
  if (o.json) {
    fmt::print("{}\n", s->dump());
  } else if (o.zero) {
    fmt::print("zccache: counters are zero\n");
  } else {
    print_counts(*s);
    print_counted("missed because", (*s)["miss_reasons"]);
    print_counted("found by", (*s)["found"]);
    print_tallies("by tool", (*s)["totals"]["by_tool"]);
    print_tallies("by language", (*s)["totals"]["by_language"]);
  }
  return 0;
}

}  // namespace

Action define_stats(Options& options) {
  const auto o = std::make_shared<StatsOptions>();
  options.json(o->json).flag("--zero", o->zero, "set them to zero");
  return [o] { return stats(*o); };
}

}  // namespace zcc::cli
