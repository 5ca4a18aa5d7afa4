// Lists in variables, and in how drivers answer when they are asked where they look.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zcc::tools::gnu {

// Lines without their ends.
template <typename Visit>
void each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    visit(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

// Calls `visit` for each element of a list, the empty ones too; until it returns true.
template <typename Visit>
bool any_element(std::string_view list, std::string_view separators, Visit visit) {
  for (;;) {
    const auto end = list.find_first_of(separators);
    if (visit(list.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    list.remove_prefix(end + 1);
  }
}

// A line of -print-search-dirs ("Developer Options"); each ends with a slash.
inline std::vector<std::string> listed_directories(std::string_view answer,
                                                   std::string_view heading) {
  std::vector<std::string> out;
  each_line(answer, [&](std::string_view line) {
    if (!line.starts_with(heading)) return;
    line.remove_prefix(heading.size());
    while (!line.empty()) {
      const auto end = line.find(':');
      out.emplace_back(line.substr(0, end));
      line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    }
  });
  return out;
}

}  // namespace zcc::tools::gnu
