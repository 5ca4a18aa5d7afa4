// Commands about what is stored.
#pragma once

#include <asio.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "daemon/server.h"

namespace zcc::daemon {

bool is_store_command(const std::string& command);

// clear; list: the artifacts, the one used last first, "limit" of them; gc with "max_size" (text) and
// "older_than_s", then gc-status until it is not collecting; verify with "repair", then verify-status until it is
// not running.
asio::awaitable<nlohmann::json> run_store_command(Server& server, const std::string& command,
                                                  const nlohmann::json& request);

}  // namespace zcc::daemon
