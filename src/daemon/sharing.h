// Results that serve another checkout than the one they were compiled in.
#pragma once

#include <asio.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cache/sharing.h"
#include "daemon/compile_reply.h"
#include "daemon/services.h"

namespace zcc::daemon {

// What of the caller decides besides its files.
struct Asker {
  std::uint32_t appearance = 0;
  cache::Variables variables;
};

struct Adoption {
  std::optional<store::Artifact> artifact;  // moved to this checkout
  cache::NotShared reason = cache::NotShared::kNone;
};

// Looks for a result of another checkout whose inputs, moved to this one, are as they are here. It becomes a variant
// of the context, the newest, with an artifact of its own, as if it had been compiled here.
asio::awaitable<Adoption> adopt(Services& services, cache::Context& context, const cache::SharePlan& plan,
                                const Asker& asker, inputs::Round round);

// A result that was stored just now.
struct Published {
  const cache::Context& context;
  const cache::SharePlan& plan;
  const std::vector<store::InputRecord>& inputs;
  const store::Variant& variant;
  const store::Artifact& artifact;
  const std::string& dependencies;  // text of the compiler's depfile; empty: there is none
  const std::string& cwd;                       // where the work was done
  const std::vector<std::string>& environment;  // the caller's
  bool wraps_messages = false;      // at a width
};

// "not_shared.REASON", where there is one.
void count_not_shared(report::Counters& counters, cache::NotShared reason);

// Makes it known to other checkouts, if it can be shown to mean the same there; else counts why not.
asio::awaitable<void> publish(Services& services, const Published& result);

}  // namespace zcc::daemon
