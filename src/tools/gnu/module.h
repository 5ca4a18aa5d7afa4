// gcc and clang, by whatever name.
#pragma once

#include "tools/module.h"

namespace zcc::tools::gnu {

extern const Module kModule;

}  // namespace zcc::tools::gnu
