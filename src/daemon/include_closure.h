// All files that a unit may have included, for compiles that do not list them.
#pragma once

#include <absl/container/flat_hash_set.h>

#include <asio.hpp>
#include <optional>
#include <string>
#include <vector>

#include "daemon/compile_result.h"
#include "daemon/include_search.h"
#include "daemon/services.h"

namespace zcc::daemon {

// Follows every include name in the texts along the search path, whatever conditions it stands
// under. What comes out holds every file the compiler read, and some that it did not: a change of
// those costs a compile that could have been a hit, never a wrong hit.
class IncludeClosure {
 public:
  // `included_first`: by -include and -imacros.
  IncludeClosure(Services& services, const IncludeSearch& search, const CompileFacts& facts,
                 const std::vector<std::string>& included_first);

  // Adds to `files`, each file once. False when a name is made by a macro in a way that the texts do
  // not show: then nobody knows.
  asio::awaitable<bool> add_to(std::vector<store::FileId>& files);

 private:
  asio::awaitable<bool> follow_names(std::size_t& done);
  asio::awaitable<bool> follow_macros();
  std::optional<std::size_t> names_of_arguments(const std::string& macro,
                                                std::vector<inputs::IncludeName>& names) const;
  void follow_implied();
  asio::awaitable<bool> follow_through_includers();
  void follow(std::string_view directory, const inputs::IncludeName& name);
  void add(store::FileId file);

  Services& s_;
  IncludeSearch search_;
  const CompileFacts& facts_;
  const std::vector<std::string>& included_first_;
  inputs::Round round_ = 0;
  std::vector<store::FileId>* files_ = nullptr;
  absl::flat_hash_set<store::FileId> seen_;
  // #include MACRO, and where it stands.
  std::vector<std::pair<store::FileId, std::string>> macros_;
};

}  // namespace zcc::daemon
