#include "tools/emcc/module.h"

#include <algorithm>
#include <array>

#include "tools/emcc/parse.h"
#include "tools/emcc/probe.h"
#include "tools/emcc/variables.h"
#include "tools/gnu/module.h"
#include "tools/gnu/search_path.h"
#include "tools/gnu/variables.h"

namespace zcc::tools::emcc {
namespace {

// What emcc reads of its own may decide each question.
template <std::size_t kSize>
constexpr auto with_own(const std::array<std::string_view, kSize>& names) {
  std::array<std::string_view, kSize + kOwnVariables.size()> all;
  std::ranges::copy(kOwnVariables, std::ranges::copy(names, all.begin()).out);
  return all;
}

constexpr auto kToolVariables = with_own(gnu::kToolVariables);
constexpr auto kSearchVariables = with_own(gnu::kSearchVariables);

}  // namespace

constinit const Module kModule = {.knows = is_name_of_emcc,
                                  .may_compile = may_compile,
                                  .parse = parse,
                                  .relevant_variables = relevant_variables,
                                  .tool_variables = kToolVariables,
                                  .search_variables = kSearchVariables,
                                  .probe = probe,
                                  .searches_working_directory = searches_working_directory,
                                  .find_search_path = gnu::find_search_path,
                                  .find_macros = gnu::find_macros,
                                  .dependency_arguments = gnu::kDependencyArguments,
                                  .colour_argument = "-fdiagnostics-color=always",
                                  .width_argument = "-fmessage-length="};

}  // namespace zcc::tools::emcc
