// gcc and clang, by whatever name.
#pragma once

#include <array>
#include <string_view>

#include "tools/module.h"

namespace zcc::tools::gnu {

extern const Module kModule;

// Module::dependency_arguments, of drivers that take these options.
inline constexpr auto kDependencyArguments = std::to_array<std::string_view>({"-MD", "-MF", ""});

}  // namespace zcc::tools::gnu
