// Frames as a hostile peer sends them: the first byte says in what portions the others arrive.
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "fuzz.h"
#include "platform/socket.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::size_t portion = std::size_t{1} + data[0];
  ++data;
  --size;
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0) return 0;
  const zcc::UniqueFd ours(ends[0]);
  const zcc::UniqueFd theirs(ends[1]);
  zcc::FrameReader reader;
  using State = zcc::FrameReader::State;
  for (std::size_t at = 0; at < size; at += portion) {
    const auto count = std::min(portion, size - at);
    if (write(theirs.get(), data + at, count) != static_cast<ssize_t>(count)) return 0;
    auto state = reader.advance(ours.get());
    while (state == State::kComplete) {
      const auto& frame = reader.frame();
      zcc::fuzz::require(frame.header.magic == zcc::protocol::kMagic, "a frame has the magic number");
      zcc::fuzz::require(frame.payload.size() == frame.header.length, "a frame is as long as it says");
      zcc::fuzz::require(frame.fds.size() == frame.header.fd_count, "a frame has the descriptors it says");
      reader.reset();
      state = reader.advance(ours.get());
    }
    if (state != State::kPartial) return 0;
  }
  return 0;
}
