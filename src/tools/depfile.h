// Reading the dependency files that compilers write (make rules).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"

namespace zcc::tools {

// What a compile says it has read.
struct Dependencies {
  std::vector<std::string> files;      // as the compiler names them
  std::vector<std::string> variables;  // of the environment, set or not
};

// The prerequisites of the first rule, unescaped, in order, without repeats. Phony rules that -MP
// adds are left out. kDamaged for anything that is no such file: no colon, a last line that does
// not end (the disk was full), anything but phony rules after the first (a name held a newline).
// Escapes as GCC's and clang's writers make them: "\ ", "\#", "$$", backslash-newline, and
// backslashes doubled only in front of a blank. Two kinds of names do not come back as they were,
// and then are not found: those that end in a backslash, and with clang, which writes '/' for it,
// all that hold one. One that ends in a colon is kDamaged.
Result<std::vector<std::string>> parse_depfile(std::string_view text);

// A depfile in which gcc also tells of modules (its manual, "Preprocessor Options", -Mno-modules): the first rule's
// prerequisites, and
struct ModuleDepfile {
  std::vector<std::string> files;     // as parse_depfile() gives them
  std::vector<std::string> imported;  // modules, and headers by names that begin with "/" or "./"
  std::string made;                   // the CMI that the compile made; empty: none
};
Result<ModuleDepfile> parse_module_depfile(std::string_view text);

}  // namespace zcc::tools
