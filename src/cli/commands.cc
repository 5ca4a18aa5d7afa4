#include <algorithm>
#include <array>

#include "cli/command.h"
#include "protocol/command_names.h"

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
    {"fp", nullptr, "did these files change since the last success?",
     "  zccache fp --cache-file .fp check --root src --ext cc && make && zccache fp --cache-file .fp mark-success\n"
     "check: the status is 0 if there is something to do, 1 if there is not, 2 if it can not be told.",
     define_fp},
    {"snapshot", nullptr, "note down the times of files, with their content", nullptr, define_snapshot},
    {"replay", nullptr, "give files the times of a snapshot where their content is the same",
     "The status is 1 below the ratio, 2 if it could not be done.", define_replay},
    {"kv", nullptr, "a small store of named values for build scripts",
     "  zccache kv put KEY [VALUE]   without a value, standard input\n"
     "  zccache kv get KEY           the status is 2 if there is none\n"
     "  zccache kv rm KEY, ls, stats, clear",
     define_kv},
    {"warm", nullptr, "fill a target directory of cargo's with what the cache has, before cargo runs",
     "Runs cargo as `cargo build --locked` does, but compiles nothing. What is not there is left to the next build.",
     define_warm},
    {"clear", nullptr, "forget every artifact", nullptr, define_clear},
    {"gc", nullptr, "remove what was used least recently, now",
     "Without options, as much as is over the budget.", define_gc},
    {"verify", nullptr, "read everything that is stored, and drop what is damaged",
     "The status is 1 if something was damaged or gone.", define_verify},
    {"cache-root", nullptr, "where everything is kept", nullptr, define_cache_root},
    {"cache", nullptr, "how much is kept (size), and what (list)", nullptr, define_cache},
    {"config", nullptr, "settings and where they come from", nullptr, define_config},
    {"doctor", nullptr, "look at settings, directories, watches and compilers, and say what to do",
     "The status is 1 if there is something that keeps compiles from being served.", define_doctor},
    {"crashes", nullptr, "what the daemon left when it crashed", nullptr, define_crashes},
    {"completions", "completion", "a script that completes command lines: for bash, zsh or fish",
     "  zccache completions bash > ~/.local/share/bash-completion/completions/zccache", define_completions},
});

// The launcher hands over the very words that are defined here.
constexpr bool names_are_those_of_the_launcher() {
  std::size_t found = 1;  // "help" is no line of the table
  for (const auto& command : kCommands) {
    for (const char* const name : {command.name, command.alias}) {
      if (name == nullptr) continue;
      if (!std::ranges::binary_search(protocol::kCommandNames, std::string_view(name))) return false;
      ++found;
    }
  }
  return found == std::size(protocol::kCommandNames);
}
static_assert(names_are_those_of_the_launcher());

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace zcc::cli
