// What the compiler writes, kept in memory files: its streams, and the dependency output that the
// daemon asked for.
#pragma once

#include <string_view>

namespace zcc::launcher {

struct Capture {
  int out = -1;
  int err = -1;
  int depfile = -1;
  bool inherited = true;       // the compiler is to have the depfile under this number
  char depfile_path[40] = {};  // as the compiler can name it
};

// All are close-on-exec. `tool`: the file of the compiler. False when there is no memory file to be had, or the
// compiler could not open the depfile by its path; then the compile is not to be captured at all.
bool open_capture(bool with_depfile, const char* tool, Capture& capture);

void close_capture(const Capture& capture);

// All that was written. Copied, as whoever else holds the descriptor could shorten the file.
std::string_view captured(int fd);

}  // namespace zcc::launcher
