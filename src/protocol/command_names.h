// First words that are never a tool: one list for the launcher, which hands them to zccache-cli, and for that one's
// table of commands, which is held to it when it is compiled. `zccache wrap status` runs a tool of that name.
#pragma once

#include <algorithm>
#include <string_view>

namespace zcc::protocol {

using namespace std::string_view_literals;

inline constexpr std::string_view kCommandNames[] = {
    "analyze"sv, "cache"sv, "cache-root"sv, "clear"sv, "completion"sv, "completions"sv, "config"sv,
    "crashes"sv, "doctor"sv, "explain"sv, "fp"sv, "gc"sv, "help"sv, "kill"sv, "kv"sv, "replay"sv, "report"sv,
    "restart"sv, "session-end"sv, "session-start"sv, "session-stats"sv, "snapshot"sv, "start"sv, "stats"sv,
    "status"sv, "stop"sv, "top"sv, "verify"sv, "warm"sv,
};
static_assert(std::ranges::is_sorted(kCommandNames));

}  // namespace zcc::protocol
