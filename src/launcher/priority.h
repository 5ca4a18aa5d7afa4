// ZCCACHE_COMPILE_PRIORITY: at which priority the compiler runs when it has to.
#pragma once

#include "launcher/bypass.h"

namespace zcc::launcher {

// What is added to the niceness that the build tool gave us: `normal` and unset 0, `low` 10, `idle` 19, `high` -5
// (which the kernel refuses to most users; it is 0 then), a number itself, `auto` that of `low` while all processors are busy.
// Read when a compiler is about to run, so that a hit pays nothing for it. Anything else is one warning and 0.
int added_niceness(const Job& job);

}  // namespace zcc::launcher
