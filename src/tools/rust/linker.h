// The linker that rustc runs.
#pragma once

#include <string>

#include "tools/module.h"

namespace zcc::tools::rust {

// Adds to rustc's identity what it has linked by: the driver, the programs that this runs and what they load.
// What comes along with rustc is part of its identity anyway. A linker that does not tell what it reads, or is a
// script, is passed through. `options` as LinkOptions::question() makes them.
void add_linker(Probe& probe, const ProbeOptions& options, const Environment& environment, const std::string& cwd);

}  // namespace zcc::tools::rust
