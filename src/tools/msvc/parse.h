// Arguments of cl and clang-cl -> Invocation.
#pragma once

#include "tools/module.h"

namespace zcc::tools::msvc {

// Rules: clang's manual, "clang-cl"; Microsoft's "MSVC compiler options". See Module::parse.
Invocation parse(const Arguments& arguments, const ParseContext& context);

// Module::may_compile: /c or /Zs, or a place where one may be hidden.
bool may_compile(const Arguments& arguments, const Variable& variable);

const std::vector<std::string_view>& relevant_variables();

}  // namespace zcc::tools::msvc
