// A miss: run the compiler as the daemon's plan says, report, print, end as it ended.
#pragma once

#include "launcher/bypass.h"
#include "launcher/connection.h"
#include "launcher/reply.h"

namespace zcc::launcher {

// Runs the compiler as planned, with its streams captured; tells the daemon, prints, and ends as the compiler
// did. Returns only for one of several sources, with how the compiler ended.
int run_plan(const Job& job, Connection& connection, const protocol::ReplyHead& head, const Plan& plan);

}  // namespace zcc::launcher
