// One connection to the daemon: frames out, frames in, every wait bounded.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
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

// One that was received. What it points to is there until the next receive(), and so are the
// descriptors, which are close-on-exec.
struct Frame {
  protocol::FrameType type{};
  std::string_view payload;
  const int* fds = nullptr;
  size_t fd_count = 0;
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

  // Where frames are received that fit; longer ones get memory of their own. Before the first receive(),
  // and again when the room moves; nothing may be under way then.
  void use_room(char* room, size_t size) { inbox_.begin(room, size); }

  // The next frame; each kWait in front of it starts the wait anew.
  FrameStatus receive(Frame& frame);

 private:
  // What was received, a frame that was given out included.
  struct Inbox {
    char* data;
    size_t capacity;
    size_t size;
    size_t fd_count;
    size_t given_size;      // of the frame that was given out last
    size_t given_fd_count;
    int fds[protocol::kMaxFds];

    void begin(char* room, size_t room_size);
    bool reserve(size_t wanted);
    bool keep_fds(msghdr& message);
    void drop(size_t bytes, size_t descriptors);
    void drop_given();
  };
  FrameStatus fill(size_t wanted);
  FrameStatus take(Frame& frame);

  int fd_ = -1;
  unsigned timeout_ms_ = 0;
  Inbox inbox_;
};

}  // namespace zcc::launcher
