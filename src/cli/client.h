// Talking to the daemon from the command line.
#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "platform/result.h"
#include "protocol/endpoint.h"

namespace zcc::cli {

// The endpoint that the environment names. An Error names what is wrong with it.
Result<protocol::Endpoint> endpoint();

// For what the daemon answers from memory.
inline constexpr std::chrono::seconds kPatience{2};

// One command with what belongs to it ({"command": ...}) and descriptors, one answer. kNotFound: no daemon runs. kBusy: it does not answer in time. The
// answer's own "error" becomes an Error.
Result<nlohmann::json> ask(const nlohmann::json& request, std::chrono::seconds patience = kPatience,
                           const std::vector<int>& fds = {});
Result<nlohmann::json> ask(const char* command, std::chrono::seconds patience = kPatience);

// Starts the daemon where none runs; returns its pid.
Result<int> ensure_daemon();

// Prints "zccache: <what>: <hint>" on stderr and returns 1.
int complain(const Error& error, const std::string& hint);

}  // namespace zcc::cli
