#include "daemon/findings.h"

#include "inputs/source_scan.h"
#include "platform/checks.h"

namespace zcc::daemon {

using tools::PassReason;

std::optional<Objection> objection_to(std::uint32_t findings, tools::Family family, bool source_date_epoch) {
  constexpr std::uint32_t kTime = inputs::kTimestamp | inputs::kDateOrTime | inputs::kPaste;
  constexpr std::uint32_t kHidden = inputs::kHiddenFile;
  if (!check_is_on(Check::kTimeMacros)) findings &= ~kTime;
  if (!check_is_on(Check::kHiddenFiles)) findings &= ~kHidden;
  // Clang before 16 pays no heed to SOURCE_DATE_EPOCH.
  const bool fixed = source_date_epoch && family == tools::Family::kGcc;
  const bool time = (findings & inputs::kTimestamp) != 0 || inputs::may_make_time_macro(findings) ||
                    ((findings & inputs::kDateOrTime) != 0 && !fixed);
  if (time) return Objection{PassReason::kTimeMacro, kTime};
  if ((findings & kHidden) != 0) return Objection{PassReason::kHiddenInput, kHidden};
  return std::nullopt;
}

}  // namespace zcc::daemon
