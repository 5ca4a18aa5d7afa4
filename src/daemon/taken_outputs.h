// What a launcher hands over after a compile (protocol::FrameType::kResult), and what of it enters the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/socket.h"
#include "platform/unique_fd.h"
#include "protocol/compile.h"
#include "store/store.h"
#include "tools/invocation.h"

namespace zcc::daemon {

// The descriptors of a kResult frame by their roles.
struct ResultFrame {
  protocol::ResultHead head;
  UniqueFd out, err, dependencies;
  std::vector<UniqueFd> outputs;
};

// Nothing when its descriptors are not those of this invocation. Takes them.
std::optional<ResultFrame> decode_result(Frame& frame, const tools::Invocation& invocation);

// What was taken from the launcher's descriptors.
struct Taken {
  bool complete = false;
  std::string error;
  std::string out, err, dependencies;
  std::string linked;  // what a linker tells of its inputs
  std::vector<store::StoredOutput> outputs;
};

// Of a compile that began at `began_ns` (file_clock_ns()). Blocking: on a worker.
Taken take_outputs(store::Store& store, ResultFrame& result, const tools::Invocation& invocation,
                   std::int64_t began_ns);

}  // namespace zcc::daemon
