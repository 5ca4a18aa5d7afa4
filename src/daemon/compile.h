// The compile request: parse, identify, look up, verify, deliver; or plan, wait, take in, answer.
#pragma once

#include <asio.hpp>

#include "daemon/connection.h"
#include "daemon/services.h"

namespace zcc::daemon {

// Serves the kCompile frame that `connection` holds, up to the end of the compile if there is one.
asio::awaitable<void> serve_compile(Services& services, Connection& connection);

}  // namespace zcc::daemon
