// What the file called emcc executes: a script for the shell that starts Python, or a program for Python.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/tool.h"

namespace zcc::tools::emcc {

struct Launch {
  // Programs that run before Python and beside it: absolute paths, and names that PATH finds.
  std::vector<std::string> programs;
  std::string python;              // the same
  std::vector<std::string> flags;  // of Python
  std::string script;              // of emcc, for Python
};

// `tool`: the path that is executed, absolute; `text`: what is in it. Nothing for a script that is not one of
// those that Debian and Emscripten ship: what it runs is not known.
std::optional<Launch> understand_launch(const std::string& tool, std::string_view text, const Variable& variable);

}  // namespace zcc::tools::emcc
