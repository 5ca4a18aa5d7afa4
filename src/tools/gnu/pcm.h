// What one of clang's compiled modules (.pcm) tells of what it was made from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zcc::tools::gnu {

struct Pcm {
  std::vector<std::string> modules;  // that it imports, by name
  std::vector<std::string> files;    // of modules that it imports by the file
  std::vector<std::string> texts;    // its source and what that includes, as the compiler spelled them
  std::string directory;             // of relative names; empty: the working directory
};

// From the file's bytes. Nothing when it is no such file, or its writer put these things otherwise
// than clang 14 to 19 do.
std::optional<Pcm> read_pcm(std::string_view bytes);

}  // namespace zcc::tools::gnu
