// Variables by which build tools tell a compile where things lie, and what programs and texts make of their values.
#pragma once

#include <string>
#include <string_view>

namespace zcc::tools {

// Those of cargo, and what it makes of the loader's.
bool is_place_variable(std::string_view name);

// Whether what a compile reads may make more of such a value than names of files: a text that is Rust, or a program
// that the compiler loads. A text asks by env!; its answers are looked for in include! and the like, where they
// lead to files that are inputs themselves. A program asks by name, or goes through all variables. Errs towards true.
bool may_show_places(std::string_view content);

// A variable's value with a mark in place of the root wherever a path beneath it begins: equal ones mean the same beneath two
// roots. Where the root is the beginning of another name the value stays as it is.
std::string without_place(std::string_view value, std::string_view root);

}  // namespace zcc::tools
