// What a unit rests on that Clang compiles with modules of headers (-fmodules).
#pragma once

#include <string>
#include <vector>

#include "tools/module_inputs.h"

namespace zcc::tools::gnu {

struct HeaderModules {
  std::vector<std::string> compiled;  // CMIs that may have been read, of the compiler's own cache
  std::vector<std::string> places;    // what maps name, and maps that may be read
  std::vector<std::string> absent;    // where no module map is
  std::string trouble;                // why nobody knows; else empty
};

// Of a compile with ModuleUse::header_modules. The depfile names the maps and the headers of all modules that it
// used (seen with Clang 14 and 19), so these are among the texts. For what else there is, more is taken than was
// read: of the cache all CMIs of the modules that these maps declare, whatever they were compiled for; and a map
// may lie beside each text and in every directory above it.
HeaderModules find_header_modules(const ModuleQuestion& question);

}  // namespace zcc::tools::gnu
