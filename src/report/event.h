// What became of one request: the one record that counters, sessions, journal and explain are made from.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zcc::report {

// New ones go at the end. The names are the journal's "outcome".
enum class Outcome : std::uint8_t {
  kHit,
  kMiss,         // compiled, and stored
  kError,        // compiled, and failed
  kCachedError,  // a failure that was served
  kLinkHit,
  kLinkMiss,
  kPassthrough,  // not to be cached, or not to be stored
  kBypass,       // a launcher did without the daemon
  kAbandoned,    // the launcher went away while it compiled
  kCount
};
std::string_view to_string(Outcome outcome);
std::optional<Outcome> outcome_named(std::string_view name);

// By what a hit was found to be one.
enum class Found : std::uint8_t {
  kNot,
  kRequest,   // the request came before, byte for byte
  kContext,   // its context's last hit, to whose files nothing has happened
  kVerified,  // every input was looked at
  kWorktree,  // what another checkout had stored
  kCount
};
std::string_view to_string(Found found);

// Where the time went, in ns. Names as in the journal's "phases_ns".
enum class Phase : std::uint8_t { kParse, kContext, kVerify, kHash, kDeliver, kCompile, kScan, kStore, kCount };
inline constexpr auto kPhases = static_cast<std::size_t>(Phase::kCount);
std::string_view to_string(Phase phase);
using Phases = std::array<std::uint64_t, kPhases>;

// One thing in which a miss differs from the nearest entry that is stored.
struct Difference {
  // "argument", "variable", "directory", "compiler", "tool", "input", "appeared", "gone", "shadowed", "host",
  // "messages": docs/journal.md.
  std::string kind;
  std::string name;
  std::optional<std::string> was;  // nothing: it was not there
  std::optional<std::string> is;

  bool operator==(const Difference&) const = default;
};

// What a request was understood as; the same for all requests for it.
struct Subject {
  std::string compiler;     // the path that would be exec-ed
  std::string source;       // as given
  std::string output;       // as given, or as the compiler would name it
  std::string language;
  std::string context_key;  // 64 digits
  std::string crate_name, crate_type;
  // What sharing between checkouts goes by: the directory that names are relative to, or nothing, and whether
  // paths are remapped.
  std::string key_root;
  std::string remap = "off";
};

// The words of a request: compiler (empty: the subject's), directory and arguments, each with its NUL, argv[0]
// included. Taken as they came; whoever writes them takes them apart.
struct Words {
  std::string text;
  std::size_t tool_length = 0;
  std::size_t cwd_length = 0;

  std::string_view tool() const;
  std::string_view cwd() const;
  std::vector<std::string_view> argv() const;
};

struct Event {
  Outcome outcome = Outcome::kPassthrough;
  std::int64_t ts_ns = 0;         // when it came: real time
  std::uint64_t latency_ns = 0;   // from then until it was answered, or judged
  std::optional<int> exit_code;   // nothing where the launcher became the compiler
  std::string session;            // empty: none
  Words words;
  std::shared_ptr<const Subject> subject;  // null: not understood, or not looked at
  Found found = Found::kNot;
  std::string_view reason;        // static: why it was passed through, by-passed or not stored
  std::string detail;             // the argument, file or message that decided it
  std::string_view miss_reason;   // static
  std::vector<Difference> differences;  // from the nearest entry
  std::size_t more_differences = 0;     // that are left out
  bool nearest_is_known = false;  // there was an entry to compare with
  Phases phases{};
  std::uint64_t compile_ns = 0;     // what the compile took: this one, or the one that a hit saves
  std::uint64_t bytes_inline = 0;   // of a hit: outputs sent along
  std::uint64_t bytes_in_files = 0; // and such as descriptors of blobs
  std::uint64_t bytes_stored = 0;   // of a miss
};

// What one hit was worth: the compile's time less its own.
constexpr std::uint64_t saved_ns(std::uint64_t compile_ns, std::uint64_t latency_ns) {
  return compile_ns > latency_ns ? compile_ns - latency_ns : 0;
}

// Adds the time since the last call to a phase.
class Stopwatch {
 public:
  using Clock = std::chrono::steady_clock;
  Stopwatch() : began_(Clock::now()), last_(began_) {}
  void lap(Phases& phases, Phase phase) {
    const auto now = Clock::now();
    phases[static_cast<std::size_t>(phase)] += ns(now - last_);
    last_ = now;
  }
  std::uint64_t total() const { return ns(Clock::now() - began_); }

 private:
  static std::uint64_t ns(Clock::duration d) {
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(d).count());
  }
  Clock::time_point began_, last_;
};

std::int64_t real_time_ns();

// The last part of a path.
std::string_view file_name(std::string_view path);
// Whether a variable or macro of this name is not to be told the value of.
bool is_secret_like(std::string_view name);

}  // namespace zcc::report
