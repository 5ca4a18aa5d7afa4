// The files that a link rested on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"

namespace zcc::tools {

struct LinkQuestion {
  std::vector<std::string> listed;       // by the linker (read_linker_depfile())
  std::vector<std::string> directories;  // where it looks for libraries, as given
  std::vector<std::string> outputs;      // of the compile, as given
  std::string cwd;
};

// Absolute paths, each once.
struct LinkFiles {
  std::vector<std::string> read;    // inputs by content
  std::vector<std::string> absent;  // where another library would be taken, if there were one
};

// What a linker tells of its inputs: a make rule, with lld a last line that does not end. kDamaged for anything
// else.
Result<std::vector<std::string>> read_linker_depfile(std::string_view text);

// A file that is found in one of the directories may be found in any of them as far as is known here, whatever
// their order: those of its name that are there are inputs too, and nothing may appear where none is. Left out is
// what the compiler makes for the linker, and takes away again. Blocking; thread safe.
LinkFiles find_link_files(const LinkQuestion& question);

}  // namespace zcc::tools
