// The options of gcc and clang that have to do with where a checkout lies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/sharing.h"

namespace zcc::tools::gnu {

// Arguments that make objects name what lies under the root relative to it: the compilation directory as ./build,
// files relative to that (../src/a.c), as debuggers put them together. Empty where the user maps the root himself.
std::vector<std::string> map_root(const Invocation& invocation, Family family, const Root& root);

// `maps`: the arguments of map_root(), or the user's for the same, are among those of the invocation.
Rootless without_root(const Invocation& invocation, Family family, const std::vector<std::string_view>& environment,
                      const Root& root, bool maps);

}  // namespace zcc::tools::gnu
