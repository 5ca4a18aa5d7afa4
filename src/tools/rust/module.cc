#include "tools/rust/module.h"

#include <array>

#include "tools/rust/dep_info.h"
#include "tools/rust/messages.h"
#include "tools/rust/parse.h"
#include "tools/rust/probe.h"
#include "tools/rust/root_options.h"
#include "tools/rust/variables.h"

namespace zcc::tools::rust {
namespace {

constexpr auto kToolVariables = std::to_array<std::string_view>(
    {"HOME", "LD_AUDIT", "LD_LIBRARY_PATH", "LD_PRELOAD", "PATH", "RUSTUP_HOME", "RUSTUP_TOOLCHAIN", "SYSROOT",
     // by which a driver finds its linker
     "BINUTILS_ROOT", "CLANG_NO_DEFAULT_CONFIG", "COMPILER_PATH", "GCC_EXEC_PREFIX", "GCC_ROOT", "LIBRARY_PATH",
     "LPATH"});

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
                                  .probe_with = probe_with,
                                  .searches_working_directory = searches_working_directory,
                                  .depends_on_directory = depends_on_directory,
                                  .is_verdict = is_failure_of_text,
                                  .dependency_arguments = {},
                                  .linker_dependency_argument = "-Clink-arg=-Wl,--dependency-file=",
                                  .colour_argument = {},
                                  .width_argument = {},
                                  .map_root = map_root,
                                  .compiles_from_elsewhere = true,
                                  .moved_dependencies = moved_dep_info,
                                  .without_root = without_root};

}  // namespace zcc::tools::rust
