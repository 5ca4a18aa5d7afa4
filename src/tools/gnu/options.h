// What the options of gcc and clang mean for the cache, as data. Adding an option is adding a line
// to options_table.cc (the driver's own) or forwarded_table.cc (what -Wp, -Wa, -Xclang and -mllvm
// hand on).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/invocation.h"
#include "tools/tool.h"

namespace zcc::tools::gnu {

// How an option takes its value. An `=` that introduces the value is part of the option's name, so
// "-std=" takes it joined.
enum class Takes : std::uint8_t {
  kNothing,   // the argument is the name, exactly
  kJoined,    // the rest of the argument, which may be empty: also what makes a family of a prefix
  kSeparate,  // the next argument
  kEither,    // the rest of the argument, or the next argument when nothing is left
};

// What an option does to the key, the inputs and the outputs.
enum class Effect : std::uint8_t {
  kKey,           // in the key as text
  kPath,          // in the key as text; names what the compiler reads and its depfile then lists
  kInputFile,     // in the key as text; names a file that is an input by its content
  kPrecompiled,      // in the key as text; names a precompiled header
  kMakePrecompiled,  // -emit-pch
  kTool,             // in the key as text; decides which programs run, and what they are told
  kPlugin,           // in the key as text; names code that the compiler loads, or is for it
  kProfile,       // in the key as text; decides which profiles are read: ProfileOptions
  kFlag,          // in the key as text, unless it is given something that looks like a file's name
  kColor,         // in the key as text, and settles whether messages are coloured
  kHarmless,      // dropped: can change neither object, messages, depfile nor exit status
  kCompile,       // -c
  kToAssembly,    // -S
  kToText,        // -E
  kSyntaxOnly,    // -fsyntax-only
  kLlvmCode,      // -emit-llvm
  kSideOutput,    // asks for another output: SideOutputs
  kModule,        // in the key as text; decides which C++ modules are read or made: ModuleOptions
  kPrecompile,    // --precompile
  kObject,        // -o
  kLanguage,      // -x
  kArchitecture,  // -arch
  kHost,          // in the key as text, with the processor of this machine
  kAllDependencies,   // -MD
  kUserDependencies,  // -MMD: system headers are left out
  kDependencyFile,    // -MF
  kDependencyRule,    // -MT, -MQ, -MP: how the depfile is written
  kPreprocessor,      // the value is for the preprocessor: kPreprocessorOptions
  kAssembler,         // ... for the assembler: kAssemblerOptions
  kFrontend,          // ... for clang -cc1: kFrontendOptions
  kLlvm,              // ... for LLVM's own option parser: see is_plain_llvm_option
  kPass,              // the compile is passed through, for `reason`
};

enum Families : std::uint8_t { kGccOnly = 1, kClangOnly = 2, kBoth = 3 };

struct Option {
  std::string_view name;
  Takes takes = Takes::kNothing;
  Effect effect = Effect::kKey;
  PassReason reason = PassReason::kNone;
  Families families = kBoth;
};

// Tables are written grouped by what the options are about and sorted at compile time.
template <std::size_t kSize>
constexpr std::array<Option, kSize> sorted(std::array<Option, kSize> table) {
  std::ranges::sort(table, {}, [](const Option& o) { return std::pair(o.name, o.families); });
  return table;
}

// Whether each name stands once for each family. For static_assert.
constexpr bool is_unambiguous(std::span<const Option> table) {
  for (std::size_t i = 1; i < table.size(); ++i) {
    const bool same_name = table[i - 1].name == table[i].name;
    if (same_name && (table[i - 1].families & table[i].families) != 0) return false;
  }
  return true;
}

// The entry that `argument` is an instance of: of several, the one with the longest name, as both
// compilers do it ("-fno-plt" is no "-f"). Null when there is none. `table` is sorted.
const Option* find_option(std::span<const Option> table, std::string_view argument, Family family);

// Whether the argument carries the option's value, or the next argument is it.
bool takes_next(const Option& option, std::string_view argument);

// The values of these options in `arguments`, joined to them or in the next argument, in order.
std::vector<std::string> values_of(const std::vector<std::string>& arguments,
                                   std::initializer_list<std::string_view> options);

// Appends what such an argument hands on: -Wa,x,y hands on x and y, -Xassembler x hands on x.
void forward(std::vector<std::string_view>& to, std::string_view argument, std::string_view value);

// Whether `value` could be meant as the name of a file. Versions ("14.2") and names of processors
// ("armv8.2-a") are not.
bool looks_like_file(std::string_view value);

// Whether `argument` is an option of LLVM's (-mllvm) that only tunes: a switch, or one given a
// number or a boolean. Others may name files or print figures that differ from run to run.
bool is_plain_llvm_option(std::string_view argument);

std::span<const Option> driver_options();
std::span<const Option> preprocessor_options();
std::span<const Option> assembler_options();
std::span<const Option> frontend_options();

}  // namespace zcc::tools::gnu
