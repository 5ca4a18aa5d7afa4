// Becoming a daemon, and telling the one who started it how that went.
#pragma once

#include <string>

#include "platform/result.h"
#include "platform/unique_fd.h"

namespace zcc::daemon {

// In the new process: the way to tell the waiting starter. In the foreground: no-ops.
class StartReport {
 public:
  StartReport() = default;
  explicit StartReport(UniqueFd pipe) : pipe_(std::move(pipe)) {}
  void ready();
  void failed(const std::string& why);

 private:
  UniqueFd pipe_;
};

// Forks; the caller's process stays until the new one has reported, prints what it says on stderr
// and exits 0 or 1: it does not return. The new process has a session of its own, "/" as its
// directory, umask 077, /dev/null as its three streams, and no other descriptor of its starter.
Result<StartReport> detach();

}  // namespace zcc::daemon
