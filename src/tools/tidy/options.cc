// Sources: `clang-tidy --help` of versions 14 and 19; LLVM's CommandLine library manual.
#include "tools/tidy/options.h"

#include <algorithm>
#include <array>

namespace zcc::tools::tidy {
namespace {

constexpr bool kValue = true, kSwitch = false;

constexpr auto kTable = std::to_array<Option>({
    {"allow-no-checks", kSwitch, Effect::kKey},
    {"checks", kValue, Effect::kKey},
    {"config", kValue, Effect::kConfiguration},
    {"config-file", kValue, Effect::kConfigurationFile},
    {"dump-config", kSwitch, Effect::kPass, PassReason::kNotACompile},
    {"enable-check-profile", kSwitch, Effect::kPass, PassReason::kVerbose},  // prints times
    {"enable-module-headers-parsing", kSwitch, Effect::kPass, PassReason::kModules},
    {"exclude-header-filter", kValue, Effect::kKey},
    {"explain-config", kSwitch, Effect::kPass, PassReason::kNotACompile},
    {"export-fixes", kValue, Effect::kFixes},
    {"extra-arg", kValue, Effect::kAfter},
    {"extra-arg-before", kValue, Effect::kBefore},
    {"fix", kSwitch, Effect::kPass, PassReason::kEditsSources},
    {"fix-errors", kSwitch, Effect::kPass, PassReason::kEditsSources},
    {"fix-notes", kSwitch, Effect::kPass, PassReason::kEditsSources},
    {"format-style", kValue, Effect::kFormat},
    {"header-filter", kValue, Effect::kKey},
    {"help", kSwitch, Effect::kPass, PassReason::kNotACompile},
    {"help-hidden", kSwitch, Effect::kPass, PassReason::kNotACompile},
    {"help-list", kSwitch, Effect::kPass, PassReason::kNotACompile},
    {"help-list-hidden", kSwitch, Effect::kPass, PassReason::kNotACompile},
    {"line-filter", kValue, Effect::kKey},
    {"list-checks", kSwitch, Effect::kPass, PassReason::kNotACompile},
    {"load", kValue, Effect::kPass, PassReason::kPlugin},
    {"p", kValue, Effect::kDatabase},
    {"print-all-options", kSwitch, Effect::kPass, PassReason::kVerbose},
    {"print-options", kSwitch, Effect::kPass, PassReason::kVerbose},
    {"quiet", kSwitch, Effect::kKey},
    {"store-check-profile", kValue, Effect::kPass, PassReason::kDumpOrExtraOutput},
    {"system-headers", kSwitch, Effect::kKey},
    {"use-color", kSwitch, Effect::kColor},
    {"verify-config", kSwitch, Effect::kPass, PassReason::kNotACompile},
    {"version", kSwitch, Effect::kPass, PassReason::kNotACompile},
    {"vfsoverlay", kValue, Effect::kPass, PassReason::kHiddenInput},
    {"warnings-as-errors", kValue, Effect::kKey},
});
static_assert(std::ranges::is_sorted(kTable, {}, &Option::name));

}  // namespace

Match find_option(std::string_view argument) {
  argument.remove_prefix(argument.starts_with("--") ? 2 : 1);
  const auto equals = argument.find('=');
  const auto name = argument.substr(0, equals);
  const auto at = std::ranges::lower_bound(kTable, name, {}, &Option::name);
  if (at == kTable.end() || at->name != name) return {};
  if (equals == std::string_view::npos) return {.option = &*at, .value = std::nullopt};
  return {.option = &*at, .value = argument.substr(equals + 1)};
}

std::span<const Option> options() { return kTable; }

}  // namespace zcc::tools::tidy
