// Sources: `include-what-you-use --help` of version 0.18, and its manual of 0.22.
#include "tools/iwyu/options.h"

#include <algorithm>
#include <array>

namespace zcc::tools::iwyu {
namespace {

constexpr auto kTable = std::to_array<Option>({
    {"--check_also="},
    {"--comment_style="},
    {"--cxx17ns"},
    {"--debug=", Effect::kPass, PassReason::kVerbose},
    {"--error"},
    {"--error="},
    {"--error_always"},
    {"--error_always="},
    {"--export_mappings=", Effect::kPass, PassReason::kDumpOrExtraOutput},
    {"--help", Effect::kPass, PassReason::kNotACompile},
    {"--howtodo", Effect::kPass, PassReason::kNotACompile},
    {"--keep="},
    {"--mapping_file=", Effect::kMapping},
    {"--max_line_length="},
    {"--no_comments"},
    {"--no_default_mappings"},
    {"--no_fwd_decls"},
    {"--no_internal_mappings"},
    {"--pch_in_code"},
    {"--prefix_header_includes="},
    {"--quoted_includes_first"},
    {"--regex="},
    {"--transitive_includes_only"},
    {"--update_comments"},
    {"--verbose=", Effect::kPass, PassReason::kVerbose},  // addresses, from some level on
    {"--version", Effect::kPass, PassReason::kNotACompile},
});
static_assert(std::ranges::is_sorted(kTable, {}, &Option::name));

}  // namespace

const Option* find_option(std::string_view argument) {
  const auto equals = argument.find('=');
  const auto name = argument.substr(0, equals == std::string_view::npos ? equals : equals + 1);
  const auto at = std::ranges::lower_bound(kTable, name, {}, &Option::name);
  return at != kTable.end() && at->name == name ? &*at : nullptr;
}

std::span<const Option> options() { return kTable; }

}  // namespace zcc::tools::iwyu
