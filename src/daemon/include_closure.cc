#include "daemon/include_closure.h"

namespace zcc::daemon {

using inputs::FileTable;

IncludeClosure::IncludeClosure(Services& services, const IncludeSearch& search)
    : s_(services), search_(search) {}

asio::awaitable<bool> IncludeClosure::add_to(std::vector<store::FileId>& files) {
  files_ = &files;
  round_ = s_.files.begin_round();
  seen_.insert(files.begin(), files.end());
  for (const auto& implied : search_.path().implied) {
    add(s_.files.intern(absolute_path(implied, search_.cwd())));
  }
  for (std::size_t done = 0; done < files.size();) {
    const std::vector<store::FileId> frontier(files.begin() + static_cast<std::ptrdiff_t>(done),
                                              files.end());
    co_await s_.reader.scan(frontier, round_);
    for (const auto id : frontier) {
      const auto scan = s_.files.includes(id);
      if (!scan || scan->incomplete()) co_return false;
      for (const auto& name : scan->names) follow(id, name);
    }
    done += frontier.size();
  }
  co_return true;
}

void IncludeClosure::follow(store::FileId includer, const inputs::IncludeName& name) {
  const std::string directory(IncludeSearch::directory_of(s_.files.path(includer)));
  search_.each_place(directory, name, [&](const std::string& place) {
    const auto id = s_.files.intern(place);
    const auto state = s_.files.look(id, round_);
    const bool found =
        state == FileTable::State::kCurrent || state == FileTable::State::kNeedsHash;
    if (found) add(id);
    return found && !name.next;
  });
}

void IncludeClosure::add(store::FileId file) {
  if (seen_.insert(file).second) files_->push_back(file);
}

}  // namespace zcc::daemon
