// What a tool is and which programs it runs.
#pragma once

#include <string>
#include <vector>

#include "tools/invocation.h"
#include "tools/probe_options.h"
#include "tools/tool.h"

namespace zcc::tools {

struct Probe {
  PassReason pass = PassReason::kNone;  // not kNone: not a compiler we know how to cache
  std::string pass_detail;
  Family family = Family::kGcc;
  bool cxx_driver = false;
  int release = 0;  // the first number of gcc's version
  // Absolute paths of all that runs in a compile: driver, cc1, cc1plus, as, the shared libraries
  // they load, configuration files. Symlinks are not resolved: what they lead to is the identity.
  std::vector<std::string> files;
  // Those of them that are executed: one that may not be is passed over for the next of its name.
  std::vector<std::string> programs;
  // Absolute paths where a program, library or configuration file would take precedence if there
  // were one.
  std::vector<std::string> absent;
  // Absolute paths of what led to the files above, and is no part of the compiler otherwise; "d/*" for
  // the names in a directory.
  std::vector<std::string> consulted;
  // Of a tool that has a linker run: where that looks for libraries. Perhaps relative, perhaps not there.
  std::vector<std::string> library_directories;
};

}  // namespace zcc::tools
