#include "platform/socket.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <algorithm>
#include <cstddef>

#include "protocol/endpoint.h"

namespace zcc {
namespace {

using protocol::FrameHeader;

// A socket address for a path that may be longer than sun_path: the last component below a
// descriptor of its directory, which lives as long as this does.
struct Address {
  sockaddr_un name{};
  UniqueFd directory;
};

Result<Address> address_of(const std::string& path) {
  Address a;
  a.name.sun_family = AF_UNIX;
  std::string reach = path;
  if (path.size() > protocol::kMaxSocketPath) {
    const auto slash = path.rfind('/');
    a.directory.reset(::open(path.substr(0, slash).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!a.directory) return fail_errno(path);
    reach = "/proc/self/fd/" + std::to_string(a.directory.get()) + path.substr(slash);
  }
  if (reach.size() > protocol::kMaxSocketPath) {
    return fail(ErrorKind::kLimit, path + ": name of the socket is too long");
  }
  std::memcpy(a.name.sun_path, reach.data(), reach.size());
  return a;
}

const sockaddr* as_sockaddr(const Address& a) { return reinterpret_cast<const sockaddr*>(&a.name); }

}  // namespace

Result<PeerIdentity> peer_of(int socket) {
  ucred credentials{};
  socklen_t size = sizeof credentials;
  if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) {
    return fail_errno("SO_PEERCRED");
  }
  return PeerIdentity{credentials.pid, credentials.uid};
}

Result<UniqueFd> listen_at(const std::string& path, int backlog) {
  const auto address = address_of(path);
  if (!address) return tl::unexpected(address.error());
  UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd) return fail_errno("socket");
  ::unlink(path.c_str());
  if (::bind(fd.get(), as_sockaddr(*address), sizeof address->name) != 0) return fail_errno(path);
  if (::chmod(path.c_str(), 0600) != 0) return fail_errno(path);
  if (::listen(fd.get(), backlog) != 0) return fail_errno(path);
  return fd;
}

Result<UniqueFd> connect_to(const std::string& path, std::chrono::milliseconds patience) {
  const auto address = address_of(path);
  if (!address) return tl::unexpected(address.error());
  UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!fd) return fail_errno("socket");
  const auto ms = patience.count();  // 0 is for ever, to the kernel as well
  const timeval time{.tv_sec = ms / 1000, .tv_usec = ms % 1000 * 1000};
  ::setsockopt(fd.get(), SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);  // connect obeys it, too
  ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
  if (::connect(fd.get(), as_sockaddr(*address), sizeof address->name) == 0) return fd;
  if (errno == EAGAIN) return fail(ErrorKind::kBusy, path + ": connections are not accepted");
  if (errno == ECONNREFUSED) return fail(ErrorKind::kNotFound, path + ": nobody listens");
  return fail_errno(path);
}

FrameReader::State FrameReader::receive(int socket, iovec* parts, std::size_t count,
                                        std::size_t& got) {
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * protocol::kMaxFds)];
  msghdr message{};
  message.msg_iov = parts;
  message.msg_iovlen = count;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  ssize_t n;
  do {
    n = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (n < 0 && errno == EINTR);
  if (n < 0) return errno == EAGAIN || errno == EWOULDBLOCK ? State::kPartial : State::kClosed;
  for (auto* c = CMSG_FIRSTHDR(&message); c != nullptr; c = CMSG_NXTHDR(&message, c)) {
    if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS) continue;
    const auto sent = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < sent; ++i) {
      int fd;
      std::memcpy(&fd, CMSG_DATA(c) + i * sizeof(int), sizeof fd);
      frame_.fds.emplace_back(fd);
    }
  }
  if (n == 0) return State::kClosed;
  if ((message.msg_flags & MSG_CTRUNC) != 0 || frame_.fds.size() > protocol::kMaxFds) {
    return State::kBad;
  }
  got = static_cast<std::size_t>(n);
  return State::kComplete;
}

