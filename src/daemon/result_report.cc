#include "daemon/result_report.h"

#include "daemon/miss_diff.h"

namespace zcc::daemon {

ResultReport::ResultReport(Services& services, CompileFacts& facts) : s_(services), facts_(facts) {
  facts_.event.miss_reason = facts_.miss_reason;
  note_under_way(+1);
}

ResultReport::~ResultReport() { note_under_way(-1); }

void ResultReport::note_under_way(int change) {
  if (auto* const session = s_.reporter.session(facts_.event.session)) {
    session->under_way += static_cast<unsigned>(change);
  }
}

void ResultReport::compare_with_nearest() {
  if (compared_) return;
  compared_ = true;
  find_differences(s_, facts_, facts_.event);
}

void ResultReport::end(report::Outcome outcome) {
  facts_.event.outcome = outcome;
  compare_with_nearest();
  report_event(s_, facts_.event, facts_.watch);
}

void ResultReport::not_stored(tools::PassReason reason, std::string detail) {
  const bool changed = reason == tools::PassReason::kInputChanged;
  facts_.event.reason = to_string(reason);
  facts_.event.detail = std::move(detail);
  facts_.event.miss_reason = changed ? "input_changed_during_compile" : "uncacheable_input";
  lap(report::Phase::kScan);
  end(report::Outcome::kPassthrough);
}

}  // namespace zcc::daemon
