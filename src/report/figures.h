// The figures of one build, or of any other set of compiles: from events as they happen, or from a journal.
#pragma once

#include <absl/container/flat_hash_set.h>

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "report/event.h"
#include "report/journal_line.h"

namespace zcc::report {

struct Figures {
  std::uint64_t hits = 0, misses = 0, non_cacheable = 0, errors = 0, errors_cached = 0;
  std::uint64_t bypassed = 0, abandoned = 0;  // neither is among the compilations
  std::uint64_t saved_ns = 0, bytes_read = 0, bytes_written = 0;
  Phases phases_of_hits{}, phases_of_misses{};
  // Why not hits: how many, and the time they took.
  struct Cost {
    std::uint64_t count = 0;
    std::uint64_t ns = 0;
  };
  std::map<std::string, Cost, std::less<>> reasons;
  absl::flat_hash_set<std::uint64_t> sources;  // hashes of their absolute names

  void add(const Event& event);
  void add(const Record& record);

  std::uint64_t compilations() const { return hits + misses + non_cacheable + errors + errors_cached; }
  double hit_rate() const;

  // As `session-stats --json` prints them; docs/journal.md.
  nlohmann::json to_json() const;
  // With what it takes to go on counting.
  nlohmann::json to_state() const;
  static Figures from_state(const nlohmann::json& state);

 private:
  struct Facts;
  void add_facts(const Facts& facts);
};

// The reason under which a compile that is no hit is counted: of a miss the miss_reason, else the reason.
std::string_view reason_of(Outcome outcome, std::string_view reason, std::string_view miss_reason);

}  // namespace zcc::report
