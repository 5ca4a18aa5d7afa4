// rustc and clippy-driver.
#pragma once

#include "tools/module.h"

namespace zcc::tools::rust {

extern const Module kModule;

}  // namespace zcc::tools::rust
