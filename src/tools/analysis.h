// What the families have in common that read a compile's arguments and make none of its outputs: programs that
// hold clang's front end.
#pragma once

#include <string>
#include <vector>

#include "tools/module.h"

namespace zcc::tools {

// Such arguments for a compile of nothing but messages: without products, depfiles, and the words that ask for
// them; with `files`, those that are names of sources are kept.
std::vector<std::string> without_outputs(const std::vector<std::string>& arguments, bool files);

// Takes from what the compile would be what goes for the analysis, too, or why it is passed through.
// `cxx_driver`: as with ParseContext, if --driver-mode= does not say it (CMake adds that).
Invocation parse_analyzed(std::vector<std::string> arguments, const ParseContext& context, bool cxx_driver);

// Runs `argv`, which is to print what -v prints, and completes that by the compile's arguments in `question`.
Result<SearchPath> ask_verbosely(const std::vector<std::string>& argv, const SearchQuestion& question);

// See Module: whatever they say of a source, unless it is of the machine: a file that could not be opened just
// then, no memory.
bool is_verdict(std::string_view out, std::string_view err);

// These always do their work, and print no macros.
Result<std::vector<std::string>> tells_no_macros(const SearchQuestion& question);

}  // namespace zcc::tools
