#include "tools/iwyu/module.h"

#include <algorithm>
#include <array>

#include "tools/analysis.h"
#include "tools/gnu/parse.h"
#include "tools/gnu/probe.h"
#include "tools/iwyu/parse.h"

namespace zcc::tools::iwyu {
namespace {

constexpr auto kToolVariables = std::to_array<std::string_view>({"LD_AUDIT", "LD_LIBRARY_PATH", "LD_PRELOAD"});

constexpr auto kSearchVariables = std::to_array<std::string_view>(
    {"CLANG_NO_DEFAULT_CONFIG", "COMPILER_PATH", "CPATH", "CPLUS_INCLUDE_PATH", "C_INCLUDE_PATH",
     "OBJCPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "SDKROOT"});

// It ends without writing a depfile. What lists headers is written while they are read.
constexpr auto kDependencyArguments = std::to_array<std::string_view>(
    {"-Xclang", "-sys-header-deps", "-Xclang", "-header-include-file", "-Xclang", ""});

// One path a line, for each time that it is entered.
Result<std::vector<std::string>> read_dependencies(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return fail(ErrorKind::kDamaged, "a name without an end");
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return out;
}

Result<SearchPath> find_search_path(const SearchQuestion& question) {
  std::vector<std::string> argv{question.tool};
  argv.insert(argv.end(), question.arguments.begin(), question.arguments.end());
  argv.insert(argv.end(), {"-v", "-fsyntax-only", "-x", std::string(to_string(question.language)), "/dev/null"});
  return ask_verbosely(argv, question);
}

}  // namespace

constinit const Module kModule = {.knows = is_name_of_iwyu,
                                  .may_compile = may_compile,
                                  .parse = parse,
                                  .relevant_variables = gnu::relevant_variables,
                                  .tool_variables = kToolVariables,
                                  .search_variables = kSearchVariables,
                                  .probe = gnu::probe_program,
                                  .searches_working_directory = gnu::searches_working_directory,
                                  .find_search_path = find_search_path,
                                  .find_macros = tells_no_macros,
                                  .is_verdict = is_verdict,
                                  .dependency_arguments = kDependencyArguments,
                                  .read_dependencies = read_dependencies,
                                  .asked_are_listed = false,
                                  .colour_argument = "-fdiagnostics-color=always",
                                  .width_argument = "-fmessage-length="};

}  // namespace zcc::tools::iwyu
