// A result enters its context and the store.
#pragma once

#include <optional>
#include <vector>

#include "cache/lookup.h"
#include "daemon/services.h"

namespace zcc::daemon {

// With these inputs the context comes out as this artifact: the newest variant from now on. `parts`: of the
// context, where they are known (store::ContextParts).
store::Variant keep(Services& services, cache::Context& context, const std::vector<store::InputRecord>& inputs,
                    std::uint32_t appearance, store::Artifact artifact,
                    std::optional<store::ContextParts> parts = {});

}  // namespace zcc::daemon
