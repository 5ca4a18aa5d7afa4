// One of the three headers of its own that each file of bench/hits includes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace unit {

template <typename Value>
class Table {
 public:
  void put(const std::string& key, Value value) {
    ordered_.insert_or_assign(key, value);
    hashed_.insert_or_assign(key, std::move(value));
  }
  std::optional<Value> get(const std::string& key) const {
    const auto it = hashed_.find(key);
    if (it == hashed_.end()) return std::nullopt;
    return it->second;
  }
  const std::map<std::string, Value>& all() const { return ordered_; }

 private:
  std::map<std::string, Value> ordered_;
  std::unordered_map<std::string, Value> hashed_;
};

}  // namespace unit
