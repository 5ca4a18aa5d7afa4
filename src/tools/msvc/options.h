// What the options of cl and clang-cl mean for the cache, as data. Adding one is adding a line to
// options_table.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "tools/gnu/options.h"
#include "tools/invocation.h"

namespace zcc::tools::msvc {

using gnu::Takes;

enum class Effect : std::uint8_t {
  kKey,           // in the key as text
  kHarmless,      // dropped
  kPath,          // in the key as text; names where the compiler reads
  kRoot,          // in the key as text; a directory beneath which clang-cl looks for the newest headers
  kFlag,          // in the key as text, unless it is given something that looks like a file's name
  kHost,          // in the key as text, with the processor of this machine
  kColor,         // in the key as text, and settles whether messages are coloured
  kIncludeFirst,  // in the key as text; names a header that is read before the source
  kDebug,         // in the key as text; the object holds the command
  kNotes,         // in the key as text; every file that is read is told on stdout
  kUserNotes,     // in the key as text; the same but for headers of the system
  kReport,           // in the key as text; names a file that the compiler may write
  kMakePrecompiled,  // /Yc
  kUsePrecompiled,   // /Yu
  kPrecompiledFile,  // /Fp
  kNoPrecompiled,    // /Y-: neither
  kCompile,       // /c
  kSyntaxOnly,    // /Zs
  kObject,        // /Fo
  kC,             // /TC: all sources are C
  kCxx,           // /TP
  kSourceC,       // /Tc: a source
  kSourceCxx,     // /Tp
  kDriver,        // /clang: for clang's own driver, see docs/gnu-options.md
  kFrontend,      // -Xclang: for its front end
  kLlvm,          // -mllvm: for LLVM's option parser
  kPass,          // the compile is passed through, for `reason`
};

// A name that begins with '/' stands for both spellings, /c and -c; one with '-' for that alone.
struct Option {
  std::string_view name;
  Takes takes = Takes::kNothing;
  Effect effect = Effect::kKey;
  PassReason reason = PassReason::kNone;
};

// The entry that `argument` is an instance of: of several the one with the longest name, as clang-cl has
// it. Options with a dash that the table does not have and that clang's own driver takes in one word are
// what they are there (gnu::driver_options). Nothing for what neither knows.
struct Match {
  const Option* option = nullptr;
  const gnu::Option* of_clang = nullptr;
};
Match find_option(std::string_view argument);

std::span<const Option> options();

}  // namespace zcc::tools::msvc
