// Unix stream sockets that carry frames and descriptors (protocol/frame.h).
#pragma once

#include <sys/types.h>
#include <sys/uio.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"
#include "platform/unique_fd.h"
#include "protocol/frame.h"

namespace zcc {

struct PeerIdentity {
  pid_t pid = 0;
  uid_t uid = 0;
};
Result<PeerIdentity> peer_of(int socket);

// Sockets at `path`, of any length. The listener's old file is removed first: the caller holds the
// lock of the cache root.
Result<UniqueFd> listen_at(const std::string& path, int backlog);  // non-blocking

// Blocking. With a patience, connecting, each sending and each reading take no longer than that:
// kBusy. kNotFound: nobody listens there.
Result<UniqueFd> connect_to(const std::string& path, std::chrono::milliseconds patience = {});

struct Frame {
  protocol::FrameHeader header;
  std::string payload;
  std::vector<UniqueFd> fds;
};

// Collects one frame from a non-blocking socket over as many calls as its bytes take to arrive.
class FrameReader {
 public:
  enum class State { kPartial, kComplete, kClosed, kBad };
  // Reads what there is. kBad: not our magic, another version, over a limit; `frame().header` tells.
  State advance(int socket);
  Frame& frame() { return frame_; }
  void reset();

 private:
  State receive(int socket, iovec* parts, std::size_t count, std::size_t& got);
  State receive_header(int socket);

  Frame frame_;
  std::size_t header_got_ = 0;
  std::size_t payload_got_ = 0;
};

// One gathered write of header and payload with descriptors, of what the socket takes at once.
// Returns the number of bytes taken (header included) or the errno as an Error.
Result<std::size_t> send_frame_start(int socket, protocol::FrameType type, std::string_view payload,
                                     const std::vector<int>& fds);

// Blocking, whole frames, for the command line.
Result<void> send_frame(int socket, protocol::FrameType type, std::string_view payload,
                        const std::vector<int>& fds = {});
Result<Frame> receive_frame(int socket);

}  // namespace zcc
