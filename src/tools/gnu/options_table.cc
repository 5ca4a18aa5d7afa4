// The options of the gcc and clang drivers. Sources: GCC manual, chapter 3 "GCC Command Options";
// clang's "Clang command line argument reference"; and what the two drivers were seen to do
// (tests/unit/gnu_compilers_test.cc).
//
// What is not here is passed through as unknown, except where a prefix (-f, -m, -W, -O, -g) takes
// in the whole family: there an option goes into the key as text, so that one nobody has heard of
// is safe as long as it names no file. That is why the tables hold, of those families, what opens
// or makes files beyond the source, its headers and the object; what depends on something that no
// key holds; and what takes text that only looks like a file's name.
#include "tools/gnu/options.h"

namespace zcc::tools::gnu {
namespace {

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

using enum Takes;
using enum PassReason;

constexpr auto kTable = sorted(std::to_array<Option>({
    // ---- what is done ---------------------------------------------------------------------------
    does("-c", kNothing, Effect::kCompile),
    does("--compile", kNothing, Effect::kCompile),
    does("-S", kNothing, Effect::kToAssembly),
    does("--assemble", kNothing, Effect::kToAssembly),
    does("-E", kNothing, Effect::kToText),
    does("--preprocess", kNothing, Effect::kToText),
    does("-fsyntax-only", kNothing, Effect::kSyntaxOnly),
    does("-emit-llvm", kNothing, Effect::kLlvmCode, kClangOnly),
    does("-o", kEither, Effect::kObject),
    does("--output=", kJoined, Effect::kObject),
    does("--output", kSeparate, Effect::kObject),
    does("-x", kEither, Effect::kLanguage),
    does("--language=", kJoined, Effect::kLanguage),
    does("--language", kSeparate, Effect::kLanguage),
    does("-arch", kSeparate, Effect::kArchitecture),
    does("-pipe", kNothing, Effect::kHarmless),

    pass(kNotACompile, "-M"),
    pass(kNotACompile, "-MM"),
    pass(kNotACompile, "--analyze", kNothing, kClangOnly),
    pass(kNotACompile, "-emit-", kJoined, kClangOnly),
    pass(kNotACompile, "--help", kJoined),
    pass(kNotACompile, "-help", kJoined),
    pass(kNotACompile, "--version"),
    pass(kNotACompile, "--target-help"),
    pass(kNotACompile, "-dumpfullversion"),
    pass(kNotACompile, "-dumpmachine"),
    pass(kNotACompile, "-dumpspecs", kNothing, kGccOnly),
    pass(kNotACompile, "-dumpversion"),
    pass(kNotACompile, "-print-", kJoined),
    pass(kNotACompile, "--print-", kJoined),
    pass(kNotACompile, "-mcpu=help"),
    pass(kNotACompile, "-mtune=help"),
    pass(kUnknownLanguage, "-ObjC", kJoined),

    // ---- dependency output
    // ------------------------------------------------------------------------
    does("-MD", kNothing, Effect::kAllDependencies),
    does("-MMD", kNothing, Effect::kUserDependencies),
    does("-MF", kEither, Effect::kDependencyFile),
    does("-MT", kEither, Effect::kDependencyRule),
    does("-MQ", kEither, Effect::kDependencyRule),
    does("-MP", kNothing, Effect::kDependencyRule),
    key("-Mno-modules"),
    pass(kDependencyOptions, "-MG"),
    pass(kDependencyOptions, "-MV", kNothing, kClangOnly),  // NMake's way of quoting
    pass(kDependencyOptions, "-fdepfile-entry=", kJoined, kClangOnly),
    pass(kVerbose, "-H"),  // these notes are the user's
    pass(kModules, "-fdeps-", kJoined),

    // ---- preprocessor
    // -------------------------------------------------------------------------------
    key("-D", kEither),
    key("-U", kEither),
    key("-A", kEither),
    key("-C"),
    key("-CC"),
    key("-P"),
    key("-undef"),
    key("-trigraphs"),
    key("-nostdinc"),
    key("-nostdinc++"),
    key("-nostdlibinc", kNothing, kClangOnly),
    key("-nobuiltininc", kNothing, kClangOnly),
    path("-I", kEither),
    path("-F", kEither),
    path("-iquote", kEither),
    path("-isystem", kEither),
    path("-isystem-after", kEither, kClangOnly),
    path("-idirafter", kEither),
    path("-iprefix", kEither),
    path("-iwithprefix", kEither),
    path("-iwithprefixbefore", kEither),
    path("-iwithsysroot", kEither, kClangOnly),
    path("-isysroot", kEither),
    path("-iframework", kEither),
    path("-iframeworkwithsysroot", kEither, kClangOnly),
    path("-imultilib", kSeparate),
    path("-imultiarch", kSeparate),
    path("-c-isystem", kEither, kClangOnly),
    path("-cxx-isystem", kEither, kClangOnly),
    path("-objc-isystem", kEither, kClangOnly),
    path("-objcxx-isystem", kEither, kClangOnly),
    path("-stdlib++-isystem", kEither, kClangOnly),
    path("--sysroot=", kJoined),
    path("--sysroot", kSeparate),
    path("--embed-dir=", kJoined),
    path("-include", kEither),
    path("-imacros", kEither),
    path("-resource-dir", kSeparate, kClangOnly),
    path("-resource-dir=", kJoined, kClangOnly),
    does("-Wp,", kJoined, Effect::kPreprocessor),
    does("-Xpreprocessor", kSeparate, Effect::kPreprocessor),
    pass(kHiddenInput, "-remap", kNothing, kGccOnly),  // reads header.gcc in every directory
    pass(kHiddenInput, "-ivfsoverlay", kEither, kClangOnly),
    pass(kHiddenInput, "-index-header-map", kNothing, kClangOnly),
    // Options of a preprocessor that runs apart from the compiler.
    pass(kOther, "-no-integrated-cpp"),
    pass(kOther, "-traditional-cpp"),
    pass(kOther, "-traditional"),
    pass(kOther, "-fpreprocessed"),
    pass(kOther, "-fdirectives-only"),

    // ---- language, warnings, code generation: families
    // ------------------------------------------------
    key("-std=", kJoined),
    key("--std=", kJoined),
    key("-ansi"),
    key("-pedantic"),
    key("-pedantic-errors"),
    key("-w"),
    key("-R", kJoined, kClangOnly),  // remarks; to stderr
    key("-p"),
    key("-pg"),
    key("-pthread"),
    key("-pthreads"),
    key("-pass-exit-codes", kNothing, kGccOnly),
    key("-Qn", kNothing, kClangOnly),
    key("-Qy", kNothing, kClangOnly),
    key("-Qunused-arguments", kNothing, kClangOnly),
    key("--param", kSeparate),
    key("--param=", kJoined),
    key("-stdlib=", kJoined),
    key("--stdlib=", kJoined),
    key("-target", kSeparate, kClangOnly),
    key("--target=", kJoined, kClangOnly),
    key("-integrated-as", kNothing, kClangOnly),
    key("-no-canonical-prefixes"),
    key("-canonical-prefixes"),
    key("--start-no-unused-arguments", kNothing, kClangOnly),
    key("--end-no-unused-arguments", kNothing, kClangOnly),
    path("-gcc-toolchain", kSeparate, kClangOnly),
    path("--gcc-toolchain=", kJoined, kClangOnly),
    path("--gcc-install-dir=", kJoined, kClangOnly),
    does("-f", kJoined, Effect::kFlag),
    does("-m", kJoined, Effect::kFlag),
    does("-W", kJoined, Effect::kFlag),
    does("-O", kJoined, Effect::kFlag),
    does("-g", kJoined, Effect::kFlag),
    key("-g0"),
    key("-gz", kJoined),
    key("-gno-", kJoined),
    does("-frecord-gcc-switches", kNothing, Effect::kFlag, kGccOnly),

    // Values that look like files and are none.
    key("-march=", kJoined),
    key("-mcpu=", kJoined),
    key("-mtune=", kJoined),
    key("-mabi=", kJoined),
    key("-meabi", kSeparate, kClangOnly),
    key("-mthread-model", kSeparate, kClangOnly),
    key("-fcanon-prefix-map", kJoined),
    key("-fcoverage-compilation-dir=", kJoined, kClangOnly),
    key("-fcoverage-prefix-map=", kJoined),
    key("-fcrash-diagnostics-dir=", kJoined, kClangOnly),  // used only when the compiler crashes
    key("-fdebug-compilation-dir", kSeparate, kClangOnly),
    key("-fdebug-compilation-dir=", kJoined, kClangOnly),
    key("-fdebug-prefix-map=", kJoined),
    key("-fexec-charset=", kJoined),
    key("-ffile-compilation-dir=", kJoined, kClangOnly),
    key("-ffile-prefix-map=", kJoined),
    key("-finput-charset=UTF-8"),
    key("-finput-charset=utf-8"),
    pass(kHiddenInput, "-finput-charset=", kJoined),  // texts are read as what they seem to be
    key("-finstrument-functions-exclude-file-list=", kJoined),
    key("-finstrument-functions-exclude-function-list=", kJoined),
    key("-fmacro-prefix-map=", kJoined),
    key("-fprofile-prefix-map=", kJoined),
    key("-fprofile-reorder-functions"),
    key("-fprofile-values"),
    key("-frandom-seed=", kJoined),
    key("-fuse-ld=", kJoined),
    key("-fwide-exec-charset=", kJoined),

    // ---- messages
    // -----------------------------------------------------------------------------------
    does("-fdiagnostics-color", kNothing, Effect::kColor),
    does("-fdiagnostics-color=", kJoined, Effect::kColor),
    does("-fno-diagnostics-color", kNothing, Effect::kColor),
    does("-fcolor-diagnostics", kNothing, Effect::kColor),
    does("-fno-color-diagnostics", kNothing, Effect::kColor),
    does("-fdiagnostics-plain-output", kNothing, Effect::kColor),
    pass(kVerbose, "-###"),
    pass(kVerbose, "-v"),
    pass(kVerbose, "--verbose"),
    pass(kVerbose, "-Q", kNothing, kGccOnly),
    pass(kVerbose, "-time"),
    pass(kVerbose, "-ftime-report", kJoined),
    pass(kVerbose, "-fmem-report", kJoined),
    pass(kVerbose, "-fpre-ipa-mem-report"),
    pass(kVerbose, "-fpost-ipa-mem-report"),
    pass(kVerbose, "-fstats"),
    pass(kVerbose, "-fproc-stat-report", kJoined, kClangOnly),
    pass(kVerbose, "-fopt-info", kJoined),

    // ---- the link, which is not run
    // -------------------------------------------------------------------
    key("-l", kEither),
    key("-L", kEither),
    key("-T", kEither),
    key("-Wl,", kJoined),
    key("-Xlinker", kSeparate),
    key("-e", kSeparate),
    key("-u", kSeparate),
    key("-z", kSeparate),
    key("-r"),
    key("-s"),
    key("-framework", kSeparate),
    key("-no-pie"),
    key("-nopie"),
    key("-pie"),
    key("-static-pie"),
    key("-static"),
    key("-static-", kJoined),
    key("-shared"),
    key("-shared-", kJoined),
    key("-rdynamic"),
    key("-symbolic"),
    key("-nodefaultlibs"),
    key("-nolibc"),
    key("-nostartfiles"),
    key("-nostdlib"),
    key("-nostdlib++"),
    key("-rpath", kSeparate, kClangOnly),
    key("-rtlib=", kJoined, kClangOnly),
    key("--rtlib=", kJoined, kClangOnly),
    key("-unwindlib=", kJoined, kClangOnly),
    key("--unwindlib=", kJoined, kClangOnly),

    // ---- what is handed on
    // ------------------------------------------------------------------------------
    does("-Wa,", kJoined, Effect::kAssembler),
    does("-Xassembler", kSeparate, Effect::kAssembler),
    does("-Xclang", kSeparate, Effect::kFrontend, kClangOnly),
    does("-Xclang=", kJoined, Effect::kFrontend, kClangOnly),
    does("-mllvm", kSeparate, Effect::kLlvm, kClangOnly),
    does("-mllvm=", kJoined, Effect::kLlvm, kClangOnly),

    // ---- more outputs than the object
    // ---------------------------------------------------------------------
    side("-save-temps"),
    side("--save-temps"),
    side("-save-temps=", kJoined),
    side("--save-temps=", kJoined),
    pass(kDumpOrExtraOutput, "-save-stats", kJoined, kClangOnly),
    pass(kDumpOrExtraOutput, "--save-stats", kJoined, kClangOnly),
    pass(kDumpOrExtraOutput, "-d", kJoined),
    pass(kDumpOrExtraOutput, "-aux-info", kEither, kGccOnly),
    pass(kDumpOrExtraOutput, "-auxbase", kJoined, kGccOnly),
    pass(kDumpOrExtraOutput, "-time=", kJoined, kGccOnly),
    side("-serialize-diagnostics", kSeparate, kClangOnly),
    side("--serialize-diagnostics", kSeparate, kClangOnly),
    side("-MJ", kEither, kClangOnly),
    pass(kDumpOrExtraOutput, "-gen-cdb-fragment-path", kSeparate, kClangOnly),
    side("-fcallgraph-info", kJoined, kGccOnly),
    pass(kDumpOrExtraOutput, "-fcompare-debug", kJoined),
    pass(kDumpOrExtraOutput, "-fdiagnostics-add-output=", kJoined),
    pass(kDumpOrExtraOutput, "-fdiagnostics-format=json-file"),
    pass(kDumpOrExtraOutput, "-fdiagnostics-format=sarif-file"),
    pass(kDumpOrExtraOutput, "-fdiagnostics-set-output=", kJoined),
    pass(kDumpOrExtraOutput, "-fdump-", kJoined),
    pass(kDumpOrExtraOutput, "-fgen-aux-info", kJoined),
    side("-foptimization-record-file=", kJoined, kClangOnly),
    side("-foptimization-record-passes=", kJoined, kClangOnly),
    side("-fsave-optimization-record", kNothing, kClangOnly),
    side("-fsave-optimization-record=", kJoined, kClangOnly),
    pass(kDumpOrExtraOutput, "-fsave-optimization-record", kJoined, kGccOnly),
    side("-fstack-usage"),
    pass(kDumpOrExtraOutput, "-fthin-link-bitcode=", kJoined, kClangOnly),
    side("-ftime-trace", kNothing, kClangOnly),
    side("-ftime-trace=", kJoined, kClangOnly),
    key("-ftime-trace-", kJoined, kClangOnly),
    side("-gsplit-dwarf"),
    side("-gsplit-dwarf=", kJoined, kClangOnly),
    side("--coverage"),
    side("-coverage"),
    side("-fprofile-arcs"),
    side("-ftest-coverage"),
    pass(kCoverage, "-fcoverage-mapping"),
    pass(kCoverage, "-fcoverage-mcdc"),
    pass(kCoverage, "-fcondition-coverage"),
    pass(kCoverage, "-fpath-coverage"),

    // ---- inputs that the depfile does not name, or not always
    // ---------------------------------------------
    pass(kProfile, "-fauto-profile", kJoined),
    pass(kProfile, "-fbranch-probabilities"),
    pass(kProfile, "-fcs-profile-", kJoined, kClangOnly),
    pass(kProfile, "-fcreate-profile", kNothing, kClangOnly),
    pass(kProfile, "-fmemory-profile-use=", kJoined, kClangOnly),
    pass(kProfile, "-fprofile", kJoined),
    pass(kPrecompiledHeader, "-include-pch", kSeparate, kClangOnly),
    pass(kPrecompiledHeader, "-emit-pch", kNothing, kClangOnly),
    pass(kPrecompiledHeader, "-fpch-preprocess"),
    pass(kPrecompiledHeader, "-fpch-instantiate-templates", kNothing, kClangOnly),
    pass(kModules, "-fmodule", kJoined),  // -fmodules, -fmodules-ts, -fmodule-file=, ...
    pass(kModules, "-fcxx-modules", kNothing, kClangOnly),
    pass(kModules, "-fimplicit-module", kJoined, kClangOnly),
    pass(kModules, "-fprebuilt-", kJoined, kClangOnly),
    pass(kModules, "-fbuild-session-", kJoined, kClangOnly),
    pass(kModules, "-gmodules", kNothing, kClangOnly),
    pass(kPlugin, "-fplugin", kJoined),
    pass(kPlugin, "-fpass-plugin=", kJoined, kClangOnly),
    pass(kPlugin, "-iplugindir=", kJoined, kGccOnly),
    pass(kSpecs, "-specs=", kJoined),
    pass(kSpecs, "--specs=", kJoined),
    pass(kSpecs, "-specs", kSeparate),
    pass(kSpecs, "--specs", kSeparate),
    pass(kSpecs, "-B", kEither),  // where the programs and the specs file are looked for
    pass(kSpecs, "-wrapper", kSeparate),
    pass(kSpecs, "-mmcu=", kJoined),  // reads the specs file of the device
    pass(kSpecs, "--config", kJoined, kClangOnly),
    pass(kHiddenInput, "-fbasic-block-sections=list=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fembed-offload-object=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fexperimental-sanitize-metadata-ignorelist=", kJoined, kClangOnly),
    pass(kHiddenInput, "-frewrite-map-file", kJoined, kClangOnly),
    pass(kHiddenInput, "-fsanitize-blacklist=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fsanitize-coverage-allowlist=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fsanitize-coverage-blacklist=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fsanitize-coverage-ignorelist=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fsanitize-coverage-whitelist=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fsanitize-ignorelist=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fsanitize-system-blacklist=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fsanitize-system-ignorelist=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fself-test=", kJoined, kGccOnly),
    pass(kHiddenInput, "-fthinlto-index=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fxray-always-instrument=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fxray-attr-list=", kJoined, kClangOnly),
    pass(kHiddenInput, "-fxray-never-instrument=", kJoined, kClangOnly),

    // ---- what depends on more than the key holds
    // ------------------------------------------------------------
    pass(kHostDependent, "-march=native", kJoined),
    pass(kHostDependent, "-mcpu=native", kJoined),
    pass(kHostDependent, "-mtune=native", kJoined),
    pass(kOther, "--driver-mode=", kJoined, kClangOnly),
    pass(kOther, "-working-directory", kJoined, kClangOnly),
    pass(kOther, "--working-directory", kJoined, kClangOnly),
    // The assembler that clang would run is no part of its identity.
    pass(kOther, "-fno-integrated-as", kNothing, kClangOnly),
    pass(kOther, "-no-integrated-as", kNothing, kClangOnly),
    pass(kOther, "-via-file-asm", kNothing, kClangOnly),
    // The object would hold the arguments that the cache adds.
    pass(kOther, "-fembed-bitcode-marker", kNothing, kClangOnly),
    pass(kOther, "-fembed-bitcode=marker", kNothing, kClangOnly),
    pass(kOther, "-frecord-command-line", kNothing, kClangOnly),
    pass(kOther, "-frecord-gcc-switches", kNothing, kClangOnly),
    pass(kOther, "-grecord-command-line", kNothing, kClangOnly),
    pass(kOther, "-grecord-gcc-switches", kNothing, kClangOnly),
    pass(kSeveralArchitectures, "-fopenmp-targets=", kJoined, kClangOnly),
}));
static_assert(is_unambiguous(kTable));

}  // namespace

std::span<const Option> driver_options() { return kTable; }

}  // namespace zcc::tools::gnu
