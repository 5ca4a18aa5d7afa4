// Talking to the daemon from the command line.
#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

#include "platform/result.h"
#include "protocol/endpoint.h"

namespace zcc::cli {

// The endpoint that the environment names. An Error names what is wrong with it.
Result<protocol::Endpoint> endpoint();

// One command, one answer. kNotFound: no daemon runs. The answer's own "error" becomes an Error.
Result<nlohmann::json> ask(const std::string& command,
                           std::chrono::seconds patience = std::chrono::seconds(10));

// Starts the daemon where none runs; returns its pid.
Result<int> ensure_daemon();

// Prints "zccache: <what>: <hint>" on stderr and returns 1.
int complain(const Error& error, const std::string& hint);

}  // namespace zcc::cli
