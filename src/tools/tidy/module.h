// clang-tidy.
#pragma once

#include "tools/module.h"

namespace zcc::tools::tidy {

extern const Module kModule;

}  // namespace zcc::tools::tidy
