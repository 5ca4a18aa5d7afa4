// Arguments of include-what-you-use -> Invocation.
#pragma once

#include <string_view>
#include <vector>

#include "tools/module.h"

namespace zcc::tools::iwyu {

// include-what-you-use, iwyu, with a version behind a dash.
bool is_name_of_iwyu(std::string_view file_name);

// See Module.
bool may_compile(const Arguments& arguments, const Variable& variable);
Invocation parse(const Arguments& arguments, const ParseContext& context);

}  // namespace zcc::tools::iwyu
