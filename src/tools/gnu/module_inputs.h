// Which compiled modules a compile of gcc or clang read.
#pragma once

#include "tools/module_inputs.h"

namespace zcc::tools::gnu {

// Follows the imports from module to module. Blocking; thread safe.
ModuleInputs find_module_inputs(const ModuleQuestion& question);

}  // namespace zcc::tools::gnu
