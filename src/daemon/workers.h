// Work that blocks (hashing, copying, probing) off the event thread.
#pragma once

#include <asio.hpp>
#include <chrono>
#include <memory>
#include <utility>
#include <vector>

#include "inputs/file_table.h"

namespace zcc::daemon {

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

// Work that was given to the pool. A coroutine keeps it in a variable, awaits done(), then takes
// the result. (A closure in the same expression as a co_await would be destroyed twice by what
// GCC 12 makes of it.)
template <typename Value>
struct Work {
  explicit Work(asio::io_context& io) : gate(io) {}
  asio::awaitable<void> done() { return gate.wait(); }

  Gate gate;
  Value value;
};

template <typename Function>
auto start_work(asio::io_context& io, asio::thread_pool& pool, Function function) {
  const auto work = std::make_shared<Work<std::invoke_result_t<Function>>>(io);
  asio::post(pool, [&io, work, f = std::move(function)]() mutable {
    work->value = f();
    asio::post(io, [work] { work->gate.open(); });
  });
  return work;
}

// Reads and hashes files on the pool, several at once; each file by one worker however many
// requests ask for it at the same time.
class ContentReader {
 public:
  ContentReader(asio::io_context& io, asio::thread_pool& pool, inputs::FileTable& files)
      : io_(io), pool_(pool), files_(files) {}

  // Afterwards files.look(id, round) is not kNeedsHash for any of `ids`.
  asio::awaitable<void> read(const std::vector<store::FileId>& files, inputs::Round round);
  // Reads each once, also what is known to be unchanged: for what only a reading tells.
  asio::awaitable<void> read_anyway(const std::vector<store::FileId>& files, inputs::Round round);
  // Afterwards files.includes(id) is known, but of what is missing, unreadable or a program.
  asio::awaitable<void> scan(const std::vector<store::FileId>& files, inputs::Round round);

 private:
  asio::awaitable<void> read_mine(const std::vector<store::FileId>& ids);

  asio::io_context& io_;
  asio::thread_pool& pool_;
  inputs::FileTable& files_;
  absl::flat_hash_map<store::FileId, std::shared_ptr<Gate>> reading_;
};

}  // namespace zcc::daemon
