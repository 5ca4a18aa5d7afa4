#include "inputs/content.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <vector>

#include "inputs/source_scan.h"
#include "platform/checks.h"

namespace zcc::inputs {
namespace {

using namespace std::string_view_literals;

// What is large and holds nothing to scan for. Archives and what rustc writes of a crate are told by their names,
// too, as their first bytes may be a text's.
bool is_program(int fd, const std::string& path) {
  char bytes[8];
  if (::pread(fd, bytes, sizeof bytes, 0) != sizeof bytes) return false;
  const std::string_view magic(bytes, sizeof bytes);
  if (magic.starts_with("\177ELF")) return true;
  const bool is_archive = path.ends_with(".rlib") || path.ends_with(".a");
  return (is_archive && magic == "!<arch>\n") || (path.ends_with(".rmeta") && magic.starts_with("rust\0\0\0"sv));
}

// Precompiled headers of GCC and Clang, and Clang's profiles, are large, too. What they hold is not known, and a
// source that began like them could.
bool is_opaque(int fd) {
  constexpr std::array kMagics = {"gpchC01"sv, "CPCH\1"sv, "\377lprofi\201"sv};
  char bytes[8];
  const auto n = ::pread(fd, bytes, sizeof bytes, 0);
  const std::string_view head(bytes, n > 0 ? static_cast<std::size_t>(n) : 0);
  return std::ranges::any_of(kMagics, [head](auto each) { return head.starts_with(each); });
}

bool hash_binary(int fd, Content& content) {
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

bool hash_names(int fd, Content& content) {
  const int copy = ::openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR* const directory = copy < 0 ? nullptr : ::fdopendir(copy);
  if (directory == nullptr) return false;
  std::vector<std::string> names;
  while (const dirent* entry = ::readdir(directory)) names.emplace_back(entry->d_name);
  ::closedir(directory);
  std::sort(names.begin(), names.end());
  Hasher hasher;
  for (const auto& name : names) hasher.field(name);
  content.digest = hasher.finish();
  return true;
}

bool hash(int fd, const std::string& path, bool names, Content& content) {
  if (names) return hash_names(fd, content);
  if (is_program(fd, path)) return hash_binary(fd, content);
  if (!is_opaque(fd)) return hash_source(fd, content);
  content.findings = kHiddenFile;
  return hash_binary(fd, content);
}

}  // namespace

Content read_content(const std::string& path) {
  Content c;
  const bool names = path.ends_with(kNamesIn);
  const auto file = names ? path.substr(0, path.size() - 1) : path;
  const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!fd) {
    c.error = errno;
    return c;
  }
  // The clock first: whatever is written after this line has a ctime of at least `before`.
  const auto before = file_clock_ns();
  const auto stat = stat_fd(fd.get());
  if (!stat || !(names ? stat->is_directory() : stat->is_regular())) {
    c.error = EINVAL;
    return c;
  }
  const bool read = hash(fd.get(), path, names, c);
  const auto after = stat_fd(fd.get());
  if (!read || !after) {
    c.error = EIO;
    return c;
  }
  c.stat = *stat;
  c.settled = *after == *stat && has_exact_ctime(fd.get()) &&
              (is_past(stat->ctime_ns, before) || !check_is_on(Check::kSettled));
  return c;
}

}  // namespace zcc::inputs
