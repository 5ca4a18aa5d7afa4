// What /showIncludes prints.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zcc::tools::msvc {

// The files that the notes in `text` name, in order: "Note: including file:", a blank for each level, and
// the path as it was opened (clang's own words; it has no others).
std::vector<std::string> included_files(std::string_view text);

}  // namespace zcc::tools::msvc
