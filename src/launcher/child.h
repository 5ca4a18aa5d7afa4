// Running the compiler as a child that cannot tell us from the build tool.
#pragma once

#include <sys/types.h>

namespace zcc::launcher {

struct Command {
  const char* path;
  char* const* argv;
  char* const* environment;
  int out = -1;   // becomes stdout, when not -1
  int err = -1;   // becomes stderr
  int niceness = 0;  // added to ours, if the kernel lets us
  int keep = -1;  // a descriptor of ours that the child inherits under the same number
  // The pipe whose other end `err` then is: what comes out goes to stderr at once, and to `copy`.
  int aloud = -1;
  int copy = -1;
};

// Runs it and waits for its end; 0 and the status as wait4 gives it. Signals that somebody sends to
// us alone while it runs are passed on, and their effect is its own to show. It is terminated when
// we are killed. An errno when it could not be executed; nothing has happened then.
int run_child(const Command& command, int& wait_status);

// Ends this process as the child ended: with its status, or by its signal and without a core of
// ours.
[[noreturn]] void end_as(int wait_status);

}  // namespace zcc::launcher
