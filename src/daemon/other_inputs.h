// Inputs that are no texts of the unit.
#pragma once

#include <absl/container/flat_hash_set.h>

#include <asio.hpp>
#include <string>
#include <vector>

#include "daemon/compile_result.h"
#include "daemon/link_watch.h"
#include "daemon/lost_names.h"
#include "daemon/services.h"

namespace zcc::daemon {

// Adds files to a unit's inputs, each once: by content, or as what must not be there.
class OtherInputs {
 public:
  OtherInputs(Services& services, const CompileFacts& facts, LinkWatch& links,
              const std::vector<store::FileId>& texts)
      : s_(services), facts_(facts), links_(links), seen_(texts.begin(), texts.end()) {}

  // `names` as the compiler takes them. False: one of them was changed since the compile began. `lost`: of
  // what is not there also whether it may have been.
  asio::awaitable<bool> add(const std::vector<std::string>& names, std::vector<store::InputRecord>& to,
                            LostNames* lost = nullptr);

 private:
  Services& s_;
  const CompileFacts& facts_;
  LinkWatch& links_;
  absl::flat_hash_set<store::FileId> seen_;
};

}  // namespace zcc::daemon
