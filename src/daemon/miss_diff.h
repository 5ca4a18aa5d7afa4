// In what a miss differs from the nearest entry that is stored.
//
// Where the same context was stored before, that is the variant with the fewest inputs that are others now; else
// the context of the same source with the fewest parts that are others. Looked for when the compiler has run, off
// the launcher's path, and on no way to a hit.
#pragma once

#include "daemon/compile_result.h"
#include "report/event.h"
#include "store/records.h"

namespace zcc::daemon {

// What is kept of a context for this purpose.
store::ContextParts context_parts(const CompileFacts& facts);

// Fills in the event's differences. Before the manifest takes in the new variant.
void find_differences(Services& services, const CompileFacts& facts, report::Event& event);

}  // namespace zcc::daemon
