#include "daemon/arming.h"

namespace zcc::daemon {
namespace {

// Some 10 us a file: a request waits for one slice at most.
constexpr std::size_t kSlice = 16;
// Requests of a build come in runs; the run's end is soon enough.
constexpr auto kDelay = std::chrono::milliseconds(2);

}  // namespace

void WatchArmer::poke() {
  if (running_ || !files_.wants_watches()) return;
  running_ = true;
  asio::co_spawn(io_, run(), asio::detached);
}

asio::awaitable<void> WatchArmer::run() {
  asio::steady_timer timer(io_, kDelay);
  co_await timer.async_wait(asio::use_awaitable);
  for (bool more = true; more;) {
    more = files_.arm_some(kSlice);
    co_await asio::post(io_, asio::use_awaitable);
  }
  running_ = false;
}

}  // namespace zcc::daemon
