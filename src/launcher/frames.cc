// Connection's frames: sent in one system call and received in one, as long as nothing is in the
// way.
#include <errno.h>
#include <sched.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>

#include "launcher/connection.h"
#include "launcher/text.h"

namespace zcc::launcher {
namespace {

using protocol::FrameHeader;
using protocol::FrameType;

// A daemon that says "wait" for longer than any compile takes is not waited for.
constexpr uint64_t kLongestWaitMs = 30 * 60 * 1000;

uint64_t now_ms() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1000 + static_cast<uint64_t>(now.tv_nsec) / 1'000'000;
}

// Socket timeouts bound one system call each. What takes several calls is bounded by this as well;
// it does not read the clock for what takes one.
class Deadline {
 public:
  explicit Deadline(uint64_t span_ms) : span_ms_(span_ms) {}
  bool passed() {  // the first call starts the clock
    const auto now = now_ms();
    if (end_ == 0) end_ = now + span_ms_;
    return now > end_;
  }

 private:
  uint64_t span_ms_;
  uint64_t end_ = 0;
};

FrameStatus status_of(int error) {
  return error == EAGAIN || error == EWOULDBLOCK ? FrameStatus::kTimeout : FrameStatus::kClosed;
}

// The control message that carries descriptors.
struct Rights {
  Rights(const int* fds, size_t count) : size(count > 0 ? CMSG_SPACE(count * sizeof(int)) : 0) {
    if (count == 0) return;
    auto* header = reinterpret_cast<cmsghdr*>(control);
    memset(control, 0, size);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(count * sizeof(int));
    memcpy(CMSG_DATA(header), fds, count * sizeof(int));
  }
  size_t size;
  alignas(cmsghdr) char control[CMSG_SPACE(protocol::kMaxFds * sizeof(int))];
};

// Moves the beginning of the list behind what was sent of it.
void drop_sent(iovec*& parts, size_t& count, size_t sent) {
  while (sent > 0 || parts->iov_len == 0) {
    const size_t step = std::min(sent, parts->iov_len);
    parts->iov_base = static_cast<char*>(parts->iov_base) + step;
    parts->iov_len -= step;
    sent -= step;
    if (parts->iov_len == 0) ++parts, --count;
  }
}

}  // namespace

