#include "report/counters.h"

namespace zcc::report {

void Counters::add(std::string_view name, std::uint64_t n) {
  const auto value = (values_[std::string(name)] += n);
  changed_.insert_or_assign(std::string(name), value);
}

std::uint64_t Counters::get(std::string_view name) const {
  const auto it = values_.find(std::string(name));
  return it == values_.end() ? 0 : it->second;
}

std::map<std::string, std::uint64_t> Counters::below(std::string_view prefix) const {
  std::map<std::string, std::uint64_t> out;
  const auto from = std::string(prefix) + '.';
  for (auto it = values_.lower_bound(from); it != values_.end() && it->first.starts_with(from);
       ++it) {
    if (it->second != 0) out.emplace(it->first.substr(from.size()), it->second);
  }
  return out;
}

std::map<std::string, std::uint64_t> Counters::take_changes() {
  std::map<std::string, std::uint64_t> out(changed_.begin(), changed_.end());
  changed_.clear();
  return out;
}

void Counters::zero() {
  for (auto& [name, value] : values_) {
    value = 0;
    changed_.insert_or_assign(name, 0);
  }
}

}  // namespace zcc::report
