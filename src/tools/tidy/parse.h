// Arguments of clang-tidy -> Invocation.
#pragma once

#include <string_view>
#include <vector>

#include "tools/module.h"

namespace zcc::tools::tidy {

// clang-tidy, clang-tidy-14.
bool is_name_of_tidy(std::string_view file_name);

// See Module.
bool may_compile(const Arguments& arguments, const Variable& variable);
Invocation parse(const Arguments& arguments, const ParseContext& context);
const std::vector<std::string_view>& relevant_variables();

// Whether a configuration (YAML) asks for nothing but checks, their options and filters: no arguments for the
// compile, no file that only a check knows of.
bool accepts_configuration(std::string_view text);

// What separates, in Invocation::search_arguments, those of clang-tidy from the compile's, which are in the
// former or in the database already.
inline constexpr std::string_view kCompileFollows;

}  // namespace zcc::tools::tidy
