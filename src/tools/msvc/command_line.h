// From the words of a command to clang-cl's arguments: what CL and _CL_ add, what response files hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/tool.h"

namespace zcc::tools::msvc {

struct CommandLine {
  std::vector<std::string> arguments;  // the user's, response files expanded
  std::vector<std::string> before;     // by CL
  std::vector<std::string> after;      // by _CL_
  std::vector<std::string> files;      // the response files, as spelled, in the order read
  std::optional<std::string> failure;  // the argument that is left to the compiler; the rest is void
};

// As clang's driver does it in the mode of cl: response files first, then the variables, in which `@file`
// names none and the first '#' of each argument is a '=' (Microsoft, "CL environment variables").
CommandLine read_command_line(const std::vector<std::string_view>& arguments, const ParseContext& context);

}  // namespace zcc::tools::msvc
