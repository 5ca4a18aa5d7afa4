// The module of a tool family: all that the daemon asks about a kind of compiler. A family is a directory
// beside this file that defines one, and a line in modules.cc.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"
#include "tools/depfile.h"
#include "tools/invocation.h"
#include "tools/module_inputs.h"
#include "tools/probe.h"
#include "tools/search_path.h"
#include "tools/sharing.h"
#include "tools/tool.h"

namespace zcc::tools {

using Arguments = std::vector<std::string_view>;  // without argv[0]
using Environment = std::vector<std::string>;     // NAME=value

struct Module {
  // Whether a tool of this file name is one of the family's. The last module of the table takes the rest.
  bool (*knows)(std::string_view file_name);

  // ---- arguments ----
  // Whether a look at the words leaves it possible that something is compiled. Saves asking every program
  // that is put behind the launcher what it is.
  bool (*may_compile)(const Arguments& arguments, const Variable& variable);
  // Never fails: what it does not understand it passes through, with the reason.
  Invocation (*parse)(const Arguments& arguments, const ParseContext& context);
  // With DependencySource::kNotes: the files that the compiler's messages on stdout name. Else null.
  std::vector<std::string> (*listed_in_messages)(std::string_view out) = nullptr;
  // With Invocation::configuration_names: whether all that such a file may ask for is understood.
  bool (*accepts_configuration)(std::string_view text) = nullptr;

  // With DependencySource::kUserDepfile: what it tells, if variables are told there, too. Null: it is a make rule.
  Result<Dependencies> (*read_user_dependencies)(std::string_view text) = nullptr;
  // Whether messages tell nothing but what else is known. Null: whether there are none.
  bool (*is_silent)(std::string_view out, std::string_view err) = nullptr;

  // ---- variables ----
  // Names of those that decide what the tool makes of its arguments and inputs; sorted.
  const std::vector<std::string_view>& (*relevant_variables)();
  // Those that are asked for while arguments are understood, where arguments then say all of it.
  std::span<const std::string_view> asked_variables = {};
  // Those that decide which programs and libraries run: part of the question to the tool what it is.
  std::span<const std::string_view> tool_variables;
  // Those that decide where headers are looked for.
  std::span<const std::string_view> search_variables;

  // Of tools that may read any variable, and tell which: those that differ from one session to the next and
  // that nobody reads all the same. Null: the others do not.
  bool (*is_of_session)(std::string_view name) = nullptr;

  // ---- the tool ----
  // `tool` is the path that would be exec-ed, `environment` the caller's. Blocking; thread safe.
  Probe (*probe)(const std::string& tool, const Environment& environment, const std::string& cwd);
  // The same for arguments that decide it, too; null where none do.
  Probe (*probe_with)(const std::string& tool, const Environment& environment, const std::string& cwd,
                      const ProbeOptions& options) = nullptr;
  // Whether the answer depends on the working directory by this variable (NAME=value).
  bool (*searches_working_directory)(std::string_view variable);
  // Whether it is another tool in each working directory. A few system calls. Null: it is not.
  bool (*depends_on_directory)(const std::string& tool) = nullptr;
  // Where it looks for headers. Blocking; thread safe. Null: there are none.
  Result<SearchPath> (*find_search_path)(const SearchQuestion& question) = nullptr;
  // What a compile with Invocation::modules read of them. Blocking; thread safe. Null: it knows none.
  ModuleInputs (*find_module_inputs)(const ModuleQuestion& question) = nullptr;
  // The names of the macros that are defined before the first text, sorted. Blocking; thread safe.
  Result<std::vector<std::string>> (*find_macros)(const SearchQuestion& question) = nullptr;

  // ---- what it makes ----
  // Whether what it said is a result, too, where it ended with another exit status than 0: a verdict on the
  // source, which is the same each time. Null: never; what stopped a compiler may pass.
  bool (*is_verdict)(std::string_view out, std::string_view err) = nullptr;

  // Of several sources none is compiled after one that has errors.
  bool stops_at_errors = false;

  // ---- what is added to the user's arguments, right behind argv[0] ----
  // With DependencySource::kAdded, to have a depfile written: in place of the empty one comes its name.
  std::span<const std::string_view> dependency_arguments;
  // What is written there, if it is no depfile: the names of the files that were read.
  Result<std::vector<std::string>> (*read_dependencies)(std::string_view text) = nullptr;
  // With Invocation::link: the argument that has the linker write a depfile, as far as its name.
  std::string_view linker_dependency_argument;
  // Whether names that were only asked for are among them, as in clang's depfiles.
  bool asked_are_listed = true;
  // Empty where messages do not follow the terminal (Appearance).
  std::string_view colour_argument;  // messages as on a terminal
  std::string_view width_argument;   // wrapped at the number that is joined to it

  // ---- sharing between checkouts; null: not for this family ----
  // What to add so that outputs name what lies under the root relative to it.
  std::vector<std::string> (*map_root)(const Invocation& invocation, Family family, const Root& root) = nullptr;
  // Whether what is compiled may lie outside of the checkout that its outputs are made in.
  bool compiles_from_elsewhere = false;
  // The user's depfile as it would be beneath another root, or nothing. Null: it is a make rule of gcc's or clang's.
  std::optional<std::string> (*moved_dependencies)(std::string_view text, std::string_view from,
                                                   std::string_view to) = nullptr;
  // `maps`: they are among the arguments.
  Rootless (*without_root)(const Invocation& invocation, Family family,
                           const std::vector<std::string_view>& environment, const Root& root, bool maps) = nullptr;
};

// By the file name of the driver at `tool` (a path). Some comparisons; never fails.
const Module& module_of(std::string_view tool);

}  // namespace zcc::tools
