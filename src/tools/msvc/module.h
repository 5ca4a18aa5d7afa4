// cl, as far as it is clang-cl.
#pragma once

#include "tools/module.h"

namespace zcc::tools::msvc {

extern const Module kModule;

}  // namespace zcc::tools::msvc
