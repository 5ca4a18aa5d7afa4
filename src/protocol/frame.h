// The frame that carries every message between launcher, command line and daemon.
//
//   offset  size  field
//        0     4  magic      "ZCC\x01", bytes in this order
//        4     2  version    kProtocolVersion of the sender, native endian
//        6     2  type       FrameType
//        8     4  length     bytes of payload that follow this header
//       12     4  fd_count   descriptors sent with the frame (SCM_RIGHTS)
//
// These 16 bytes never change, so that two versions can always tell that they differ. A payload is
// a fixed head (request.h) and the sections whose lengths the head states, decoded in place.
// Both ends live on one machine, hence native endian. Turned down: SOCK_SEQPACKET (a message is
// bounded by the socket's send buffer, an argument list is not), and JSON on the compile path.
#pragma once

#include <cstdint>

namespace zcc::protocol {

inline constexpr std::uint32_t kMagic = 0x0143435a;  // "ZCC\x01" read as little endian
inline constexpr std::uint16_t kProtocolVersion = 5;
inline constexpr std::uint32_t kMaxPayload = 16u << 20;  // a longer request is passed by
inline constexpr std::uint32_t kMaxFds = 64;             // well under the kernel's 253 a message

enum class FrameType : std::uint16_t {
  kCompile = 1,       // launcher -> daemon: CompileHead
  kCompileReply = 2,  // daemon -> launcher: ReplyHead
  kResult = 3,        // launcher -> daemon: ResultHead and descriptors
  kResultReply = 4,   // daemon -> launcher: empty; the outputs are taken
  kWait = 5,          // daemon -> launcher: empty; still at it, keep waiting
  kControl = 6,       // command line -> daemon: JSON
  kControlReply = 7,  // daemon -> command line: JSON
  kRefused = 8,       // daemon -> any: empty; other version, other user, or over a limit
};

struct FrameHeader {
  std::uint32_t magic = kMagic;
  std::uint16_t version = kProtocolVersion;
  FrameType type{};
  std::uint32_t length = 0;
  std::uint32_t fd_count = 0;
};
static_assert(sizeof(FrameHeader) == 16);

}  // namespace zcc::protocol
