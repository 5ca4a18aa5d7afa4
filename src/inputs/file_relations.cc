// Entries of the file table that stand for how several files relate. Compilers tell files apart by
// more than their names and contents:
//   - Both leave out all but one of the directories on the search path that are the same.
//   - Clang takes names of one inode for one file (its FileManager): for #pragma once, and for the
//     name that messages and debug information show.
//   - GCC calls a header of a system directory by its real path where that is shorter (its manual,
//     -fcanonical-system-headers); clang prints real paths with -fdiagnostics-absolute-paths.
//   - Clang compares the times of the headers in a precompiled header with what it holds.
//   - GCC takes files that are read once for one when their times and contents are the same
//     (_cpp_find_file and what it calls; its manual, "Once-Only Headers", leaves that open).
#include <limits.h>
#include <stdlib.h>

#include <algorithm>

#include "inputs/file_table.h"

namespace zcc::inputs {
namespace {

// No absolute path begins so.
constexpr char kTwinsMark = '=';
constexpr char kCopiesMark = '~';
constexpr char kDatedCopiesMark = '@';
constexpr char kTimesMark = '%';
constexpr char kRealPathMark = '^';
constexpr char kVariableMark = '$';

std::string relation(char mark, const std::vector<std::string>& parts) {
  std::string path(1, mark);
  for (const auto& part : parts) path += '\n' + part;
  return path;
}

// For each value, the position of the first that is equal.
template <typename T>
void add_firsts(Hasher& hasher, const std::vector<T>& values) {
  for (const auto& value : values) {
    hasher.number(static_cast<std::uint64_t>(std::find(values.begin(), values.end(), value) - values.begin()));
  }
}

std::string real_path_of(const std::string& path) {
  char real[PATH_MAX];
  return ::realpath(path.c_str(), real) == nullptr ? std::string() : std::string(real);
}

}  // namespace

FileTable::Kind FileTable::kind_of(std::string_view path) {
  if (path.starts_with(kTwinsMark)) return Kind::kTwins;
  if (path.starts_with(kCopiesMark)) return Kind::kCopies;
  if (path.starts_with(kDatedCopiesMark)) return Kind::kDatedCopies;
  if (path.starts_with(kTimesMark)) return Kind::kTimes;
  if (path.starts_with(kRealPathMark)) return Kind::kRealPath;
  if (path.starts_with(kVariableMark)) return Kind::kVariable;
  if (path.ends_with('/')) return Kind::kDirectory;
  return path.ends_with(kNamesIn) ? Kind::kNames : Kind::kFile;
}

FileId FileTable::intern_twins(const std::vector<std::string>& directories) {
  return intern(relation(kTwinsMark, directories));
}

FileId FileTable::intern_copies(const std::vector<std::string>& files, bool dated) {
  return intern(relation(dated ? kDatedCopiesMark : kCopiesMark, files));
}

FileId FileTable::intern_times(const std::vector<std::string>& files) {
  return intern(relation(kTimesMark, files));
}

FileId FileTable::intern_real_path(const std::string& file) {
  return intern(relation(kRealPathMark, {file}));
}

FileId FileTable::intern_variable(std::string_view name) {
  return intern(std::string(1, kVariableMark).append(name));
}

std::string_view FileTable::variable_name(FileId id) {
  const auto& e = entry(id);
  return e.kind == Kind::kVariable ? std::string_view(e.record.path).substr(1) : std::string_view();
}

bool FileTable::is_relation(const Entry& e) {
  return e.kind == Kind::kTwins || e.kind == Kind::kCopies || e.kind == Kind::kDatedCopies ||
         e.kind == Kind::kTimes || e.kind == Kind::kRealPath;
}

void FileTable::find_parts(Entry& e) {
  std::string_view rest = e.record.path;
  for (rest.remove_prefix(1); !rest.empty();) {
    rest.remove_prefix(1);  // the newline before it
    const auto end = e.kind == Kind::kRealPath ? rest.size() : std::min(rest.find('\n'), rest.size());
    std::string part(rest.substr(0, end));
    if (e.kind == Kind::kTwins) part += "/.";  // that of a real path says what it is
    e.parts.push_back(intern(part));
    rest.remove_prefix(end);
  }
}

FileTable::State FileTable::look_at_relation(Entry& e, Round round) {
  if (e.parts.empty()) find_parts(e);
  if (e.kind == Kind::kRealPath) return look_at_real_path(e, round);
  const auto wanted = e.kind == Kind::kTwins ? State::kDirectory : State::kCurrent;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> places;
  std::vector<std::int64_t> seconds;
  for (const auto id : e.parts) {
    const auto state = look(id, round);
    if (state == State::kNeedsHash) return State::kNeedsHash;
    const auto& stat = record(id).stat;
    const bool there = state == wanted;
    places.emplace_back(there ? stat.device : 0, there ? stat.inode : 0);
    seconds.push_back(there ? stat.mtime_ns / 1'000'000'000 : 0);
  }
  if (e.kind == Kind::kTimes) {
    Hasher times;
    for (const auto second : seconds) times.number(static_cast<std::uint64_t>(second));
    e.record.digest = times.finish();
    return State::kCurrent;
  }
  Hasher same;
  add_firsts(same, places);
  if (e.kind == Kind::kDatedCopies) add_firsts(same, seconds);
  e.record.digest = same.finish();
  return State::kCurrent;
}

// Worked out once for all, while the file's path is under watch and nothing happens to it.
FileTable::State FileTable::look_at_real_path(Entry& e, Round round) {
  const auto id = e.parts.front();
  if (e.looked >= round) return State::kCurrent;
  look(id, round);
  if (e.looked != 0 && is_watched_since(id, e.looked) && !happened_since(id, e.looked)) return State::kCurrent;
  e.looked = round_;
  e.record.digest = Hasher().field(real_path_of(path(id))).finish();
  return State::kCurrent;
}

std::vector<FileId> FileTable::to_read_for(FileId id) {
  auto& e = entry(id);
  return is_relation(e) ? e.parts : std::vector{id};
}

bool FileTable::trusted(FileId id) {
  const auto& e = entry(id);
  if (!is_relation(e)) return e.trusted;
  return std::all_of(e.parts.begin(), e.parts.end(), [this](FileId part) { return trusted(part); });
}

}  // namespace zcc::inputs
