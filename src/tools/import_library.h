// Import libraries for Windows, which rustc has a program of binutils make (#[link(kind = "raw-dylib")]).
#pragma once

#include <string_view>

namespace zcc::tools {

// rustc looks for that program, dlltool, on PATH, and it for an assembler.
bool runs_dlltool_for(std::string_view target);

// Whether a library holds what rustc did not compile itself. Errs towards yes.
bool has_foreign_members(std::string_view archive);

}  // namespace zcc::tools
