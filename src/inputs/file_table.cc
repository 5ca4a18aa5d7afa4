#include "inputs/file_table.h"

#include <fcntl.h>
#include <unistd.h>

#include "inputs/source_scan.h"

namespace zcc::inputs {
namespace {

// Programs and libraries are large and hold nothing to scan for.
bool is_program(int fd) {
  char magic[4];
  return ::pread(fd, magic, sizeof magic, 0) == sizeof magic &&
         std::string_view(magic, sizeof magic) == "\177ELF";
}

bool hash_program(int fd, Content& content) {
  constexpr std::size_t kChunk = 128 << 10;
  const auto buffer = std::make_unique<char[]>(kChunk);
  Hasher hasher;
  for (off_t at = 0;;) {
    const auto n = ::pread(fd, buffer.get(), kChunk, at);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    if (n == 0) break;
    hasher.bytes({buffer.get(), static_cast<std::size_t>(n)});
    at += n;
  }
  content.digest = hasher.finish();
  return true;
}

bool hash_source(int fd, Content& content) {
  const auto text = read_fd(fd);
  if (!text) return false;
  content.digest = sha256(*text);
  content.findings = scan_source(*text);
  content.includes = std::make_shared<IncludeScan>(scan_includes(*text));
  return true;
}

}  // namespace

Content read_content(const std::string& path) {
  Content c;
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!fd) {
    c.error = errno;
    return c;
  }
  // The clock first: whatever is written after this line has a ctime of at least `before`.
  const auto before = file_clock_ns();
  const auto stat = stat_fd(fd.get());
  if (!stat || !stat->is_regular()) {
    c.error = EINVAL;
    return c;
  }
  const bool read = is_program(fd.get()) ? hash_program(fd.get(), c) : hash_source(fd.get(), c);
  const auto after = stat_fd(fd.get());
  if (!read || !after) {
    c.error = EIO;
    return c;
  }
  c.stat = *stat;
  c.settled = *after == *stat && stat->ctime_ns < before && has_exact_ctime(fd.get());
  return c;
}

FileTable::FileTable(store::Store& store)
    : store_(store),
      next_file_(store.first_free_file_id()),
      next_input_(store.first_free_input_id()) {}

FileTable::Entry& FileTable::entry(FileId id) {
  if (id >= entries_.size()) entries_.resize(id + 1);
  auto& e = entries_[id];
  if (!e.loaded) {
    e.loaded = true;
    if (auto stored = store_.file(id)) {
      e.record = std::move(*stored);
      e.stored = true;
      by_path_.emplace(e.record.path, id);
    }
  }
  return e;
}

FileId FileTable::intern(std::string_view absolute_path) {
  if (const auto it = by_path_.find(absolute_path); it != by_path_.end()) return it->second;
  if (const auto stored = store_.file_id(absolute_path)) {
    if (entry(*stored).record.path == absolute_path) return *stored;
  }
  const FileId id = next_file_++;
  if (id >= entries_.size()) entries_.resize(id + 1);
  auto& e = entries_[id];
  e.loaded = true;
  e.record.path = absolute_path;
  by_path_.emplace(e.record.path, id);
  return id;
}

void FileTable::mark_dirty(FileId id) {
  auto& e = entries_[id];
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

FileTable::State FileTable::look(FileId id, Round round) {
  auto& e = entry(id);
  if (e.read >= round) return e.found;
  if (e.looked >= round) return e.state;
  FileStat now;
  ++stats_made_;
  e.looked = round_;
  if (const int error = stat_file_quick(e.record.path.c_str(), now); error != 0) {
    // Not there, or in a directory that this user may not search, which is the same to the
    // compiler of the same user; anything else is a doubt.
    const bool missing = error == ENOENT || error == ENOTDIR || error == EACCES;
    e.state = missing ? State::kMissing : State::kNeedsHash;
  } else if (e.record.settled && now == e.record.stat) {
    e.state = State::kCurrent;
  } else {
    e.state = State::kNeedsHash;
  }
  return e.state;
}

FileTable::State FileTable::look_again(FileId id, Round round) {
  auto& e = entry(id);
  if (e.state == State::kNeedsHash) e.looked = 0;
  return look(id, round);
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
}

std::shared_ptr<const IncludeScan> FileTable::includes(FileId id) {
  const auto it = includes_.find(entry(id).record.digest);
  return it == includes_.end() ? nullptr : it->second;
}

void FileTable::collect_changes(store::Batch& batch) {
  for (const auto id : dirty_files_) {
    auto& e = entries_[id];
    e.dirty = false;
    batch.files.emplace_back(id, e.record);
  }
  dirty_files_.clear();
  for (const auto id : dirty_inputs_) batch.inputs.emplace_back(id, inputs_[id].record);
  dirty_inputs_.clear();
}

}  // namespace zcc::inputs
