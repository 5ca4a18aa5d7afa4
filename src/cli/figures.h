// What status and stats have in common.
#pragma once

#include <nlohmann/json.hpp>

#include "platform/result.h"

namespace zcc::cli {

inline constexpr const char* kNoDaemonHint = "start it with: zccache start";

void print_counts(const nlohmann::json& status);

// NAME (count) a line, the heading before the first.
void print_counted(const char* heading, const nlohmann::json& counts);

// That there are no figures: one line on stderr, and in JSON whether a daemon runs. Returns 1.
int without_figures(const Error& error, bool as_json);

}  // namespace zcc::cli