// Header and, as nearly all frames are short, the payload in one system call.
FrameReader::State FrameReader::receive_header(int socket) {
  // Always the same memory, which stays in the processor's caches.
  static thread_local char room[16 << 10];
  auto* const header = reinterpret_cast<char*>(&frame_.header);
  const auto missing = sizeof(FrameHeader) - header_got_;
  iovec parts[] = {{.iov_base = header + header_got_, .iov_len = missing},
                   {.iov_base = room, .iov_len = sizeof room}};
  std::size_t got = 0;
  const auto state = receive(socket, parts, 2, got);
  if (state != State::kComplete) return state;
  header_got_ += std::min(got, missing);
  payload_got_ = got - std::min(got, missing);
  frame_.payload.assign(room, payload_got_);
  return State::kComplete;
}

FrameReader::State FrameReader::advance(int socket) {
  while (header_got_ < sizeof(FrameHeader)) {
    const auto state = receive_header(socket);
    if (state != State::kComplete) return state;
    if (header_got_ < sizeof(FrameHeader)) continue;
    const auto& h = frame_.header;
    if (h.magic != protocol::kMagic || h.version != protocol::kProtocolVersion ||
        h.length > protocol::kMaxPayload || h.fd_count > protocol::kMaxFds ||
        payload_got_ > h.length) {  // a peer waits for the answer before it goes on
      return State::kBad;
    }
    frame_.payload.resize(h.length);
  }
  while (payload_got_ < frame_.payload.size()) {
    iovec part{.iov_base = frame_.payload.data() + payload_got_,
               .iov_len = frame_.payload.size() - payload_got_};
    std::size_t got = 0;
    const auto state = receive(socket, &part, 1, got);
    if (state != State::kComplete) return state;
    payload_got_ += got;
  }
  return frame_.fds.size() == frame_.header.fd_count ? State::kComplete : State::kBad;
}

void FrameReader::reset() {
  frame_.payload.clear();
  frame_.fds.clear();
  header_got_ = payload_got_ = 0;
}

Result<std::size_t> send_frame_start(int socket, protocol::FrameType type, std::string_view payload,
                                     const std::vector<int>& fds) {
  FrameHeader header;
  header.type = type;
  header.length = static_cast<std::uint32_t>(payload.size());
  header.fd_count = static_cast<std::uint32_t>(fds.size());
  iovec parts[2] = {{.iov_base = &header, .iov_len = sizeof header},
                    {.iov_base = const_cast<char*>(payload.data()), .iov_len = payload.size()}};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * protocol::kMaxFds)];
  msghdr message{};
  message.msg_iov = parts;
  message.msg_iovlen = 2;
  if (!fds.empty()) {
    const auto bytes = sizeof(int) * fds.size();
    message.msg_control = control;
    message.msg_controllen = CMSG_SPACE(bytes);
    auto* const c = CMSG_FIRSTHDR(&message);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(bytes);
    std::memcpy(CMSG_DATA(c), fds.data(), bytes);
  }
  ssize_t n;
  do {
    n = ::sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (n < 0 && errno == EINTR);
  if (n < 0) return fail_errno("sendmsg");
  return static_cast<std::size_t>(n);
}

Result<void> send_frame(int socket, protocol::FrameType type, std::string_view payload,
                        const std::vector<int>& fds) {
  const auto sent = send_frame_start(socket, type, payload, fds);
  if (!sent) return tl::unexpected(sent.error());
  auto rest = payload.substr(std::min(payload.size(), *sent - sizeof(FrameHeader)));
  while (!rest.empty()) {
    const auto n = ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno("send");
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

Result<Frame> receive_frame(int socket) {
  FrameReader reader;
  for (;;) {
    switch (reader.advance(socket)) {
      case FrameReader::State::kComplete: return std::move(reader.frame());
      case FrameReader::State::kPartial:  // SO_RCVTIMEO ran out
        return fail(ErrorKind::kBusy, "the daemon does not answer");
      case FrameReader::State::kClosed:
        return fail(ErrorKind::kSystem, "the daemon closed the connection");
      case FrameReader::State::kBad:
        return fail(ErrorKind::kDamaged,
                    "the daemon speaks protocol version " +
                        std::to_string(reader.frame().header.version) + ", this program version " +
                        std::to_string(protocol::kProtocolVersion));
    }
  }
}

}  // namespace zcc
