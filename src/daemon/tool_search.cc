#include "daemon/tool_search.h"

#include <algorithm>
#include <string>

#include "platform/checks.h"

namespace zcc::daemon {

bool search_is_settled(const cache::CompileRequest& request, inputs::FileTable& files) {
  auto search = request.variable("PATH").value_or("");
  const auto round = files.begin_round();
  bool settled = true;
  while (search.starts_with('/')) {  // other entries lead elsewhere from every directory
    const auto directory = search.substr(0, search.find(':'));
    const auto candidate = std::string(directory).append("/").append(request.argv.front());
    if (candidate == request.tool) return settled;
    if (check_is_on(Check::kToolOnPath)) {
      const auto place = files.intern(candidate);
      // A file may be there and not be the one: the launcher itself, or one that nobody may execute.
      const auto state = files.look(place, round);
      if (state != inputs::FileTable::State::kMissing && state != inputs::FileTable::State::kDenied) return false;
      settled = settled && files.trusted(place);
    }
    search.remove_prefix(std::min(search.size(), directory.size() + 1));
  }
  return false;
}

}  // namespace zcc::daemon
