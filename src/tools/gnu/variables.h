// Environment variables that change what one compile makes.
#pragma once

#include <string_view>

#include "tools/tool.h"

namespace zcc::tools::gnu {

// The name of a variable of the caller that adds outputs or arguments to any compile of the
// family, so that it is passed through; empty when none is set.
std::string_view disqualifying_variable(const ParseContext& context);

// Whether the caller's locale asks for messages in a language other than the compiler's own (GNU
// gettext manual, "Users"): the catalogues are found by rules of the C library. Clang has none.
bool translates_messages(const ParseContext& context);

}  // namespace zcc::tools::gnu
