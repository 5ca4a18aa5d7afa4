// What is known of every file that a compile depended on.
//
// Belongs to the daemon's event thread.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <absl/container/flat_hash_map.h>

#include "inputs/content.h"
#include "inputs/path_watch.h"
#include "store/store.h"

namespace zcc::inputs {

using store::FileId;
using store::InputId;

// Counts the requests that began. What was found by a stat or a reading that began after a request
// did holds for that request, and for all that began before it; so each request has a round, and a
// file is looked at once for as many requests as are under way.
using Round = std::uint64_t;

// A file is known to be as it was seen in one of two ways. While it is under watch and nothing has
// happened to it since, it is trusted: no system call says so, each request only drains the events.
// Otherwise a stat says so, once in a round. Files that were stat-ed are put under watch when there
// is time (arm_some), and a stat or a reading made after that makes them trusted.
class FileTable {
 public:
  explicit FileTable(store::Store& store);

  FileId intern(std::string_view absolute_path);
  InputId intern_input(FileId file, const Digest& digest);
  const std::string& path(FileId id);
  const store::InputRecord* input(InputId id);  // null: the store does not know it (any more)

  // Takes in what happened to watched files up to now.
  Round begin_round();
  Round current_round() const { return round_; }

  // Stands for which of these directories (absolute) are one and the same: that is its content.
  FileId intern_twins(const std::vector<std::string>& directories);
  // The same for files; with `dated` also for which of them were modified in the same second.
  FileId intern_copies(const std::vector<std::string>& files, bool dated);

  // Stands for when these files were last modified, in seconds.
  FileId intern_times(const std::vector<std::string>& files);

  // For the real path of a file, or of a directory if `file` ends with "/.".
  FileId intern_real_path(const std::string& file);

  // For a variable of the environment, which has another value for each caller: nothing here knows it.
  FileId intern_variable(std::string_view name);
  // The name, of such a one; empty of all others.
  std::string_view variable_name(FileId id);

  enum class State {
    kCurrent,    // record(id).digest is the content now
    kMissing,    // no such file
    kDirectory,  // no file either: compilers look on, as if it were missing
    kDenied,     // its directory may not be searched: to execvp() as if it were missing, else an error
    kUnreadable, // it can not be read: equal to nothing
    kNeedsHash,  // changed, unsettled or never read: read_content() and learn()
  };
  // One system call, none when the file is trusted or was looked at since `round` began.
  State look(FileId id, Round round);
  // The same, but what needed a hash is looked at again: another request's reading may have ended.
  State look_again(FileId id, Round round);
  const store::FileRecord& record(FileId id) { return entry(id).record; }
  // What to read when look() says kNeedsHash: the file, or those whose relation it stands for.
  std::vector<FileId> to_read_for(FileId id);

  // What the content of record(id) may include; null: read it (again) to know.
  std::shared_ptr<const IncludeScan> includes(FileId id);

  // Takes in a reading; `began` is current_round() from before it. One reading of a file at a time.
  void learn(FileId id, const Content& content, Round began);

  // Whether the last look() needs no other until something happens to the file.
  bool trusted(FileId id);
  // Goes up whenever a trusted file stops being so: what was worked out from trusted files alone
  // holds while this number is the same.
  std::uint64_t epoch() const { return epoch_; }
  // Whether something is known to have happened to the file, or to its path, after `round` began.
  bool happened_since(FileId id, Round round) {
    return mounted_ > round || entry(id).touched > round;
  }

  // Whether happened_since() knows all that happened to the file after `round` began.
  bool is_watched_since(FileId id, Round round) {
    const auto armed = entry(id).armed;
    return armed != 0 && armed <= round;
  }
  // Of a file that is missing: whether there is a symlink of its name.
  bool is_behind_link(FileId id) { return entry(id).dangling; }
  // Whether nothing can have been written to the file, as it was last seen, since `time_ns`
  // (file_clock_ns()): its ctime is older. On file systems stamped by another clock, older by more than
  // clocks differ.
  bool is_older_than(FileId id, std::int64_t time_ns);

