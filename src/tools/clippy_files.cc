#include "tools/clippy_files.h"

#include <algorithm>
#include <array>

#include "platform/file.h"

namespace zcc::tools {
namespace {

constexpr auto kNames = std::to_array<std::string_view>({".clippy.toml", "clippy.toml"});

// The group's lints; its name is looked for on its own.
constexpr auto kCargoLints =
    std::to_array<std::string_view>({"cargo_common_metadata", "multiple_crate_versions", "negative_feature_names",
                                     "redundant_feature_names", "wildcard_dependencies"});

// Whether it is a file, which clippy reads.
bool add(const std::string& path, CrateFiles& files) {
  FileStat stat;
  if (stat_file_quick(path.c_str(), stat) != 0) {
    files.absent.push_back(path);
    return false;
  }
  if (!stat.is_regular()) files.problem = path;
  files.read.push_back(path);
  return true;
}

// Whether `::` stands before it, perhaps with blanks or a comment between.
bool is_in_a_path(std::string_view text, std::size_t at) {
  const auto before = at == 0 ? std::string_view::npos : text.find_last_not_of(" \t\r\n", at - 1);
  if (before == std::string_view::npos) return false;
  return text[before] == ':' || text.substr(0, before + 1).ends_with("*/");
}

}  // namespace

CrateFiles find_clippy_files(const std::string& directory, const std::string& cwd) {
  CrateFiles out;
  add((cwd == "/" ? "" : cwd) + "/Cargo.toml", out);
  for (auto at = directory == "/" ? std::string() : directory;; at.resize(at.rfind('/'))) {
    bool found = false;
    for (const auto name : kNames) found = add(at + '/' + std::string(name), out) || found;
    if (found || at.empty()) return out;
  }
}

bool names_cargo_lints(std::string_view text) {
  if (text.find("clippy") == std::string_view::npos) return false;
  // On the command line they may have hyphens.
  std::string plain(text);
  std::ranges::replace(plain, '-', '_');
  if (std::ranges::any_of(kCargoLints, [&](auto lint) { return plain.find(lint) != std::string::npos; })) return true;
  constexpr std::string_view kGroup = "cargo";
  for (auto at = plain.find(kGroup); at != std::string::npos; at = plain.find(kGroup, at + 1)) {
    const auto end = at + kGroup.size();
    const char next = end < plain.size() ? plain[end] : '\0';
    const bool ends = next != '_' && (next < 'a' || next > 'z') && (next < '0' || next > '9');
    if ((ends || plain.compare(end, 2, "__") == 0) && is_in_a_path(plain, at)) return true;
  }
  return false;
}

}  // namespace zcc::tools
