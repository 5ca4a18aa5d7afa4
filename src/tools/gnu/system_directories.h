// Whether headers of the system's are searched for.
#pragma once

#include <string>
#include <vector>

#include "tools/tool.h"

namespace zcc::tools::gnu {

// Whether GCC surely searches no directory as one of the system's: -nostdinc, and neither an argument nor a
// variable that adds one (GCC manual, "Directory Options" and "Environment Variables"). Of other families: false.
bool searches_no_system(const std::vector<std::string>& arguments, const ParseContext& context);

}  // namespace zcc::tools::gnu
