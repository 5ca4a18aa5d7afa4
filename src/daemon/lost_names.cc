#include "daemon/lost_names.h"

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
  known_.insert(directory_of(IncludeSearch::plain(output)));
}

bool LostNames::may_include(store::FileId place, bool asked) {
  if (!check_is_on(Check::kDuringCompile) || files_.is_watched_since(place, compile_.began)) return false;
  if (compile_.depfile_is_whole && (!asked || compile_.asked_are_listed)) return false;
  auto path = IncludeSearch::plain(files_.path(place));
  // Along the links, if any, to where nothing is.
  for (int links = 0; links < kMostLinks; ++links) {
    if (has_changed(directory_of(path))) return true;
    const auto target = files_.is_behind_link(place) ? link_target(path) : std::string();
    if (target.empty()) return false;
    path = IncludeSearch::plain(absolute_path(target, directory_of(path)));
  }
  return true;
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
