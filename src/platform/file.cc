#include "platform/file.h"

#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <time.h>

namespace zcc {
namespace {

constexpr std::int64_t kNsPerSecond = 1'000'000'000;
constexpr unsigned kMask = STATX_TYPE | STATX_MODE | STATX_INO | STATX_SIZE | STATX_MTIME | STATX_CTIME;

FileStat from_statx(const struct statx& s) {
  return {.device = makedev(s.stx_dev_major, s.stx_dev_minor),
          .inode = s.stx_ino,
          .size = s.stx_size,
          .mtime_ns = s.stx_mtime.tv_sec * kNsPerSecond + s.stx_mtime.tv_nsec,
          .ctime_ns = s.stx_ctime.tv_sec * kNsPerSecond + s.stx_ctime.tv_nsec,
          .mode = s.stx_mode};
}

// Not in <linux/magic.h> of every kernel's headers.
constexpr long kZfsMagic = 0x2fc12fc1;
constexpr long kF2fsMagic = static_cast<long>(0xF2F52010);
constexpr long kXfsMagic = 0x58465342;
constexpr long kBtrfsMagic = static_cast<long>(0x9123683E);

// ext2, ext3 and ext4 share a magic number. Inodes of 128 bytes keep whole seconds only; those with
// room for more tell the time of birth, whose field lies behind the fractions of the other times.
bool has_birth_time(int fd) {
  struct statx s;
  return ::statx(fd, "", AT_EMPTY_PATH, STATX_BTIME, &s) == 0 && (s.stx_mask & STATX_BTIME) != 0;
}

}  // namespace

bool FileStat::is_regular() const { return S_ISREG(mode); }
bool FileStat::is_directory() const { return S_ISDIR(mode); }

int stat_file_quick(const char* path, FileStat& out) {
  struct statx s;
  if (::statx(AT_FDCWD, path, AT_STATX_SYNC_AS_STAT, kMask, &s) != 0) return errno;
  out = from_statx(s);
  return 0;
}

Result<FileStat> stat_file(const std::string& path) {
  FileStat out;
  if (const int error = stat_file_quick(path.c_str(), out); error != 0) {
    return fail_errno(path, error);
  }
  return out;
}

Result<FileStat> stat_fd(int fd) {
  struct statx s;
  if (::statx(fd, "", AT_EMPTY_PATH, kMask, &s) != 0) return fail_errno("statx of a descriptor");
  return from_statx(s);
}

std::optional<std::int64_t> birth_ns(const std::string& path) {
  struct statx s;
  if (::statx(AT_FDCWD, path.c_str(), 0, STATX_BTIME, &s) != 0 || (s.stx_mask & STATX_BTIME) == 0) return std::nullopt;
  return s.stx_btime.tv_sec * kNsPerSecond + s.stx_btime.tv_nsec;
}

std::string link_target(const std::string& path) {
  std::string text(PATH_MAX, '\0');
  const auto length = ::readlink(path.c_str(), text.data(), text.size());
  text.resize(length < 0 ? 0 : static_cast<std::size_t>(length));
  return text;
}

bool name_changed_since(const std::string& path, std::int64_t since_ns) {
  struct statx s;
  const int error =
      ::statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW, kMask | STATX_BTIME, &s);
  if (error != 0) return false;
  const auto stat = from_statx(s);
  if (stat.ctime_ns < since_ns) return false;
  if (S_ISLNK(s.stx_mode)) return true;
  const auto born_ns = s.stx_btime.tv_sec * kNsPerSecond + s.stx_btime.tv_nsec;
  const bool is_new = (s.stx_mask & STATX_BTIME) != 0 && born_ns >= since_ns;
  return S_ISDIR(s.stx_mode) && (is_new || stat.mtime_ns != stat.ctime_ns);
}

std::int64_t file_clock_ns() {
  timespec now;
  ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
  return now.tv_sec * kNsPerSecond + now.tv_nsec;
}

bool is_past(std::int64_t ctime_ns, std::int64_t clock_ns) {
  return ctime_ns + (ctime_ns % kNsPerSecond == 0 ? kNsPerSecond : 0) < clock_ns;
}

bool has_exact_ctime(int fd) {
  struct statfs fs;
  if (::fstatfs(fd, &fs) != 0) return false;
  switch (fs.f_type) {
    case EXT4_SUPER_MAGIC: return has_birth_time(fd);
    case kXfsMagic:
    case kBtrfsMagic:
    case kF2fsMagic:
    case TMPFS_MAGIC:
    case kZfsMagic:
    case OVERLAYFS_SUPER_MAGIC: return true;
    default: return false;
  }
}

Result<std::string> read_fd(int fd) {
  const auto stat = stat_fd(fd);
  if (!stat) return tl::unexpected(stat.error());
  std::string data;
  data.resize(stat->size);
  std::size_t done = 0;
  for (;;) {
    // One byte more than expected, so that a file that grew meanwhile is read to its end.
    if (done == data.size()) data.resize(data.size() + 1);
    const auto n = ::pread(fd, data.data() + done, data.size() - done, static_cast<off_t>(done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno("reading a descriptor");
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
    if (done == data.size()) data.resize(data.size() + data.size() / 2 + 4096);
  }
  data.resize(done);
  return data;
}

Result<std::string> read_file(const std::string& path) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) return fail_errno(path);
  auto data = read_fd(fd.get());
  if (!data) data.error().message = path + ": " + data.error().message;
  return data;
}

Result<void> write_all(int fd, std::string_view data, const std::string& what) {
  while (!data.empty()) {
    const auto n = ::write(fd, data.data(), data.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno(what);
    data.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

Result<void> make_directories(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) == 0) return {};
  if (errno == EEXIST) {
    const auto stat = stat_file(path);
    if (!stat) return tl::unexpected(stat.error());
    if (!stat->is_directory()) return fail_errno(path, ENOTDIR);
    return {};
  }
  if (errno != ENOENT) return fail_errno(path);
  const auto slash = path.rfind('/');
  if (slash == std::string::npos || slash == 0) return fail_errno(path, ENOENT);
  if (auto parent = make_directories(path.substr(0, slash)); !parent) return parent;
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return fail_errno(path);
  return {};
}

}  // namespace zcc
