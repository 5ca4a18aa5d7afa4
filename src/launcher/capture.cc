#include "launcher/capture.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "launcher/text.h"
#include "protocol/endpoint.h"

namespace zcc::launcher {
namespace {

// Above the numbers that build tools hand to their children (make's jobserver: the first free ones)
// and that scripts use.
constexpr int kHighDescriptor = 200;

// Appending, so that two programs that opened it independently do not write over each other.
int stream_file(const char* name) {
  const int fd = memfd_create(name, MFD_CLOEXEC);
  if (fd >= 0) fcntl(fd, F_SETFL, O_APPEND);
  return fd;
}

// A script may start the compiler without the descriptors it was given (Python's subprocess closes them).
bool is_script(const char* tool) {
  const int fd = open(tool, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return false;
  char head[2] = {};
  const ssize_t n = pread(fd, head, sizeof head, 0);
  close(fd);
  return n == 2 && head[0] == '#' && head[1] == '!';
}

// The process whose descriptor it is: the compiler itself, which inherits it, or this one. That is asked of
// /proc, as it may count processes otherwise than this one's namespace does.
bool name_owner(bool inherited, protocol::FixedString<sizeof Capture::depfile_path>& path) {
  if (inherited) {
    path += "self";
    return true;
  }
  char self[16];
  const ssize_t n = readlink("/proc/self", self, sizeof self);
  if (n <= 0 || n == sizeof self) return false;
  path += {self, static_cast<size_t>(n)};
  return true;
}

bool open_depfile(Capture& capture) {
  const int fd = memfd_create("zccache-depfile", MFD_CLOEXEC);
  if (fd < 0) return false;
  const int high = fcntl(fd, F_DUPFD_CLOEXEC, kHighDescriptor);  // fails under a low RLIMIT_NOFILE
  if (high >= 0) close(fd);
  capture.depfile = high >= 0 ? high : fd;

  protocol::FixedString<sizeof capture.depfile_path> path;
  path += "/proc/";
  if (!name_owner(capture.inherited, path)) return false;
  (path += "/fd/") += Decimal(static_cast<uint64_t>(capture.depfile)).view();
  memcpy(capture.depfile_path, path.data, path.size + 1);
  const int probe = open(path.c_str(), O_WRONLY | O_CLOEXEC);  // fails without /proc
  if (probe < 0) return false;
  close(probe);
  return true;
}

}  // namespace

bool open_capture(bool with_depfile, const char* tool, Capture& capture) {
  capture.inherited = !with_depfile || !is_script(tool);
  capture.out = stream_file("zccache-stdout");
  capture.err = stream_file("zccache-stderr");
  return capture.out >= 0 && capture.err >= 0 && (!with_depfile || open_depfile(capture));
}

void close_capture(const Capture& capture) {
  for (const int fd : {capture.out, capture.err, capture.depfile}) {
    if (fd >= 0) close(fd);
  }
}

std::string_view captured(int fd) {
  struct stat file;
  if (fstat(fd, &file) != 0 || file.st_size <= 0) return {};
  const auto size = static_cast<size_t>(file.st_size);
  auto* text = static_cast<char*>(allocate(size));
  if (!text) return {};
  size_t have = 0;
  while (have < size) {
    const ssize_t n = pread(fd, text + have, size - have, static_cast<off_t>(have));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    have += static_cast<size_t>(n);
  }
  return {text, have};
}

}  // namespace zcc::launcher
