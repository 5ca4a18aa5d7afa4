// The compile database that clang-tidy takes a source's command from (clang's "JSON Compilation Database Format
// Specification" and "How To Setup Clang Tooling For LLVM").
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zcc::tools::tidy {

using ReadFile = std::function<std::optional<std::string>(const std::string& path)>;

struct Command {
  std::string directory;           // absolute, where it is run
  std::vector<std::string> words;  // with the compiler
  std::string text;                // all that the tool reads of it
};

struct Lookup {
  std::optional<std::string> failure;  // not null: what is not understood; the rest is void
  std::string file;                    // empty: there is no database, and sources have no arguments
  std::optional<Command> command;
  std::vector<std::string> absent;     // where it was looked for before
};

// For `source` (absolute), beginning in `directory` (absolute) and going up.
Lookup find_command(const std::string& source, std::string directory, const ReadFile& read);

// Of the text of a compile_commands.json: the command for `source`. Nothing where another version of the tool,
// or one that looks at the disk, might take another: no entry, several, or one that cannot be read.
std::optional<Command> command_in(const std::string& text, const std::string& source);

// The words of a command as a shell would take them apart.
std::vector<std::string> split_command(std::string_view command);

}  // namespace zcc::tools::tidy
