#include "cli/replace_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/file.h"
#include "platform/unique_fd.h"

namespace zcc::cli {
namespace {

// A device or a link is the user's, and stays what it is.
Result<void> write_into(const std::string& path, std::string_view content) {
  const UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666));
  return fd ? write_all(fd.get(), content, path) : fail_errno(path);
}

}  // namespace

Result<void> replace_file(const std::string& path, std::string_view content) {
  struct stat there {};
  if (::lstat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode)) return write_into(path, content);
  auto temporary = path + ".XXXXXX";
  const UniqueFd fd(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!fd) return fail_errno(path);
  auto written = write_all(fd.get(), content, temporary);
  const auto mask = ::umask(0);
  ::umask(mask);
  if (written && (::fchmod(fd.get(), 0666 & ~mask) != 0 || ::rename(temporary.c_str(), path.c_str()) != 0)) {
    written = fail_errno(path);
  }
  if (!written) ::unlink(temporary.c_str());
  return written;
}

}  // namespace zcc::cli
