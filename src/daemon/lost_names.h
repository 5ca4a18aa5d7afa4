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

// The directories that compiles write to. They change all the time in a build, so that nothing can be
// learned from it. Event thread only.
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
    bool depfile_is_whole = true;   // not so with -MMD
    bool asked_are_listed = false;  // in it: clang names there what __has_include finds
  };
  LostNames(inputs::FileTable& files, const WrittenDirectories& written, Compile compile)
      : files_(files), written_(written), compile_(compile) {}

  // Whether something may have been at `place`, where nothing is now, while the compiler ran, and
  // nothing tells: neither a watch (FileTable::happened_since does) nor the depfile. `asked`: by
  // __has_include.
  bool may_include(store::FileId place, bool asked);

 private:
  bool has_changed(const std::string& directory);

  inputs::FileTable& files_;
  const WrittenDirectories& written_;
  Compile compile_;
  absl::flat_hash_map<std::string, bool> changed_;
};

}  // namespace zcc::daemon
