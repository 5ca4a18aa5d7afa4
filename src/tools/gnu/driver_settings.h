// Texts in which a driver is told what to do: configuration files of clang, spec files of gcc. What stands there
// is classified by the same tables as arguments, but nobody expects it there, so only what is plain is taken.
#pragma once

#include <string_view>

namespace zcc::tools::gnu {

// Whether an argument or specs may bring in a time macro, or the `##` to put one together.
bool mentions_time(std::string_view text);

// A line of a configuration file: one argument that names no file, nothing that quotes, continues or includes,
// and no macro that may stand for what is looked for in the texts (a time, a directive); or a comment.
bool is_plain_setting(std::string_view line);

// A spec file (GCC manual, "Spec Files") that names no further program, file or output for a compile, and calls
// no function. What is for the linker may be anything.
bool are_plain_specs(std::string_view text);

}  // namespace zcc::tools::gnu
