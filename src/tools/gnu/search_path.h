// Where a gcc or clang driver looks for headers, asked of the driver itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"
#include "tools/search_path.h"

namespace zcc::tools::gnu {

// Runs the driver over an empty file with -v -M (GCC manual, "Overall Options": -v shows the
// search path). Blocking, some milliseconds.
Result<SearchPath> find_search_path(const SearchQuestion& question);

// The names of the macros that are defined before the first text: the compiler's own, those of
// arguments, of configuration files and of specs. Runs the driver with -dM -E (GCC manual, "Options
// Controlling the Preprocessor"). Blocking, some milliseconds. Sorted.
Result<std::vector<std::string>> find_macros(const SearchQuestion& question);

// The same with other words behind question.arguments, for drivers that spell theirs otherwise. They ask
// for -v and -M with the target kImplied, or for -dM -E.
inline constexpr std::string_view kImplied = "zccache-implied";
Result<SearchPath> ask_search_path(const SearchQuestion& question, const std::vector<std::string>& words);
Result<std::vector<std::string>> ask_macros(const SearchQuestion& question, const std::vector<std::string>& words);

// Adds to what -v printed what it does not tell: directories that the question names and that are not there,
// and whether others are asked.
Result<SearchPath> complete_search_path(const SearchQuestion& question, SearchPath path);

// The directories in what -v printed. Nothing when a heading is missing.
Result<SearchPath> parse_search_path(std::string_view verbose);

}  // namespace zcc::tools::gnu
