// Where clang-cl looks for headers, asked of the driver itself.
#pragma once

#include "tools/module.h"

namespace zcc::tools::msvc {

// See Module. As gnu's; beyond what -v shows, the directories are listed of which clang-cl takes the
// newest toolchain and kit.
Result<SearchPath> find_search_path(const SearchQuestion& question);
Result<std::vector<std::string>> find_macros(const SearchQuestion& question);

}  // namespace zcc::tools::msvc
