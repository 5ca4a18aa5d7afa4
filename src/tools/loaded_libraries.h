// What the dynamic loader puts beside a program.
#pragma once

#include <string>
#include <vector>

namespace zcc::tools {

// Paths as the loader names them, which may be relative to the working directory.
struct LoadedLibraries {
  bool is_elf = false;              // of the program
  bool listed = true;               // false: the loader did not answer, and the rest is empty
  std::vector<std::string> files;   // the loader, and what it loads; empty for a static program
  std::vector<std::string> places;  // where one of them was looked for
};

// Asks the program's own loader, with --list (ld.so(8)), under this environment. Of a library, which has none,
// that of the program that loads it. Blocking; thread safe.
LoadedLibraries find_loaded_libraries(const std::string& program, const std::vector<std::string>& environment,
                                      const std::string& cwd, const std::string& loaded_by = {});

// Whether the file begins as ELF files do.
bool is_elf(const std::string& path);

}  // namespace zcc::tools
