// The variables that decide how zccache works: one table for config and doctor.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zcc::cli {

enum class Kind { kText, kBoolean, kNumber, kPercent, kSize, kWords, kPath };

struct Setting {
  std::string_view variable;
  std::string_view fallback;  // the default, in words
  Kind kind = Kind::kText;
  std::string_view words = {};  // of kWords: what it may be, separated by |
};

std::span<const Setting> settings();

// Why the value is not taken; nothing when it is.
std::optional<std::string> objection(const Setting& setting, std::string_view value);

// The setting whose name is nearest to that of an unknown variable, if one is near.
const Setting* nearest_setting(std::string_view variable);

// A variable that zccache sets for those it runs.
bool is_set_by_us(std::string_view variable);

}  // namespace zcc::cli