FrameStatus Connection::send(FrameType type, iovec* parts, size_t count, const int* fds,
                             size_t fd_count) {
  FrameHeader header{.type = type, .fd_count = static_cast<uint32_t>(fd_count)};
  size_t left = sizeof header;
  for (size_t i = 1; i < count; ++i) left += parts[i].iov_len;
  header.length = static_cast<uint32_t>(left - sizeof header);
  parts[0] = {&header, sizeof header};

  Rights rights(fds, fd_count);
  msghdr message{};
  message.msg_control = fd_count > 0 ? rights.control : nullptr;
  message.msg_controllen = static_cast<decltype(message.msg_controllen)>(rights.size);
  Deadline deadline(timeout_ms_);
  for (;;) {
    message.msg_iov = parts;
    message.msg_iovlen = static_cast<decltype(message.msg_iovlen)>(count);
    const ssize_t n = sendmsg(fd_, &message, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return status_of(errno);
    left -= static_cast<size_t>(n);
    if (left == 0) return FrameStatus::kOk;
    if (deadline.passed()) return FrameStatus::kTimeout;
    message.msg_control = nullptr;  // the descriptors went with the first piece
    message.msg_controllen = 0;
    drop_sent(parts, count, static_cast<size_t>(n));
  }
}

void Connection::Inbox::begin(char* room, size_t room_size) {
  data = room;
  capacity = room_size;
  size = fd_count = given_size = given_fd_count = 0;
}

bool Connection::Inbox::reserve(size_t wanted) {
  if (wanted <= capacity) return true;
  auto* larger = static_cast<char*>(allocate(wanted));
  if (!larger) return false;
  memcpy(larger, data, size);
  data = larger;
  capacity = wanted;
  return true;
}

// False when descriptors were cut off or there are too many.
bool Connection::Inbox::keep_fds(msghdr& message) {
  if (message.msg_flags & MSG_CTRUNC) return false;
  const cmsghdr* rights = CMSG_FIRSTHDR(&message);  // a socket without options gets no other kind
  if (!rights) return true;
  if (rights->cmsg_level != SOL_SOCKET || rights->cmsg_type != SCM_RIGHTS) return false;
  const size_t n = (rights->cmsg_len - CMSG_LEN(0)) / sizeof(int);
  if (n > protocol::kMaxFds - fd_count) return false;
  memcpy(fds + fd_count, CMSG_DATA(rights), n * sizeof(int));
  fd_count += n;
  return true;
}

void Connection::Inbox::drop(size_t bytes, size_t descriptors) {
  size -= bytes;
  fd_count -= descriptors;
  memmove(data, data + bytes, size);
  memmove(fds, fds + descriptors, fd_count * sizeof(int));
}

void Connection::Inbox::drop_given() {
  for (size_t i = 0; i < given_fd_count; ++i) close(fds[i]);
  drop(given_size, given_fd_count);
  given_size = given_fd_count = 0;
}

// A hit's reply takes the daemon some 50 us, and to sleep until it comes as long again: a processor
// is put to rest and woken. So it is asked for this often first. To yield in between lets a daemon
// that is to run on this processor do so.
constexpr int kPolls = 60;

ssize_t receive_soon(int fd, msghdr& message) {
  for (int poll = 0; poll < kPolls; ++poll) {
    const ssize_t n = recvmsg(fd, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    if (n >= 0 || errno != EAGAIN) return n;
    sched_yield();
  }
  return recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
}

// One message; more than `wanted` bytes may come.
FrameStatus Connection::fill(size_t wanted) {
  if (!inbox_.reserve(wanted)) return FrameStatus::kMalformed;
  alignas(cmsghdr) char control[CMSG_SPACE(protocol::kMaxFds * sizeof(int))];
  iovec space{inbox_.data + inbox_.size, inbox_.capacity - inbox_.size};
  msghdr message{};
  message.msg_iov = &space;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  ssize_t n;
  do {
    n = receive_soon(fd_, message);
  } while (n < 0 && errno == EINTR);
  if (n < 0) return status_of(errno);
  if (n == 0) return FrameStatus::kClosed;
  inbox_.size += static_cast<size_t>(n);
  return inbox_.keep_fds(message) ? FrameStatus::kOk : FrameStatus::kMalformed;
}

// Receives until the frame at the front of the inbox is complete.
FrameStatus Connection::take(Frame& frame) {
  Deadline deadline(timeout_ms_);
  FrameHeader header;
  size_t wanted = sizeof header;
  for (bool first = true;; first = false) {
    if (inbox_.size >= sizeof header) {
      memcpy(&header, inbox_.data, sizeof header);
      if (header.magic != protocol::kMagic) return FrameStatus::kMalformed;
      if (header.version != protocol::kProtocolVersion) return FrameStatus::kOtherVersion;
      if (header.length > protocol::kMaxPayload) return FrameStatus::kMalformed;
      wanted = sizeof header + header.length;
    }
    if (inbox_.size >= wanted) break;
    if (!first && deadline.passed()) return FrameStatus::kTimeout;
    if (const auto status = fill(wanted); status != FrameStatus::kOk) return status;
  }
  // Descriptors come with their frame's first byte: those of this one are there, in front.
  if (header.fd_count > inbox_.fd_count) return FrameStatus::kMalformed;
  frame.type = header.type;
  frame.payload = {inbox_.data + sizeof header, header.length};
  frame.fds = inbox_.fds;
  frame.fd_count = header.fd_count;
  inbox_.given_size = wanted;
  inbox_.given_fd_count = header.fd_count;
  return FrameStatus::kOk;
}

FrameStatus Connection::receive(Frame& frame) {
  Deadline patience(kLongestWaitMs);
  for (;;) {
    inbox_.drop_given();
    const auto status = take(frame);
    if (status != FrameStatus::kOk || frame.type != FrameType::kWait) return status;
    if (patience.passed()) return FrameStatus::kTimeout;
  }
}

}  // namespace zcc::launcher
