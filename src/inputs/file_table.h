// What is known of every file that a compile depended on.
//
// Threads: everything but read_content() belongs to the daemon's event thread.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <absl/container/flat_hash_map.h>

#include "inputs/include_scan.h"
#include "platform/digest.h"
#include "platform/file.h"
#include "store/store.h"

namespace zcc::inputs {

using store::FileId;
using store::InputId;

// A file's content as one reading found it.
struct Content {
  int error = 0;  // errno; 0: the rest is meaningful
  FileStat stat;
  Digest digest;
  std::uint32_t findings = 0;
  bool settled = false;
  std::shared_ptr<const IncludeScan> includes;  // null for a program
};

// Reads, hashes and scans a file. Settled means: a write after this reading must show in ctime. It
// holds when the file system stamps from this kernel's clock and the ctime seen is older than that
// clock was before the reading began. Thread safe.
Content read_content(const std::string& path);

// Counts the requests that began. What was found by a stat or a reading that began after a request
// did holds for that request, and for all that began before it; so each request has a round, and a
// file is looked at once for as many requests as are under way.
using Round = std::uint64_t;

class FileTable {
 public:
  explicit FileTable(store::Store& store);

  FileId intern(std::string_view absolute_path);
  InputId intern_input(FileId file, const Digest& digest);
  const std::string& path(FileId id);
  const store::InputRecord* input(InputId id);  // null: the store does not know it (any more)

  Round begin_round() { return ++round_; }
  Round current_round() const { return round_; }

  enum class State {
    kCurrent,    // record(id).digest is the content now
    kMissing,    // no such file
    kUnreadable, // it is there and can not be read: equal to nothing
    kNeedsHash,  // changed, unsettled or never read: read_content() and learn()
  };
  // One system call, none when the file was looked at since `round` began.
  State look(FileId id, Round round);
  // The same, but what needed a hash is looked at again: another request's reading may have ended.
  State look_again(FileId id, Round round);
  const store::FileRecord& record(FileId id) { return entry(id).record; }

  // What the content of record(id) may include; null: read it (again) to know.
  std::shared_ptr<const IncludeScan> includes(FileId id);

  // Takes in a reading; `began` is current_round() from before it. One reading of a file at a time.
  void learn(FileId id, const Content& content, Round began);

  // Moves what changed since the last call into the batch.
  void collect_changes(store::Batch& batch);

  std::size_t known_files() const { return by_path_.size(); }
  std::uint64_t stats_made() const { return stats_made_; }
  std::uint64_t files_hashed() const { return files_hashed_; }

 private:
  struct Entry {
    store::FileRecord record;
    Round looked = 0;  // `state` holds for this round and those before it
    State state = State::kNeedsHash;
    Round read = 0;    // `found`, by the last reading, holds for this round and those before it
    State found = State::kNeedsHash;
    bool loaded = false;
    bool stored = false;  // the store has the path under this id, or is about to
    bool dirty = false;
  };
  void mark_dirty(FileId id);
  Entry& entry(FileId id);

  store::Store& store_;
  Round round_ = 0;
  std::uint64_t stats_made_ = 0;
  std::uint64_t files_hashed_ = 0;

  std::deque<Entry> entries_;  // by id; stable addresses
  // Keys are the entries' own paths. Debian's abseil has a string_view of its own, hence the hash.
  absl::flat_hash_map<std::string_view, FileId, std::hash<std::string_view>> by_path_;
  FileId next_file_;
  std::vector<FileId> dirty_files_;

  struct InputEntry {
    store::InputRecord record;
    bool loaded = false;
  };
  std::deque<InputEntry> inputs_;
  absl::flat_hash_map<std::pair<FileId, Digest>, InputId> by_input_;
  InputId next_input_;
  std::vector<InputId> dirty_inputs_;

  absl::flat_hash_map<Digest, std::shared_ptr<const IncludeScan>> includes_;  // by content
};

}  // namespace zcc::inputs
