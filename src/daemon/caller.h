// Whether a caller sees under the names it sends what the daemon sees under them.
#pragma once

#include "cache/compile_request.h"

namespace zcc::daemon {

// `root`: of this process.
bool sees_other_files(const cache::CompileRequest& request, const protocol::RootIdentity& root);

// The name of the caller's directory leads to another one here, as when something was mounted over it. One
// system call.
bool stands_elsewhere(const cache::CompileRequest& request);

}  // namespace zcc::daemon
