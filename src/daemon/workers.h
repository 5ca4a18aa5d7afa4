// Work that blocks (hashing, copying, probing) off the event thread.
#pragma once

#include <asio.hpp>
#include <chrono>
#include <memory>
#include <utility>
#include <vector>

#include "inputs/file_table.h"

namespace zcc::daemon {

// Runs `work` on the pool; the coroutine goes on where it was. Exceptions of `work` come through.
template <typename Work>
asio::awaitable<std::invoke_result_t<Work>> on_workers(asio::thread_pool& pool, Work work) {
  co_return co_await asio::co_spawn(
      pool,
      [w = std::move(work)]() mutable -> asio::awaitable<std::invoke_result_t<Work>> {
        co_return w();
      },
      asio::use_awaitable);
}

// Something that coroutines of one event thread wait for, at most for a time.
class Gate {
 public:
  explicit Gate(asio::io_context& io) : timer_(io) {
    timer_.expires_at(asio::steady_timer::time_point::max());
  }
  void open() {
    open_ = true;
    timer_.cancel();
  }
  bool is_open() const { return open_; }
  asio::awaitable<void> wait() {
    while (!open_) {
      asio::error_code cancelled;
      co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    }
  }
  // False when the time ran out first. The gate outlives the call.
  asio::awaitable<bool> wait_for(std::chrono::milliseconds time) {
    const auto deadline = asio::steady_timer::clock_type::now() + time;
    asio::steady_timer limit(timer_.get_executor(), deadline);
    // The handler may run after this coroutine is gone, hence the shared flag.
    const auto waiting = std::make_shared<bool>(true);
    limit.async_wait([this, waiting](asio::error_code error) {
      if (!error && *waiting) timer_.cancel();
    });
    while (!open_ && asio::steady_timer::clock_type::now() < deadline) {
      asio::error_code cancelled;
      co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    }
    *waiting = false;
    co_return open_;
  }

 private:
  asio::steady_timer timer_;
  bool open_ = false;
};

// Reads and hashes files on the pool, several at once; each file by one worker however many
// requests ask for it at the same time.
class ContentReader {
 public:
  ContentReader(asio::io_context& io, asio::thread_pool& pool, inputs::FileTable& files)
      : io_(io), pool_(pool), files_(files) {}

  // Afterwards files.look(id, round) is not kNeedsHash for any of `ids`.
  asio::awaitable<void> read(std::vector<store::FileId> ids, inputs::Round round);

 private:
  asio::awaitable<void> read_mine(std::vector<store::FileId> ids);

  asio::io_context& io_;
  asio::thread_pool& pool_;
  inputs::FileTable& files_;
  absl::flat_hash_map<store::FileId, std::shared_ptr<Gate>> reading_;
};

}  // namespace zcc::daemon
