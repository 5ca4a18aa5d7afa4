#include "daemon/output_writers.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "platform/file.h"

namespace zcc::daemon {
namespace {

// Modifications come between two closings, too, which would be told as one otherwise (inotify(7): an event equal to
// the one before it is left out).
constexpr std::uint32_t kEvents = IN_CREATE | IN_MOVED_TO | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVE_SELF | IN_ONLYDIR;

// Of the directory itself: what is written by its path from then on may go elsewhere.
constexpr std::uint32_t kDirectoryGone = IN_IGNORED | IN_UNMOUNT | IN_MOVE_SELF;

// Longer than a tick of the kernel's clock.
constexpr std::int64_t kAtOnce = 10'000'000;

// What lies in a directory that came to be unwatched: GCC makes the directory of a CMI and opens the file at once. One
// that was made later is perhaps another compile's, and so is one that was written to since it got its name.
bool came_with_directory(const std::string& directory, const std::string& name) {
  const auto path = directory + name;
  const auto file = stat_file(path);
  if (!file) return true;
  const auto place = stat_file(directory);
  const auto made = birth_ns(directory), begun = birth_ns(path);
  return place && made && begun && *begun - *made >= 0 && *begun - *made < kAtOnce && file->mtime_ns <= place->mtime_ns;
}

}  // namespace

std::unique_ptr<OutputWriters::Compile> OutputWriters::begin(const std::vector<File>& files) {
  drain();  // what happened before does not count
  std::unique_ptr<Compile> compile(new Compile(*this));
  for (const auto& file : files) compile->add(file);
  running_.push_back(compile.get());
  return compile;
}

void OutputWriters::Compile::add(const File& file) {
  namespace fs = std::filesystem;
  const auto slash = file.path.rfind('/');
  Watched watched{.directory = file.path.substr(0, slash + 1),
                  .name = file.path.substr(slash + 1),
                  .closings = file.closings,
                  .makes_directories = file.makes_directories};
  watched.watch = writers_.watch(watched.directory);
  for (auto* other : writers_.running_) {
    const auto same = [&](const Watched& its) { return its.is_same(watched); };
    if (std::ranges::any_of(other->files_, same)) other->doubt_ = doubt_ = true;
  }
  files_.push_back(std::move(watched));
  // What writes over a link writes behind it, and is told of there.
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(file.path, error))) return;
  const auto real = fs::canonical(file.path, error);
  if (error) doubt_ = true;
  else add({.path = real.string(), .closings = file.closings});
}

// Also where one was begun before the directory was there.
bool OutputWriters::Compile::Watched::is_same(const Watched& other) const {
  if (name != other.name) return false;
  return directory == other.directory || (watch >= 0 && watch == other.watch);
}

bool OutputWriters::Compile::Watched::note(std::uint32_t event) {
  bool others = (event & kDirectoryGone) != 0;
  if ((event & (IN_CREATE | IN_MOVED_TO)) != 0) {
    others = others || appeared || modified || closed > 0;
    appeared = true;
    moved_in = (event & IN_MOVED_TO) != 0;
  }
  if ((event & IN_MODIFY) != 0) {
    others = others || moved_in || closed >= closings;
    modified = true;
  }
  if ((event & IN_CLOSE_WRITE) != 0) others = ++closed > closings || others;
  return others;
}

OutputWriters::Compile::~Compile() {
  std::erase(writers_.running_, this);
  for (const auto& file : files_) writers_.unwatch(file.watch);
}

bool OutputWriters::Compile::has_company() {
  for (const auto& file : files_) {
    const bool made = file.watch == -ENOENT && file.makes_directories;
    doubt_ = doubt_ || !(made ? came_with_directory(file.directory, file.name)
                              : writers_.is_still_at(file.watch, file.directory));
  }
  writers_.drain();
  return doubt_;
}

int OutputWriters::watch(const std::string& directory) {
  if (!tried_) {
    tried_ = true;
    if (auto opened = Inotify::open()) inotify_ = std::move(*opened);
  }
  if (!inotify_) return -1;
  const int watch = inotify_->add(directory.c_str(), kEvents);
  if (watch >= 0) ++watches_[watch];
  return watch;
}

// Whether that path leads to the directory under this watch: it may have been exchanged for another one, on the way
// to it too, or have come to be.
bool OutputWriters::is_still_at(int watch, const std::string& directory) {
  if (!inotify_) return true;
  const int now = inotify_->add(directory.c_str(), kEvents);
  if (now >= 0 && !watches_.contains(now)) inotify_->remove(now);
  return now == watch;
}

void OutputWriters::unwatch(int watch) {
  const auto it = watches_.find(watch);
  if (it == watches_.end() || --it->second > 0) return;
  watches_.erase(it);
  inotify_->remove(watch);
}

void OutputWriters::drain() {
  if (!inotify_ || running_.empty()) return;
  inotify_->drain([this](const inotify_event& event, std::string_view name) { note(event, name); });
}

void OutputWriters::note(const inotify_event& event, std::string_view name) {
  for (auto* compile : running_) {
    if ((event.mask & IN_Q_OVERFLOW) != 0) compile->doubt_ = true;
    for (auto& file : compile->files_) {
      if (file.watch != event.wd) continue;
      if (name.empty() || file.name == name) compile->doubt_ = file.note(event.mask) || compile->doubt_;
    }
  }
}

}  // namespace zcc::daemon
