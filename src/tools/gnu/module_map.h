// A module map of Clang's: which headers make which module (Clang's documentation, "Module Map Language").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zcc::tools::gnu {

struct ModuleMap {
  std::vector<std::string> modules;  // that are no parts of others, by name
  std::vector<std::string> maps;     // of `extern module`
  std::vector<std::string> names;    // whatever stands in quotes: headers, directories, other maps
};

// From the text. Nothing where it is written as none is, or is about frameworks, whose files lie elsewhere.
std::optional<ModuleMap> read_module_map(std::string_view text);

// Whether Clang takes a file of this name for one, wherever it looks for a header.
bool is_module_map_name(std::string_view name);

// Those names: of a directory's module map, and of its private one.
inline constexpr std::string_view kModuleMapNames[] = {"module.modulemap", "module.map", "module.private.modulemap",
                                                       "module_private.map"};

}  // namespace zcc::tools::gnu
