// --strict-paths: whether the paths among a compiler's arguments are spelled so that every machine and directory
// would take them alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zcc::tools {

enum class StrictPaths {
  kOff,
  kConsistent,  // no mixture of slashes and backslashes
  kAbsolute,    // further: absolute, with slashes alone, no component . or ..
};
std::string_view to_string(StrictPaths mode);

// Of a word as in the flag or variable; kOff for none that is known.
StrictPaths strict_paths_by_name(std::string_view word);

// What is wrong, as a message; empty when nothing is. `arguments` as expanded; asked are the directories and files
// of -I, -F, -isystem, -iquote, -idirafter, -iframework, -imsvc, -include, -include-pch, -imacros, and of /I for a
// driver `like_cl`.
std::string strict_paths_complaint(const std::vector<std::string>& arguments, bool like_cl, StrictPaths mode);

}  // namespace zcc::tools
