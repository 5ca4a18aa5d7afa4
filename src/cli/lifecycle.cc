// start, stop, restart.
#include <fmt/format.h>
#include <signal.h>

#include <chrono>
#include <thread>

#include "cli/client.h"
#include "cli/commands.h"

namespace zcc::cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr auto kPatience = std::chrono::seconds(10);
constexpr auto kLastPatience = std::chrono::seconds(5);

bool ended_within(int pid, steady_clock::duration time) {
  const auto end = steady_clock::now() + time;
  while (::kill(pid, 0) == 0) {
    if (steady_clock::now() > end) return false;
    std::this_thread::sleep_for(milliseconds(2));
  }
  return true;
}

}  // namespace

int start() {
  const auto pid = ensure_daemon();
  if (!pid) return complain(pid.error(), "see zccache config");
  fmt::print("zccache: daemon {} is running\n", *pid);
  return 0;
}

int stop() {
  const auto reply = ask("stop");
  if (!reply) {
    if (reply.error().kind == ErrorKind::kNotFound) {
      fmt::print("zccache: no daemon is running\n");
      return 0;
    }
    return complain(reply.error(), "nothing was stopped");
  }
  const int pid = (*reply)["pid"].get<int>();
  if (ended_within(pid, kPatience)) {
    fmt::print("zccache: daemon {} has stopped\n", pid);
    return 0;
  }
  // It said that it would and did not: it hangs, and nothing it had stored depends on its end.
  ::kill(pid, SIGKILL);
  if (!ended_within(pid, kLastPatience)) {
    return complain({.message = fmt::format("daemon {} does not end", pid)}, "it may be stopped");
  }
  fmt::print("zccache: daemon {} did not stop by itself and was killed\n", pid);
  return 0;
}

int restart() {
  const int stopped = stop();
  return stopped != 0 ? stopped : start();
}

}  // namespace zcc::cli
