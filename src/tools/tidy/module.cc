#include "tools/tidy/module.h"

#include <array>

#include "tools/analysis.h"
#include "tools/gnu/probe.h"
#include "tools/tidy/parse.h"
#include "tools/tidy/search_path.h"

namespace zcc::tools::tidy {
namespace {

constexpr auto kToolVariables = std::to_array<std::string_view>({"LD_AUDIT", "LD_LIBRARY_PATH", "LD_PRELOAD"});

constexpr auto kSearchVariables = std::to_array<std::string_view>(
    {"CLANG_NO_DEFAULT_CONFIG", "COMPILER_PATH", "CPATH", "CPLUS_INCLUDE_PATH", "C_INCLUDE_PATH",
     "OBJCPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "SDKROOT"});

// The front end's own words, as it takes away -MD and the like from a compile's arguments.
constexpr auto kDependencyArguments = std::to_array<std::string_view>(
    {"--extra-arg=-Xclang", "--extra-arg=-sys-header-deps", "--extra-arg=-Wp,-MT,source", "--extra-arg=-Xclang",
     "--extra-arg=-dependency-file", "--extra-arg=-Xclang", "--extra-arg", ""});

}  // namespace

constinit const Module kModule = {.knows = is_name_of_tidy,
                                  .may_compile = may_compile,
                                  .parse = parse,
                                  .accepts_configuration = accepts_configuration,
                                  .relevant_variables = relevant_variables,
                                  .tool_variables = kToolVariables,
                                  .search_variables = kSearchVariables,
                                  .probe = gnu::probe_program,
                                  .searches_working_directory = gnu::searches_working_directory,
                                  .find_search_path = find_search_path,
                                  .find_macros = tells_no_macros,
                                  .is_verdict = is_verdict,
                                  .dependency_arguments = kDependencyArguments,
                                  .colour_argument = {},
                                  .width_argument = {}};

}  // namespace zcc::tools::tidy
