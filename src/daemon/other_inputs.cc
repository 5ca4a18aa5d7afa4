#include "daemon/other_inputs.h"

#include "platform/checks.h"

namespace zcc::daemon {

using inputs::FileTable;

asio::awaitable<bool> OtherInputs::add(const std::vector<std::string>& names,
                                       std::vector<store::InputRecord>& to, LostNames* lost) {
  std::vector<store::FileId> ids;
  for (const auto& name : names) {
    const auto path = absolute_path(name, facts_.cwd);
    if (is_of_a_process(path)) co_return false;
    const auto id = s_.files.intern(path);
    if (seen_.insert(id).second) ids.push_back(id);
  }
  if (ids.empty()) co_return true;
  const auto round = s_.files.begin_round();
  co_await s_.reader.read(ids, round);
  const bool during = check_is_on(Check::kDuringCompile);
  for (const auto id : ids) {
    const auto state = s_.files.look(id, round);
    // What is found in a directory of that name is an input of its own.
    const bool absent = state == FileTable::State::kMissing || state == FileTable::State::kDirectory;
    const bool unchanged = !during || s_.files.is_older_than(id, facts_.began_ns);
    const bool sound = absent || (state == FileTable::State::kCurrent && unchanged);
    const bool happened = during && s_.files.happened_since(id, facts_.began);
    if (absent && lost != nullptr && lost->may_include(id, false)) co_return false;
    if (!sound || happened || links_.may_lead_elsewhere(s_.files.path(id))) co_return false;
    to.push_back({.file = id, .digest = absent ? Digest{} : s_.files.record(id).digest});
  }
  co_return true;
}

}  // namespace zcc::daemon
