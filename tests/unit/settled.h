// Files whose times tell every later change, as the daemon's do when nothing is in a hurry.
#pragma once

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "inputs/content.h"
#include "store_fixture.h"

namespace zcc::inputs {

using store::TempDir;
using store::write_file;

// Waits until the clock that files are stamped by has passed every stamp there is. Stamps may be
// ahead of the coarse clock, up to the fine one (multigrain timestamps, Linux 6.13).
inline void let_it_settle() {
  timespec now;
  ::clock_gettime(CLOCK_REALTIME, &now);
  while (file_clock_ns() <= now.tv_sec * 1'000'000'000 + now.tv_nsec) ::usleep(500);
}

// A file that was written a tick ago.
inline void write_settled(const std::string& path, std::string_view bytes) {
  write_file(path, bytes);
  let_it_settle();
}

inline bool exact_here(const std::string& directory) {
  const UniqueFd fd(::open(directory.c_str(), O_RDONLY | O_CLOEXEC));
  return has_exact_ctime(fd.get());
}

}  // namespace zcc::inputs
