// The checks that keep a hit from being stale, by name. In the product each is always made. Tests link
// the daemon with another definition of check_is_on() (tests/stale/checks_switched.cc), to show for
// each check the stale hit that it prevents.
#pragma once

#include <string_view>

namespace zcc {

enum class Check {
  kAbsences,        // what was not found on the search path is still not there
  kOnce,            // which names and copies of one content are one file to the compiler
  kDirectories,     // the directories searched are those that were searched
  kTimeMacros,      // __DATE__, __TIME__, __TIMESTAMP__
  kHiddenFiles,     // .incbin, .include, #embed and the like
  kRealPaths,       // where the links on the way to an input lead
  kQuotedFiles,     // files that line directives name
  kPrecompiled,     // a .gch or .pch that is taken for a header
  kHeaderTimes,     // when the headers in a precompiled header of Clang's were modified
  kToolParts,       // what the driver executes and loads
  kToolOnPath,      // no other program of its name is found on PATH before the tool
  kToolSearch,      // where the driver would find other parts earlier
  kInputs,          // the content of each input
  kChangeTime,      // ctime, where size and mtime agree
  kSettled,         // a record made within a tick of the file's last change is not trusted
  kDuringCompile,   // inputs were changed while the compiler ran
  kLinksDuringCompile,  // symlinks were retargeted while the compiler ran
  kPathEvents,      // events on the directories and symlinks of a path
  kFileEvents,      // events on the file's own inode
  kOverflow,        // the event queue overflowed
  kMounts,          // something was mounted or unmounted
  kEnvironment,     // variables in the key
  kDirectory,       // the working directory in the key
  kDirectoryName,   // whether $PWD still is a name of it
  kArguments,       // arguments in the key
  kResponseFiles,   // the content of @files
  kHost,            // the processor, where -march=native stands for it
  kAppearance,      // whether messages are coloured or wrapped as asked
  kNamespace,       // the caller sees the files that the daemon sees
  kRefusedOptions,  // options whose inputs or outputs are not known are passed through
  kRefusedVariables,  // variables that add inputs, outputs or arguments are passed through
  kRefusedTools,    // compilers that are scripts or wrappers are passed through
  kSideOutputs,     // an output that a compile may leave out lies there from before
  kOutputWriters,   // outputs that others write to at the same time
  kIncluders,       // names in quotes are also looked for beside the texts that are being included
  kConfiguration,   // configuration files beside the texts and in the directories above
  kModules,         // compiled C++ modules, and where they would be looked for
  kIncludeSearch,   // with -MMD, the files that the depfile leaves out
  kLibraries,       // the crates that a crate uses, and archives
  kLink,            // what a linker read, and where it would look first
  kMacros,          // what macros that are programs may read: the package's files, any variable
  kCheckout,        // which checkout the working directory is in, where its root is mapped
  kSharedText,      // what is shared with another checkout shows or asks where this one lies
  kSharedPaths,     // what is shared with another checkout rests on paths that mean something else there
};

// The name that switches it off in tests: "absences", "time-macros", ...
std::string_view to_string(Check check);

bool check_is_on(Check check);

}  // namespace zcc
