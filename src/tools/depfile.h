// Reading the dependency files that compilers write (make rules).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"

namespace zcc::tools {

// The prerequisites of the first rule, unescaped, in order, without repeats. Phony rules that -MP
// adds are left out. kDamaged for anything that is no such file (no colon, ends inside an escape).
// Escapes as GCC's and clang's writers make them: "\ ", "\#", "$$", backslash-newline, and
// backslashes doubled only in front of a blank.
Result<std::vector<std::string>> parse_depfile(std::string_view text);

}  // namespace zcc::tools
