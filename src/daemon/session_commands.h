// session-start, session-stats, session-end, session-list.
//
// The daemon writes nothing outside its root by a name. A session's log and journal are opened by the command
// line, with its user's rights and view of the file system, and their descriptors come along. They are gone with
// the daemon; a later one keeps the lines in its own sessions/, and the command that ends the session appends
// them to the user's files.
#pragma once

#include <asio.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "daemon/server.h"

namespace zcc::daemon {

bool is_session_command(const std::string& command);

// session-start: "cwd", "stats", "journal" and "log" (absolute, or empty), with a descriptor for each of the
// latter two that is not empty; "owner", a process. session-stats, session-end: "id". session-list.
asio::awaitable<nlohmann::json> run_session_command(Server& server, const std::string& command,
                                                    const nlohmann::json& request, std::vector<UniqueFd>& fds);

}  // namespace zcc::daemon
