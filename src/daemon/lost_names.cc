#include "daemon/lost_names.h"

#include <algorithm>

#include "platform/checks.h"
#include "platform/file.h"

namespace zcc::daemon {
namespace {

constexpr std::size_t kMostWritten = 16'384;
constexpr int kMostLinks = 40;  // as path_resolution(7)

std::string directory_of(std::string_view path) { return std::string(IncludeSearch::directory_of(path)); }

}  // namespace

void WrittenDirectories::add(std::string_view output) {
  if (known_.size() > kMostWritten) known_.clear();
  auto directory = IncludeSearch::plain(output);
  do {
    directory = directory_of(directory);
  } while (known_.insert(directory).second && !directory.empty());
}

LostNames::LostNames(inputs::FileTable& files, const WrittenDirectories& written,
                     const IncludeSearch& search, Compile compile)
    : files_(files), written_(written), compile_(std::move(compile)) {
  const auto absolute = [&](const std::string& directory) {
    return IncludeSearch::plain(absolute_path(directory, search.cwd()));
  };
  std::vector<std::string> listed;
  for (const auto& d : compile_.listed) listed.push_back(absolute(d));
  for (const auto* list : {&search.path().quote, &search.path().angle}) {
    for (const auto& d : *list) {
      auto directory = absolute(d);
      const bool is = std::find(listed.begin(), listed.end(), directory) != listed.end();
      searched_.emplace_back(std::move(directory), is);
    }
  }
}

bool LostNames::may_include(store::FileId place, bool asked) {
  if (!check_is_on(Check::kDuringCompile) || files_.is_watched_since(place, compile_.began)) return false;
  auto path = IncludeSearch::plain(files_.path(place));
  if (!asked && (compile_.depfile_is_whole || is_listed(directory_of(path)))) return false;
  // Along the links, if any, to where nothing is.
  for (int links = 0; links < kMostLinks; ++links) {
    if (has_changed(directory_of(path))) return true;
    const auto target = files_.is_behind_link(place) ? link_target(path) : std::string();
    if (target.empty()) return false;
    path = IncludeSearch::plain(absolute_path(target, directory_of(path)));
  }
  return true;
}

// A directory that is not searched itself, nor lies in one that is, is one of the user's texts.
bool LostNames::is_listed(const std::string& directory) const {
  std::size_t longest = 0;
  bool listed = true;
  for (const auto& [searched, is] : searched_) {
    const bool within = directory.starts_with(searched) &&
                        (directory.size() == searched.size() || directory[searched.size()] == '/');
    if (!within || searched.size() < longest) continue;
    longest = searched.size();
    listed = is;
  }
  return listed;
}

// One that is missing may have gone from the directory above it.
bool LostNames::has_changed(const std::string& directory) {
  if (const auto it = changed_.find(directory); it != changed_.end()) return it->second;
  bool changed = false;
  if (!written_.contains(directory)) {
    const auto id = files_.intern(directory + '/');
    const auto state = files_.look(id, files_.current_round());
    if (state == inputs::FileTable::State::kDirectory) {
      changed = !files_.is_older_than(id, compile_.began_ns);
    } else if (!directory.empty()) {
      changed = has_changed(directory_of(directory));
    }
  }
  changed_.emplace(directory, changed);
  return changed;
}

}  // namespace zcc::daemon
