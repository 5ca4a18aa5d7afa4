// A file of the user's, written as a whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "platform/result.h"

namespace zcc::cli {

// Beside its place, then renamed, with the permissions that a new file has. What is there and no regular file is
// written to.
Result<void> replace_file(const std::string& path, std::string_view content);

}  // namespace zcc::cli
