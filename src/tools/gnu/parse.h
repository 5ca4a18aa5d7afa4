// Arguments of gcc and clang (and c++ drivers of both) -> Invocation.
#pragma once

#include <string_view>
#include <vector>

#include "tools/invocation.h"
#include "tools/tool.h"

namespace zcc::tools::gnu {

// `arguments` without argv[0]. Never fails: what it does not understand it passes through, with the
// reason. Rules: GCC manual "Overall Options", "Preprocessor Options"; clang command line
// reference.
Invocation parse(const std::vector<std::string_view>& arguments, const ParseContext& context);

// Whether `argument` may be one that says how far to compile (-c, -S, -E, -fsyntax-only, or a response
// file that holds one). A command without any makes nothing that is cached.
bool may_set_goal(std::string_view argument);

// Names of the environment variables that decide what gcc and clang make of their arguments and
// inputs; sorted. GCC manual "Environment Variables", clang manual.
const std::vector<std::string_view>& relevant_variables();

}  // namespace zcc::tools::gnu
