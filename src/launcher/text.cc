#include "launcher/text.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "protocol/endpoint.h"

namespace zcc::launcher {

void say(std::initializer_list<std::string_view> parts) {
  // Two paths and some words fit; a longer line loses a part, never its end.
  protocol::FixedString<2 * 4096 + 512> line;
  line += "zccache: ";
  for (const auto part : parts) line += part;
  line += "\n";
  write_all(STDERR_FILENO, line.view());
}

Decimal::Decimal(uint64_t value) {
  do {
    digits_[--begin_] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value != 0);
}

bool parse_decimal(std::string_view text, uint64_t limit, uint64_t& value) {
  if (text.empty() || text.size() > 18) return false;
  uint64_t sum = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    sum = sum * 10 + static_cast<uint64_t>(c - '0');
  }
  value = sum;
  return sum <= limit;
}

std::string_view base_name(std::string_view path) {
  const auto slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  return path;
}

std::string_view directory_of(std::string_view path) {
  const auto slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return slash == 0 ? "/" : std::string_view{path.data(), slash};
}

bool write_all(int fd, std::string_view data) {
  while (!data.empty()) {
    const ssize_t n = write(fd, data.data(), data.size());
    if (n > 0) {
      data.remove_prefix(static_cast<size_t>(n));
    } else if (n < 0 && errno == EAGAIN) {
      pollfd ready{fd, POLLOUT, 0};
      poll(&ready, 1, -1);
    } else if (n == 0 || errno != EINTR) {
      return false;
    }
  }
  return true;
}

bool write_messages(std::string_view out, std::string_view err) {
  if (out.empty() && err.empty()) return true;
  struct sigaction ignored{}, before;
  ignored.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignored, &before);
  const bool written = write_all(STDOUT_FILENO, out) && write_all(STDERR_FILENO, err);
  sigaction(SIGPIPE, &before, nullptr);
  return written;
}

void* allocate(size_t bytes) {
  void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? nullptr : memory;
}

}  // namespace zcc::launcher
