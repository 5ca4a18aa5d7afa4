// Starting the daemon: one start, however many launchers find none.
#pragma once

#include "launcher/bypass.h"
#include "launcher/connection.h"

namespace zcc::launcher {

// Called when nobody answers at the endpoint. True when the connection is open: to a daemon that we
// started, or that another launcher started meanwhile. False after at most the job's timeout,
// having said why (unless quiet, or the daemon or the launcher that started it has said so itself).
bool start_daemon(const Job& job, Connection& connection);

}  // namespace zcc::launcher
