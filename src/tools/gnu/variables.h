// Environment variables that change what one compile makes.
#pragma once

#include <array>
#include <string_view>

#include "tools/tool.h"

namespace zcc::tools::gnu {

// Module::tool_variables and search_variables.
inline constexpr auto kToolVariables = std::to_array<std::string_view>(
    {"COMPILER_PATH", "GCC_EXEC_PREFIX", "LD_AUDIT", "LD_LIBRARY_PATH", "LD_PRELOAD", "PATH", "BINUTILS_ROOT",
     "G++_ROOT", "GCC_ROOT", "LIBRARY_PATH", "LPATH", "CLANG_NO_DEFAULT_CONFIG"});

inline constexpr auto kSearchVariables = std::to_array<std::string_view>(
    {"CPATH", "CPLUS_INCLUDE_PATH", "C_INCLUDE_PATH", "GCC_EXEC_PREFIX", "OBJCPLUS_INCLUDE_PATH",
     "OBJC_INCLUDE_PATH", "SDKROOT"});

// The name of a variable of the caller that adds outputs or arguments to any compile of the
// family, so that it is passed through; empty when none is set.
std::string_view disqualifying_variable(const ParseContext& context);

// Whether the caller's locale asks for messages in a language other than the compiler's own (GNU
// gettext manual, "Users"): the catalogues are found by rules of the C library. Clang has none.
bool translates_messages(const ParseContext& context);

}  // namespace zcc::tools::gnu
