#include "tools/msvc/options.h"

#include <string>

#include "tools/longest_name.h"

namespace zcc::tools::msvc {
namespace {

const Option* find_spelled(std::string_view argument) {
  return find_longest(options(), argument, [&](const Option& option) {
    const bool is_prefix = option.takes == Takes::kJoined || option.takes == Takes::kEither;
    return is_prefix || argument == option.name;
  });
}

}  // namespace

Match find_option(std::string_view argument) {
  const auto* best = find_spelled(argument);
  if (!argument.starts_with('-')) return {.option = best};
  const auto slashed = std::string(argument).replace(0, 1, "/");
  const auto* other = find_spelled(slashed);
  if (best == nullptr || (other != nullptr && other->name.size() > best->name.size())) best = other;
  const auto* of_clang = gnu::find_option(gnu::driver_options(), argument, Family::kClang);
  const bool one_word = of_clang != nullptr && !gnu::takes_next(*of_clang, argument);
  if (one_word && (best == nullptr || of_clang->name.size() > best->name.size())) {
    return {.of_clang = of_clang};
  }
  return {.option = best};
}

}  // namespace zcc::tools::msvc
