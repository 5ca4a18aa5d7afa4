#include "tools/rust/dep_info.h"

#include <algorithm>

namespace zcc::tools::rust {
namespace {

constexpr std::string_view kVariable = "# env-dep:";

// Splits at blanks that no backslash escapes.
std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> out;
  std::string name;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i] == '\\' && i + 1 < list.size() && list[i + 1] == ' ') {
      name += list[++i];
    } else if (list[i] == ' ') {
      if (!name.empty()) out.push_back(std::move(name));
      name.clear();
    } else {
      name += list[i];
    }
  }
  if (!name.empty()) out.push_back(std::move(name));
  return out;
}

// Of a name, which ends where the value begins. None holds an escape in practice; what does is damaged.
std::string_view variable_in(std::string_view line) {
  line.remove_prefix(kVariable.size());
  return line.substr(0, line.find('='));
}

}  // namespace

Result<Dependencies> parse_dep_info(std::string_view text) {
  Dependencies out;
  bool ruled = false;
  if (!text.ends_with('\n')) return fail(ErrorKind::kDamaged, "dep-info: no end of line");
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() + 1);
    if (line.starts_with(kVariable)) {
      const auto name = variable_in(line);
      if (name.empty() || name.find('\\') != std::string_view::npos) {
        return fail(ErrorKind::kDamaged, "dep-info: a variable's name");
      }
      if (std::ranges::find(out.variables, name) == out.variables.end()) out.variables.emplace_back(name);
      continue;
    }
    if (line.empty() || line.starts_with('#')) continue;
    // A colon in a name is not escaped; that of the rule is the last one that a blank or the end follows.
    if (ruled) {
      if (line.find(':') == std::string_view::npos) return fail(ErrorKind::kDamaged, "dep-info: no rule");
      continue;
    }
    const auto colon = line.find(": ");
    if (colon == std::string_view::npos) return fail(ErrorKind::kDamaged, "dep-info: no prerequisites");
    out.files = names_in(line.substr(colon + 2));
    ruled = true;
  }
  if (!ruled || out.files.empty()) return fail(ErrorKind::kDamaged, "dep-info: no rule");
  return out;
}

}  // namespace zcc::tools::rust
