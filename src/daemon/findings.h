// What the scans of all texts of a compile (inputs/source_scan.h) speak of.
#pragma once

#include <cstdint>
#include <optional>

#include "tools/invocation.h"
#include "tools/tool.h"

namespace zcc::daemon {

struct Objection {
  tools::PassReason reason;
  std::uint32_t findings;  // the kinds that it is about
};

// Why what was compiled from texts with these findings may come out otherwise the next time; nothing: it may not.
// `source_date_epoch`: it is set.
std::optional<Objection> objection_to(std::uint32_t findings, tools::Family family, bool source_date_epoch);

}  // namespace zcc::daemon
