// gc.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <thread>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/figures.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/settings.h"

namespace zcc::cli {
namespace {

using nlohmann::json;

constexpr auto kPeriod = std::chrono::milliseconds(20);

struct GcOptions {
  std::string max_size, older_than;
  bool json = false;
};

struct Unit {
  char letter;
  std::uint64_t seconds;
};
constexpr Unit kUnits[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86'400}, {'w', 604'800}};

// "45m", "12h", "30d", "2w", "90s"; nothing for anything else.
std::optional<std::uint64_t> seconds_in(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end + 1 != text.data() + text.size() || number == 0) return std::nullopt;
  for (const auto& unit : kUnits) {
    if (unit.letter == *end) return number * unit.seconds;
  }
  return std::nullopt;
}

bool is_size(const std::string& text) {
  for (const auto& setting : settings()) {
    if (setting.variable == "ZCCACHE_CACHE_SIZE") return !objection(setting, text);
  }
  return false;
}

int misused(const std::string& what) {
  fmt::print(stderr, "zccache: {}: see zccache gc --help\n", what);
  return 2;
}

int gc(const GcOptions& o) {
  json request{{"command", "gc"}};
  if (!o.max_size.empty()) {
    if (!is_size(o.max_size)) return misused(o.max_size + ": not a size (20G, 512M, 10%)");
    request["max_size"] = o.max_size;
  }
  if (!o.older_than.empty()) {
    const auto age = seconds_in(o.older_than);
    if (!age) return misused(o.older_than + ": not an age (45m, 12h, 30d, 2w)");
    request["older_than_s"] = *age;
  }
  if (const auto pid = ensure_daemon(); !pid) return complain(pid.error(), kNoDaemonHint);
  const auto begun = ask(request, std::chrono::seconds(60));
  if (!begun) return complain(begun.error(), "nothing was removed");
  const auto at_begin = [&](const char* name) { return (*begun)[name].get<std::uint64_t>(); };
  const auto excess = at_begin("occupied_bytes") - std::min(at_begin("occupied_bytes"), at_begin("goal_bytes"));
  Result<json> now = *begun;
  {
    Progress progress("removing");
    while ((*now)["collecting"].get<bool>()) {
      std::this_thread::sleep_for(kPeriod);
      now = ask("gc-status", std::chrono::seconds(60));
      if (!now) return complain(now.error(), "it may go on");
      progress.show((*now)["evicted_bytes"].get<std::uint64_t>() - at_begin("evicted_bytes"), excess);
    }
  }
  const auto since = [&](const char* name) { return (*now)[name].get<std::uint64_t>() - at_begin(name); };
  const auto left = (*now)["occupied_bytes"].get<std::uint64_t>();
  if (o.json) {
    fmt::print("{}\n", json{{"removed_artifacts", since("evicted_artifacts")},
                            {"removed_bytes", since("evicted_bytes")},
                            {"occupied_bytes", left}}
                           .dump());
  } else {
    fmt::print("zccache: removed {} artifacts, {}; {} are left\n", since("evicted_artifacts"),
               bytes(since("evicted_bytes")), bytes(left));
  }
  return 0;
}

}  // namespace

Action define_gc(Options& options) {
  const auto o = std::make_shared<GcOptions>();
  options.value("--max-size", o->max_size, "SIZE", "what may be left: 20G, 512M, 10% (default: the budget)")
      .value("--older-than", o->older_than, "AGE", "what was not used for so long goes in any case: 45m, 12h, 30d, 2w")
      .json(o->json);
  return [o] { return gc(*o); };
}

}  // namespace zcc::cli
