#include <array>

#include "cli/command.h"

namespace zcc::cli {
namespace {

constexpr auto kCommands = std::to_array<Command>({
    {"start", nullptr, "start the daemon, if it does not run", nullptr, define_start},
    {"stop", "kill", "stop the daemon and wait for its end", nullptr, define_stop},
    {"restart", nullptr, "stop the daemon and start it again", nullptr, define_restart},
    {"status", nullptr, "what the daemon knows and did", nullptr, define_status},
    {"stats", nullptr, "counters over the life of the cache, by tool, language and reason",
     "zccache --show-stats does the same.", define_stats},
    {"explain", nullptr, "why a compile hit, missed or was passed through",
     "  zccache explain src/foo.cc          the last compiles of a source, object or crate\n"
     "  zccache explain --all --session ID  all reasons of a build, with the time each cost",
     define_explain},
    {"analyze", nullptr, "totals of a journal: by outcome, tool, extension and reason; the slowest",
     "Without a file, the cache's own journal.", define_analyze},
    {"report", nullptr, "a build as one page: timeline, slowest misses, costly headers, reasons", nullptr,
     define_report},
    {"session-start", nullptr, "begin to count a build on its own",
     "Prints one JSON object. Compiles belong to the session that ZCCACHE_SESSION_ID names:\n"
     "  export ZCCACHE_SESSION_ID=$(zccache session-start | jq -r .session_id)",
     define_session_start},
    {"session-stats", nullptr, "the figures of a build so far", nullptr, define_session_stats},
    {"session-end", nullptr, "the figures of a build, which is over; closes its files", nullptr,
     define_session_end},
    {"top", nullptr, "what goes on, as it goes on: rates, slowest misses, sessions", nullptr, define_top},
    {"clear", nullptr, "forget every artifact", nullptr, define_clear},
    {"cache-root", nullptr, "where everything is kept", nullptr, define_cache_root},
    {"config", nullptr, "settings and where they come from", nullptr, define_config},
});

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace zcc::cli
