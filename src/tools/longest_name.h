// Looking up an argument in a sorted table of options.
#pragma once

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>

namespace zcc::tools {

// Of the entries whose name `argument` begins with and that `fits` accepts, one with the longest name.
// Null when there is none. `table` is sorted by Option::name.
template <typename Option, typename Fits>
const Option* find_longest(std::span<const Option> table, std::string_view argument, Fits fits) {
  // Each turn looks at the greatest name that is not beyond `rest`. A name that is no prefix of it
  // shares some of it, and so will any shorter name that is one.
  for (auto rest = argument; !rest.empty();) {
    const auto after = std::ranges::upper_bound(table, rest, {}, &Option::name);
    if (after == table.begin()) return nullptr;
    const auto name = std::prev(after)->name;
    const auto shared = static_cast<std::size_t>(std::ranges::mismatch(rest, name).in1 - rest.begin());
    if (shared < name.size()) {
      rest = rest.substr(0, shared);
      continue;
    }
    for (auto at = after; at != table.begin() && std::prev(at)->name == name; --at) {
      if (fits(*std::prev(at))) return &*std::prev(at);
    }
    rest = rest.substr(0, name.size() - 1);
  }
  return nullptr;
}

}  // namespace zcc::tools
