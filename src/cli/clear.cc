// clear.
#include <fmt/format.h>

#include <memory>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/figures.h"
#include "cli/print.h"

namespace zcc::cli {
namespace {

int clear(bool as_json) {
  const auto pid = ensure_daemon();
  if (!pid) return complain(pid.error(), kNoDaemonHint);
  const auto reply = ask("clear", std::chrono::seconds(600));
  if (!reply) return complain(reply.error(), "nothing was removed");
  if (as_json) {
    fmt::print("{}\n", reply->dump());
  } else {
    fmt::print("zccache: removed {} artifacts, {}\n", (*reply)["cleared_artifacts"].dump(),
               bytes((*reply)["cleared_bytes"].get<std::uint64_t>()));
  }
  return 0;
}

}  // namespace

Action define_clear(Options& options) {
  const auto as_json = std::make_shared<bool>(false);
  options.json(*as_json);
  return [as_json] { return clear(*as_json); };
}

}  // namespace zcc::cli
