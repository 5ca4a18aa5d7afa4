// Names that more than one part of the family looks at.
#pragma once

#include <string_view>

namespace zcc::tools::rust {

inline std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// rustc, rustc-1.63: as distributions call them.
inline bool names_rustc(std::string_view tool) {
  const auto name = base_name(tool);
  return name == "rustc" || name.starts_with("rustc-");
}

// Runs the compiler itself; its first argument may be rustc's name, which cargo gives it.
inline bool is_clippy(std::string_view tool) { return base_name(tool) == "clippy-driver"; }

// Calls visit(word) for each word of a list with commas.
template <typename Visit>
void each_word(std::string_view list, Visit visit) {
  for (;;) {
    const auto end = list.find(',');
    visit(list.substr(0, end));
    if (end == std::string_view::npos) return;
    list.remove_prefix(end + 1);
  }
}

}  // namespace zcc::tools::rust
