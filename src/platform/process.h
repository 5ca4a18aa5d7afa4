// Running small programs to ask them something (never a compile: the launcher does those).
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "platform/result.h"

namespace zcc {

struct ProbeOutput {
  int wait_status = 0;
  std::string out;  // stdout and stderr, as they came
};

// Runs argv[0] (a path) with exactly this environment in `cwd`, stdin empty, both streams captured
// up to 1 MiB, in a process group of its own that is killed at the deadline. Blocking.
Result<ProbeOutput> run_probe(const std::vector<std::string>& argv,
                              const std::vector<std::string>& environment, const std::string& cwd,
                              std::chrono::milliseconds deadline);

}  // namespace zcc
