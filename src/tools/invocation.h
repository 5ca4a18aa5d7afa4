// What a compile is, once its arguments are understood: the meeting point of the tool modules
// (which make one) and the cache (which only ever sees this).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/compile.h"
#include "tools/probe_options.h"

namespace zcc::tools {

// Why an invocation is handed to the compiler untouched. The names are what `status` prints;
// to_string() gives them. New reasons go at the end.
enum class PassReason : std::uint8_t {
  kNone,
  kNotACompile,  // linking, -M, --version, ...: none of -c, -S, -E and -fsyntax-only
  kNoSource,
  kSeveralSources,
  kStdin,
  kUnknownLanguage,
  kPrecompiledHeader,
  kModules,
  kCoverage,
  kProfile,
  kSplitDwarf,
  kPlugin,
  kSpecs,
  kDumpOrExtraOutput,  // -fdump-*, -aux-info, ...; others where their names are not known
  kDependencyOptions,  // combinations of -M options that are not supported
  kOutputToStdout,
  kUnusualOutput,    // -o /dev/null and the like
  kUnknownArgument,  // an argument that no table knows and that may name a file
  kResponseFile,     // one that can not be read or nests too deep: the compiler will say so
  kSeveralArchitectures,
  kEnvironment,  // a variable that adds outputs (DEPENDENCIES_OUTPUT, ...)
  kVerbose,      // -v, -###: messages name temporary files
  kUnknownTool,
  kScriptTool,  // the compiler is a script: what it runs is not known
  kTimeMacro,
  kComputedInclude,       // #include of a macro, where only the texts tell what is included
  kHiddenInput,       // .incbin and the like in an input
  kForeignNamespace,  // the caller sees other files than the daemon
  kReadOnly,          // ZCCACHE_READONLY, and no hit
  kInputChanged,      // an input changed while it was compiled
  kOther,
  kHostDependent,  // -march=native, and the kernel does not tell what processor that is
  kEditsSources,     // --fix and the like
  kCompileDatabase,  // which command of compile_commands.json a tool takes for the source is not certain
  kLink,            // the linker is run, and what it reads is not known
  kIncremental,     // ZCCACHE_RUST_INCREMENTAL=bypass
  kCrateLibraries,  // libraries that it is not known whether rustc reads them
  kOutputShared,   // somebody else wrote to an output at the same time
  kCount
};
std::string_view to_string(PassReason reason);

enum class Language : std::uint8_t { kC, kCxx, kObjC, kObjCxx, kAssembler, kAssemblerCpp, kRust, kOther };
std::string_view to_string(Language language);

// How the list of all included files is had from one compile.
enum class DependencySource : std::uint8_t {
  kAdded,         // no dependency option was given: -MD -MF <ours> is added
  kUserDepfile,   // -MD, -Wp,-MD: the user's own depfile names every file
  kNotes,         // /showIncludes: messages name every file that is included
  kIncludeSearch,  // -MMD, -Wp,-MMD: the depfile leaves out system headers: what may have been
                   // included is worked out from the texts and the search path
  kSourceOnly,    // nothing is included: preprocessed and plain assembler sources
};

// A file that a compile makes.
struct Output {
  std::string path;  // as given, or derived as the compiler would
  // What the compiler does to an old one.
  protocol::Existing existing = protocol::Existing::kReplaced;
  // Otherwise it is made or not as the compiler finds fit: no coverage notes where nothing is run.
  bool certain = true;
  // The compiler makes the directories on its way that are not there.
  bool makes_directories = false;
  bool executable = false;  // a linker makes it
  bool refuses_read_only = false;  // the compiler does not put it in place of one that nobody may write to
  // How often the compiler closes it after it was opened to be written to, at most. More than that is another
  // writer's (daemon/output_writers.h).
  unsigned closings = 1;

  bool operator==(const Output&) const = default;
};

// The C++ modules of a compile: what Module::find_module_inputs() goes by.
struct ModuleUse {
  // Which of the outputs is the CMI of a module whose name is in the source: a compile may turn out to
  // make another.
  std::optional<std::size_t> made;
  std::vector<std::size_t> compiled_outputs;  // which of the outputs are CMIs
  bool keeps_macros = false;                  // these hold macros: of a header
  std::optional<std::string> mapping;  // the text of GCC's mapper file
  std::vector<std::string> files;      // that arguments name, read whatever is imported
  std::vector<std::pair<std::string, std::string>> named;  // module and file, read if it is imported
  std::vector<std::string> directories;                    // where CMIs are looked for by name
  bool source_is_compiled = false;                         // the source is a CMI
  // Clang's modules of headers, as module maps say: the maps that arguments name, and where it keeps the CMIs that it
  // makes of its own accord, if it does.
  bool header_modules = false;
  std::vector<std::string> maps;
  std::optional<std::string> cache;
};

// Where a crate's compile finds the crates it uses.
struct CrateSearch {
  std::vector<std::string> externs;                 // the files that --extern names, as given
  std::vector<std::string> dependency_directories;  // for the crates that those use (-L dependency=)
  std::vector<std::string> library_directories;     // of which every crate may be taken (-L crate=, -L all=)
  std::vector<std::string> native_directories;      // for archives (-L native=, -L all=)
  std::vector<std::string> outputs;  // of this compile, as given: what lies there is from another one
  bool runs_dlltool = false;    // for what has imports (tools/import_library.h)
  bool reads_objects = false;   // of the crates used, not their metadata alone
  bool reads_package = false;   // may read any file of the package, as a macro that is a program may
};

// What a compile has a linker do (tools/link_files.h).
struct LinkUse {
  std::vector<std::string> directories;  // where arguments have libraries looked for, as given
};

// How messages look, by what.
enum class Appearance : std::uint8_t {
  kByTerminal,  // by whether they go to one, what kind it is, and how wide
  kByArguments,
  kUncertainOnTerminal,
};

struct Invocation {
  PassReason pass = PassReason::kNone;  // kNone: cacheable, and the rest is meaningful
  std::string pass_detail;              // the argument that decided it
  // With kSeveralSources: their positions in the arguments, in order, if the command comes to the same as
  // one for each of them, without the others. Else empty.
  std::vector<std::size_t> sources;

