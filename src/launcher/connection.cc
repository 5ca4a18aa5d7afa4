#include "launcher/connection.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "launcher/text.h"

namespace zcc::launcher {
namespace {

// The kernel gives the lowest free number, so a first descriptor below 3 means that the caller
// closed some of stdin, stdout and stderr. No file of ours may lie there: what the user is told
// would be written into it. The holes are filled with descriptors that cannot be read or written
// and that the compiler does not inherit.
int above_stdio(int fd) {
  if (fd > STDERR_FILENO || fd < 0) return fd;
  const int moved = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  close(fd);
  for (;;) {
    const int hole = ::open("/", O_PATH | O_CLOEXEC);
    if (hole < 0 || hole > STDERR_FILENO) {
      if (hole >= 0) close(hole);
      return moved;
    }
  }
}

// 0 and `address` for a socket's path; one that does not fit is named through a descriptor of its
// directory, which stays open in `directory` until after the connect.
int address_of(const protocol::EndpointPath& path, sockaddr_un& address, int& directory) {
  address.sun_family = AF_UNIX;
  if (path.size <= protocol::kMaxSocketPath) {
    memcpy(address.sun_path, path.data, path.size + 1);
    return 0;
  }
  protocol::PathBuffer parent;
  parent += directory_of(path.view());
  directory = ::open(parent.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return errno;
  protocol::FixedString<sizeof address.sun_path> name;
  ((name += "/proc/self/fd/") += Decimal(static_cast<uint64_t>(directory)).view()) += "/";
  name += base_name(path.view());
  if (name.overflow) return ENAMETOOLONG;
  memcpy(address.sun_path, name.data, name.size + 1);
  return 0;
}

int connect_to(int fd, const protocol::EndpointPath& path) {
  sockaddr_un address{};
  int directory = -1;
  int error = address_of(path, address, directory);
  if (error == 0 && connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    error = errno;
  }
  if (directory >= 0) close(directory);
  return error;
}

}  // namespace

int Connection::open(const protocol::Endpoint& endpoint, unsigned timeout_ms) {
  timeout_ms_ = timeout_ms;
  const int fd = above_stdio(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (fd < 0) return errno;
  const timeval wait{timeout_ms / 1000, static_cast<suseconds_t>(timeout_ms % 1000) * 1000};
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);  // connect obeys it, too
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  if (const int error = connect_to(fd, endpoint.socket)) {
    close(fd);
    return error;
  }
  fd_ = fd;
  return 0;
}

bool Connection::peer_is_us() const {
  ucred peer{};
  socklen_t size = sizeof peer;
  return getsockopt(fd_, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && size == sizeof peer &&
         peer.uid == getauxval(AT_EUID);
}

}  // namespace zcc::launcher
