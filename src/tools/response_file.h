// Response files: `@file` stands for the arguments in the file, which may name further ones.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/tool.h"

namespace zcc::tools {

// How a driver takes the text of a response file apart. Each is held against the compilers by
// tests/unit/response_file_compilers_test.cc.
enum class Quoting {
  kGcc,      // GCC up to 14: libiberty's buildargv
  kAnyGcc,   // GCC of any release: nothing for a text that they do not all read alike
  kPosix,    // clang: LLVM's tokenizer for GNU command lines
  kWindows,  // clang-cl, and clang with --rsp-quoting=windows: LLVM's for Windows command lines
};

// Of a gcc by its release (0: not known).
Quoting gcc_quoting(int release);

// Of a clang by its arguments before any is expanded, also those behind `--`: the last --rsp-quoting= (clang
// command line reference), else windows for one that takes the arguments of MSVC's cl.
Quoting clang_quoting(const std::vector<std::string_view>& arguments, bool like_cl);

struct Expansion {
  std::vector<std::string> arguments;
  std::vector<std::string> files;      // the response files, as spelled, in the order read
  std::optional<std::string> failure;  // the argument that is left to the compiler; rest is void
};

// As libiberty's expandargv (gcc) and LLVM's expansion (clang) do it: any argument that begins with
// '@', also one that is the value of an option; names are relative to the working directory, in
// nested files too. Fails where the compilers fail or take `@file` for a file of that name, which no
// compile wants: one that can not be read, that names itself, and more than 1,999 files (libiberty's limit);
// further for one that can not be split (below), and for more than 1,000,000 arguments.
Expansion expand_response_files(const std::vector<std::string_view>& arguments, Quoting quoting,
                                const ParseContext& context);

// The arguments in a response file. Nothing where it depends on the release what they are, and for UTF-16.
std::optional<std::vector<std::string>> split_response_file(std::string_view text, Quoting quoting);

}  // namespace zcc::tools
