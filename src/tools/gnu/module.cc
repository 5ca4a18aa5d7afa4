#include "tools/gnu/module.h"

#include <algorithm>
#include <array>

#include "tools/gnu/module_inputs.h"
#include "tools/gnu/parse.h"
#include "tools/gnu/probe.h"
#include "tools/gnu/root_options.h"
#include "tools/gnu/search_path.h"
#include "tools/gnu/variables.h"

namespace zcc::tools::gnu {
namespace {

// Where Clang's own modules are (ModuleOptions).
constexpr auto kAskedVariables = std::to_array<std::string_view>({"CLANG_MODULE_CACHE_PATH", "HOME", "XDG_CACHE_HOME"});

bool knows(std::string_view) { return true; }

bool may_compile(const Arguments& arguments, const Variable&) {
  return std::ranges::any_of(arguments, may_set_goal);
}

}  // namespace

constinit const Module kModule = {.knows = knows,
                                  .may_compile = may_compile,
                                  .parse = parse,
                                  .relevant_variables = relevant_variables,
                                  .asked_variables = kAskedVariables,
                                  .tool_variables = kToolVariables,
                                  .search_variables = kSearchVariables,
                                  .probe = probe,
                                  .probe_with = probe_with,
                                  .searches_working_directory = searches_working_directory,
                                  .find_search_path = find_search_path,
                                  .find_module_inputs = find_module_inputs,
                                  .find_macros = find_macros,
                                  .dependency_arguments = kDependencyArguments,
                                  .colour_argument = "-fdiagnostics-color=always",
                                  .width_argument = "-fmessage-length=",
                                  .map_root = map_root,
                                  .without_root = without_root};

}  // namespace zcc::tools::gnu
