// Puts files under watch when no request is waiting.
#pragma once

#include <asio.hpp>

#include "inputs/file_table.h"

namespace zcc::daemon {

class WatchArmer {
 public:
  WatchArmer(asio::io_context& io, inputs::FileTable& files) : io_(io), files_(files) {}

  // After a request: begins, where there is something to do and it is not under way.
  void poke();

 private:
  asio::awaitable<void> run();

  asio::io_context& io_;
  inputs::FileTable& files_;
  bool running_ = false;
};

}  // namespace zcc::daemon
