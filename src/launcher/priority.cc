#include "launcher/priority.h"

#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <unistd.h>

#include <string_view>

#include "launcher/text.h"

namespace zcc::launcher {
namespace {

constexpr std::string_view kName = "ZCCACHE_COMPILE_PRIORITY=";
constexpr int kLow = 10;
constexpr int kIdle = 19;
constexpr int kHigh = -5;

std::string_view setting(char** environment) {
  for (; *environment; ++environment) {
    const std::string_view entry = *environment;
    if (entry.starts_with(kName)) return entry.substr(kName.size());
  }
  return {};
}

// /proc/loadavg, "0.20 0.18 0.12 3/80 11206": the fourth field begins with how many threads can run, us among
// them (proc(5)).
unsigned running_threads() {
  char text[128];
  const int fd = open("/proc/loadavg", O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  const ssize_t n = read(fd, text, sizeof text);
  close(fd);
  std::string_view rest(text, n > 0 ? static_cast<size_t>(n) : 0);
  for (int i = 0; i < 3; ++i) rest.remove_prefix(rest.find(' ') < rest.size() ? rest.find(' ') + 1 : rest.size());
  unsigned count = 0;
  for (; !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; rest.remove_prefix(1)) {
    count = count * 10 + static_cast<unsigned>(rest.front() - '0');
  }
  return count;
}

bool all_processors_are_busy() {
  const long processors = sysconf(_SC_NPROCESSORS_ONLN);
  return processors > 0 && running_threads() > static_cast<unsigned long>(processors);
}

bool parse_niceness(std::string_view text, int& value) {
  const bool negative = text.starts_with('-');
  uint64_t number = 0;
  if (!parse_decimal(text.substr(negative ? 1 : 0), 20, number)) return false;
  value = negative ? -static_cast<int>(number) : static_cast<int>(number);
  return true;
}

}  // namespace

int added_niceness(const Job& job) {
  const auto text = setting(job.environment);
  int value = 0;
  if (text.empty() || text == "normal") return 0;
  if (text == "low") return kLow;
  if (text == "idle") return kIdle;
  if (text == "high") return kHigh;
  if (text == "auto") return all_processors_are_busy() ? kLow : 0;
  if (parse_niceness(text, value)) return value;
  if (!job.settings.quiet) {
    say({kName, text, ": not auto, low, normal, idle, high or a number from -20 to 20: using normal"});
  }
  return 0;
}

}  // namespace zcc::launcher
