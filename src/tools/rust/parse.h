// Arguments of rustc and clippy-driver.
#pragma once

#include "tools/invocation.h"
#include "tools/module.h"
#include "tools/tool.h"

namespace zcc::tools::rust {

// See Module. What rustc is asked without a compile (-vV, --print, a source on stdin) is found out by a look
// at the words.
bool may_compile(const Arguments& arguments, const Variable& variable);
Invocation parse(const Arguments& arguments, const ParseContext& context);

}  // namespace zcc::tools::rust
