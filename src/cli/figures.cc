#include "cli/figures.h"

#include <fmt/format.h>

#include "cli/client.h"
#include "cli/print.h"

namespace zcc::cli {

using nlohmann::json;

void print_counted(const char* heading, const json& counts) {
  for (const auto& [name, count] : counts.items()) {
    row(heading, fmt::format("{} ({})", count.get<std::uint64_t>(), name));
    heading = "";
  }
}

void print_counts(const json& s) {
  row("compilations", s["compilations"].dump());
  row("hits", fmt::format("{} ({:.1f} %)", s["hits"].dump(), 100 * s["hit_rate"].get<double>()));
  if (s["hits_shared"] != 0) row("", fmt::format("{} of other checkouts", s["hits_shared"].dump()));
  row("misses", s["misses"].dump());
  row("errors", s["errors"].dump());
  print_counted("passed through", s["passed_through"]);
  print_counted("not shared", s["not_shared"]);
  print_counted("bypassed", s["bypassed"]);
  row("time saved", duration(s["time_saved_ms"].get<std::uint64_t>()));
}

int without_figures(const Error& error, bool as_json) {
  const bool running = error.kind != ErrorKind::kNotFound;
  if (as_json) fmt::print("{}\n", json{{"running", running}, {"error", error.message}}.dump());
  return complain(error, running ? "no figures" : kNoDaemonHint);
}

}  // namespace zcc::cli
