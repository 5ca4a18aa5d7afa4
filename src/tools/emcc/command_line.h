// All arguments of an emcc: those of the command, response files expanded, and those of $EMCC_CFLAGS.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/module.h"

namespace zcc::tools::emcc {

struct CommandLine {
  std::vector<std::string> arguments;  // of the command
  std::vector<std::string> added;      // behind them, of the variable
  std::vector<std::string> files;      // response files, as spelled
  std::optional<std::string> failure;  // what is left to emcc; the rest is void
};

// As emcc's tools/response_file.py does it: split like a shell does (Python's shlex), and not expanded further.
// Fails for a file that names another, which clang would expand, and for one that is read differently in
// another locale or by its name.
CommandLine read_command_line(const Arguments& arguments, const ParseContext& context);

// Python's shlex.split. Nothing for a quotation that does not end.
std::optional<std::vector<std::string>> split_like_a_shell(std::string_view text);

}  // namespace zcc::tools::emcc
