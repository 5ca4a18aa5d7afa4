// How the lines of the tables of options are written.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "tools/gnu/options.h"

namespace zcc::tools::gnu {

constexpr Option key(std::string_view name, Takes takes = Takes::kNothing,
                     Families families = kBoth) {
  return {name, takes, Effect::kKey, PassReason::kNone, families};
}
constexpr Option path(std::string_view name, Takes takes, Families families = kBoth) {
  return {name, takes, Effect::kPath, PassReason::kNone, families};
}
constexpr Option does(std::string_view name, Takes takes, Effect effect,
                      Families families = kBoth) {
  return {name, takes, effect, PassReason::kNone, families};
}
constexpr Option pass(PassReason reason, std::string_view name, Takes takes = Takes::kNothing,
                      Families families = kBoth) {
  return {name, takes, Effect::kPass, reason, families};
}

constexpr Option side(std::string_view name, Takes takes = Takes::kNothing,
                      Families families = kBoth) {
  return {name, takes, Effect::kSideOutput, PassReason::kNone, families};
}

// Of clang: names a file whose content decides.
constexpr Option reads(std::string_view name) {
  return {name, Takes::kJoined, Effect::kInputFile, PassReason::kNone, kClangOnly};
}

template <std::size_t kFirst, std::size_t kSecond>
constexpr std::array<Option, kFirst + kSecond> joined(const std::array<Option, kFirst>& first,
                                                      const std::array<Option, kSecond>& second) {
  std::array<Option, kFirst + kSecond> out{};
  std::ranges::copy(first, out.begin());
  std::ranges::copy(second, out.begin() + kFirst);
  return out;
}

}  // namespace zcc::tools::gnu
