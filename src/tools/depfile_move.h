// A compiler's dependency file, as the same compile writes it in another checkout.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tools/tool.h"

namespace zcc::tools {

// With the names beneath `from` beneath `to`, and the lines broken where the compiler would break them then.
// Nothing where that is not certain: a file that this can not write again exactly as it is, a root within a name,
// or one with characters that are escaped.
std::optional<std::string> moved_depfile(std::string_view text, Family family, std::string_view from,
                                         std::string_view to);

}  // namespace zcc::tools
