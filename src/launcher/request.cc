#include "launcher/request.h"

#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "protocol/compile.h"

namespace zcc::launcher {
namespace {

// The kernel's struct statx (linux/stat.h, which cannot be had beside musl's headers) as far as it
// is read here. It never changes but by additions.
struct KernelStatx {
  uint32_t mask;
  uint32_t other1[7];
  uint64_t inode;
  uint64_t other2[3];
  uint64_t times[8];
  uint32_t rdev_major, rdev_minor, dev_major, dev_minor;
  uint64_t mount_id;
  uint64_t other3[13];
};
static_assert(sizeof(KernelStatx) == 256 && offsetof(KernelStatx, mount_id) == 0x90);
constexpr unsigned kStatxInode = 0x100, kStatxMountId = 0x1000;

// Zeros where the kernel cannot tell. The daemon serves nobody who sends them, as nothing says that
// he sees the same files (cache::sees_other_files).
protocol::RootIdentity root_identity() {
  KernelStatx root;
  const unsigned wanted = kStatxInode | kStatxMountId;
  if (syscall(SYS_statx, AT_FDCWD, "/", 0, wanted, &root) != 0 || (root.mask & wanted) != wanted) {
    return {};
  }
  return {makedev(root.dev_major, root.dev_minor), root.inode, root.mount_id};
}

mode_t current_umask() {
  const mode_t mask = umask(0);
  umask(mask);
  return mask;
}

}  // namespace

void Pieces::add(const void* data, size_t size) {
  auto& last = piece[count - 1];
  if (count > 1 && static_cast<char*>(last.iov_base) + last.iov_len == data) {
    last.iov_len += size;
  } else if (count == kMax) {
    full = true;
  } else {
    piece[count++] = {const_cast<void*>(data), size};
  }
}

uint32_t Pieces::add_list(char* const* strings, uint32_t& number, const char* left_out) {
  size_t length = 0;
  number = 0;
  for (; *strings; ++strings) {
    if (*strings == left_out) continue;
    const size_t size = strlen(*strings) + 1;
    add(*strings, size);
    length += size;
    ++number;
  }
  return static_cast<uint32_t>(length);
}

RequestStatus Request::gather(const Job& job) {
  const size_t tool_length = job.tool.size > 0 ? job.tool.size + 1 : 0;
  char* const cwd = job.tool.data + tool_length;
  struct stat here;
  if (!getcwd(cwd, job.tool.capacity() - tool_length) || cwd[0] != '/' ||
      stat(".", &here) != 0) {
    return RequestStatus::kNoDirectory;
  }
  auto& head = head_;
  head.flags = job.flags | (job.on_path ? protocol::kToolOnPath : 0u);
  winsize window{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0) {
    head.flags |= protocol::kStderrIsTerminal;
    head.columns = window.ws_col;
  }
  // For compilers this costs no system call.
  if (strstr(job.argv[0], "tidy") && ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0) {
    head.flags |= protocol::kStdoutIsTerminal;
  }
  head.umask = current_umask();
  head.root = root_identity();
  head.cwd_device = here.st_dev;
  head.cwd_inode = here.st_ino;
  head.timeout_ms = job.settings.timeout_ms;
  head.tool_length = static_cast<uint32_t>(tool_length);
  head.cwd_length = static_cast<uint32_t>(strlen(cwd) + 1);

  auto& pieces = pieces_;
  pieces.count = 1;
  pieces.full = false;
  pieces.add(&head, sizeof head);
  if (tool_length > 0) pieces.add(job.tool.c_str(), tool_length);
  pieces.add(cwd, head.cwd_length);
  head.argv_length = pieces.add_list(job.argv, head.argc);
  head.env_length = pieces.add_list(job.environment, head.envc, entry_of(job.settings, kSession));
  const auto session = session_of(job.settings);
  if (!session.empty()) pieces.add(session.data(), session.size());
  // No kernel lets all arguments and variables together reach the four GiB that would wrap a sum.
  const uint64_t length = sizeof head + uint64_t{head.tool_length} + head.cwd_length +
                          head.argv_length + head.env_length + session.size();
  const bool fits = !pieces.full && length <= protocol::kMaxPayload;
  return fits ? RequestStatus::kOk : RequestStatus::kTooLarge;
}

RequestStatus Request::send(Connection& connection) {
  switch (connection.send(protocol::FrameType::kCompile, pieces_.piece, pieces_.count)) {
    case FrameStatus::kOk:
      return RequestStatus::kOk;
    case FrameStatus::kTimeout:
      return RequestStatus::kTimeout;
    default:
      return RequestStatus::kClosed;
  }
}

}  // namespace zcc::launcher
