// Symlinks and directories on the way to a file that may have led elsewhere for the compiler.
#pragma once

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/checks.h"
#include "platform/file.h"

namespace zcc::daemon {

// Names that mean something else in this process than in the caller's.
inline bool is_of_a_process(std::string_view path) {
  return (path.starts_with("/dev/") && !path.starts_with("/dev/shm/")) || path.starts_with("/proc/");
}

// Of one compile: a link or a directory that got its name since it began, or a link that leads to
// what each process has for itself.
class LinkWatch {
 public:
  explicit LinkWatch(std::int64_t began_ns) : began_ns_(began_ns) {}

  bool may_lead_elsewhere(const std::string& path) {
    if (!check_is_on(Check::kLinksDuringCompile)) return false;
    for (auto slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
      if (is_doubtful(path.substr(0, slash))) return true;
      if (slash == std::string::npos) return false;
    }
  }

 private:
  bool is_doubtful(const std::string& path) {
    const auto [it, fresh] = known_.try_emplace(path, false);
    if (fresh) {
      const auto target = link_target(path);
      it->second = is_of_a_process(target) || name_changed_since(path, began_ns_);
    }
    return it->second;
  }

  const std::int64_t began_ns_;
  absl::flat_hash_map<std::string, bool> known_;
};

}  // namespace zcc::daemon
