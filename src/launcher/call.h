// What the command line asks for: a compile, or a subcommand of zccache itself.
#pragma once

#include <stdint.h>

namespace zcc::launcher {

enum class CallKind {
  kCommand,     // zccache-cli is meant, with the same arguments
  kCompile,     // argv[0] is the word the user named the tool with
  kMasquerade,  // we were run under the name of a tool: it is the one behind us on PATH
};

struct Call {
  CallKind kind = CallKind::kCommand;
  char** argv = nullptr;             // the tool's, ended by null; a part of main's
  uint32_t policy_flags = 0;         // protocol::CompileFlag
  const char* bad_policy = nullptr;  // a policy flag whose value means nothing; it is ignored
};

Call parse_call(char** argv);

}  // namespace zcc::launcher
