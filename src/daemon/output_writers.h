// Who writes to what a compile makes: the compiler alone, or somebody else at the same time.
//
// Two compiles may be told to write one file at once: two builds in one tree, a Makefile with one depfile for all.
// What lies there in the end is the one's or the other's, and to store it as this compile's would keep that
// for good. So the directories of all outputs are watched while the compiler runs, also of those that one of its
// steps writes and the next one reads (-save-temps). A compiler that is alone (seen with GCC 12, Clang 14 and 19,
// rustc 1.95; tests/unit/gnu_compilers_test.cc) gives each at most one new
// name, and that before it writes to it by this name, which it does not do any more once it has moved one there; and
// it closes each a known number of times after writing. Whatever is more than that is another writer's: a compiler
// beside us, or a launcher that delivers a hit. Where the kernel gives no watches, only compiles that go through this
// daemon are seen.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/container/flat_hash_map.h>

#include "platform/inotify.h"

namespace zcc::daemon {

// Event thread only.
class OutputWriters {
 public:
  struct File {
    std::string path;       // absolute
    unsigned closings = 1;  // how often the compiler closes it after writing, at most
    bool makes_directories = false;  // the compiler does: one that is not there can not be watched
  };

  // One compile, from before it may begin until this ends. Must not outlive the OutputWriters.
  class Compile {
   public:
    ~Compile();
    Compile(const Compile&) = delete;
    Compile& operator=(const Compile&) = delete;

    // Whether, since the beginning, somebody else may have written to one of the files.
    bool has_company();

   private:
    friend class OutputWriters;
    struct Watched {
      int watch = -1;  // of its directory; negative: there is none
      std::string directory, name;
      unsigned closings = 1;
      bool makes_directories = false;
      unsigned closed = 0;
      bool modified = false;
      bool appeared = false;
      bool moved_in = false;

      bool is_same(const Watched& other) const;
      // Whether that is another writer's.
      bool note(std::uint32_t event);
    };
    explicit Compile(OutputWriters& writers) : writers_(writers) {}
    void add(const File& file);

    OutputWriters& writers_;
    std::vector<Watched> files_;
    bool doubt_ = false;
  };

  std::unique_ptr<Compile> begin(const std::vector<File>& files);

 private:
  int watch(const std::string& directory);
  bool is_still_at(int watch, const std::string& directory);
  void unwatch(int watch);
  void drain();
  void note(const inotify_event& event, std::string_view name);

  bool tried_ = false;
  std::optional<Inotify> inotify_;
  absl::flat_hash_map<int, unsigned> watches_;  // how many files of running compiles are in each
  std::vector<Compile*> running_;
};

}  // namespace zcc::daemon
