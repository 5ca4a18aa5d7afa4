// What the modules of the tool families have in common (module.h).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/invocation.h"

namespace zcc::tools {

// Whose front end it is: gcc's or clang's, whatever the driver is called and how its arguments look.
enum class Family { kGcc, kClang };
std::string_view to_string(Family family);

// The value of an environment variable of the caller; nothing when unset.
using Variable = std::function<std::optional<std::string_view>(std::string_view name)>;

// What a parser may ask of the world: tests give it a map, the daemon the real files.
struct ParseContext {
  Family family = Family::kGcc;
  int release = 0;  // the first number of gcc's version; 0: not known
  bool cxx_driver = false;  // g++, clang++, c++: C sources are compiled as C++
  std::string_view tool;  // its path
  std::string_view cwd;
  // The content of a response file, by absolute path; nothing when it can not be read.
  std::function<std::optional<std::string>(const std::string& path)> read_file;
  Variable variable;
};

}  // namespace zcc::tools
