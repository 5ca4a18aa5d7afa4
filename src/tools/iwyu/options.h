// What include-what-you-use's own options (behind -Xiwyu) mean for the cache, as data. Adding one is adding a
// line to options.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "tools/invocation.h"

namespace zcc::tools::iwyu {

enum class Effect : std::uint8_t {
  kKey,      // in the key as text
  kMapping,  // names a mapping file, which the key has by content
  kPass,     // passed through, for `reason`
};

struct Option {
  std::string_view name;  // with its dashes, and a '=' if it takes a value
  Effect effect = Effect::kKey;
  PassReason reason = PassReason::kNone;
};

// Null for what the table does not know.
const Option* find_option(std::string_view argument);

std::span<const Option> options();

}  // namespace zcc::tools::iwyu
