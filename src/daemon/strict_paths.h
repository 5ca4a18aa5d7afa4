// What --strict-paths and ZCCACHE_STRICT_PATHS ask of a request.
#pragma once

#include <string>

#include "cache/compile_request.h"
#include "daemon/argument_files.h"

namespace zcc::daemon {

// The line for the user where the paths are not spelled as the flag, or without one the variable, wants it
// (tools/strict_paths.h); empty where they are, and where nothing is asked. Response files that cannot be read or
// taken apart for certain are the compiler's to complain of.
std::string strict_paths_complaint(const cache::CompileRequest& request, ArgumentFiles& files);

}  // namespace zcc::daemon
