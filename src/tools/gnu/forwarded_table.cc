// What may be handed on to the preprocessor (-Wp,), the assembler (-Wa,) and clang's front end
// (-Xclang). These tables are allow-lists: an argument that is not in one is passed through,
// because behind the driver's back it can name any input or output.
#include "tools/gnu/options.h"

namespace zcc::tools::gnu {
namespace {

constexpr Option allow(std::string_view name, Takes takes = Takes::kNothing) {
  return {name, takes, Effect::kKey, PassReason::kNone, kBoth};
}
constexpr Option deny(PassReason reason, std::string_view name, Takes takes = Takes::kNothing) {
  return {name, takes, Effect::kPass, reason, kBoth};
}

using enum Takes;

constexpr auto kPreprocessorOptions = sorted(std::to_array<Option>({
    allow("-D", kJoined),
    allow("-U", kJoined),
    allow("-fopenmp"),
    allow("-w"),
}));
static_assert(is_unambiguous(kPreprocessorOptions));

// GNU as manual, chapter 2 and the machine dependent features of x86, Arm and RISC-V; clang's
// integrated assembler takes a subset. -I is only for .include and .incbin, and a source that
// has those is not cached.
constexpr auto kAssemblerOptions = sorted(std::to_array<Option>({
    allow("--32"),
    allow("--64"),
    allow("--x32"),
    allow("--compress-debug-sections"),
    allow("--compress-debug-sections=", kJoined),
    allow("--nocompress-debug-sections"),
    allow("--defsym", kSeparate),
    allow("--divide"),
    allow("--execstack"),
    allow("--noexecstack"),
    allow("--fatal-warnings"),
    allow("--no-warn"),
    allow("--warn"),
    allow("--gdwarf", kJoined),
    allow("--gen-debug"),
    allow("--generate-missing-build-notes=", kJoined),
    allow("--keep-locals"),
    allow("-I", kJoined),
    allow("-L"),
    allow("-W"),
    allow("-g"),
    allow("-gdwarf", kJoined),
    // -mabi=, -march=, -mimplicit-it=, -mrelax-relocations=, -mthumb, ...: none names a file.
    allow("-m", kJoined),
    deny(PassReason::kHostDependent, "-march=native"),
    deny(PassReason::kHostDependent, "-mcpu=native"),
    deny(PassReason::kDumpOrExtraOutput, "-a", kJoined),  // listings
    deny(PassReason::kDumpOrExtraOutput, "--MD", kEither),
    deny(PassReason::kDumpOrExtraOutput, "-o", kEither),
    deny(PassReason::kVerbose, "--statistics"),
}));
static_assert(is_unambiguous(kAssemblerOptions));

constexpr auto kFrontendOptions = sorted(std::to_array<Option>({
    allow("-D", kJoined),
    allow("-U", kJoined),
    allow("-W", kJoined),
    allow("-debug-info-kind=", kJoined),
    allow("-disable-O0-optnone"),
    allow("-disable-llvm-optzns"),
    allow("-disable-llvm-passes"),
    allow("-enable-noundef-analysis"),
    allow("-fallow-half-arguments-and-returns"),
    allow("-fallow-pch-with-compiler-errors"),
    allow("-fdebug-compilation-dir", kSeparate),
    allow("-fdebug-compilation-dir=", kJoined),
    allow("-fexperimental-assignment-tracking", kJoined),
    allow("-fno-pch-timestamp"),
    allow("-fnative-half-type"),
    allow("-fuse-ctor-homing"),
    allow("-iwithsysroot", kEither),  // the depfile names what is read there
    allow("-mframe-pointer=", kJoined),
    allow("-no-enable-noundef-analysis"),
    allow("-no-opaque-pointers"),
    allow("-opaque-pointers"),
    allow("-relaxed-aliasing"),
    allow("-std=", kJoined),
    allow("-target-abi", kSeparate),
    allow("-target-feature", kSeparate),
    {"-add-plugin", kSeparate, Effect::kPlugin},
    {"-load", kSeparate, Effect::kPlugin},
    deny(PassReason::kPlugin, "-plugin", kJoined),
    {"-emit-pch", kNothing, Effect::kMakePrecompiled},
    {"-include", kSeparate, Effect::kPath},
    {"-include-pch", kSeparate, Effect::kPrecompiled},
    deny(PassReason::kModules, "-emit-module", kJoined),
    deny(PassReason::kModules, "-fmodule", kJoined),
}));
static_assert(is_unambiguous(kFrontendOptions));

}  // namespace

std::span<const Option> preprocessor_options() { return kPreprocessorOptions; }
std::span<const Option> assembler_options() { return kAssemblerOptions; }
std::span<const Option> frontend_options() { return kFrontendOptions; }

}  // namespace zcc::tools::gnu
