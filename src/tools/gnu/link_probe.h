// What a gcc or clang driver links with.
#pragma once

#include <string>
#include <vector>

#include "tools/probe.h"

namespace zcc::tools::gnu {

// The driver as gnu::probe_with() knows it, and the programs that it runs to link: collect2, what that runs, its
// plugin; and where these look for libraries. A linker is only taken if it tells of its inputs (--dependency-file
// of GNU's ld and gold, and of lld), else passed through with PassReason::kLink. `options`: arguments that decide
// what is run. Blocking, some ten milliseconds; thread safe.
Probe probe_linker(const std::string& driver, const std::vector<std::string>& environment, const std::string& cwd,
                   const ProbeOptions& options);

}  // namespace zcc::tools::gnu
