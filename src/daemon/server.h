// The daemon's life: listen, serve, save, idle out, stop.
#pragma once

#include <asio.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "daemon/connection.h"
#include "daemon/services.h"
#include "platform/unique_fd.h"

namespace zcc::daemon {

struct ServerOptions {
  std::string root;
  std::string socket;
  std::chrono::seconds idle_timeout{3600};  // 0: never
  std::chrono::seconds session_idle{600};
};

class Server {
 public:
  Server(Services& services, UniqueFd listener, ServerOptions options);

  // Serves until stop() or the idle timeout; returns when all that was taken in is stored.
  void run();
  // Accepts no more, lets results under way be stored, then ends. Event thread.
  void stop();

  Services& services() { return s_; }
  const ServerOptions& options() const { return options_; }
  std::chrono::steady_clock::time_point started() const { return started_; }
  void count_bypasses();  // folds the launchers' letters into the counters
  std::size_t connections() const { return connections_; }

 private:
  asio::awaitable<void> accept_loop();
  void begin(UniqueFd socket);
  bool answer_at_once(std::unique_ptr<Connection>& connection);
  asio::awaitable<void> answer_compile(Connection& connection);
  asio::awaitable<void> serve(std::unique_ptr<Connection> connection);
  asio::awaitable<void> finish(std::unique_ptr<Connection> connection, HitReply reply,
                               std::size_t sent);
  void count_bypass(char letter, std::string_view session);
  asio::awaitable<void> housekeeping();
  void keep_house();
  asio::awaitable<void> drain_and_end();
  void handle_signals();
  bool owns_socket() const;

  Services& s_;
  ServerOptions options_;
  asio::posix::stream_descriptor listener_;
  FileStat socket_;  // as bound: another daemon may take the name when the root is moved away
  asio::signal_set signals_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_request_ = started_;
  std::size_t connections_ = 0;
  bool stopping_ = false;
};

}  // namespace zcc::daemon
