// The dependency files that rustc writes (--emit=dep-info).
#pragma once

#include <string_view>

#include "platform/result.h"
#include "tools/depfile.h"

namespace zcc::tools::rust {

// Make rules, one for each output and all with the same prerequisites, then one for each of those without any,
// then what the compile asked the environment for (env!, option_env!, a macro's own questions):
//
//   target/libx.rlib: src/lib.rs src/some\ text.txt
//   src/lib.rs:
//   # env-dep:SET=value
//   # env-dep:NOT_SET
//
// kDamaged for anything else. Blanks in names are escaped by a backslash; in variables \\, \n and \r are.
Result<Dependencies> parse_dep_info(std::string_view text);

}  // namespace zcc::tools::rust
