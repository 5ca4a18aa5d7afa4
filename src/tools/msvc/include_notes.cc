#include "tools/msvc/include_notes.h"

#include <algorithm>

namespace zcc::tools::msvc {

std::vector<std::string> included_files(std::string_view text) {
  constexpr std::string_view kNote = "Note: including file:";
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.starts_with(kNote)) continue;
    line.remove_prefix(kNote.size());
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (!line.empty()) out.emplace_back(line);
  }
  return out;
}

}  // namespace zcc::tools::msvc