  // Puts up to `count` files under watch that were looked at lately; false when none is left.
  bool arm_some(std::size_t count);
  bool wants_watches() const { return !to_arm_.empty(); }

  // The time in minutes, by which use is noted. Files unused for `kKeepMinutes` are let go by
  // forget_unused(); the store still knows them.
  void set_minute(std::uint32_t minute) { minute_ = minute; }
  void forget_unused();
  static constexpr std::uint32_t kKeepMinutes = 60;

  // Moves what changed since the last call into the batch.
  void collect_changes(store::Batch& batch);

  std::size_t known_files() const { return by_path_.size(); }
  std::size_t trusted_files() const { return trusted_; }
  std::uint64_t stats_made() const { return stats_made_; }
  std::uint64_t files_hashed() const { return files_hashed_; }
  PathWatch::Stats watch_stats() const { return watch_.stats(); }

 private:
  static constexpr FileId kNoFile = ~FileId{0};

  // What a path stands for, by its ending or beginning.
  enum class Kind : std::uint8_t {
    kFile,       // itself
    kDirectory,  // "d/": the directory's own times, for all names that are missing in it
    kNames,      // "d/*": the names in the directory, as in read_content()
    kTwins,      // intern_twins()
    kCopies,     // intern_copies()
    kDatedCopies,
    kTimes,     // intern_times()
    kRealPath,  // intern_real_path()
    kVariable,  // intern_variable()
  };
  static Kind kind_of(std::string_view path);

  struct Entry {
    store::FileRecord record;
    Round looked = 0;   // `state` holds for this round and those before it
    Round read = 0;     // `found`, by the last reading, holds for this round and those before it
    Round armed = 0;    // under watch since this round began; 0: not
    Round touched = 0;  // the round before which something was last known to happen to it
    State state = State::kNeedsHash;
    State found = State::kNeedsHash;
    // Of a name that is missing: the directory that does not have it, and that directory's version
    // when it was last seen not to. Of a directory: its version, which goes up with every change.
    FileId directory = kNoFile;
    std::uint32_t version = 0;
    std::uint32_t used = 0;          // minute
    std::uint32_t refused_at = 0;    // minute in which it could not be watched
    std::vector<FileId> parts;  // what a relation is of: intern_twins() and those after it
    Kind kind = Kind::kFile;
    bool dangling = false;  // missing behind a symlink, of which its directory does not tell
    bool trusted = false;
    bool queued = false;  // in to_arm_
    bool stored = false;  // the store has the path under this id, or is about to
    bool dirty = false;
  };
  Entry& entry(FileId id);
  Entry* load(FileId id);
  void mark_dirty(FileId id);
  State stat_now(Entry& e);
  static bool is_relation(const Entry& e);
  void find_parts(Entry& e);
  State look_at_relation(Entry& e, Round round);
  State look_at_real_path(Entry& e, Round round);
  void see_directory(Entry& e, const FileStat& now, std::int64_t clock);
  bool still_absent(Entry& e, Round round);
  void trust(Entry& e);
  void distrust(Entry& e);
  void want_watch(FileId id, Entry& e);
  bool has_exact_times(const Entry& e, const FileStat& stat);

  store::Store& store_;
  PathWatch watch_;
  Round round_ = 0;
  Round mounted_ = 0;  // the round before which something was last mounted or unmounted
  std::uint64_t epoch_ = 1;
  std::uint32_t minute_ = 0;
  std::uint32_t last_version_ = 0;  // of any directory
  std::size_t trusted_ = 0;
  std::uint64_t stats_made_ = 0;
  std::uint64_t files_hashed_ = 0;

  std::vector<std::unique_ptr<Entry>> entries_;  // by id; null: not in memory
  // Keys are the entries' own paths. Debian's abseil has a string_view of its own, hence the hash.
  absl::flat_hash_map<std::string_view, FileId, std::hash<std::string_view>> by_path_;
  FileId next_file_;
  std::vector<FileId> dirty_files_;
  std::deque<FileId> to_arm_;
  absl::flat_hash_map<std::uint64_t, bool> exact_;  // by device: times tell every change

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
