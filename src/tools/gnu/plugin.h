// Plugins: code that a compiler loads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zcc::tools::gnu {

// What a plugin makes of a compile is a matter of its code, which is part of the compiler's identity, while it
// reads, writes and asks for nothing but what the compiler hands it. The first function among those that it, or
// a library of its own, takes from others by which it could: one that opens a file, reads a variable or a
// clock, runs a program, loads a library. Empty: there is none. Nothing: it can not be read.
std::optional<std::string> reach_of_plugin(const std::string& path);

// Whether this library is a part of the C or C++ implementation, which opens files for those who ask it to.
bool is_runtime_library(std::string_view path);

}  // namespace zcc::tools::gnu
