#include "inputs/file_table.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>

#include "platform/checks.h"

namespace zcc::inputs {

FileTable::FileTable(store::Store& store)
    : store_(store),
      next_file_(store.first_free_file_id()),
      next_input_(store.first_free_input_id()) {}

FileTable::Entry* FileTable::load(FileId id) {
  auto stored = store_.file(id);
  if (!stored) return nullptr;
  auto& e = entries_[id] = std::make_unique<Entry>();
  e->record = std::move(*stored);
  e->kind = kind_of(e->record.path);
  e->stored = true;
  by_path_.emplace(e->record.path, id);
  return e.get();
}

FileTable::Entry& FileTable::entry(FileId id) {
  if (id >= entries_.size()) entries_.resize(id + 1);
  if (!entries_[id] && load(id) == nullptr) entries_[id] = std::make_unique<Entry>();
  return *entries_[id];
}

FileId FileTable::intern(std::string_view absolute_path) {
  if (const auto it = by_path_.find(absolute_path); it != by_path_.end()) return it->second;
  if (const auto stored = store_.file_id(absolute_path)) {
    if (entry(*stored).record.path == absolute_path) return *stored;
  }
  const FileId id = next_file_++;
  if (id >= entries_.size()) entries_.resize(id + 1);
  auto& e = entries_[id] = std::make_unique<Entry>();
  e->record.path = absolute_path;
  e->kind = kind_of(absolute_path);
  by_path_.emplace(e->record.path, id);
  return id;
}

void FileTable::mark_dirty(FileId id) {
  auto& e = entry(id);
  e.stored = true;
  if (!e.dirty) dirty_files_.push_back(id);
  e.dirty = true;
}

const std::string& FileTable::path(FileId id) { return entry(id).record.path; }

const store::InputRecord* FileTable::input(InputId id) {
  if (id >= inputs_.size()) {
    if (id >= next_input_) return nullptr;
    inputs_.resize(id + 1);
  }
  auto& e = inputs_[id];
  if (!e.loaded) {
    const auto stored = store_.input(id);
    if (!stored) return nullptr;
    e.record = *stored;
    e.loaded = true;
    by_input_.emplace(std::pair(e.record.file, e.record.digest), id);
  }
  return &e.record;
}

InputId FileTable::intern_input(FileId file, const Digest& digest) {
  const std::pair key(file, digest);
  if (const auto it = by_input_.find(key); it != by_input_.end()) return it->second;
  const store::InputRecord record{.file = file, .digest = digest};
  if (const auto stored = store_.input_id(record)) {
    const auto* known = input(*stored);
    if (known != nullptr && known->file == file && known->digest == digest) return *stored;
  }
  if (!entry(file).stored) mark_dirty(file);
  const InputId id = next_input_++;
  if (id >= inputs_.size()) inputs_.resize(id + 1);
  inputs_[id] = {.record = record, .loaded = true};
  by_input_.emplace(key, id);
  dirty_inputs_.push_back(id);
  return id;
}

// ---- freshness ------------------------------------------------------------------------------------

Round FileTable::begin_round() {
  ++round_;
  const auto& news = watch_.drain();
  for (const auto id : news.touched) distrust(entry(id));
  for (const auto id : news.written) {
    // No stat may tell: a store through a mapping is dated when its page was first written to.
    auto& e = entry(id);
    e.record.settled = false;
    distrust(e);
  }
  if (news.mounts) {
    exact_.clear();
    mounted_ = round_;
  }
  for (const auto id : news.lost) {
    auto& e = entry(id);
    e.armed = 0;
    distrust(e);
  }
  return round_;
}

FileTable::State FileTable::look(FileId id, Round round) {
  auto& e = entry(id);
  e.used = minute_;
  if (is_relation(e)) return look_at_relation(e, round);
  if (e.trusted) return e.state;
  if (e.read >= round) return e.found;
  if (e.looked >= round) return e.state;
  e.looked = round_;
  if (!still_absent(e, round)) e.state = stat_now(e);
  if (e.armed != 0) {
    trust(e);
  } else {
    want_watch(id, e);
  }
  return e.state;
}

FileTable::State FileTable::look_again(FileId id, Round round) {
  auto& e = entry(id);
  if (e.state == State::kNeedsHash) e.looked = 0;
  return look(id, round);
}

namespace {

// Of a name for a directory: whether one of the names on the way to it is a file's. The compiler takes
// a directory that is not there for nothing, and that for an error; of other files both are the same to it.
bool lies_beneath_a_file(std::string_view path) {
  if (path.ends_with("/.")) path.remove_suffix(1);
  if (!path.ends_with('/')) return false;
  path.remove_suffix(1);
  FileStat stat;
  return stat_file_quick(std::string(path).c_str(), stat) == ENOTDIR;
}

}  // namespace

FileTable::State FileTable::stat_now(Entry& e) {
  FileStat now;
  const auto clock = file_clock_ns();
  ++stats_made_;
  // Of "d/*", what the stat of "d/" says.
  const auto& path = e.record.path;
  const int error = e.kind == Kind::kNames
                        ? stat_file_quick(path.substr(0, path.size() - 1).c_str(), now)
                        : stat_file_quick(path.c_str(), now);
  if (error != 0) {
    if (error == EACCES) return State::kDenied;
    if (error == ENOTDIR && lies_beneath_a_file(path)) return State::kUnreadable;
    const bool missing = error == ENOENT || error == ENOTDIR;
    struct stat link;
    e.dangling = missing && ::lstat(e.record.path.c_str(), &link) == 0 && S_ISLNK(link.st_mode);
    return missing ? State::kMissing : State::kNeedsHash;
  }
  if (now.is_directory() && e.kind != Kind::kNames) {
    see_directory(e, now, clock);
    return State::kDirectory;
  }
  if (!check_is_on(Check::kChangeTime)) now.ctime_ns = e.record.stat.ctime_ns;
  return e.record.settled && now == e.record.stat ? State::kCurrent : State::kNeedsHash;
}

// A new version unless it is certain that no name was made in it since the last one. Settled as for
// files: a later change must show in its times.
void FileTable::see_directory(Entry& e, const FileStat& now, std::int64_t clock) {
  if (!e.record.settled || !(now == e.record.stat)) e.version = ++last_version_;
  e.record.stat = now;
  e.record.digest = {};
  e.record.settled = is_past(now.ctime_ns, clock) && has_exact_times(e, now);
}

bool FileTable::has_exact_times(const Entry& e, const FileStat& stat) {
  const auto [it, fresh] = exact_.try_emplace(stat.device, false);
  if (fresh) {
    const UniqueFd fd(::open(e.record.path.c_str(), O_PATH | O_CLOEXEC));
    it->second = fd && has_exact_ctime(fd.get());
  }
  return it->second;
}

// Whether a name that was missing still is, as its directory tells: one stat for all names that are
// missing in it. Directories have entries of their own for this, with a slash at the end.
bool FileTable::still_absent(Entry& e, Round round) {
  if (e.state != State::kMissing || e.kind != Kind::kFile || e.dangling) return false;
  if (e.directory == kNoFile) {
    const std::string_view path = e.record.path;
    e.directory = intern(path.substr(0, path.rfind('/') + 1));
  }
  // In the newest round: what comes of it is taken for true of that one, too.
  const auto state = look(e.directory, std::max(round, round_));
  if (state == State::kMissing) return true;
  const auto& directory = entry(e.directory);
  const bool same = state == State::kDirectory && directory.record.settled &&
                    e.version == directory.version;
  // What the stat that follows finds is true of this version.
  e.version = directory.version;
  return same;
}

void FileTable::learn(FileId id, const Content& content, Round began) {
  auto& e = entry(id);
  ++files_hashed_;
  if (content.error == 0) {
    e.record.stat = content.stat;
    e.record.digest = content.digest;
    e.record.findings = content.findings;
    e.record.settled = content.settled;
    if (content.includes) includes_.insert_or_assign(content.digest, content.includes);
    mark_dirty(id);
  }
  // A look that was made for a later request may know more; it stays.
  e.read = began;
  if (content.error == 0) {
    e.found = State::kCurrent;
  } else {
    const bool gone = content.error == ENOENT || content.error == ENOTDIR;
    e.found = gone ? State::kMissing : State::kUnreadable;
  }
  // Read under watch, and nothing happened since the reading began.
  if (e.armed != 0 && e.armed <= began && e.touched <= began) {
    e.state = e.found;
    trust(e);
  }
}

bool FileTable::is_older_than(FileId id, std::int64_t time_ns) {
  constexpr std::int64_t kForeignClockNs = 60'000'000'000;
  const auto& record = entry(id).record;
  return is_past(record.stat.ctime_ns, record.settled ? time_ns : time_ns - kForeignClockNs);
}

// ---- trust ----------------------------------------------------------------------------------------

// What was seen just now, under watch, stays so until an event comes.
void FileTable::trust(Entry& e) {
  if (e.trusted || e.state == State::kNeedsHash || e.state == State::kUnreadable) return;
  e.trusted = true;
  ++trusted_;
}

void FileTable::distrust(Entry& e) {
  e.touched = round_;
  if (!e.trusted) return;
  e.trusted = false;
  --trusted_;
  ++epoch_;
}

void FileTable::want_watch(FileId id, Entry& e) {
  constexpr std::uint32_t kRetryMinutes = 1;
  if (e.queued || e.kind == Kind::kDirectory) return;
  if (e.refused_at != 0 && minute_ < e.refused_at + kRetryMinutes) return;
  e.queued = true;
  to_arm_.push_back(id);
}

bool FileTable::arm_some(std::size_t count) {
  for (; count > 0 && !to_arm_.empty(); --count) {
    const auto id = to_arm_.front();
    to_arm_.pop_front();
    auto& e = entry(id);
    e.queued = false;
    if (e.armed != 0) continue;
    if (!watch_.watch(id, e.record.path)) {
      e.refused_at = std::max(minute_, 1u);
      continue;
    }
    e.refused_at = 0;
    // A round of its own, so that readings under way count as begun before.
    e.armed = ++round_;
    look(id, round_);
  }
  return !to_arm_.empty();
}

void FileTable::forget_unused() {
  // Letting go of some files ends all watches, whose names lie in the records; so not for a few.
  constexpr std::size_t kFewest = 1000;
  const auto unused = [this](const std::unique_ptr<Entry>& e) {
    return e && !e->dirty && !e->queued && e->used + kKeepMinutes < minute_;
  };
  const auto count = static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), unused));
  if (count < kFewest || count < entries_.size() / 4) return;
  watch_.forget_all();
  for (auto& e : entries_) {
    if (unused(e)) {
      by_path_.erase(e->record.path);
      e.reset();
    } else if (e) {
      e->armed = 0;
      e->directory = kNoFile;
      e->parts.clear();
      e->trusted = false;
    }
  }
  trusted_ = 0;
  ++epoch_;
  includes_.clear();
  if (!dirty_inputs_.empty()) return;
  for (auto& input : inputs_) {
    if (!input.loaded || (input.record.file < entries_.size() && entries_[input.record.file])) continue;
    by_input_.erase(std::pair(input.record.file, input.record.digest));
    input.loaded = false;
  }
}

// ---- the rest -------------------------------------------------------------------------------------

std::shared_ptr<const IncludeScan> FileTable::includes(FileId id) {
  const auto it = includes_.find(entry(id).record.digest);
  return it == includes_.end() ? nullptr : it->second;
}

void FileTable::collect_changes(store::Batch& batch) {
  for (const auto id : dirty_files_) {
    auto& e = entry(id);
    e.dirty = false;
    batch.files.emplace_back(id, e.record);
  }
  dirty_files_.clear();
  for (const auto id : dirty_inputs_) batch.inputs.emplace_back(id, inputs_[id].record);
  dirty_inputs_.clear();
}

}  // namespace zcc::inputs
