// Commands to the daemon: one JSON object in, one out. {"command": "status"} and the like.
#pragma once

#include <asio.hpp>

#include "daemon/connection.h"
#include "daemon/server.h"

namespace zcc::daemon {

// Commands: status, stop, zero, flush (of the journal), those of session_commands.h and of store_commands.h. A reply
// has "error" when the command failed.
asio::awaitable<void> serve_control(Server& server, Connection& connection);

}  // namespace zcc::daemon
