// Emscripten: emcc and em++.
#pragma once

#include "tools/module.h"

namespace zcc::tools::emcc {

extern const Module kModule;

}  // namespace zcc::tools::emcc
