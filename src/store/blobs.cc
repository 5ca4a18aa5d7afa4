#include "store/blobs.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>

#include "platform/file.h"

namespace zcc::store {
namespace {

constexpr std::size_t kChunk = 128 << 10;
constexpr std::uint64_t kInMemory = 1 << 20;  // outputs up to this are read once

std::string shard_name(unsigned shard) {
  static constexpr char kDigits[] = "0123456789abcdef";
  return {kDigits[shard >> 4], kDigits[shard & 15]};
}

std::string blob_name(const Digest& digest) {
  const auto hex = digest.hex();
  return "blobs/" + hex.substr(0, 2) + '/' + hex.substr(2);
}

std::optional<Digest> digest_of_hex(std::string_view hex) {
  Digest d;
  if (hex.size() != 2 * d.bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    const auto value = kDigits.find(hex[i]);
    if (value == std::string_view::npos) return std::nullopt;
    d.bytes[i / 2] = static_cast<std::uint8_t>(d.bytes[i / 2] << 4 | value);
  }
  return d;
}

bool stamp(int fd, std::int64_t generation) {
  const timespec times[2] = {{.tv_sec = 0, .tv_nsec = UTIME_OMIT},
                             {.tv_sec = generation, .tv_nsec = 0}};
  return ::futimens(fd, times) == 0;
}

bool has_stamp(const struct stat& st, std::int64_t generation) {
  return st.st_mtim.tv_sec == generation && st.st_mtim.tv_nsec == 0;
}

// Reads all of `fd` from offset 0, hashing; writes it to `to` as well, unless that is -1.
Result<StoredOutput> hash_and_copy(int fd, int to, const std::string& what) {
  const auto buffer = std::make_unique_for_overwrite<char[]>(kChunk);
  StoredOutput out;
  out.in_blob = true;
  Hasher hasher;
  for (;;) {
    const auto n = ::pread(fd, buffer.get(), kChunk, static_cast<off_t>(out.size));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno(what);
    if (n == 0) break;
    const std::string_view data(buffer.get(), static_cast<std::size_t>(n));
    hasher.bytes(data);
    if (to >= 0) {
      auto written = write_all(to, data, what);
      if (!written) return tl::unexpected(written.error());
    }
    out.size += data.size();
  }
  out.digest = hasher.finish();
  return out;
}

// The content, when it has exactly `expected` bytes.
Result<std::optional<std::string>> read_small(int fd, std::uint64_t expected) {
  std::string bytes(expected + 1, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const auto n = ::pread(fd, bytes.data() + size, bytes.size() - size, static_cast<off_t>(size));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno("reading an output");
    if (n == 0) break;
    size += static_cast<std::size_t>(n);
  }
  if (size != expected) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace

Blobs::Blobs(int root_fd, std::string root, std::int64_t generation)
    : root_fd_(root_fd), root_(std::move(root)), generation_(generation) {}

tl::unexpected<Error> Blobs::fail_here(const std::string& name) const {
  return fail_errno(root_ + '/' + name);
}

// ---- taking -----------------------------------------------------------------------------------

Result<StoredOutput> Blobs::take(int fd, std::uint64_t inline_limit) {
  struct stat st {};
  if (::fstat(fd, &st) != 0) return fail_errno("an output to store");
  if (!S_ISREG(st.st_mode)) {
    return fail(ErrorKind::kSystem, "an output to store is not a regular file");
  }
  const auto size = static_cast<std::uint64_t>(st.st_size);
  std::optional<std::string> bytes;
  if (size <= kInMemory) {
    auto small = read_small(fd, size);
    if (!small) return tl::unexpected(small.error());
    bytes = std::move(*small);
  }
  StoredOutput output;
  if (bytes) {
    output.size = size;
    output.digest = sha256(*bytes);
    output.in_blob = size > inline_limit;
    if (!output.in_blob) output.bytes = std::move(*bytes);
    // Content that is there already, which is common when a comment was edited, costs no file.
    if (!output.in_blob || pin_in_place(output)) return output;
  }
  const auto tmp_name = "tmp/" + std::to_string(next_tmp_++);
  auto blob = take_file(fd, bytes ? &*bytes : nullptr, output, tmp_name);
  if (!blob) ::unlinkat(root_fd_, tmp_name.c_str(), 0);
  return blob;
}

// `known`: the content that `output` describes, when it was read already.
Result<StoredOutput> Blobs::take_file(int fd, const std::string* known, const StoredOutput& output,
                                      const std::string& tmp_name) {
  const UniqueFd tmp(::openat(root_fd_, tmp_name.c_str(),
                              O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!tmp) return fail_here(tmp_name);
  const auto what = root_ + '/' + tmp_name;
  Result<StoredOutput> blob = output;
  if (::ioctl(tmp.get(), FICLONE, fd) == 0) {
    // A clone is hashed after it was made: it is ours alone, whatever happens to the source.
    blob = hash_and_copy(tmp.get(), -1, what);
  } else if (known != nullptr) {
    const auto written = write_all(tmp.get(), *known, what);
    if (!written) return tl::unexpected(written.error());
  } else {
    blob = hash_and_copy(fd, tmp.get(), what);
  }
  if (!blob) return blob;
  if (::fchmod(tmp.get(), 0444) != 0 || !stamp(tmp.get(), generation_)) return fail_here(tmp_name);
  if (auto placed = place(tmp_name, *blob); !placed) return tl::unexpected(placed.error());
  return blob;
}

bool Blobs::pin_in_place(const StoredOutput& blob) {
  const MutexLock lock(mutex_);
  if (!is_in_place(blob)) return false;
  pin(blob.digest);
  return true;
}

// Pins the blob and moves the file to its place, unless a good one is there. A damaged one is
// replaced.
Result<void> Blobs::place(const std::string& tmp_name, const StoredOutput& blob) {
  const auto name = blob_name(blob.digest);
  const MutexLock lock(mutex_);
  pin(blob.digest);
  if (is_in_place(blob)) {
    ::unlinkat(root_fd_, tmp_name.c_str(), 0);
    return {};
  }
  if (::renameat(root_fd_, tmp_name.c_str(), root_fd_, name.c_str()) == 0) return {};
  const auto shard = name.substr(0, name.rfind('/'));
  if (errno == ENOENT && ::mkdirat(root_fd_, shard.c_str(), 0700) == 0 &&
      ::renameat(root_fd_, tmp_name.c_str(), root_fd_, name.c_str()) == 0) {
    return {};
  }
  auto failure = fail_here(name);
  release(blob.digest);
  return failure;
}

bool Blobs::is_in_place(const StoredOutput& blob) const {
  struct stat st {};
  return ::fstatat(root_fd_, blob_name(blob.digest).c_str(), &st, AT_SYMLINK_NOFOLLOW) == 0 &&
         S_ISREG(st.st_mode) && static_cast<std::uint64_t>(st.st_size) == blob.size &&
         has_stamp(st, generation_);
}

void Blobs::pin(const Digest& digest) {
  auto& p = pins_[digest];
  ++p.takers;
  p.since = std::chrono::steady_clock::now();
}

void Blobs::unpin(const Digest& digest) {
  const MutexLock lock(mutex_);
  release(digest);
}

void Blobs::release(const Digest& digest) {
  const auto it = pins_.find(digest);
  if (it != pins_.end() && --it->second.takers == 0) pins_.erase(it);
}

std::vector<Digest> Blobs::expire_pins(std::chrono::steady_clock::duration age) {
  const auto oldest = std::chrono::steady_clock::now() - age;
  std::vector<Digest> expired;
  const MutexLock lock(mutex_);
  absl::erase_if(pins_, [&](const auto& entry) {
    if (entry.second.since > oldest) return false;
    expired.push_back(entry.first);
    return true;
  });
  return expired;
}

// ---- opening ----------------------------------------------------------------------------------

Result<UniqueFd> Blobs::open(const Digest& digest, std::uint64_t size, Doubt doubt) {
  const auto name = blob_name(digest);
  UniqueFd fd(::openat(root_fd_, name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!fd) return fail_here(name);
  struct stat st {};
  if (::fstat(fd.get(), &st) != 0) return fail_here(name);
  bool good = S_ISREG(st.st_mode) && static_cast<std::uint64_t>(st.st_size) == size;
  if (good && (doubt == Doubt::kAlways || !has_stamp(st, generation_))) {
    const auto content = hash_and_copy(fd.get(), -1, root_ + '/' + name);
    if (!content) return tl::unexpected(content.error());
    good = content->size == size && content->digest == digest;
    // Unless it was written to while it was read: then it stays in doubt.
    struct stat now {};
    if (good && ::fstat(fd.get(), &now) == 0 && now.st_mtim.tv_sec == st.st_mtim.tv_sec &&
        now.st_mtim.tv_nsec == st.st_mtim.tv_nsec) {
      stamp(fd.get(), generation_);
    }
  }
  if (good) return fd;
  drop_damaged(digest, fd.get());
  return fail(ErrorKind::kDamaged, root_ + '/' + name + ": not the content it was stored with");
}

void Blobs::drop_damaged(const Digest& digest, int fd) {
  ++damaged_;
  const auto name = blob_name(digest);
  struct stat ours {};
  struct stat there {};
  const MutexLock lock(mutex_);
  // Unless a good one has taken its place meanwhile.
  if (::fstat(fd, &ours) == 0 &&
      ::fstatat(root_fd_, name.c_str(), &there, AT_SYMLINK_NOFOLLOW) == 0 &&
      ours.st_ino == there.st_ino) {
    ::unlinkat(root_fd_, name.c_str(), 0);
  }
}

// ---- removing ---------------------------------------------------------------------------------

bool Blobs::remove_unless_pinned(const Digest& digest) {
  const MutexLock lock(mutex_);
  return !pins_.contains(digest) && ::unlinkat(root_fd_, blob_name(digest).c_str(), 0) == 0;
}

std::vector<Digest> Blobs::list(unsigned shard) {
  std::vector<Digest> digests;
  const auto prefix = shard_name(shard);
  const auto name = "blobs/" + prefix;
  const int fd = ::openat(root_fd_, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0) return digests;
  const std::unique_ptr<DIR, int (*)(DIR*)> dir(::fdopendir(fd), ::closedir);
  while (const dirent* entry = dir ? ::readdir(dir.get()) : nullptr) {
    if (entry->d_name[0] == '.') continue;
    if (const auto digest = digest_of_hex(prefix + entry->d_name)) {
      digests.push_back(*digest);
    } else {
      ::unlinkat(fd, entry->d_name, 0);
    }
  }
  return digests;
}

void remove_files_in(int root_fd, const std::string& name) {
  const int fd = ::openat(root_fd, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0) return;
  const std::unique_ptr<DIR, int (*)(DIR*)> dir(::fdopendir(fd), ::closedir);
  while (const dirent* entry = dir ? ::readdir(dir.get()) : nullptr) {
    if (entry->d_type != DT_DIR) ::unlinkat(fd, entry->d_name, 0);
  }
}

}  // namespace zcc::store
