#include "daemon/log.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <unistd.h>

#include "platform/file.h"
#include "platform/unique_fd.h"

namespace zcc::daemon {
namespace {

constexpr std::uint64_t kMaxBytes = 1 << 20;

UniqueFd& log_file() {
  static UniqueFd file;
  return file;
}

}  // namespace

void open_log(const std::string& path) {
  const auto stat = stat_file(path);
  if (stat && stat->size > kMaxBytes) ::unlink(path.c_str());
  log_file().reset(
      ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
}

void write_log(std::string_view line) {
  if (!log_file()) return;
  const auto text = fmt::format("{:%Y-%m-%dT%H:%M:%S} [{}] {}\n", fmt::gmtime(::time(nullptr)),
                                ::getpid(), line);
  // One write, so that lines stay whole. A log that can not be written changes nothing.
  [[maybe_unused]] const auto n = ::write(log_file().get(), text.data(), text.size());
}

}  // namespace zcc::daemon
