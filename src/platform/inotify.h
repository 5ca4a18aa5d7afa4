// Change notification: inotify(7) for files and directories, and poll(2) of the mount table.
#pragma once

#include <sys/inotify.h>

#include <cstdint>
#include <memory>
#include <string_view>

#include "platform/result.h"
#include "platform/unique_fd.h"

namespace zcc {

class Inotify {
 public:
  // kSystem with the errno's text where the kernel gives none (user.max_inotify_instances).
  static Result<Inotify> open();

  // The watch descriptor, or -errno. ENOSPC: over user.max_inotify_watches.
  int add(const char* path, std::uint32_t mask) const;
  void remove(int watch) const;

  // What poll(2) says is there, in one system call.
  struct Ready {
    bool events = false;
    bool mounts = false;  // something was mounted or unmounted since the last call that said so
  };
  Ready ready() const;

  // Calls visit(event, name) for each queued event until the queue is empty. A change that
  // returned to its maker before this call is in the queue by then (inotify is told of it before
  // the system call that made it returns).
  template <typename Visit>
  void drain(Visit visit) const {
    for (;;) {
      const auto bytes = read();
      if (bytes.empty()) return;
      for (std::size_t at = 0; at < bytes.size();) {
        const auto* event = reinterpret_cast<const inotify_event*>(bytes.data() + at);
        visit(*event, event->len == 0 ? std::string_view{} : std::string_view(event->name));
        at += sizeof *event + event->len;
      }
    }
  }

 private:
  static constexpr std::size_t kBufferSize = 64 << 10;
  std::string_view read() const;

  UniqueFd events_;
  UniqueFd mounts_;
  std::unique_ptr<char[]> buffer_;
};

// Whether the file system that holds the path tells this kernel's inotify of every change: ext2 to
// ext4, xfs, btrfs, f2fs, tmpfs, zfs. Not network file systems, FUSE, 9p, virtio-fs, on which others
// write unseen, nor overlay, where the lower file's inode is another.
bool reports_changes(const char* path);

}  // namespace zcc
