// Response files: `@file` stands for the arguments in the file, which may name further ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/tool.h"

namespace zcc::tools::gnu {

struct Expansion {
  std::vector<std::string> arguments;
  std::vector<std::string> files;      // the response files, as spelled, in the order read
  std::optional<std::string> failure;  // the argument that is left to the compiler; rest is void
};

// As libiberty's expandargv (gcc) and LLVM's ExpandResponseFiles (clang) do it: any argument that
// begins with '@', also one that is the value of an option; names are relative to the working
// directory, in nested files too. Fails for a file that can not be read (the compilers take
// `@file` literally then), that names itself, that nests deeper than 64, that can not be split
// (below), and for more than 2,000 files or 1,000,000 arguments.
Expansion expand_response_files(const std::vector<std::string_view>& arguments,
                                const ParseContext& context);

// The arguments in a response file: separated by white space, with '...', "..." and backslash
// escapes. Nothing for what gcc and clang, or two releases of one of them, split differently: a
// backslash within single quotes, one within double quotes before anything but a double quote or a
// backslash, one at the end of a line or of the file, an empty argument, an unclosed quote, form
// feeds, a byte order mark, NUL.
std::optional<std::vector<std::string>> split_response_file(std::string_view text);

}  // namespace zcc::tools::gnu
