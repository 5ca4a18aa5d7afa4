// How, and what it costs (ext4): a rename over an existing file, or truncating one, makes the file
// system flush the data at once (auto_da_alloc), 230 to 560 us. A file without a name that is
// linked to its path after the old one was unlinked costs 10 us besides the copy, for others than
// root 25. Where nothing lies at the path a new file is made there, which costs nothing besides.
#include "launcher/deliver.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/auxv.h>
#include <sys/random.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "launcher/text.h"

namespace zcc::launcher {
namespace {

using protocol::PathBuffer;

// What is done about what lies at an output's path.
enum class Way {
  kCreate,   // nothing lies there: it is written there
  kReplace,  // it is unlinked, and a new file takes its name
  kRewrite,  // it is overwritten, and keeps what it has of mode, owner and other names
  kLeave,    // to the compiler
};

// An output whose content is written, unless it is a kRewrite, to a file that is not at its path
// yet, unless it is a kCreate.
struct Prepared {
  int fd;
  Way way;
  bool named;          // in a temporary file beside the path, for want of O_TMPFILE
  uint64_t temporary;  // which one
};

bool write_content(int to, std::string_view content) {
  while (!content.empty()) {
    const ssize_t n = write(to, content.data(), content.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    content.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

// The last means. A function of its own, for its buffer is to be on the stack only where it is
// used.
[[gnu::noinline]] ssize_t copy_by_hand(int from, off_t& offset, int to, size_t wanted) {
  char buffer[16 * 1024];
  const ssize_t n = pread(from, buffer, std::min(wanted, sizeof buffer), offset);
  if (n > 0 && !write_content(to, {buffer, static_cast<size_t>(n)})) return -1;
  if (n > 0) offset += n;
  return n;
}

// One step of a copy by the best means there is; `how` moves on to the next where one does not work
// between these two files. Offsets are explicit: the daemon's descriptor may be shared.
ssize_t copy_step(int from, off_t& offset, int to, size_t wanted, int& how) {
  for (;; ++how) {
    ssize_t n;
    if (how == 0) {
      n = copy_file_range(from, &offset, to, nullptr, wanted, 0);
    } else if (how == 1) {
      n = sendfile(to, from, &offset, wanted);
    } else {
      return copy_by_hand(from, offset, to, wanted);
    }
    if (n > 0) return n;
    // 0 is the end of the file, or a file system that does not say how long its files are.
    if (n < 0 && errno != EXDEV && errno != EINVAL && errno != EOPNOTSUPP && errno != ENOSYS &&
        errno != EPERM) {
      return n;
    }
  }
}

// Reflinks where the file system can. A source shorter than `size` is a failure.
bool copy_content(int from, int to, uint64_t size) {
  off_t offset = 0;
  for (int how = 0; static_cast<uint64_t>(offset) < size;) {
    const auto left = std::min<uint64_t>(size - static_cast<uint64_t>(offset), 1u << 30);
    const ssize_t n = copy_step(from, offset, to, static_cast<size_t>(left), how);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
  }
  return true;
}

bool fill(const Output& output, int fd) {
  return output.content ? write_content(fd, {output.content, static_cast<size_t>(output.size)})
                        : copy_content(output.source, fd, output.size);
}

// As the compiler makes it, before the umask.
mode_t mode_of(const Output& output) { return output.executable ? 0777 : 0666; }

// Whether a new file in its place would be the same to everyone, but for its inode's number.
bool is_like_new(const Output& output, const struct stat& old) {
  const mode_t mask = umask(0);
  umask(mask);
  return old.st_nlink == 1 && (old.st_mode & 07777) == (mode_of(output) & ~mask) &&
         old.st_uid == getauxval(AT_EUID) && old.st_gid == getauxval(AT_EGID);
}

// Replacing is the way that is never half done, so the others are only for files where the compiler
// leaves something else than that would (protocol::Existing).
Way way_for(const Output& output) {
  struct stat old;
  if (lstat(output.path, &old) != 0) return errno == ENOENT ? Way::kReplace : Way::kLeave;
  if (!S_ISREG(old.st_mode)) return Way::kLeave;
  const auto user = getauxval(AT_EUID);
  const bool may_write = user == 0 || (old.st_uid == user && (old.st_mode & S_IWUSR));
  if (!may_write || (output.refuses_read_only && (old.st_mode & 0222) == 0)) return Way::kLeave;
  if (output.existing == protocol::Existing::kReplaced && old.st_size > 0) return Way::kReplace;
  if (is_like_new(output, old)) return Way::kReplace;
  return output.existing == protocol::Existing::kRewritten ? Way::kRewrite : Way::kLeave;
}

PathBuffer temporary_name(const Output& output, const Prepared& prepared) {
  PathBuffer name;
  name += directory_of(output.path);
  ((name += "/.zccache-") += Decimal(prepared.temporary).view()) += ".tmp";
  return name;
}

// Signals are blocked while a file that has a name is not whole. Only SIGKILL leaves one so, for
// some 20 us of a hit; it does the same to a compiler all the time that it writes.
class SignalsBlocked {
 public:
  void block() {
    if (blocked_) return;
    sigset_t all;
    sigfillset(&all);
    blocked_ = sigprocmask(SIG_BLOCK, &all, &before_) == 0;
  }
  // Of a write beyond RLIMIT_FSIZE, which has failed: the compiler is to meet it by itself.
  void forget_file_size() {
    sigset_t limit;
    sigemptyset(&limit);
    sigaddset(&limit, SIGXFSZ);
    const timespec at_once{};
    if (blocked_) sigtimedwait(&limit, nullptr, &at_once);
  }
  ~SignalsBlocked() {
    if (blocked_) sigprocmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  bool blocked_ = false;
  sigset_t before_;
};

bool prepare_named(const Output& output, Prepared& prepared, SignalsBlocked& signals) {
  signals.block();
  for (int tries = 0; tries < 8; ++tries) {
    if (getrandom(&prepared.temporary, sizeof prepared.temporary, 0) < 0) return false;
    const auto name = temporary_name(output, prepared);
    if (name.overflow) return false;
    prepared.fd = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_of(output));
    if (prepared.fd < 0 && errno == EEXIST) continue;
    prepared.named = prepared.fd >= 0;
    return prepared.named && fill(output, prepared.fd);
  }
  return false;
}

// What is longer takes long enough to write that a SIGKILL might come; it is written without a name.
constexpr uint64_t kMostInPlace = 256 * 1024;

// errno EEXIST: something lies there, or is to be dealt with as if it did.
bool create(const Output& output, Prepared& prepared, SignalsBlocked& signals) {
  signals.block();
  if (output.size > kMostInPlace) return errno = EEXIST, false;
  prepared.fd = open(output.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_of(output));
  if (prepared.fd < 0) return false;
  prepared.way = Way::kCreate;
  if (fill(output, prepared.fd)) return true;
  errno = EIO;
  return false;
}

// Those on the way to `path`, as far as they can be made.
[[gnu::noinline]] void make_directories(const char* path) {
  PathBuffer way;
  way += path;
  if (way.overflow) return;
  for (char* at = way.data + 1; *at; ++at) {
    if (*at != '/') continue;
    *at = '\0';
    mkdir(way.data, 0777);
    *at = '/';
  }
}

bool prepare_once(const Output& output, Prepared& prepared, SignalsBlocked& signals) {
  if (create(output, prepared, signals)) return true;
  if (errno != EEXIST) return false;
  prepared.way = way_for(output);
  if (prepared.way == Way::kLeave) return false;
  if (prepared.way == Way::kRewrite) {
    prepared.fd = open(output.path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    return prepared.fd >= 0;
  }
  PathBuffer directory;
  directory += directory_of(output.path);
  prepared.fd = openat(AT_FDCWD, directory.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode_of(output));
  if (prepared.fd >= 0) return fill(output, prepared.fd);
  // EISDIR and EINVAL: a kernel, or a network file system, that does not know the flag.
  const bool unsupported = errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL;
  return unsupported && prepare_named(output, prepared, signals);
}

bool prepare(const Output& output, Prepared& prepared, SignalsBlocked& signals) {
  if (prepare_once(output, prepared, signals)) return true;
  if (!output.makes_directories || prepared.fd >= 0 || errno != ENOENT) return false;
  make_directories(output.path);
  return prepare_once(output, prepared, signals);
}

bool unlink_old(const char* path) { return unlink(path) == 0 || errno == ENOENT; }

// Network file systems tell of a full disk when a file is closed.
bool close_whole(Prepared& prepared) {
  const int fd = prepared.fd;
  prepared.fd = -1;
  return close(fd) == 0;
}

bool place_named(const Output& output, Prepared& prepared) {
  if (!close_whole(prepared) || !unlink_old(output.path)) return false;
  const auto name = temporary_name(output, prepared);
  if (rename(name.c_str(), output.path) != 0) return false;
  prepared.named = false;
  return true;
}

// Gives a file without a name one: 0, or an errno. By its descriptor alone, which kernels
// before 6.10 allow to root only; else by its entry in /proc, for which the kernel makes four
// directory entries when they are first looked at (16 us).
int link_to(int fd, const char* path) {
  if (linkat(fd, "", AT_FDCWD, path, AT_EMPTY_PATH) == 0) return 0;
  if (errno == EEXIST) return EEXIST;
  protocol::FixedString<64> entry;
  (entry += "/proc/self/fd/") += Decimal(static_cast<uint64_t>(fd)).view();
  return linkat(AT_FDCWD, entry.c_str(), AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

// Over the old content and cut off behind the new one: ext4 flushes a file that is truncated first.
bool rewrite(const Output& output, int fd, SignalsBlocked& signals) {
  signals.block();
  return fill(output, fd) && ftruncate(fd, static_cast<off_t>(output.size)) == 0;
}

bool place(const Output& output, Prepared& prepared, SignalsBlocked& signals) {
  if (prepared.named) return place_named(output, prepared);
  if (prepared.way == Way::kCreate) return close_whole(prepared);
  if (prepared.way == Way::kRewrite) return rewrite(output, prepared.fd, signals);
  if (!unlink_old(output.path)) return false;
  for (int tries = 0; tries < 3; ++tries) {
    const int error = link_to(prepared.fd, output.path);
    if (error == 0) return true;
    if (error != EEXIST) break;  // another process made it since: the later one wins
    if (!unlink_old(output.path)) return false;
  }
  // No /proc, or a file system that cannot link: once more under a name.
  return prepare_named(output, prepared, signals) && place_named(output, prepared);
}

// Unless another launcher has put its own there meanwhile. One that is closed already stays: it is whole,
// or the compiler that runs now writes it anew.
void remove_if_ours(const Output& output, const Prepared& prepared) {
  struct stat ours, there;
  if (prepared.fd >= 0 && fstat(prepared.fd, &ours) == 0 && lstat(output.path, &there) == 0 &&
      ours.st_ino == there.st_ino && ours.st_dev == there.st_dev) {
    unlink(output.path);
  }
}

bool deliver_all(const Output* outputs, Prepared* prepared, size_t count, SignalsBlocked& signals) {
  for (size_t i = 0; i < count; ++i) {
    if (!prepare(outputs[i], prepared[i], signals)) return false;
  }
  for (size_t i = 0; i < count; ++i) {
    if (!place(outputs[i], prepared[i], signals)) return false;
  }
  return true;
}

}  // namespace

bool deliver(const Output* outputs, size_t count) {
  Prepared prepared[protocol::kMaxFds];  // only touched as far as there are outputs
  for (size_t i = 0; i < count; ++i) prepared[i] = {-1, Way::kLeave, false, 0};
  SignalsBlocked signals;
  if (deliver_all(outputs, prepared, count, signals)) return true;
  for (size_t i = 0; i < count; ++i) {
    if (prepared[i].named) unlink(temporary_name(outputs[i], prepared[i]).c_str());
    if (prepared[i].way == Way::kCreate) remove_if_ours(outputs[i], prepared[i]);
  }
  signals.forget_file_size();
  return false;
}

}  // namespace zcc::launcher
