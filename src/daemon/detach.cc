#include "daemon/detach.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/file.h"

namespace zcc::daemon {
namespace {

constexpr char kReady = 'R';

// Waits for the report and ends this process accordingly.
[[noreturn]] void await_report(int pipe) {
  std::string said;
  char buffer[1024];
  for (;;) {
    const auto n = ::read(pipe, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    said.append(buffer, static_cast<std::size_t>(n));
    if (said[0] == kReady) ::_exit(0);
  }
  if (said.empty()) said = "the daemon ended while it started";
  // ": compiling without the cache" is what the launcher does next.
  said = "zccache: " + said + ": compiling without the cache\n";
  (void)write_all(STDERR_FILENO, said, "stderr");
  ::_exit(1);
}

void use_null_streams() {
  const int null = ::open("/dev/null", O_RDWR);
  for (int fd = 0; fd <= 2; ++fd) ::dup2(null, fd);
  if (null > 2) ::close(null);
}

}  // namespace

void StartReport::ready() {
  if (pipe_) (void)write_all(pipe_.get(), std::string_view(&kReady, 1), "starter");
  pipe_.reset();
}

void StartReport::failed(const std::string& why) {
  if (pipe_) {
    (void)write_all(pipe_.get(), why, "starter");
  } else {
    (void)write_all(STDERR_FILENO, "zccached: " + why + "\n", "stderr");
  }
  pipe_.reset();
}

Result<StartReport> detach() {
  ::close_range(3, ~0u, 0);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return fail_errno("pipe");
  const pid_t pid = ::fork();
  if (pid < 0) return fail_errno("fork");
  if (pid > 0) {
    ::close(ends[1]);
    await_report(ends[0]);
  }
  ::close(ends[0]);
  UniqueFd report(ends[1]);
  ::setsid();
  ::signal(SIGHUP, SIG_IGN);
  ::umask(077);
  if (::chdir("/") != 0) return fail_errno("/");
  use_null_streams();
  return StartReport(std::move(report));
}

}  // namespace zcc::daemon
