// Where clang-tidy's front end looks for headers, asked of clang-tidy itself.
#pragma once

#include "tools/module.h"

namespace zcc::tools::tidy {

// See Module.
Result<SearchPath> find_search_path(const SearchQuestion& question);

}  // namespace zcc::tools::tidy
