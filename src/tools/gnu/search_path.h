// Where a gcc or clang driver looks for headers, asked of the driver itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"
#include "tools/invocation.h"

namespace zcc::tools::gnu {

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
};

// Runs the driver over an empty file with -v -M (GCC manual, "Overall Options": -v shows the
// search path) and `arguments` (Invocation::search_arguments). Blocking, some milliseconds.
Result<SearchPath> find_search_path(const std::string& tool,
                                    const std::vector<std::string>& arguments, Language language,
                                    const std::vector<std::string>& environment,
                                    const std::string& cwd);

// The names of the macros that are defined before the first text: the compiler's own, those of
// arguments, of configuration files and of specs. Runs the driver with -dM -E (GCC manual, "Options
// Controlling the Preprocessor"). Blocking, some milliseconds. Sorted.
Result<std::vector<std::string>> find_macros(const std::string& tool,
                                             const std::vector<std::string>& arguments,
                                             Language language,
                                             const std::vector<std::string>& environment,
                                             const std::string& cwd);

// The directories in what -v printed. Nothing when a heading is missing.
Result<SearchPath> parse_search_path(std::string_view verbose);

}  // namespace zcc::tools::gnu
