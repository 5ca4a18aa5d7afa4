// status, stats, clear.
#include <fmt/format.h>

#include <array>

#include "cli/client.h"
#include "cli/commands.h"

namespace zcc::cli {
namespace {

using nlohmann::json;

constexpr const char* kNoDaemonHint = "start it with: zccache start";

std::string bytes(std::uint64_t n) {
  constexpr std::array kUnits = {"B", "KiB", "MiB", "GiB", "TiB"};
  auto value = static_cast<double>(n);
  std::size_t unit = 0;
  while (value >= 1024 && unit + 1 < kUnits.size()) {
    value /= 1024;
    ++unit;
  }
  return unit == 0 ? fmt::format("{} B", n) : fmt::format("{:.1f} {}", value, kUnits[unit]);
}

std::string duration(std::uint64_t ms) {
  if (ms < 1000) return fmt::format("{} ms", ms);
  if (ms < 120'000) return fmt::format("{:.1f} s", static_cast<double>(ms) / 1000);
  return fmt::format("{} min {} s", ms / 60'000, ms / 1000 % 60);
}

void row(const char* name, const std::string& value) { fmt::print("{:<20} {}\n", name, value); }

void counted(const char* heading, const json& counts) {
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
  counted("passed through", s["passed_through"]);
  counted("not shared", s["not_shared"]);
  counted("bypassed", s["bypassed"]);
  row("time saved", duration(s["time_saved_ms"].get<std::uint64_t>()));
}

// That there are no figures: one line on stderr, and in JSON whether a daemon runs. Returns 1.
int without_figures(const Error& error, bool as_json) {
  const bool running = error.kind != ErrorKind::kNotFound;
  if (as_json) fmt::print("{}\n", json{{"running", running}, {"error", error.message}}.dump());
  return complain(error, running ? "no figures" : kNoDaemonHint);
}

}  // namespace

int status_command(bool as_json) {
  auto s = ask("status");
  if (!s) return without_figures(s.error(), as_json);
  (*s)["running"] = true;
  if (as_json) {
    fmt::print("{}\n", s->dump());
    return 0;
  }
  row("version", (*s)["version"].get<std::string>());
  row("daemon", fmt::format("{}, up {}", (*s)["pid"].dump(),
                            duration((*s)["uptime_s"].get<std::uint64_t>() * 1000)));
  row("cache root", (*s)["cache_root"].get<std::string>());
  print_counts(*s);
  row("artifacts", fmt::format("{} in {} contexts", (*s)["artifacts"].dump(), (*s)["contexts"].dump()));
  const auto used = (*s)["blob_bytes"].get<std::uint64_t>() + (*s)["index_bytes"].get<std::uint64_t>();
  row("on disk", fmt::format("{} of {}", bytes(used), bytes((*s)["budget_bytes"].get<std::uint64_t>())));
  row("files known", fmt::format("{}, {} under watch", (*s)["files_known"].dump(),
                                 (*s)["watch"]["trusted_files"].dump()));
  if (const auto& reason = (*s)["watch"]["reason"]; !reason.is_null()) {
    row("", "not all are watched: " + reason.get<std::string>());
  }
  row("memory", bytes((*s)["rss_bytes"].get<std::uint64_t>()));
  if (!(*s)["store_error"].is_null()) {
    row("store", "can not write: " + (*s)["store_error"].get<std::string>());
  }
  return 0;
}

int stats(bool as_json, bool zero) {
  auto s = ask(zero ? "zero" : "status");
  if (!s) return without_figures(s.error(), as_json);
  (*s)["running"] = true;
  if (as_json) {
    fmt::print("{}\n", s->dump());
  } else if (zero) {
    fmt::print("zccache: counters are zero\n");
  } else {
    print_counts(*s);
  }
  return 0;
}

int clear(bool as_json) {
  const auto pid = ensure_daemon();
  if (!pid) return complain(pid.error(), kNoDaemonHint);
  const auto reply = ask("clear", std::chrono::seconds(600));
  if (!reply) return complain(reply.error(), "nothing was removed");
  if (as_json) {
    fmt::print("{}\n", reply->dump());
  } else {
    fmt::print("zccache: removed {} artifacts, {}\n", (*reply)["cleared_artifacts"].dump(),
               bytes((*reply)["cleared_bytes"].get<std::uint64_t>()));
  }
  return 0;
}

}  // namespace zcc::cli
