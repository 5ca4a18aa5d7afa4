#include "daemon/configuration_files.h"

#include <algorithm>
#include <filesystem>

#include "daemon/workers.h"
#include "platform/file.h"

namespace zcc::daemon {

using inputs::FileTable;

void ConfigurationFiles::add_beside(const std::string& path) {
  for (auto spelled : {path, std::filesystem::path(path).lexically_normal().string()}) {
    for (auto slash = spelled.rfind('/'); slash != std::string::npos; slash = spelled.rfind('/')) {
      spelled.resize(slash + 1);
      // Those above one that is known are known, too.
      if (!directories_.insert(spelled).second) break;
      spelled.resize(slash);
    }
  }
}

asio::awaitable<bool> ConfigurationFiles::add_to(std::vector<store::InputRecord>& inputs,
                                                 bool (*accepts)(std::string_view text)) {
  const auto round = s_.files.begin_round();
  std::vector<store::FileId> there;
  for (const auto& directory : directories_) {
    for (const auto& name : names_) {
      const auto id = s_.files.intern(directory + name);
      switch (s_.files.look(id, round)) {
        case FileTable::State::kMissing:
        case FileTable::State::kDirectory: inputs.push_back({.file = id, .digest = {}}); break;
        case FileTable::State::kCurrent:
        case FileTable::State::kNeedsHash: there.push_back(id); break;
        case FileTable::State::kDenied:
        case FileTable::State::kUnreadable: co_return false;
      }
    }
  }
  if (there.empty()) co_return true;
  std::vector<std::string> paths;
  for (const auto id : there) paths.push_back(s_.files.path(id));
  // That it is what was hashed follows from nobody having written to it since before the tool began.
  const auto reading = start_work(s_.io, s_.workers, [paths, accepts] {
    return std::all_of(paths.begin(), paths.end(), [accepts](const std::string& path) {
      const auto text = read_file(path);
      return text && (accepts == nullptr || accepts(*text));
    });
  });
  co_await reading->done();
  if (!reading->value) co_return false;
  co_await s_.reader.read(there, round);
  for (const auto id : there) {
    if (s_.files.look(id, round) != FileTable::State::kCurrent) co_return false;
    inputs.push_back({.file = id, .digest = s_.files.record(id).digest});
  }
  co_return true;
}

}  // namespace zcc::daemon
