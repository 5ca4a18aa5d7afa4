// What the arguments of a compile say of the tool.
#pragma once

#include <string>
#include <vector>

namespace zcc::tools {

struct ProbeOptions {
  std::vector<std::string> arguments;  // as the driver takes them
  std::vector<std::string> plugins;    // as the driver finds them
  bool in_any_directory = false;       // they mean the same in every working directory

  bool empty() const { return arguments.empty() && plugins.empty(); }
};

}  // namespace zcc::tools
