#include "cache/variables.h"

#include <algorithm>

namespace zcc::cache {

std::optional<std::string_view> Variables::value(std::string_view name) const {
  for (const auto entry : environment_) {
    if (entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name)) {
      return entry.substr(name.size() + 1);
    }
  }
  return std::nullopt;
}

Digest Variables::digest(std::string_view name) const {
  if (name == kAll) return digest_of_all();
  const auto set = value(name);
  return Hasher().field(set ? "set" : "unset").field(set.value_or("")).finish();
}

Digest Variables::digest_of_all() const {
  std::vector<std::string_view> sorted;
  for (const auto entry : environment_) {
    const bool is_of_session = module_->is_of_session != nullptr && module_->is_of_session(entry.substr(0, entry.find('=')));
    if (!is_of_session) sorted.push_back(entry);
  }
  std::stable_sort(sorted.begin(), sorted.end());
  Hasher h;
  h.number(sorted.size());
  for (const auto entry : sorted) h.field(entry);
  return h.finish();
}

}  // namespace zcc::cache
