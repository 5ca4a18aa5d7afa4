#include "inputs/content.h"

#include <fcntl.h>
#include <unistd.h>

#include "inputs/source_scan.h"
#include "platform/checks.h"

namespace zcc::inputs {
namespace {

// Programs and libraries are large and hold nothing to scan for.
bool is_program(int fd) {
  char magic[4];
  return ::pread(fd, magic, sizeof magic, 0) == sizeof magic &&
         std::string_view(magic, sizeof magic) == "\177ELF";
}

bool hash_program(int fd, Content& content) {
  constexpr std::size_t kChunk = 128 << 10;
  const auto buffer = std::make_unique<char[]>(kChunk);
  Hasher hasher;
  for (off_t at = 0;;) {
    const auto n = ::pread(fd, buffer.get(), kChunk, at);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    if (n == 0) break;
    hasher.bytes({buffer.get(), static_cast<std::size_t>(n)});
    at += n;
  }
  content.digest = hasher.finish();
  return true;
}

bool hash_source(int fd, Content& content) {
  const auto text = read_fd(fd);
  if (!text) return false;
  content.digest = sha256(*text);
  content.findings = scan_source(*text);
  content.includes = std::make_shared<IncludeScan>(scan_includes(*text));
  return true;
}

}  // namespace

Content read_content(const std::string& path) {
  Content c;
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!fd) {
    c.error = errno;
    return c;
  }
  // The clock first: whatever is written after this line has a ctime of at least `before`.
  const auto before = file_clock_ns();
  const auto stat = stat_fd(fd.get());
  if (!stat || !stat->is_regular()) {
    c.error = EINVAL;
    return c;
  }
  const bool read = is_program(fd.get()) ? hash_program(fd.get(), c) : hash_source(fd.get(), c);
  const auto after = stat_fd(fd.get());
  if (!read || !after) {
    c.error = EIO;
    return c;
  }
  c.stat = *stat;
  c.settled = *after == *stat && has_exact_ctime(fd.get()) &&
              (stat->ctime_ns < before || !check_is_on(Check::kSettled));
  return c;
}

}  // namespace zcc::inputs
