// Names that the compiler may have found, and that are gone by the time the daemon looks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include "daemon/include_search.h"
#include "inputs/file_table.h"

namespace zcc::daemon {

// The directories that compiles write to, and all above them. They change all the time in a build, so
// that nothing can be learned from it. Event thread only.
class WrittenDirectories {
 public:
  void add(std::string_view output);  // absolute
  bool contains(const std::string& directory) const { return known_.contains(directory); }

 private:
  absl::flat_hash_set<std::string> known_;
};

// Of one compile.
class LostNames {
 public:
  struct Compile {
    std::int64_t began_ns = 0;  // file_clock_ns()
    inputs::Round began = 0;
    bool depfile_is_whole = true;
    // With a depfile that is not (-MMD): directories whose headers are in it all the same.
    std::vector<std::string> listed;
  };
  LostNames(inputs::FileTable& files, const WrittenDirectories& written, const IncludeSearch& search,
            Compile compile);

  // Whether something may have been at `place`, where nothing is now, while the compiler ran, and
  // nothing tells: neither a watch (FileTable::happened_since does) nor, for a name that was not only
  // `asked` for, the depfile.
  bool may_include(store::FileId place, bool asked);

 private:
  bool is_listed(const std::string& directory) const;
  bool has_changed(const std::string& directory);

  inputs::FileTable& files_;
  const WrittenDirectories& written_;
  Compile compile_;
  std::vector<std::pair<std::string, bool>> searched_;  // and whether its headers are listed
  absl::flat_hash_map<std::string, bool> changed_;
};

}  // namespace zcc::daemon
