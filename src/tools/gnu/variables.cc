// Sources: GCC manual, "Environment Variables Affecting GCC"; clang's manual page, ENVIRONMENT;
// the names that the drivers, cc1 and as of GCC 12 and clang 14 hold.
#include "tools/gnu/variables.h"

#include <algorithm>
#include <array>
#include <vector>

#include "tools/gnu/options.h"
#include "tools/gnu/parse.h"

namespace zcc::tools::gnu {
namespace {

struct Disqualifying {
  std::string_view name;
  Families families;
};

constexpr auto kDisqualifying = std::to_array<Disqualifying>({
    {"CCC_ADD_ARGS", kClangOnly},          // arguments
    {"CCC_OVERRIDE_OPTIONS", kClangOnly},  // edits the arguments
    {"CC_LOG_DIAGNOSTICS", kClangOnly},    // messages to a file
    {"CC_PRINT_HEADERS", kClangOnly},      // include notes to a file
    {"CC_PRINT_HEADERS_FILTERING", kClangOnly},
    {"CC_PRINT_HEADERS_FORMAT", kClangOnly},
    {"CC_PRINT_INTERNAL_STAT", kClangOnly},       // figures
    {"CC_PRINT_INTERNAL_STAT_FILE", kClangOnly},  // figures to a file
    {"CC_PRINT_OPTIONS", kClangOnly},      // command lines to a file
    {"CC_PRINT_PROC_STAT", kClangOnly},    // figures to a file
    {"DEPENDENCIES_OUTPUT", kBoth},        // a dependency file of its own
    {"FORCE_CLANG_DIAGNOSTICS_CRASH", kClangOnly},
    {"GCC_COMPARE_DEBUG", kGccOnly},           // compiles twice, dumps
    {"GCONV_PATH", kBoth},                     // code that converts character sets (iconv_open(3))
    {"LD_DEBUG", kBoth},                       // the loader's messages (ld.so(8))
    {"LD_PROFILE", kBoth},                     // the loader's profile
    {"LD_SHOW_AUXV", kBoth},                   // the loader's messages
    {"LD_TRACE_LOADED_OBJECTS", kBoth},        // the loader's messages, and nothing runs
    {"LD_VERBOSE", kBoth},                     // more of them
    {"LD_WARN", kBoth},                        // more of them
    {"RC_DEBUG_OPTIONS", kClangOnly},          // Darwin: the arguments in debug information, ours too
    {"QA_OVERRIDE_GCC3_OPTIONS", kClangOnly},  // the older name of CCC_OVERRIDE_OPTIONS
    {"SUNPRO_DEPENDENCIES", kBoth},            // as DEPENDENCIES_OUTPUT, with system headers
});

}  // namespace

std::string_view disqualifying_variable(const ParseContext& context) {
  if (!context.variable) return {};
  const unsigned family = context.family == Family::kGcc ? kGccOnly : kClangOnly;
  for (const auto& variable : kDisqualifying) {
    if ((variable.families & family) != 0 && context.variable(variable.name)) return variable.name;
  }
  return {};
}

bool translates_messages(const ParseContext& context) {
  if (!context.variable || context.family != Family::kGcc) return false;
  const auto value = [&](std::string_view name) {
    return std::string(context.variable(name).value_or(""));
  };
  std::string locale;
  for (const auto name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (locale.empty()) locale = value(name);
  }
  if (locale.empty() || locale == "C" || locale == "POSIX") return false;
  return !value("LANGUAGE").empty() || !(locale.starts_with("C.") || locale.starts_with("en_US"));
}

const std::vector<std::string_view>& relevant_variables() {
  // Not here: PATH and what it leads to is the tool's identity; TMPDIR names only what is deleted
  // again; GCC_COLORS, GCC_URLS, TERM and COLUMNS count only for a terminal, which the cache's key
  // has a part of its own for.
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> names = {
        "BINUTILS_ROOT",                // as GCC_ROOT, for directories of the binutils
        "CLANG_NO_DEFAULT_CONFIG",      // clang 16: leaves its configuration files unread
        "COLLECT_AS_OPTIONS",           // goes into GCC's LTO objects
        "COMPILER_PATH",                // where gcc finds cc1 and as
        "CXX_MODULE_MAPPER",            // as -fmodule-mapper
        "CPATH",                        // as -I
        "CPLUS_INCLUDE_PATH",           // as -isystem, for C++
        "C_INCLUDE_PATH",               // as -isystem, for C
        "DRIVERKIT_DEPLOYMENT_TARGET",  // the oldest system to run on: macros, and code
        "G++_ROOT",                     // as GCC_ROOT, for directories of C++ headers
        "GCC_COLORS",                   // which colours -fdiagnostics-color=always takes
        "GCC_EXEC_PREFIX",              // where gcc finds cc1, as, its headers and specs
        "GCC_EXTRA_DIAGNOSTIC_OUTPUT",  // fix-it hints among the messages
        "GCC_URLS",                     // how -fdiagnostics-urls=always writes links
        "IPHONEOS_DEPLOYMENT_TARGET",   // as DRIVERKIT_DEPLOYMENT_TARGET
        "LANG",                         // the language and the quotes of messages
        "LANGUAGE",                     // the same, and first, for GNU gettext
        "LC_ALL",                       // the same, over LC_MESSAGES and LC_CTYPE
        "LC_CTYPE",                     // the character set of messages, and of -finput-charset
        "LC_MESSAGES",                  // the language of messages
        "LD_AUDIT",                     // code loaded into the compiler
        "LD_LIBRARY_PATH",              // where the compiler's own libraries come from
        "LD_PRELOAD",                   // code loaded into the compiler
        "LIBRARY_PATH",                 // where gcc finds its files when it is a cross compiler
        "LLVM_OVERRIDE_PRODUCER",       // the producer's name in debug information
        "LOCPATH",                      // where the locale's files are
        "MACOSX_DEPLOYMENT_TARGET",     // as DRIVERKIT_DEPLOYMENT_TARGET
        "OBJCPLUS_INCLUDE_PATH",        // as -isystem, for Objective-C++
        "OBJC_INCLUDE_PATH",            // as -isystem, for Objective-C
        "OUTPUT_CHARSET",               // the character set of messages, for GNU gettext
        "PWD",                          // how the working directory is spelled in debug information
        "RC_DEBUG_PREFIX_MAP",          // as -fdebug-prefix-map
        "SDKROOT",                      // as -isysroot
        "SOURCE_DATE_EPOCH",            // __DATE__ and __TIME__
        "TERM_URLS",                    // as GCC_URLS
        "TVOS_DEPLOYMENT_TARGET",       // as DRIVERKIT_DEPLOYMENT_TARGET
        "WATCHOS_DEPLOYMENT_TARGET",    // as DRIVERKIT_DEPLOYMENT_TARGET
        "XROS_DEPLOYMENT_TARGET",       // as DRIVERKIT_DEPLOYMENT_TARGET
    };
    // With one of these set a request is another one, and passed through.
    for (const auto& variable : kDisqualifying) names.push_back(variable.name);
    std::ranges::sort(names);
    return names;
  }();
  return kNames;
}

}  // namespace zcc::tools::gnu
