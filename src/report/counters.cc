#include "report/counters.h"

namespace zcc::report {

void Counters::add(std::string_view name, std::uint64_t n) {
  auto it = values_.find(name);
  if (it == values_.end()) it = values_.try_emplace(std::string(name)).first;
  it->second.n += n;
  it->second.changed = true;
}

std::uint64_t Counters::get(std::string_view name) const {
  const auto it = values_.find(name);
  return it == values_.end() ? 0 : it->second.n;
}

std::map<std::string, std::uint64_t> Counters::below(std::string_view prefix) const {
  std::map<std::string, std::uint64_t> out;
  const auto from = std::string(prefix) + '.';
  for (auto it = values_.lower_bound(from); it != values_.end() && it->first.starts_with(from);
       ++it) {
    if (it->second.n != 0) out.emplace(it->first.substr(from.size()), it->second.n);
  }
  return out;
}

std::map<std::string, std::uint64_t> Counters::take_changes() {
  std::map<std::string, std::uint64_t> out;
  for (auto& [name, value] : values_) {
    if (!value.changed) continue;
    out.emplace(name, value.n);
    value.changed = false;
  }
  return out;
}

void Counters::restore(const std::map<std::string, std::uint64_t>& values) {
  values_.clear();
  for (const auto& [name, n] : values) values_.emplace(name, Value{.n = n});
}

void Counters::zero() {
  for (auto& [name, value] : values_) value = {.n = 0, .changed = true};
}

}  // namespace zcc::report
