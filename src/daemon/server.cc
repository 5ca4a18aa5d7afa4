#include "daemon/server.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "daemon/compile.h"
#include "daemon/compile_event.h"
#include "daemon/connection.h"
#include "daemon/control.h"
#include "daemon/log.h"
#include "protocol/endpoint.h"

namespace zcc::daemon {
namespace {

using protocol::FrameType;
using std::chrono::steady_clock;

constexpr auto kHousekeepingPeriod = std::chrono::seconds(5);
// How long an ending daemon waits for results that are being taken in.
constexpr auto kDrainTime = std::chrono::seconds(5);
constexpr std::uint32_t kSweepMinutes = 10;
const uid_t kOwnUser = ::geteuid();
constexpr std::size_t kMaxConnections = 4096;
// A launcher sends its frame some 5 us after the connect that wakes us, unless we take its processor.
// To go to sleep for it by way of the event loop takes longer than to wait.
constexpr auto kFramePatience = std::chrono::microseconds(100);
constexpr unsigned kMostInARow = 16;

std::string_view bypass_name(char letter) {
  switch (static_cast<protocol::Bypass>(letter)) {
    case protocol::Bypass::kTimeout: return "timeout";
    case protocol::Bypass::kVersion: return "version";
    case protocol::Bypass::kRefused: return "refused";
    case protocol::Bypass::kNotStarted: return "not_started";
    case protocol::Bypass::kForeign: return "foreign_socket";
    case protocol::Bypass::kTooLarge: return "too_large";
    case protocol::Bypass::kUndelivered: return "undelivered";
    case protocol::Bypass::kRerun: return "rerun";
  }
  return "unknown";
}

}  // namespace

Server::Server(Services& services, UniqueFd listener, ServerOptions options)
    : s_(services),
      options_(std::move(options)),
      listener_(services.io, listener.release()),
      signals_(services.io, SIGTERM, SIGINT) {
  (void)stat_file_quick(options_.socket.c_str(), socket_);
}

bool Server::owns_socket() const {
  FileStat now;
  return stat_file_quick(options_.socket.c_str(), now) == 0 && now.device == socket_.device &&
         now.inode == socket_.inode;
}

void Server::run() {
  handle_signals();
  asio::co_spawn(s_.io, accept_loop(), asio::detached);
  asio::co_spawn(s_.io, housekeeping(), asio::detached);
  s_.io.run();
}

void Server::handle_signals() {
  signals_.async_wait([this](asio::error_code error, int) {
    if (!error) stop();
  });
}

asio::awaitable<void> Server::accept_loop() {
  unsigned in_a_row = 0;
  for (;;) {
    UniqueFd socket(::accept4(listener_.native_handle(), nullptr, nullptr,
                              SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (socket) {
      begin(std::move(socket));
      // Those who wait for something else have their turn, too.
      if (++in_a_row % kMostInARow == 0) co_await asio::post(s_.io, asio::use_awaitable);
      continue;
    }
    if (errno == EINTR || errno == ECONNABORTED) continue;
    asio::error_code error;
    if (errno != EAGAIN && errno != EWOULDBLOCK) {
      // Out of descriptors, most likely: those who wait will compile by themselves.
      s_.counters.add("refused.accept");
      asio::steady_timer pause(s_.io, std::chrono::milliseconds(10));
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
    co_await listener_.async_wait(asio::posix::stream_descriptor::wait_read,
                                  asio::redirect_error(asio::use_awaitable, error));
    if (error || stopping_) co_return;
  }
}

// Nothing that goes wrong with one connection is another's.
void Server::begin(UniqueFd socket) {
  last_request_ = steady_clock::now();
  const auto peer = peer_of(socket.get());
  if (!peer || peer->uid != kOwnUser || connections_ >= kMaxConnections) {
    s_.counters.add("refused.peer");
    return;
  }
  try {
    auto connection = std::make_unique<Connection>(s_.io, std::move(socket));
    if (answer_at_once(connection)) return;
    asio::co_spawn(s_.io, serve(std::move(connection)), asio::detached);
  } catch (const std::exception&) {
    s_.count_exception(std::current_exception());
  }
}

// Most requests of a warm build: the frame is there, and is one that came before.
bool Server::answer_at_once(std::unique_ptr<Connection>& connection) {
  if (!connection->receive_at_once(kFramePatience)) return false;
  const auto& frame = connection->frame();
  if (frame.header.type != FrameType::kCompile) return false;
  const report::Stopwatch watch;
  auto known = s_.known_hits.answer(s_, frame.payload);
  if (!known) return false;
  auto& reply = known->reply;
  const auto descriptors = reply.descriptors();
  const auto rest = connection->send_at_once(FrameType::kCompileReply, *reply.payload, descriptors);
  // The launcher is at work by now.
  report_known_hit(s_, *known, frame.payload, watch);
  if (rest && !rest->empty()) {
    const auto sent = reply.payload->size() - rest->size();
    asio::co_spawn(s_.io, finish(std::move(connection), std::move(reply), sent), asio::detached);
  }
  return true;
}

// A long reply, to a peer that takes it in pieces.
asio::awaitable<void> Server::finish(std::unique_ptr<Connection> connection, HitReply reply,
                                     std::size_t sent) {
  ++connections_;
  co_await connection->send_rest(std::string_view(*reply.payload).substr(sent));
  --connections_;
}

asio::awaitable<void> Server::answer_compile(Connection& connection) {
  const report::Stopwatch watch;
  auto known = s_.known_hits.answer(s_, connection.frame().payload);
  if (known) {
    report_known_hit(s_, *known, connection.frame().payload, watch);
    const auto descriptors = known->reply.descriptors();
    co_await connection.send(FrameType::kCompileReply, *known->reply.payload, descriptors);
    co_return;
  }
  if (cache::lacks_tool(connection.frame().payload)) {
    const auto ask = name_tool_reply();
    co_await connection.send(FrameType::kCompileReply, ask, kNoFds);
    const bool named = co_await connection.receive();
    if (!named || connection.frame().header.type != FrameType::kCompile) co_return;
  }
  co_await serve_compile(s_, connection);
}

// One connection: one compile, or one command. Nothing that goes wrong in it leaves it.
asio::awaitable<void> Server::serve(std::unique_ptr<Connection> connection) {
  ++connections_;
  try {
    const bool received = co_await connection->receive();
    if (received) {
      switch (connection->frame().header.type) {
        case FrameType::kCompile: co_await answer_compile(*connection); break;
        case FrameType::kControl: co_await serve_control(*this, *connection); break;
        default: s_.counters.add("refused.malformed"); break;
      }
    }
  } catch (const std::exception&) {
    s_.count_exception(std::current_exception());
  }
  --connections_;
  s_.armer.poke();
}

asio::awaitable<void> Server::housekeeping() {
  asio::steady_timer timer(s_.io);
  for (;;) {
    timer.expires_after(kHousekeepingPeriod);
    asio::error_code error;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (error || stopping_) co_return;
    keep_house();
    // The files of a session that is still open are this daemon's alone to write to.
    const bool idle = options_.idle_timeout.count() > 0 && connections_ == 0 &&
                      s_.reporter.sessions().all().empty() &&
                      steady_clock::now() - last_request_ >= options_.idle_timeout;
    // A root that was removed or moved takes its socket along: nobody reaches this daemon any more.
    if (idle || !owns_socket()) co_return stop();
  }
}

void Server::keep_house() {
  s_.save_uses();
  s_.reporter.sessions().save(/*clean=*/false);
  s_.reporter.sessions().reap(options_.session_idle);
  const auto uptime = steady_clock::now() - started_;
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(uptime).count();
  if (const auto minute = static_cast<std::uint32_t>(minutes); minute != s_.minute) {
    s_.minute = minute;
    s_.files.set_minute(minute);
    if (minute % kSweepMinutes == 0) s_.files.forget_unused();
  }
  // So that the kernel's queue is short when the next request comes.
  s_.files.begin_round();
  s_.armer.poke();
}

void Server::count_bypasses() {
  const auto path = options_.root + std::string(protocol::kBypassFile);
  const UniqueFd fd(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
  if (!fd) return;
  const auto letters = read_fd(fd.get());
  // A letter that a launcher adds between these two lines is lost: a count, not a compile.
  if (!letters || ::ftruncate(fd.get(), 0) != 0) return;
  std::string_view rest = *letters;
  while (!rest.empty()) {
    const char letter = rest.front();
    rest.remove_prefix(1);
    std::string_view session;
    if (rest.starts_with('{')) {
      session = rest.substr(1, rest.find('}') - 1);
      rest.remove_prefix(std::min(rest.size(), session.size() + 2));
    }
    count_bypass(letter, session);
  }
}

void Server::count_bypass(char letter, std::string_view session) {
  report::Event event;
  event.outcome = report::Outcome::kBypass;
  event.ts_ns = report::real_time_ns();
  event.session = session;
  event.reason = bypass_name(letter);
  s_.reporter.record(std::move(event));
}

void Server::stop() {
  if (stopping_) return;
  stopping_ = true;
  if (owns_socket()) ::unlink(options_.socket.c_str());
  listener_.close();
  asio::co_spawn(s_.io, drain_and_end(), asio::detached);
}

asio::awaitable<void> Server::drain_and_end() {
  const auto end = steady_clock::now() + kDrainTime;
  asio::steady_timer timer(s_.io);
  while (s_.pending_stores > 0 && steady_clock::now() < end) {
    timer.expires_after(std::chrono::milliseconds(5));
    co_await timer.async_wait(asio::use_awaitable);
  }
  s_.reporter.sessions().save(/*clean=*/true);
  s_.save_uses();
  s_.io.stop();
}

}  // namespace zcc::daemon
