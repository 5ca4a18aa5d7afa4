// Clang names what `#pragma omp target` makes a function of after device and inode of the file it stands in
// (__omp_offloading_<device>_<inode>_...), which no key holds: a copy of the source is another one.
#pragma once

#include <string>
#include <vector>

#include "tools/invocation.h"
#include "tools/tool.h"

namespace zcc::daemon {

// Whether the compile heeds such directives.
bool may_offload(const tools::Invocation& invocation, tools::Family family);

// Whether a text may hold one: the word omp, and target soon behind it. Blocking.
bool mention_offloading(const std::vector<std::string>& paths);

}  // namespace zcc::daemon
