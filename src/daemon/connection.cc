#include "daemon/connection.h"

#include <poll.h>
#include <sys/socket.h>

namespace zcc::daemon {

using protocol::FrameHeader;
using protocol::FrameType;

Connection::Connection(asio::io_context& io, UniqueFd socket) : io_(io), fd_(std::move(socket)) {}

asio::posix::stream_descriptor& Connection::waitable() {
  if (!socket_) socket_.emplace(io_, fd_.release());
  return *socket_;
}

bool Connection::receive_at_once(std::chrono::microseconds patience) {
  ahead_ = reader_.advance(native());
  if (ahead_ == FrameReader::State::kPartial) {
    pollfd readable{.fd = native(), .events = POLLIN, .revents = 0};
    const timespec time{.tv_sec = 0, .tv_nsec = std::chrono::nanoseconds(patience).count()};
    if (::ppoll(&readable, 1, &time, nullptr) == 1) ahead_ = reader_.advance(native());
  }
  return ahead_ == FrameReader::State::kComplete;
}

asio::awaitable<bool> Connection::receive() {
  if (!ahead_) reader_.reset();
  for (;;) {
    const auto state = ahead_ ? *ahead_ : reader_.advance(native());
    ahead_.reset();
    switch (state) {
      case FrameReader::State::kComplete: co_return true;
      case FrameReader::State::kClosed: co_return false;
      case FrameReader::State::kBad:
        // Another version, perhaps: say which one this is and let it be.
        send_frame_start(native(), FrameType::kRefused, {}, {});
        co_return false;
      case FrameReader::State::kPartial: break;
    }
    asio::error_code error;
    co_await waitable().async_wait(asio::posix::stream_descriptor::wait_read,
                                asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return false;
  }
}

namespace {

// What is left of it when `taken` bytes of its frame are gone. The header goes as a whole: what the kernel
// cuts a message into begins with much more.
std::string_view behind(std::string_view payload, std::size_t taken) {
  return payload.substr(taken - sizeof(FrameHeader));
}

}  // namespace

asio::awaitable<bool> Connection::send(FrameType type, const std::string& payload,
                                       const std::vector<int>& fds) {
  // What went before may still lie there untaken.
  for (;;) {
    const auto taken = send_frame_start(native(), type, payload, fds);
    if (taken) {
      const bool sent = co_await send_rest(behind(payload, *taken));
      co_return sent;
    }
    if (taken.error().kind != ErrorKind::kBusy) co_return false;
    asio::error_code error;
    co_await waitable().async_wait(asio::posix::stream_descriptor::wait_write,
                                asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return false;
  }
}

std::optional<std::string_view> Connection::send_at_once(FrameType type, const std::string& payload,
                                                         const std::vector<int>& fds) {
  const auto taken = send_frame_start(native(), type, payload, fds);
  if (!taken) return std::nullopt;
  return behind(payload, *taken);
}

asio::awaitable<bool> Connection::send_rest(std::string_view rest) {
  const int socket = native();
  while (!rest.empty()) {
    const auto n = ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (n > 0) {
      rest.remove_prefix(static_cast<std::size_t>(n));
      continue;
    }
    if (errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) co_return false;
    asio::error_code error;
    co_await waitable().async_wait(asio::posix::stream_descriptor::wait_write,
                                asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return false;
  }
  co_return true;
}

Connection::Heartbeat::Heartbeat(Connection& connection, std::chrono::milliseconds period)
    : connection_(connection), period_(period), timer_(connection.io_) {
  arm();
}

void Connection::Heartbeat::arm() {
  timer_.expires_after(period_);
  timer_.async_wait([this, alive = alive_](asio::error_code error) {
    if (error || !*alive) return;
    send_frame_start(connection_.native(), FrameType::kWait, {}, {});
    arm();
  });
}

void Connection::Heartbeat::stop() {
  *alive_ = false;
  timer_.cancel();
}

}  // namespace zcc::daemon
