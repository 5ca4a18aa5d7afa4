#include "tools/msvc/module.h"

#include <array>

#include "tools/msvc/include_notes.h"
#include "tools/msvc/parse.h"
#include "tools/msvc/probe.h"
#include "tools/msvc/search_path.h"

namespace zcc::tools::msvc {
namespace {

constexpr auto kToolVariables = std::to_array<std::string_view>(
    {"CLANG_NO_DEFAULT_CONFIG", "COMPILER_PATH", "LD_AUDIT", "LD_LIBRARY_PATH", "LD_PRELOAD", "PATH"});

constexpr auto kSearchVariables = std::to_array<std::string_view>(
    {"CL", "CPATH", "CPLUS_INCLUDE_PATH", "C_INCLUDE_PATH", "EXTERNAL_INCLUDE", "INCLUDE", "SDKROOT", "_CL_"});

// The front end's own words, as -MD of the mode of cl is another option. -sys-header-deps: all headers,
// as -MD has it.
constexpr auto kDependencyArguments = std::to_array<std::string_view>(
    {"-Xclang", "-sys-header-deps", "-Xclang", "-MT", "-Xclang", "object", "-Xclang", "-dependency-file",
     "-Xclang", ""});

}  // namespace

constinit const Module kModule = {.knows = is_name_of_cl,
                                  .may_compile = may_compile,
                                  .parse = parse,
                                  .listed_in_messages = included_files,
                                  .relevant_variables = relevant_variables,
                                  .tool_variables = kToolVariables,
                                  .search_variables = kSearchVariables,
                                  .probe = probe,
                                  .searches_working_directory = searches_working_directory,
                                  .find_search_path = find_search_path,
                                  .find_macros = find_macros,
                                  .stops_at_errors = true,
                                  .dependency_arguments = kDependencyArguments,
                                  .colour_argument = "-fcolor-diagnostics",
                                  .width_argument = "/clang:-fmessage-length="};

}  // namespace zcc::tools::msvc
