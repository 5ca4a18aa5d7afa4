// The compile request, sent from where its parts lie.
#pragma once

#include "launcher/bypass.h"
#include "launcher/connection.h"

namespace zcc::launcher {

enum class RequestStatus { kSent, kTooLarge, kNoDirectory, kTimeout, kClosed };

// kNoDirectory: the working directory has no name (it was removed, or lies outside our root).
RequestStatus send_request(Connection& connection, const Job& job);

}  // namespace zcc::launcher
