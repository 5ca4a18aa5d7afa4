#include "daemon/include_closure.h"

#include "daemon/compile_reply.h"

namespace zcc::daemon {

IncludeClosure::IncludeClosure(Services& services, const tools::gnu::SearchPath& path,
                               std::string cwd)
    : s_(services), path_(path), cwd_(std::move(cwd)) {}

asio::awaitable<bool> IncludeClosure::add_to(std::vector<store::FileId>& files) {
  files_ = &files;
  seen_.insert(files.begin(), files.end());
  for (const auto& implied : path_.implied) add(absolute_path(implied, cwd_));
  for (std::size_t done = 0; done < files.size();) {
    const std::vector<store::FileId> frontier(files.begin() + static_cast<std::ptrdiff_t>(done),
                                              files.end());
    const bool read = co_await read_texts(frontier);
    if (!read) co_return false;
    for (const auto id : frontier) {
      const auto scan = s_.files.includes(id);
      if (!scan || scan->incomplete()) co_return false;
      for (const auto& name : scan->names) follow(id, name);
    }
    done += frontier.size();
  }
  co_return true;
}

// Makes the include names of each file's present content known.
asio::awaitable<bool> IncludeClosure::read_texts(const std::vector<store::FileId>& files) {
  const auto round = s_.files.begin_round();
  std::vector<store::FileId> unread;
  for (const auto id : files) {
    const auto state = s_.files.look(id, round);
    if (state == inputs::FileTable::State::kMissing) co_return false;
    if (state == inputs::FileTable::State::kNeedsHash || !s_.files.includes(id)) {
      unread.push_back(id);
    }
  }
  co_await s_.reader.read_anyway(unread, round);
  co_return true;
}

void IncludeClosure::follow(store::FileId includer, const inputs::IncludeName& name) {
  if (name.name.starts_with('/')) {
    if (is_file(name.name)) add(name.name);
    return;
  }
  // include_next starts behind the directory that the includer was found in, which a path alone
  // does not tell: every directory that has the name counts.
  const auto& from = s_.files.path(includer);
  if (name.quoted || name.next) {
    if (try_in(from.substr(0, from.rfind('/')), name.name) && !name.next) return;
    for (const auto& directory : path_.quote) {
      if (try_in(absolute_path(directory, cwd_), name.name) && !name.next) return;
    }
  }
  for (const auto& directory : path_.angle) {
    if (try_in(absolute_path(directory, cwd_), name.name) && !name.next) return;
  }
}

bool IncludeClosure::try_in(const std::string& directory, const std::string& name) {
  const auto path = directory + '/' + name;
  if (!is_file(path)) return false;
  add(path);
  return true;
}

void IncludeClosure::add(const std::string& path) {
  const auto id = s_.files.intern(path);
  if (seen_.insert(id).second) files_->push_back(id);
}

bool IncludeClosure::is_file(const std::string& path) {
  const auto [it, fresh] = exists_.try_emplace(path, false);
  if (fresh) {
    FileStat stat;
    it->second = stat_file_quick(path.c_str(), stat) == 0 && stat.is_regular();
  }
  return it->second;
}

}  // namespace zcc::daemon
