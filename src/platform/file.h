// Files as the cache sees them: identity by statx, whole contents, cloning.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/result.h"
#include "platform/unique_fd.h"

namespace zcc {

// What statx says of a file, as far as a change of content shows in it; device as makedev(3) has it,
// so that it compares with stat(2). Times in nanoseconds since
// the epoch.
struct FileStat {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::int64_t ctime_ns = 0;
  std::uint32_t mode = 0;  // type and permissions, st_mode

  bool operator==(const FileStat&) const = default;
  bool is_regular() const;
  bool is_directory() const;
};

// Follows symlinks. kNotFound for ENOENT and ENOTDIR.
Result<FileStat> stat_file(const std::string& path);
Result<FileStat> stat_fd(int fd);
// When the inode was made; nothing where the file system does not tell, and of what is not there.
std::optional<std::int64_t> birth_ns(const std::string& path);
// The errno of the failed statx, 0 when `out` was filled. For paths that are looked at very often.
int stat_file_quick(const char* path, FileStat& out);

// The text of the symlink; empty when it is none.
std::string link_target(const std::string& path);

// Whether the path itself is a symlink that was made or changed at `since_ns` or later, or a directory
// that got its name since: renaming dates its ctime alone, what happens in it dates mtime as well.
bool name_changed_since(const std::string& path, std::int64_t since_ns);

// The kernel's coarse real-time clock, the one that file systems stamp inodes with, in ns. A change
// made after this call returns gets a ctime of at least this value.
std::int64_t file_clock_ns();

// Whether ctime on the file's file system comes from this kernel's clock and has sub-second
// resolution (ext4 with large inodes, xfs, btrfs, f2fs, tmpfs, zfs, overlay on these), so that a
// ctime older than file_clock_ns() proves that no write came after. Never for network file systems.
bool has_exact_ctime(int fd);

// Whether nothing that is written from `clock_ns` (file_clock_ns()) on can get this ctime. One of whole
// seconds may come from a file system that has no others (ext4 with small inodes beneath overlay).
bool is_past(std::int64_t ctime_ns, std::int64_t clock_ns);

// The whole of a regular file.
Result<std::string> read_file(const std::string& path);
Result<std::string> read_fd(int fd);  // from offset 0, whatever the descriptor's position

// Writes all of it; kNoSpace and the rest as Errors that name `what`.
Result<void> write_all(int fd, std::string_view data, const std::string& what);

// Makes the directory and its parents, mode 0700. Fine when it is there already.
Result<void> make_directories(const std::string& path);

}  // namespace zcc
