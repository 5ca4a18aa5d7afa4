// Arguments of emcc and em++ -> Invocation.
#pragma once

#include "tools/module.h"

namespace zcc::tools::emcc {

bool may_compile(const Arguments& arguments, const Variable& variable);

// emcc takes out what it knows, and hands the rest on to clang, which gnu/parse.h understands. Rules: what
// emcc of Emscripten 3.1.6 does.
Invocation parse(const Arguments& arguments, const ParseContext& context);

}  // namespace zcc::tools::emcc
