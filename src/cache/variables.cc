#include "cache/variables.h"

#include <algorithm>

#include "tools/place_variables.h"

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
  if (name == kAll) {
    Hasher h;
    const auto entries = of_no_session();
    h.number(entries.size());
    for (const auto entry : entries) h.field(entry);
    return h.finish();
  }
  const auto set = value(name);
  return Hasher().field(set ? "set" : "unset").field(set.value_or("")).finish();
}

std::vector<std::string_view> Variables::of_no_session() const {
  std::vector<std::string_view> sorted;
  for (const auto entry : environment_) {
    const bool is_of_session = module_->is_of_session != nullptr && module_->is_of_session(entry.substr(0, entry.find('=')));
    if (!is_of_session) sorted.push_back(entry);
  }
  std::stable_sort(sorted.begin(), sorted.end());
  return sorted;
}

Digest Variables::digest_without(std::string_view name, std::string_view root, bool& is_placed) const {
  const auto placed = [&](std::string_view entry) {
    const auto equals = entry.find('=');
    const auto variable = entry.substr(0, equals);
    // What a program makes of its working directory is not known either way (docs/keys.md).
    if (!tools::is_place_variable(variable) && variable != "PWD") return std::string(entry);
    auto out = std::string(entry.substr(0, equals + 1)) += tools::without_place(entry.substr(equals + 1), root);
    is_placed = is_placed || out != entry;
    return out;
  };
  Hasher h;
  h.field("placed");
  if (name != kAll) {
    const auto set = value(name);
    if (!set) return digest(name);
    h.field(placed((std::string(name) += '=') += *set));
    return is_placed ? h.finish() : digest(name);
  }
  for (const auto entry : of_no_session()) h.field(placed(entry));
  return h.finish();
}

}  // namespace zcc::cache
