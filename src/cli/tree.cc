#include "cli/tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "platform/unique_fd.h"

namespace zcc::cli {
namespace {

constexpr unsigned kMostThreads = 8;

bool matches_any(const std::vector<std::string>& patterns, const std::string& path) {
  return std::ranges::any_of(patterns, [&](const auto& pattern) { return matches(pattern, path); });
}

bool has_extension(const std::vector<std::string>& extensions, std::string_view path) {
  if (extensions.empty()) return true;
  const auto name = path.substr(path.rfind('/') + 1);
  return std::ranges::any_of(extensions, [&](std::string_view extension) {
    if (extension.starts_with('.')) extension.remove_prefix(1);
    return name.size() > extension.size() && name.ends_with(extension) &&
           name[name.size() - extension.size() - 1] == '.';
  });
}

std::int64_t in_ns(const timespec& t) { return std::int64_t{t.tv_sec} * 1'000'000'000 + t.tv_nsec; }

FileStat stat_of(const struct stat& st) {
  return {.device = st.st_dev,
          .inode = st.st_ino,
          .size = static_cast<std::uint64_t>(st.st_size),
          .mtime_ns = in_ns(st.st_mtim),
          .ctime_ns = in_ns(st.st_ctim),
          .mode = st.st_mode};
}

// The content, and the stat that it belongs to.
Result<std::string> read_steadily(const UniqueFd& fd, const std::string& path, FileStat& stat) {
  if (!fd) return fail_errno(path);
  const auto before = stat_fd(fd.get());
  auto content = read_fd(fd.get());
  const auto after = stat_fd(fd.get());
  if (!content) return content;
  if (!before || !after) return fail_errno(path);
  if (*before != *after) return fail(ErrorKind::kBusy, path + ": changed while it was read");
  stat = *after;
  return content;
}

// Several threads take directories from one list: most of the time goes into the kernel's looking up.
class Walk {
 public:
  Walk(const std::string& root, const TreeFilter& filter) : root_(root), filter_(filter) {}

  Result<std::vector<TreeFile>> run() {
    root_fd_.reset(::open(root_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!root_fd_) return fail_errno(root_);
    waiting_.emplace_back();
    {
      std::vector<std::jthread> helpers;
      for (unsigned i = 1; i < thread_count(); ++i) helpers.emplace_back([this] { work(); });
      work();
    }
    if (error_) return tl::unexpected(*error_);
    return std::move(files_);
  }

 private:
  // What one thread found in one directory.
  struct Found {
    std::vector<std::string> directories;
    std::vector<TreeFile> files;
  };

  static unsigned thread_count() { return std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreads); }
  static bool gone(int error) { return error == ENOENT || error == ENOTDIR || error == ELOOP; }

  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return !waiting_.empty() || busy_ == 0; });
      if (waiting_.empty()) return;
      const auto path = std::move(waiting_.back());
      waiting_.pop_back();
      ++busy_;
      lock.unlock();
      Found found;
      const auto listed = directory(path, found);
      lock.lock();
      --busy_;
      if (!listed && !error_) error_ = listed.error();
      if (error_) waiting_.clear();
      else std::ranges::move(found.directories, std::back_inserter(waiting_));
      std::ranges::move(found.files, std::back_inserter(files_));
      if (!waiting_.empty() || busy_ == 0) changed_.notify_all();
    }
  }

  // `path`: below the root; empty: the root itself.
  Result<void> directory(const std::string& path, Found& found) {
    const bool is_root = path.empty();
    const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    const int fd = ::openat(root_fd_.get(), is_root ? "." : path.c_str(), flags);
    if (fd < 0 && gone(errno) && !is_root) return {};
    if (fd < 0) return fail_errno(is_root ? root_ : root_ + "/" + path, errno);
    const std::unique_ptr<DIR, int (*)(DIR*)> dir(::fdopendir(fd), ::closedir);
    if (!dir) return fail_errno(root_ + "/" + path);
    while (const dirent* entry = ::readdir(dir.get())) {
      const std::string_view is = entry->d_name;
      if (is == "." || is == "..") continue;
      auto below = is_root ? std::string(is) : path + "/" + std::string(is);
      if (!filter_.exclude.empty() && matches_any(filter_.exclude, below)) continue;
      if (auto looked = look(fd, *entry, std::move(below), found); !looked) return looked;
    }
    return {};
  }

  Result<void> look(int fd, const dirent& entry, std::string path, Found& found) const {
    if (entry.d_type == DT_DIR) {
      found.directories.push_back(std::move(path));
      return {};
    }
    if (entry.d_type == DT_REG && !is_wanted(path)) return {};
    if (entry.d_type != DT_REG && entry.d_type != DT_UNKNOWN) return {};
    struct stat st {};
    if (::fstatat(fd, entry.d_name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
      if (gone(errno)) return {};
      return fail_errno(root_ + "/" + path, errno);
    }
    if (S_ISDIR(st.st_mode)) {
      found.directories.push_back(std::move(path));
    } else if (S_ISREG(st.st_mode) && is_wanted(path)) {
      found.files.push_back({.path = std::move(path), .stat = stat_of(st), .digest = {}});
    }
    return {};
  }

  bool is_wanted(const std::string& path) const {
    return has_extension(filter_.extensions, path) && (filter_.include.empty() || matches_any(filter_.include, path));
  }

  const std::string& root_;
  const TreeFilter& filter_;
  UniqueFd root_fd_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> waiting_;  // directories, by their paths below the root
  unsigned busy_ = 0;                 // threads that may find more
  std::vector<TreeFile> files_;
  std::optional<Error> error_;
};

}  // namespace

bool matches(const std::string& pattern, const std::string& path) {
  const bool whole = pattern.find('/') != std::string::npos;
  return ::fnmatch(pattern.c_str(), whole ? path.c_str() : path.c_str() + (path.rfind('/') + 1), 0) == 0;
}

Result<std::vector<TreeFile>> list_tree(const std::string& root, const TreeFilter& filter) {
  auto files = Walk(root, filter).run();
  if (files) std::ranges::sort(*files, {}, &TreeFile::path);
  return files;
}

Result<void> read_digests(const std::string& root, std::vector<TreeFile>& files,
                          const std::vector<std::size_t>& which) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::optional<Error> first;
  const auto work = [&] {
    for (std::size_t i; (i = next++) < which.size();) {
      auto& file = files[which[i]];
      const auto path = root + "/" + file.path;
      const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
      auto content = read_steadily(fd, path, file.stat);
      if (content) {
        file.digest = sha256(*content);
        continue;
      }
      const std::lock_guard lock(mutex);
      if (!first) first = content.error();
    }
  };
  const auto count = std::min<std::size_t>(std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreads),
                                           which.size() / 16 + 1);
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < count; ++i) threads.emplace_back(work);
  work();
  threads.clear();
  return first ? Result<void>(tl::unexpected(*first)) : Result<void>{};
}

}  // namespace zcc::cli
