// What `status` counts. Belongs to the daemon's event thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace zcc::report {

class Counters {
 public:
  Counters() = default;
  explicit Counters(const std::map<std::string, std::uint64_t>& values) { restore(values); }

  // Names are dotted: "hits", "misses", "passed_through.stdin", "bypassed.timeout".
  void add(std::string_view name, std::uint64_t n = 1);
  std::uint64_t get(std::string_view name) const;

  // The counters below `prefix` and a dot, without them.
  std::map<std::string, std::uint64_t> below(std::string_view prefix) const;

  // Persistence: whole values that changed since the last call.
  std::map<std::string, std::uint64_t> take_changes();
  void restore(const std::map<std::string, std::uint64_t>& values);
  void zero();

 private:
  struct Value {
    std::uint64_t n = 0;
    bool changed = false;
  };
  std::map<std::string, Value, std::less<>> values_;
};

}  // namespace zcc::report
