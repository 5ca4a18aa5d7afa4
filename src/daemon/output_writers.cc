#include "daemon/output_writers.h"

#include <algorithm>

namespace zcc::daemon {

std::unique_ptr<OutputWriters::Compile> OutputWriters::begin(const std::vector<File>& files) {
  drain();  // what happened before does not count
  std::unique_ptr<Compile> compile(new Compile(*this));
  for (const auto& file : files) {
    if (file.closings == 0) continue;
    const auto slash = file.path.rfind('/');
    Compile::Watched watched{.directory = file.path.substr(0, slash + 1),
                             .name = file.path.substr(slash + 1),
                             .closings = file.closings};
    watched.watch = watch(watched.directory);
    for (auto* other : running_) {
      const bool same = std::ranges::any_of(other->files_, [&](const Compile::Watched& o) {
        return o.name == watched.name &&
               (watched.watch >= 0 ? o.watch == watched.watch : o.directory == watched.directory);
      });
      if (same) other->doubt_ = compile->doubt_ = true;
    }
    compile->files_.push_back(std::move(watched));
  }
  running_.push_back(compile.get());
  return compile;
}

OutputWriters::Compile::~Compile() {
  std::erase(writers_.running_, this);
  for (const auto& file : files_) writers_.unwatch(file.watch);
}

bool OutputWriters::Compile::has_company() {
  writers_.drain();
  return doubt_ || std::ranges::any_of(files_, [](const Watched& file) {
           return file.closed > file.closings || file.appeared > 1;
         });
}

int OutputWriters::watch(const std::string& directory) {
  if (!tried_) {
    tried_ = true;
    if (auto opened = Inotify::open()) inotify_ = std::move(*opened);
  }
  if (!inotify_) return -1;
  // Modifications are of no interest, but come between two closings, which would be told as one otherwise
  // (inotify(7): an event equal to the one before it is left out).
  constexpr std::uint32_t kEvents = IN_CREATE | IN_MOVED_TO | IN_MODIFY | IN_CLOSE_WRITE;
  const int watch = inotify_->add(directory.c_str(), kEvents | IN_ONLYDIR);
  if (watch >= 0) ++watches_[watch];
  return watch;
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
      if (file.watch != event.wd || file.name != name) continue;
      if ((event.mask & IN_CLOSE_WRITE) != 0) ++file.closed;
      if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) ++file.appeared;
    }
  }
}

}  // namespace zcc::daemon
