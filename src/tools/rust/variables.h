// Which variables of the environment rustc reads, and those that nobody reads.
#pragma once

#include <string_view>
#include <vector>

namespace zcc::tools::rust {

// Read by rustc or clippy without a word in dep-info, whatever the crate; sorted.
const std::vector<std::string_view>& relevant_variables();

// A macro that is a program may read any variable. These differ from one shell, build or terminal to the next,
// and none is known that makes code of them.
bool is_of_session(std::string_view name);

}  // namespace zcc::tools::rust
