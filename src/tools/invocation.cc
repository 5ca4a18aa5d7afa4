#include "tools/invocation.h"

#include <array>

#include "tools/tool.h"

namespace zcc::tools {
namespace {

struct Name {
  PassReason reason;
  std::string_view text;
};

constexpr auto kReasons = std::to_array<Name>({
    {PassReason::kNone, "none"},
    {PassReason::kNotACompile, "not_a_compile"},
    {PassReason::kNoSource, "no_source"},
    {PassReason::kSeveralSources, "several_sources"},
    {PassReason::kStdin, "stdin"},
    {PassReason::kUnknownLanguage, "unknown_language"},
    {PassReason::kPrecompiledHeader, "precompiled_header"},
    {PassReason::kModules, "modules"},
    {PassReason::kCoverage, "coverage"},
    {PassReason::kProfile, "profile"},
    {PassReason::kSplitDwarf, "split_dwarf"},
    {PassReason::kPlugin, "plugin"},
    {PassReason::kSpecs, "specs"},
    {PassReason::kDumpOrExtraOutput, "dump_or_extra_output"},
    {PassReason::kDependencyOptions, "dependency_options"},
    {PassReason::kOutputToStdout, "output_to_stdout"},
    {PassReason::kUnusualOutput, "unusual_output"},
    {PassReason::kUnknownArgument, "unknown_argument"},
    {PassReason::kResponseFile, "response_file"},
    {PassReason::kSeveralArchitectures, "several_architectures"},
    {PassReason::kEnvironment, "environment"},
    {PassReason::kVerbose, "verbose"},
    {PassReason::kUnknownTool, "unknown_tool"},
    {PassReason::kScriptTool, "script_tool"},
    {PassReason::kTimeMacro, "time_macro"},
    {PassReason::kComputedInclude, "computed_include"},
    {PassReason::kHiddenInput, "hidden_input"},
    {PassReason::kForeignNamespace, "foreign_namespace"},
    {PassReason::kReadOnly, "read_only"},
    {PassReason::kInputChanged, "input_changed"},
    {PassReason::kOther, "other"},
    {PassReason::kHostDependent, "host_dependent"},
    {PassReason::kEditsSources, "edits_sources"},
    {PassReason::kCompileDatabase, "compile_database"},
    {PassReason::kLink, "link"},
    {PassReason::kIncremental, "incremental"},
    {PassReason::kCrateLibraries, "crate_libraries"},
    {PassReason::kOutputShared, "output_shared"},
});

constexpr bool in_order() {
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    if (static_cast<std::size_t>(kReasons[i].reason) != i) return false;
  }
  return kReasons.size() == static_cast<std::size_t>(PassReason::kCount);
}
static_assert(in_order(), "one name for each reason, in the order of the enumeration");

}  // namespace

std::string_view to_string(PassReason reason) {
  const auto index = static_cast<std::size_t>(reason);
  return index < kReasons.size() ? kReasons[index].text : "unknown";
}

std::string_view to_string(Language language) {
  switch (language) {
    case Language::kC:
      return "c";
    case Language::kCxx:
      return "c++";
    case Language::kObjC:
      return "objective-c";
    case Language::kObjCxx:
      return "objective-c++";
    case Language::kAssembler:
      return "assembler";
    case Language::kAssemblerCpp:
      return "assembler-with-cpp";
    case Language::kRust:
      return "rust";
    case Language::kOther:
      break;
  }
  return "other";
}

std::string_view to_string(Family family) {
  switch (family) {
    case Family::kGcc:
      return "gcc";
    case Family::kClang:
      return "clang";
  }
  return "unknown";
}

}  // namespace zcc::tools
