// Where a compiler looks for headers, as its family's module asks it.
#pragma once

#include <string>
#include <vector>

#include "tools/invocation.h"

namespace zcc::tools {

// Directories in the order they are searched, as the compiler spells them.
struct SearchPath {
  std::vector<std::string> quote;    // for "name", after the including file's own directory
  std::vector<std::string> angle;    // for <name>, and for "name" after those
  std::vector<std::string> ignored;  // to be searched, but missing or there twice
  // As clang's driver passes them on. Of two that are the same directory clang tells of neither name
  // but the first, so the lists above do not have the other.
  std::vector<std::string> passed_on;
  // Where clang would look if that were there; of what its driver does not find it says nothing.
  std::vector<std::string> candidates;
  std::string triple;                // clang's target
  std::vector<std::string> implied;  // files read before the source: stdc-predef.h, -include
  std::vector<std::string> listed;   // directories of whose subdirectories clang takes the newest
  // What stands in quotes is also looked for beside each text that is being included.
  bool through_includers = false;
  // The driver reads more to find them than all this tells, or looks in other ways.
  bool asks_others = false;
};

// The question: the driver, and under what circumstances.
struct SearchQuestion {
  const std::string& tool;
  const std::vector<std::string>& arguments;  // Invocation::search_arguments
  Language language;
  const std::vector<std::string>& environment;
  const std::string& cwd;
};

}  // namespace zcc::tools
