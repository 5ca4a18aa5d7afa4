// The compile at hand, and the way out that is always open: become the compiler.
#pragma once

#include "launcher/find_program.h"
#include "launcher/settings.h"
#include "protocol/endpoint.h"

namespace zcc::launcher {

struct Job {
  explicit Job(ToolSpace& space) : tool(space) {}

  char** argv = nullptr;  // what the tool gets; argv[0] is the word the user chose
  char** environment = nullptr;
  unsigned flags = 0;  // protocol::CompileFlag
  Settings settings;
  protocol::Endpoint endpoint;
  bool masquerading = false;
  bool on_path = false;  // the tool is to be looked for there
  int failed = 0;        // wait status of the first of several sources that did not compile
  ToolSpace& tool;       // the path to execute; empty until locate_tool()
};

// Fills job.tool, if it is empty. Where there is no such tool, or none that can be executed, says so and
// exits with 127 or 126.
void locate_tool(const Job& job);

// Becomes the tool, with the caller's environment, descriptors, limits, signals and umask (all our
// own descriptors are close-on-exec). Where that fails, says why and exits with 127 or 126, as a
// shell does. After a source that failed the tool is run instead, so as not to end better than that.
[[noreturn]] void exec_tool(const Job& job);

// Counts why the daemon was not used, then becomes the tool. A count that cannot be written is
// lost.
[[noreturn]] void bypass(const Job& job, protocol::Bypass reason);

}  // namespace zcc::launcher
