// All files that a unit may have included, for compiles that do not list them.
#pragma once

#include <asio.hpp>
#include <string>
#include <vector>

#include "daemon/services.h"
#include "tools/gnu/search_path.h"

namespace zcc::daemon {

// Follows every include name in the texts along the search path, whatever conditions it stands
// under. What comes out holds every file the compiler read, and some that it did not: a change of
// those costs a compile that could have been a hit, never a wrong hit.
class IncludeClosure {
 public:
  IncludeClosure(Services& services, const tools::gnu::SearchPath& path, std::string cwd);

  // Adds to `files`, each file once. False when a name is made by a macro: then nobody knows.
  asio::awaitable<bool> add_to(std::vector<store::FileId>& files);

 private:
  asio::awaitable<bool> read_texts(const std::vector<store::FileId>& files);
  void follow(store::FileId includer, const inputs::IncludeName& name);
  bool try_in(const std::string& directory, const std::string& name);
  void add(const std::string& path);
  bool is_file(const std::string& path);

  Services& s_;
  const tools::gnu::SearchPath& path_;
  std::string cwd_;
  std::vector<store::FileId>* files_ = nullptr;
  absl::flat_hash_set<store::FileId> seen_;
  absl::flat_hash_map<std::string, bool> exists_;
};

}  // namespace zcc::daemon
