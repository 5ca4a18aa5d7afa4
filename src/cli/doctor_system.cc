// What doctor says of the machine: variables, programs, watches, clock, limits.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <cstdlib>
#include <ctime>

#include "cli/client.h"
#include "cli/doctor_checks.h"
#include "cli/settings.h"
#include "platform/inotify.h"
#include "platform/unique_fd.h"

extern char** environ;

namespace zcc::cli {
namespace {

constexpr unsigned long kFewWatches = 65536;  // a large build has as many files and directories
constexpr unsigned long kFewDescriptors = 1024;
constexpr std::time_t kEarliest = 1'704'067'200;  // 2024-01-01: before this program was written

const Setting* setting_named(std::string_view name) {
  for (const auto& setting : settings()) {
    if (setting.variable == name) return &setting;
  }
  return nullptr;
}

// The number in a file of /proc/sys; nothing when there is none.
std::optional<unsigned long> kernel_number(const std::string& path) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  char text[32] = {};
  // In one piece: such a file has no second one.
  if (!fd || ::read(fd.get(), text, sizeof text - 1) <= 0) return std::nullopt;
  return std::strtoul(text, nullptr, 10);
}

}  // namespace

void check_settings(Findings& findings) {
  const auto before = findings.size();
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const auto equals = text.find('=');
    if (!text.starts_with("ZCCACHE_") || equals == std::string_view::npos) continue;
    const std::string name(text.substr(0, equals)), value(text.substr(equals + 1));
    if (is_set_by_us(name)) continue;
    if (const auto* const setting = setting_named(name)) {
      const auto wrong = value.empty() ? std::nullopt : objection(*setting, value);
      if (wrong) {
        findings.push_back({State::kProblem, "settings", fmt::format("{}={}: {}", name, value, *wrong),
                            fmt::format("set it right, or unset it (default: {})", setting->fallback)});
      }
      continue;
    }
    const auto* const near = nearest_setting(name);
    findings.push_back({State::kProblem, "settings", name + ": no setting has this name",
                        near != nullptr ? fmt::format("is {} meant?", near->variable)
                                        : "see zccache config for those there are"});
  }
  for (const auto* const name : {"ZCCACHE_DISABLE", "ZCCACHE_RECACHE", "ZCCACHE_READONLY"}) {
    const char* const value = std::getenv(name);
    if (value == nullptr || std::string_view("0nNfFoO").find(*value) != std::string_view::npos) continue;
    findings.push_back({State::kAdvice, "settings", fmt::format("{}={} is set", name, value),
                        "unset it if that is not what you want"});
  }
  if (findings.size() == before) findings.push_back({State::kFine, "settings", "all are understood", ""});
}

void check_programs(Findings& findings) {
  char self[PATH_MAX];
  const auto n = ::readlink("/proc/self/exe", self, sizeof self);
  const std::string path(self, n > 0 ? static_cast<std::size_t>(n) : 0);
  const auto directory = path.substr(0, path.rfind('/'));
  for (const auto* const place : {"/zccached", "/../libexec/zccache/zccached", "/../lib/zccache/zccached"}) {
    if (::access((directory + place).c_str(), X_OK) != 0) continue;
    findings.push_back({State::kFine, "programs", fmt::format("zccache {} in {}", ZCCACHE_VERSION, directory), ""});
    return;
  }
  findings.push_back({State::kProblem, "programs", "zccached is not beside " + path,
                      "install zccache anew: its three programs belong together"});
}

void check_watches(Findings& findings) {
  const std::string directory = "/proc/sys/fs/inotify/";
  if (const auto inotify = Inotify::open(); !inotify) {
    findings.push_back({State::kAdvice, "watches", inotify.error().message,
                        "sysctl fs.inotify.max_user_instances=1024: until then each input is looked at for each hit"});
    return;
  }
  const auto most = kernel_number(directory + "max_user_watches");
  if (!most) return;
  if (*most < kFewWatches) {
    findings.push_back({State::kAdvice, "watches", fmt::format("{} at most for each user", *most),
                        fmt::format("sysctl fs.inotify.max_user_watches={}: files beyond it are looked at for each hit",
                                    8 * kFewWatches)});
  } else {
    findings.push_back({State::kFine, "watches", fmt::format("{} at most for each user", *most), ""});
  }
}

void check_clock(Findings& findings) {
  const auto now = std::time(nullptr);
  if (now < kEarliest) {
    findings.push_back({State::kProblem, "clock", "it is before 2024", "set the clock"});
    return;
  }
  const auto where = endpoint();
  struct stat file {};
  const auto mark = where ? std::string(where->root.view()) + "/boot" : std::string();
  if (!mark.empty() && ::stat(mark.c_str(), &file) == 0 && file.st_mtim.tv_sec > now + 1) {
    findings.push_back({State::kAdvice, "clock", fmt::format("{} is from the future: the clock went back", mark),
                        "set the clock; files that look new are read again until it has caught up"});
    return;
  }
  findings.push_back({State::kFine, "clock", "not behind what was stored", ""});
}

void check_limits(Findings& findings) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const bool few = limit.rlim_max != RLIM_INFINITY && limit.rlim_max < kFewDescriptors;
  const auto most = limit.rlim_max == RLIM_INFINITY ? std::string("no limit") : fmt::format("{}", limit.rlim_max);
  findings.push_back({few ? State::kAdvice : State::kFine, "descriptors", most + " (hard limit of open files)",
                      few ? "ulimit -Hn 4096 before the daemon starts: with few, compiles at once pass it by" : ""});
}

}  // namespace zcc::cli
