// The options of rustc that have to do with where a checkout lies.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/sharing.h"

namespace zcc::tools::rust {

// Arguments that make rustc name what lies beneath the root relative to the working directory, and from elsewhere
// relative to the root. Empty where the user maps paths himself, for clippy, whose first argument must be rustc,
// and for what is linked.
std::vector<std::string> map_root(const Invocation& invocation, Family family, const Root& root);

// See Module. Without a map what is compiled may not lie beneath the root: of a crate of cargo's registry only
// the libraries and outputs do, and of these rustc keeps no path.
Rootless without_root(const Invocation& invocation, Family family, const std::vector<std::string_view>& environment,
                      const Root& root, bool maps);

// Dep-info as it would be beneath another root. Nothing where that is not certain.
std::optional<std::string> moved_dep_info(std::string_view text, std::string_view from, std::string_view to);

}  // namespace zcc::tools::rust
