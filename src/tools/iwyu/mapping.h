// Mapping files of include-what-you-use, and those that they refer to.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zcc::tools::iwyu {

using ReadFile = std::function<std::optional<std::string>(const std::string& path)>;

struct Mappings {
  bool understood = true;              // else the rest is void
  std::vector<std::string> files;      // that may be read, in order, each once
  std::vector<std::string> texts;      // theirs
  std::vector<std::string> absent;     // places that were looked at in vain
};

// Adds the mapping file `name`. A reference is looked for in the working directory and in those of the files
// that lead to it; here all that are found count, whichever of them is taken.
void add_mapping(const std::string& name, const std::string& cwd, const ReadFile& read, Mappings& to);

// The names behind `ref:` in such a file (YAML); nothing where one is not in plain quotes. What stands in a
// comment counts, too.
std::optional<std::vector<std::string>> references_in(std::string_view text);

}  // namespace zcc::tools::iwyu
