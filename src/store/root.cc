#include "store/root.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/file.h"
#include "store/blobs.h"

namespace zcc::store {
namespace {

constexpr const char* kIndex = "index";
constexpr const char* kDamaged = "index.damaged";

Result<void> check_owner(const UniqueFd& directory, const std::string& path) {
  struct stat st {};
  if (::fstat(directory.get(), &st) != 0) return fail_errno(path);
  if (st.st_uid != ::geteuid()) {
    return fail(ErrorKind::kPermission,
                path + ": belongs to another user (uid " + std::to_string(st.st_uid) + ")");
  }
  if ((st.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    return fail(ErrorKind::kPermission, path + ": others may write to it (chmod go-w)");
  }
  return {};
}

}  // namespace

Result<Root> open_root(const std::string& path) {
  if (auto made = make_directories(path); !made) return tl::unexpected(made.error());
  Root root{.path = path, .directory = {}, .lock = {}};
  root.directory.reset(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!root.directory) return fail_errno(path);
  if (auto ours = check_owner(root.directory, path); !ours) return tl::unexpected(ours.error());

  const int fd = root.directory.get();
  const auto lock_path = path + "/zccached.lock";
  root.lock.reset(::openat(fd, "zccached.lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!root.lock) return fail_errno(lock_path);
  if (::flock(root.lock.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) {
      return fail(ErrorKind::kBusy, lock_path + ": held by another process");
    }
    return fail_errno(lock_path);
  }
  for (const char* name : {kIndex, "blobs", "tmp"}) {
    if (::mkdirat(fd, name, 0700) != 0 && errno != EEXIST) return fail_errno(path + '/' + name);
  }
  return root;
}

bool has_index(const Root& root) {
  struct stat st {};
  return ::fstatat(root.directory.get(), "index/data.mdb", &st, 0) == 0 && st.st_size > 0;
}

Result<void> set_index_aside(const Root& root) {
  const int fd = root.directory.get();
  forget_damaged_index(root);
  if (::renameat(fd, kIndex, fd, kDamaged) != 0 || ::mkdirat(fd, kIndex, 0700) != 0) {
    return fail_errno(root.path + '/' + kIndex + ": setting it aside");
  }
  return {};
}

void forget_damaged_index(const Root& root) {
  remove_files_in(root.directory.get(), kDamaged);
  ::unlinkat(root.directory.get(), kDamaged, AT_REMOVEDIR);
}

}  // namespace zcc::store
