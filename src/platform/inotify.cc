#include "platform/inotify.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <poll.h>
#include <sys/vfs.h>

namespace zcc {
namespace {

// Not in <linux/magic.h> of every kernel's headers.
constexpr long kZfsMagic = 0x2fc12fc1;
constexpr long kF2fsMagic = static_cast<long>(0xF2F52010);
constexpr long kXfsMagic = 0x58465342;
constexpr long kBtrfsMagic = static_cast<long>(0x9123683E);

}  // namespace

Result<Inotify> Inotify::open() {
  Inotify i;
  i.events_.reset(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  if (!i.events_) return fail_errno("inotify_init1");
  // proc(5): a poll of this file for priority data reports changes of the mount table.
  i.mounts_.reset(::open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC));
  if (!i.mounts_) return fail_errno("/proc/self/mountinfo");
  i.buffer_ = std::make_unique<char[]>(kBufferSize);
  return i;
}

int Inotify::add(const char* path, std::uint32_t mask) const {
  const int watch = ::inotify_add_watch(events_.get(), path, mask);
  return watch >= 0 ? watch : -errno;
}

void Inotify::remove(int watch) const { ::inotify_rm_watch(events_.get(), watch); }

Inotify::Ready Inotify::ready() const {
  pollfd fds[] = {{.fd = events_.get(), .events = POLLIN, .revents = 0},
                  {.fd = mounts_.get(), .events = POLLPRI, .revents = 0}};
  if (::poll(fds, 2, 0) < 0) return {.events = true, .mounts = false};  // then read, to be sure
  return {.events = fds[0].revents != 0, .mounts = (fds[1].revents & (POLLPRI | POLLERR)) != 0};
}

std::string_view Inotify::read() const {
  for (;;) {
    const auto n = ::read(events_.get(), buffer_.get(), kBufferSize);
    if (n > 0) return {buffer_.get(), static_cast<std::size_t>(n)};
    if (n < 0 && errno == EINTR) continue;
    return {};
  }
}

bool reports_changes(const char* path) {
  struct statfs fs;
  if (::statfs(path, &fs) != 0) return false;
  switch (fs.f_type) {
    case EXT4_SUPER_MAGIC:
    case kXfsMagic:
    case kBtrfsMagic:
    case kF2fsMagic:
    case TMPFS_MAGIC:
    case kZfsMagic: return true;
    default: return false;
  }
}

}  // namespace zcc
