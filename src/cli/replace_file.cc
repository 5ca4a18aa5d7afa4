#include "cli/replace_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/file.h"
#include "platform/unique_fd.h"

namespace zcc::cli {

Result<void> replace_file(const std::string& path, std::string_view content) {
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