  Language language = Language::kC;
  std::string source;           // as given
  std::vector<Output> outputs;  // each path once; what -o names first, where that is made
  std::optional<std::size_t> depfile;  // which of the outputs is the user's depfile
  std::optional<ModuleUse> modules;    // where there are any
  bool depends_on_host = false;  // on the processor it is compiled on (-march=native)
  // An output tells the arguments: none may be added that it would tell.
  bool tells_arguments = false;
  Appearance appearance = Appearance::kByTerminal;
  std::uint32_t message_columns = 0;  // kByArguments: the width that an argument gives them
  // A build tool acts on messages while the compile goes on (cargo, when it reads that metadata is there).
  bool tells_progress = false;
  std::optional<CrateSearch> crates;  // of a language that has crates in place of headers
  // Where the compiler has a linker run, which then tells in a depfile of ours what it read: besides the
  // dependencies of the compile itself.
  std::optional<LinkUse> link;
  // An output tells how messages were to look, also where there are none.
  bool shows_appearance = false;
  // On a terminal the driver may have words of its own, in colours that no argument asks for.
  bool speaks_in_colour = false;
  DependencySource dependencies = DependencySource::kAdded;
  // With kIncludeSearch: no directory of the system's is searched, so that the depfile leaves out only what
  // texts make a system's header.
  bool searches_no_system = false;

  // The arguments without sources, outputs and dependency options: with them the compiler tells
  // where it looks for headers (gnu/search_path.h).
  std::vector<std::string> search_arguments;

  // What the arguments say of the programs that run: the tool is then identified with these.
  ProbeOptions tool_options;

  // Which of the outputs is a precompiled header (some of them may not be made); of Clang one that holds the
  // times of the headers in it.
  std::vector<std::size_t> precompiled_outputs;
  bool keeps_times = false;
  bool precompiles() const { return !precompiled_outputs.empty(); }
  // Precompiled headers that arguments name, and names that arguments include beside which the compiler looks
  // for some.
  std::vector<std::string> precompiled;
  std::vector<std::string> may_be_precompiled;

  // Names included before the source by arguments (-include, -imacros), in order.
  std::vector<std::string> included_first;
  // Files that arguments name, or that are found by their name, and no depfile does: profiles, lists of
  // functions, ... As spelled; inputs by content, also by not being there.
  std::vector<std::string> named_inputs;
  std::vector<std::string> header_places;  // directories and files that arguments name to find headers

  // Arguments that decide the output, in order, response files expanded, harmless ones dropped.
  std::vector<std::string> key_arguments;
  // How the compiler was called and found, where it makes names from that (-no-canonical-prefixes).
  bool depends_on_spelling = false;
  std::vector<std::string> spelling;
  // Of the arguments, what the user did not give and the compiler is to get (Module::map_root).
  std::vector<std::string> added_arguments;
  // Files read while the arguments were understood (response files), as spelled. Their contents
  // are in key_arguments; a memo of this invocation is valid only while they are unchanged.
  std::vector<std::string> argument_files;
  // Where such files were looked for in vain before they were found.
  std::vector<std::string> argument_absences;
  // Where the work is done, if that is not the working directory of the command (compile_commands.json).
  std::string directory;
  // Where the outputs go, if a checkout is to be looked for from there first: cargo compiles the crates of its
  // registry where they lie.
  std::string output_directory;
  // Files of these names decide, beside each text and in every directory above it (.clang-tidy).
  std::vector<std::string> configuration_names;

  // Whether messages would be coloured on a terminal: false when an argument settles it.
  bool color_follows_terminal = true;
  // Messages go to stdout, which is a terminal of its own or none; they are not wrapped.
  bool speaks_on_stdout = false;
  // Whether messages may come out of a catalogue that is no part of the compiler's identity.
  bool translates_messages = false;
  // SOURCE_DATE_EPOCH does not reach __TIMESTAMP__; see inputs/source_scan.h.
};

}  // namespace zcc::tools
