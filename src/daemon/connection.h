// One peer of the daemon: frames in and out of a non-blocking socket, as coroutines.
#pragma once

#include <asio.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/socket.h"
#include "platform/unique_fd.h"
#include "protocol/frame.h"

namespace zcc::daemon {

inline const std::string kEmpty;
inline const std::vector<int> kNoFds;

class Connection {
 public:
  Connection(asio::io_context& io, UniqueFd socket);

  // Whether the next frame is there already, or at least begins within `patience`, which holds up
  // everybody else. If not, receive() goes on from here.
  bool receive_at_once(std::chrono::microseconds patience);

  // The next frame; false when the peer is gone or sent something else.
  asio::awaitable<bool> receive();
  Frame& frame() { return reader_.frame(); }

  // Whole frames; false when the peer is gone. Descriptors are the caller's, open until the return.
  asio::awaitable<bool> send(protocol::FrameType type, const std::string& payload,
                             const std::vector<int>& fds);

  // The same in two steps: what of the payload the socket did not take at once, if the peer is
  // there; and that.
  std::optional<std::string_view> send_at_once(protocol::FrameType type, const std::string& payload,
                                               const std::vector<int>& fds);
  asio::awaitable<bool> send_rest(std::string_view rest);

  // Sends kWait every `period` while it lives, so that the peer knows that work goes on. The peer
  // expects nothing else meanwhile; let it go before the next send().
  class Heartbeat {
   public:
    Heartbeat(Connection& connection, std::chrono::milliseconds period);
    ~Heartbeat() { stop(); }
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;
    void stop();

   private:
    void arm();
    Connection& connection_;
    std::chrono::milliseconds period_;
    asio::steady_timer timer_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
  };

  int native() { return socket_ ? socket_->native_handle() : fd_.get(); }

 private:
  // To wait with. A hit waits for nothing: what makes the event loop know of it is left out.
  asio::posix::stream_descriptor& waitable();

  asio::io_context& io_;
  UniqueFd fd_;
  std::optional<asio::posix::stream_descriptor> socket_;  // once waited for, instead of fd_
  FrameReader reader_;
  std::optional<FrameReader::State> ahead_;  // what receive_at_once() saw
};

}  // namespace zcc::daemon
