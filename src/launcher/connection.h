// One connection to the daemon: frames out, frames in, every wait bounded.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/uio.h>

#include <string_view>

#include "protocol/endpoint.h"
#include "protocol/frame.h"

namespace zcc::launcher {

enum class FrameStatus {
  kOk,
  kTimeout,       // nothing, or not all of it, in time
  kClosed,        // the daemon is gone, or closed the connection
  kMalformed,     // not a frame, or over a limit
  kOtherVersion,  // a frame of another protocol version
};

struct Frame {
  // A payload that fits into `room` is received there; a longer one gets memory of its own.
  Frame(char* room_begin, size_t room_size) : room(room_begin), capacity(room_size) {}

  protocol::FrameType type{};
  std::string_view payload;  // lives as long as the frame
  size_t fd_count = 0;
  char* room;
  size_t capacity;
  int fds[protocol::kMaxFds];  // close-on-exec; they stay open, we soon exit or exec
};

class Connection {
 public:
  // 0, or the errno of what failed; EAGAIN is a daemon that does not accept in time. On failure
  // open() can be called again.
  int open(const protocol::Endpoint& endpoint, unsigned timeout_ms);

  // Whether the daemon runs as the same user as we do.
  bool peer_is_us() const;

  // Sends a frame: `parts` are the payload, with one unused element in front of them that send()
  // fills with the header. The parts are used up. At most kMaxFds descriptors.
  FrameStatus send(protocol::FrameType type, iovec* parts, size_t count, const int* fds = nullptr,
                   size_t fd_count = 0);

  // The next frame; each kWait in front of it starts the wait anew.
  FrameStatus receive(Frame& frame);

 private:
  struct Inbox;
  FrameStatus fill(Inbox& inbox, size_t wanted);
  FrameStatus take(Inbox& inbox, Frame& frame);

  int fd_ = -1;
  unsigned timeout_ms_ = 0;
};

}  // namespace zcc::launcher
