#include "daemon/several_sources.h"

namespace zcc::daemon {

cache::CompileRequest with_source(const cache::CompileRequest& request, const std::vector<std::size_t>& sources,
                                  std::size_t which) {
  auto one = request;
  one.argv.clear();
  std::size_t next = 0;
  for (std::size_t i = 0; i < request.argv.size(); ++i) {
    const bool is_source = next < sources.size() && i == sources[next] + 1;
    const bool is_other = is_source && next != which;
    if (is_source) ++next;
    if (!is_other) one.argv.push_back(request.argv[i]);
  }
  return one;
}

Part part_of(const std::vector<std::size_t>& sources, std::size_t which) {
  const auto position = [&](std::size_t i) { return static_cast<std::uint32_t>(sources[i] + 1 - which); };
  Part out{.source = position(which), .later = {}};
  for (auto i = which + 1; i < sources.size(); ++i) out.later.push_back(position(i));
  return out;
}

}  // namespace zcc::daemon
