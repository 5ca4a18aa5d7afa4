#include "daemon/includers.h"

#include <algorithm>
#include <string_view>

namespace zcc::daemon {
namespace {

std::string directory_of(std::string_view path) { return std::string(path.substr(0, path.rfind('/'))); }

// Behind the last slash of either kind.
std::string base_of(std::string_view name) { return std::string(name.substr(name.find_last_of("/\\") + 1)); }

}  // namespace

Includers::Includers(const std::vector<Text>& texts) {
  if (texts.empty()) return;
  source_.insert(directory_of(texts.front().path));
  // Directories of those that include something of a name, and of those that may include anything.
  std::map<std::string, std::set<std::string>> by_base;
  std::set<std::string> of_any = source_;
  for (const auto& [path, scan] : texts) {
    if (scan == nullptr || scan->computed_include) of_any.insert(directory_of(path));
    if (scan == nullptr) continue;
    for (const auto& name : scan->names) by_base[base_of(name.name)].insert(directory_of(path));
  }
  std::map<std::string, std::set<std::string>> parents;
  for (const auto& text : texts) {
    auto& of_this = parents[directory_of(text.path)];
    of_this.insert(of_any.begin(), of_any.end());
    if (const auto it = by_base.find(base_of(text.path)); it != by_base.end()) {
      of_this.insert(it->second.begin(), it->second.end());
    }
  }
  for (const auto& [directory, unused] : parents) {
    auto& reached = above_[directory];
    std::vector<std::string> to_follow{directory};
    while (!to_follow.empty()) {
      const auto next = std::move(to_follow.back());
      to_follow.pop_back();
      for (const auto& parent : parents[next]) {
        if (reached.insert(parent).second) to_follow.push_back(parent);
      }
    }
  }
}

const std::set<std::string>& Includers::of(const std::string& directory) const {
  const auto it = above_.find(directory);
  return it == above_.end() ? source_ : it->second;
}

}  // namespace zcc::daemon
