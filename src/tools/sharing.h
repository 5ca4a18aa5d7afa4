// What a compile's arguments say about sharing its result with another checkout.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/invocation.h"
#include "tools/tool.h"

namespace zcc::tools {

// The directory whose place must not matter, and where in it the compile stands.
struct Root {
  std::string_view path;  // absolute, no slash at its end
  std::string_view cwd;   // lies under it
};

// Key arguments and variables with a mark in the root's place: equal ones in two checkouts mean the same there.
struct Rootless {
  bool shareable = false;
  std::string detail;  // the argument or variable that speaks against it
  bool names_root = false;  // the compiler was given an absolute path beneath the root
  bool takes_real_paths = false;  // it may call what lies there by real paths, where these are shorter
  std::vector<std::string> arguments;
  std::vector<std::string> environment;
};

}  // namespace zcc::tools
