// What rustc's messages tell (--error-format=json): one JSON object a line.
#pragma once

#include <string_view>

namespace zcc::tools::rust {

// With --json=artifacts rustc tells of each output as it is made. Whether that is all there is.
bool is_silent(std::string_view out, std::string_view err);

// Whether each error is one of the crate's text, so that the same inputs give it again: it has a code, and none
// that is about files or crates which were not found, of which it is not known where they were looked for.
bool is_failure_of_text(std::string_view out, std::string_view err);

}  // namespace zcc::tools::rust
