// What the options of clang-tidy mean for the cache, as data. Adding one is adding a line to options.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "tools/invocation.h"

namespace zcc::tools::tidy {

enum class Effect : std::uint8_t {
  kKey,            // in the key as text
  kConfiguration,  // in the key as text, which is a configuration like that of a file
  kConfigurationFile,  // the same in a file, which the key has by content
  kFormat,         // in the key as text; may ask for the formatting rules of .clang-format
  kColor,          // in the key as text, and settles whether messages are coloured
  kFixes,          // names an output
  kBefore,         // an argument for the compile, before all others
  kAfter,          // behind them
  kDatabase,       // where the compile database is looked for
  kPass,           // passed through, for `reason`
};

// LLVM's own parser reads them: with one dash or two; a value is joined by '=' or the next argument, that of a
// switch only joined.
struct Option {
  std::string_view name;  // without dashes
  bool takes_value = false;
  Effect effect = Effect::kKey;
  PassReason reason = PassReason::kNone;
};

struct Match {
  const Option* option = nullptr;  // null: the table does not know it
  std::optional<std::string_view> value;
};
// Of an argument that begins with a dash.
Match find_option(std::string_view argument);

std::span<const Option> options();

}  // namespace zcc::tools::tidy
