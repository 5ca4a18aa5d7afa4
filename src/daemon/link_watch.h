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

  // What of `path` has a real path of its own: `path` if it is a link, its directory, with "/.", if the way
  // there goes through one, or nothing.
  std::string behind_link(const std::string& path) {
    if (is_link(path)) return path;
    const auto directory = path.substr(0, path.rfind('/'));
    return passes_link(directory) ? directory + "/." : std::string();
  }

  bool may_lead_elsewhere(const std::string& path) {
    return check_is_on(Check::kLinksDuringCompile) && is_doubtful_way(path, 0);
  }

 private:
  bool is_link(const std::string& path) {
    const auto [it, fresh] = are_links_.try_emplace(path, false);
    if (fresh) it->second = !link_target(path).empty();
    return it->second;
  }
  // The way to a directory, the last name included.
  bool passes_link(const std::string& directory) {
    if (directory.empty()) return false;
    const auto [it, fresh] = pass_links_.try_emplace(directory, false);
    if (!fresh) return it->second;
    const bool passes = is_link(directory) || passes_link(directory.substr(0, directory.rfind('/')));
    return pass_links_[directory] = passes;
  }

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
  absl::flat_hash_map<std::string, bool> pass_links_;
};

}  // namespace zcc::daemon
