#include "tools/rust/module.h"

#include <array>

#include "tools/rust/dep_info.h"
#include "tools/rust/parse.h"
#include "tools/rust/probe.h"
#include "tools/rust/variables.h"

namespace zcc::tools::rust {
namespace {

constexpr auto kToolVariables = std::to_array<std::string_view>(
    {"HOME", "LD_AUDIT", "LD_LIBRARY_PATH", "LD_PRELOAD", "PATH", "RUSTUP_HOME", "RUSTUP_TOOLCHAIN", "SYSROOT"});

// With --json=artifacts rustc tells of each output as it is made.
bool is_silent(std::string_view out, std::string_view err) {
  constexpr std::string_view kArtifact = "{\"$message_type\":\"artifact\",";
  while (!err.empty()) {
    if (!err.starts_with(kArtifact)) return false;
    err.remove_prefix(std::min(err.find('\n'), err.size() - 1) + 1);
  }
  return out.empty();
}

}  // namespace

constinit const Module kModule = {.knows = knows,
                                  .may_compile = may_compile,
                                  .parse = parse,
                                  .read_user_dependencies = parse_dep_info,
                                  .is_silent = is_silent,
                                  .relevant_variables = relevant_variables,
                                  .tool_variables = kToolVariables,
                                  .search_variables = {},
                                  .is_of_session = is_of_session,
                                  .probe = probe,
                                  .searches_working_directory = searches_working_directory,
                                  .depends_on_directory = depends_on_directory,
                                  .dependency_arguments = {},
                                  .colour_argument = {},
                                  .width_argument = {}};

}  // namespace zcc::tools::rust
