// What a C++ text says of modules, read off its text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zcc::tools::gnu {

struct ModuleScan {
  // Names of the modules that declarations say the text belongs to, "m" or "m:part", each once.
  std::vector<std::string> declared;
  // Of those, the ones of which a compile makes a CMI: exported ones, and partitions.
  std::vector<std::string> made;
  // What import declarations name: "m", ":part", and names of headers with their quotes or angles.
  std::vector<std::string> imported;
  // The words of all these declarations. Where one is a macro, another module may be meant.
  std::vector<std::string> words;
  bool by_macro = false;  // some declaration may begin in a macro: #define IMPORT import
};

// Finds `module` and `import` declarations wherever they stand outside of comments and literals, also under a
// condition that does not hold, with spliced lines and as if they were none; so there may be too many names. A name that a
// macro makes is not found (C++20 [cpp.module], [cpp.import]).
ModuleScan scan_modules(std::string_view text);

}  // namespace zcc::tools::gnu
