// A miss: run the compiler as the daemon's plan says, report, print, end as it ended.
#pragma once

#include "launcher/bypass.h"
#include "launcher/connection.h"
#include "launcher/reply.h"

namespace zcc::launcher {

// Whatever happens to the daemon from here on, the user sees what the compiler did.
[[noreturn]] void run_plan(const Job& job, Connection& connection, const Plan& plan);

}  // namespace zcc::launcher
