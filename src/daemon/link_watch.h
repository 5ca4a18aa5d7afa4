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

  // Whether the way to it goes through a link, or it is one.
  bool passes_link(const std::string& path) {
    for (auto slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
      const auto name = path.substr(0, slash);
      const auto [it, fresh] = are_links_.try_emplace(name, false);
      if (fresh) it->second = !link_target(name).empty();
      if (it->second) return true;
      if (slash == std::string::npos) return false;
    }
  }

  bool may_lead_elsewhere(const std::string& path) {
    return check_is_on(Check::kLinksDuringCompile) && is_doubtful_way(path, 0);
  }

 private:
  static constexpr int kMostLinks = 40;  // as path_resolution(7)

  bool is_doubtful_way(const std::string& path, int links) {
    for (auto slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
      if (is_doubtful(path.substr(0, slash), links)) return true;
      if (slash == std::string::npos) return false;
    }
  }
  // The name, and where it leads if it is a link.
  bool is_doubtful(const std::string& path, int links) {
    const auto [it, fresh] = known_.try_emplace(path, false);
    if (!fresh) return it->second;
    const auto target = link_target(path);
    bool doubtful = is_of_a_process(target) || name_changed_since(path, began_ns_);
    if (!doubtful && !target.empty()) {
      const auto directory = path.substr(0, path.rfind('/') + 1);
      doubtful = links == kMostLinks ||
                 is_doubtful_way(target.starts_with('/') ? target : directory + target, links + 1);
    }
    known_[path] = doubtful;
    return doubtful;
  }

  const std::int64_t began_ns_;
  absl::flat_hash_map<std::string, bool> known_;
  absl::flat_hash_map<std::string, bool> are_links_;
};

}  // namespace zcc::daemon
