// include-what-you-use.
#pragma once

#include "tools/module.h"

namespace zcc::tools::iwyu {

extern const Module kModule;

}  // namespace zcc::tools::iwyu
