#include "tools/import_library.h"

#include <algorithm>
#include <charconv>

namespace zcc::tools {
namespace {

constexpr std::string_view kMagic = "!<arch>\n";
constexpr std::size_t kHeader = 60;
constexpr std::size_t kName = 16;
constexpr std::size_t kSizeAt = 48;
constexpr std::size_t kSizeLength = 10;

bool is_own(std::string_view name) { return name == "lib.rmeta" || name.ends_with(".rcgu.o"); }

// Names that are too long for a header, each with a slash and the end of the line behind it.
bool are_own(std::string_view names) {
  while (!names.empty() && names.front() != '\n' && names.front() != '\0') {
    const auto end = names.find("/\n");
    if (end == std::string_view::npos || !is_own(names.substr(0, end))) return false;
    names.remove_prefix(end + 2);
  }
  return true;
}

bool is_number(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

}  // namespace

bool runs_dlltool_for(std::string_view target) { return target.ends_with("-pc-windows-gnu"); }

bool has_foreign_members(std::string_view archive) {
  if (!archive.starts_with(kMagic)) return true;
  for (archive.remove_prefix(kMagic.size()); !archive.empty();) {
    if (archive.size() < kHeader) return true;
    auto name = archive.substr(0, kName);
    name = name.substr(0, name.find_last_not_of(' ') + 1);
    std::size_t size = 0;
    const auto* begin = archive.data() + kSizeAt;
    if (std::from_chars(begin, begin + kSizeLength, size).ec != std::errc()) return true;
    archive.remove_prefix(kHeader);
    if (size > archive.size()) return true;
    if (name == "//") {
      if (!are_own(archive.substr(0, size))) return true;
    } else if (name.starts_with('/')) {
      if (!is_number(name.substr(1))) return true;  // "/" is the table of symbols, "/12" a name in "//"
    } else if (!name.ends_with('/') || !is_own(name.substr(0, name.size() - 1))) {
      return true;
    }
    archive.remove_prefix(std::min(archive.size(), size + size % 2));
  }
  return false;
}

}  // namespace zcc::tools
