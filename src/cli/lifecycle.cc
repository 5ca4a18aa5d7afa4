// start, stop, restart.
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>

#include "cli/client.h"
#include "cli/command.h"
#include "platform/unique_fd.h"

namespace zcc::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kEndPatience{10'000};
constexpr milliseconds kLastPatience{5'000};

// Told by the process's descriptor, which also holds for one that nobody reaps.
bool ended_within(const UniqueFd& process, milliseconds time) {
  pollfd p{.fd = process.get(), .events = POLLIN, .revents = 0};
  return ::poll(&p, 1, static_cast<int>(time.count())) > 0;
}

int start() {
  const auto pid = ensure_daemon();
  if (!pid) return complain(pid.error(), "see zccache config");
  fmt::print("zccache: daemon {} is running\n", *pid);
  return 0;
}

int stop() {
  const auto status = ask("status");
  if (!status) {
    if (status.error().kind == ErrorKind::kNotFound) {
      fmt::print("zccache: no daemon is running\n");
      return 0;
    }
    return complain(status.error(), "nothing was stopped");
  }
  const int pid = (*status)["pid"].get<int>();
  const UniqueFd process(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
  if (!process) return complain({.message = fmt::format("daemon {}: not to be seen", pid)},
                                "nothing was stopped");
  if (const auto reply = ask("stop", std::chrono::seconds(10)); !reply) {
    return complain(reply.error(), "it may run on");
  }
  if (ended_within(process, kEndPatience)) {
    fmt::print("zccache: daemon {} has stopped\n", pid);
    return 0;
  }
  // It said that it would and did not: it hangs, and nothing it had stored depends on its end.
  ::syscall(SYS_pidfd_send_signal, process.get(), SIGKILL, nullptr, 0);
  if (!ended_within(process, kLastPatience)) {
    return complain({.message = fmt::format("daemon {} does not end", pid)}, "it may be stopped");
  }
  fmt::print("zccache: daemon {} did not stop by itself and was killed\n", pid);
  return 0;
}

int restart() {
  const int stopped = stop();
  return stopped != 0 ? stopped : start();
}

}  // namespace

Action define_start(Options&) { return start; }
Action define_stop(Options&) { return stop; }
Action define_restart(Options&) { return restart; }

}  // namespace zcc::cli
