#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include "tools/rust/options.h"

namespace zcc::tools::rust {
namespace {

using enum Effect;

constexpr auto kOptions = std::to_array<Option>({
    {"--allow", true},
    {"--cap-lints", true},
    {"--cfg", true},
    {"--check-cfg", true},
    {"--codegen", true, kCodegen},
    {"--color", true},
    {"--crate-name", true, kCrateName},
    {"--crate-type", true, kCrateType},
    {"--deny", true},
    {"--diagnostic-width", true, kWidth},
    {"--edition", true},
    {"--emit", true, kEmit},
    {"--error-format", true, kErrorFormat},
    {"--explain", true, kPass, PassReason::kNotACompile},
    {"--extern", true, kExtern},
    {"--forbid", true},
    {"--force-warn", true},
    {"--help", false, kPass, PassReason::kNotACompile},
    {"--json", true},
    {"--out-dir", true, kOutDir},
    {"--print", true, kPass, PassReason::kNotACompile},
    {"--remap-path-prefix", true},
    {"--remap-path-scope", true},
    {"--sysroot", true, kPass, PassReason::kUnknownTool},
    {"--target", true, kTarget},
    {"--test", false, kTest},
    {"--verbose", false, kPass, PassReason::kVerbose},
    {"--version", false, kPass, PassReason::kNotACompile},
    {"--warn", true},
    {"-A", true},
    {"-C", true, kCodegen},
    {"-D", true},
    {"-F", true},
    {"-L", true, kSearch},
    {"-O", false},
    {"-V", false, kPass, PassReason::kNotACompile},
    {"-W", true},
    {"-g", false},
    {"-h", false, kPass, PassReason::kNotACompile},
    {"-l", true},
    {"-o", true, kOutput},
    {"-v", false, kPass, PassReason::kVerbose},
});

// Those that are not here are passed through, as any may name a file.
constexpr auto kCodegenOptions = std::to_array<Option>({
    {"code-model", true},
    {"codegen-units", true, kUnits},
    {"collapse-macro-debuginfo", true},
    {"control-flow-guard", true},
    {"debug-assertions", true},
    {"debuginfo", true},
    {"default-linker-libraries", true},
    {"dwarf-version", true},
    {"embed-bitcode", true},
    {"extra-filename", true, kExtraFilename},
    {"force-frame-pointers", true},
    {"force-unwind-tables", true},
    {"incremental", true, kIncremental},
    {"inline-threshold", true},
    {"instrument-coverage", true},
    {"jump-tables", true},
    {"link-arg", true, kLinker},
    {"link-args", true, kLinker},
    {"link-dead-code", true},
    {"link-self-contained", true, kLinker},
    {"linker", true, kLinker},
    {"linker-features", true, kLinker},
    {"linker-flavor", true, kLinker},
    {"linker-plugin-lto", true, kOff, PassReason::kLink},
    {"lto", true, kLto},
    {"metadata", true},
    {"no-prepopulate-passes", true},
    {"no-redzone", true},
    {"no-stack-check", true},
    {"no-vectorize-loops", true},
    {"no-vectorize-slp", true},
    {"opt-level", true},
    {"overflow-checks", true},
    {"panic", true},
    {"prefer-dynamic", true},
    {"relocation-model", true},
    {"relro-level", true},
    {"rpath", true},
    {"save-temps", true, kOff, PassReason::kDumpOrExtraOutput},
    {"soft-float", true},
    {"split-debuginfo", true, kSplit, PassReason::kSplitDwarf},
    {"strip", true, kLinker},
    {"symbol-mangling-version", true},
    {"target-cpu", true, kHost},
    {"target-feature", true},
    {"unsafe-allow-abi-mismatch", true},
});

static_assert(std::ranges::is_sorted(kOptions, {}, &Option::name));
static_assert(std::ranges::is_sorted(kCodegenOptions, {}, &Option::name));

const Option* find(std::span<const Option> table, std::string_view name) {
  const auto at = std::ranges::lower_bound(table, name, {}, &Option::name);
  return at != table.end() && at->name == name ? &*at : nullptr;
}

}  // namespace

const Option* find_option(std::string_view name) { return find(kOptions, name); }
const Option* find_codegen_option(std::string_view name) { return find(kCodegenOptions, name); }

}  // namespace zcc::tools::rust
