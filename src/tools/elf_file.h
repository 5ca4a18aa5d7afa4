// What an ELF file says of itself.
#pragma once

#include <string>
#include <vector>

namespace zcc::tools {

// The names that a 64-bit library takes from others (its .dynsym). Nothing where they can not be read.
std::vector<std::string> imports_of(const std::string& path);

}  // namespace zcc::tools
