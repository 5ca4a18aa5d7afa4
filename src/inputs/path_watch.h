// Watches on everything that decides which file a path names, and on that file.
//
// A path is a walk through directories: each step looks a name up in the directory that the steps
// before it led to, and a symlink's text is a path of its own. So a path leads to the same file as
// long as no name on the walk was made, removed or exchanged, which inotify reports in the directory
// that holds it; and that file is unchanged as long as its own inode's watch is silent, by whatever
// name it is written to. A name that is not there is watched in the directory that would hold it.
#pragma once

#include <absl/container/btree_map.h>
#include <absl/container/btree_set.h>
#include <absl/container/flat_hash_map.h>

#include <chrono>
#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/inotify.h"
#include "store/records.h"

namespace zcc::inputs {

class PathWatch {
 public:
  using FileId = store::FileId;

  PathWatch();

  // Puts `path` under watch, to be told of as `file`. False when that can not be had: a file system
  // that does not report changes, a file that may not be read, no watches left. From a true return
  // on drain() tells of every change; what the path names is to be looked at after that return.
  // The bytes of `path` stay where they are until forget_all().
  bool watch(FileId file, std::string_view path);

  // What happened up to this call.
  struct News {
    std::vector<FileId> written;  // or its mapping ended; still under watch
    std::vector<FileId> touched;  // its attributes changed; still under watch
    std::vector<FileId> lost;     // the path may lead elsewhere: watch it again
    bool mounts = false;          // the mount table changed: device numbers may mean others
    bool empty() const { return written.empty() && touched.empty() && lost.empty(); }
  };
  const News& drain();

  // Ends all watches, as at the start. Every file is lost, without a word.
  void forget_all();

  struct Stats {
    bool available = false;       // the kernel gives watches at all
    std::string reason;           // why not, or why not all
    std::size_t watches = 0;      // inodes watched
    std::size_t paths = 0;        // names on the walks
    std::uint64_t refused = 0;    // for want of watches
    std::uint64_t overflows = 0;  // of the kernel's queue
    std::uint64_t mounts = 0;     // changes of the mount table
    std::uint64_t resumes = 0;    // of the machine
  };
  Stats stats() const;

 private:
  using NodeId = std::uint32_t;
  static constexpr NodeId kNone = std::numeric_limits<NodeId>::max();
  static constexpr FileId kNoFile = std::numeric_limits<FileId>::max();
  static constexpr NodeId kRoot = 0;

  enum class State : std::uint8_t {
    kUnknown,    // not looked at since something happened to it
    kDirectory,  // watched
    kFile,       // watched
    kAbsent,     // not there; the directory that would hold it, or a nearer one, is watched
  };

  // A name on the walk, by its place in the text of a path: /a/link/x is a child of /a/link.
  struct Node {
    std::string_view name;
    NodeId parent = kNone;
    NodeId first_child = kNone;
    NodeId next_sibling = kNone;
    NodeId next_of_watch = kNone;  // several names may lead to one inode
    int watch = -1;
    FileId file = kNoFile;
    State state = State::kUnknown;
  };

  bool usable();
  NodeId place(std::string_view path, int depth);
  NodeId child(NodeId parent, std::string_view name);
  NodeId find_child(NodeId parent, std::string_view name) const;
  bool arm(NodeId node, std::string_view path, int depth);
  bool arm_link(NodeId node, std::string_view path, int depth);
  bool arm_inode(NodeId node, const std::string& path, State state);
  bool is_local(std::uint64_t device, const std::string& path);
  void attach(NodeId node, int watch);
  void detach(NodeId node);

  void take(const inotify_event& event, std::string_view name);
  void name_changed(int watch, std::string_view name);
  void inode_changed(int watch, std::uint32_t mask);
  void watch_ended(int watch);
  void invalidate(NodeId node);
  void clear();

  std::optional<Inotify> inotify_;
  // These three have an element for each name or inode. None of them is ever moved as a whole, as a
  // vector or a hash table is when it grows: a request would wait for that.
  std::deque<Node> nodes_;
  absl::btree_set<std::pair<std::uint32_t, NodeId>> children_;  // by hash_of() parent and name
  absl::btree_map<int, NodeId> by_watch_;                       // the first of the names of an inode
  absl::flat_hash_map<NodeId, std::vector<NodeId>> links_;  // symlinks, by where their text leads
  std::vector<std::unique_ptr<std::string>> texts_;         // of symlinks: names point into them
  absl::flat_hash_map<std::string, const std::string*, std::hash<std::string>> text_;
  absl::flat_hash_map<std::uint64_t, bool> local_;          // devices known to report, or not

  News news_;
  Stats stats_;
  std::chrono::steady_clock::time_point retry_{};  // after watches ran out
  std::int64_t asleep_ns_ = 0;                     // how long the machine has slept since its start
};

}  // namespace zcc::inputs
