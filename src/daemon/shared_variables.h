// Variables that a result rests on, for those who may be served it in another checkout.
#pragma once

#include <asio.hpp>
#include <vector>

#include "daemon/sharing.h"

namespace zcc::daemon {

struct SharedInputs {
  cache::NotShared reason = cache::NotShared::kNone;
  std::vector<store::InputId> inputs;  // the variant's, variables as cache::Variables::digest_without() has them
};

// Values that name the root are only taken for the same as another root's if neither a text nor a program that the
// compile loaded may show more of them than files. Of tools that name no variables nothing changes.
asio::awaitable<SharedInputs> share_variables(Services& services, const Published& result);

}  // namespace zcc::daemon
