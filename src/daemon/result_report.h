// What becomes of a compile's result, as it is told of: its event is completed here.
#pragma once

#include <string>

#include "daemon/compile_event.h"
#include "daemon/compile_result.h"

namespace zcc::daemon {

// Completes `facts.event`, and outlives no `facts`. While it lives, its session does not end: the launcher is
// gone before the result is judged.
class ResultReport {
 public:
  ResultReport(Services& services, CompileFacts& facts);
  ~ResultReport();
  ResultReport(const ResultReport&) = delete;
  ResultReport& operator=(const ResultReport&) = delete;

  void lap(report::Phase phase) { facts_.watch.lap(facts_.event.phases, phase); }

  // Before the manifest takes in the new variant; what comes after that changes nothing.
  void compare_with_nearest();

  // Once.
  void end(report::Outcome outcome);
  // The same, with what decided it.
  void not_stored(tools::PassReason reason, std::string detail);

 private:
  void note_under_way(int change);

  Services& s_;
  CompileFacts& facts_;
  bool compared_ = false;
};

}  // namespace zcc::daemon
