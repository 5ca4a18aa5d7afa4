// status.
#include <fmt/format.h>

#include <memory>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/figures.h"
#include "cli/print.h"

namespace zcc::cli {
namespace {

int status(bool as_json) {
  auto s = ask("status");
  if (!s) return without_figures(s.error(), as_json);
  (*s)["running"] = true;
  if (as_json) {
    fmt::print("{}\n", s->dump());
    return 0;
  }
  row("version", (*s)["version"].get<std::string>());
  row("daemon", fmt::format("{}, up {}", (*s)["pid"].dump(),
                            duration((*s)["uptime_s"].get<std::uint64_t>() * 1000)));
  row("cache root", (*s)["cache_root"].get<std::string>());
  print_counts(*s);
  row("artifacts", fmt::format("{} in {} contexts", (*s)["artifacts"].dump(), (*s)["contexts"].dump()));
  const auto used = (*s)["blob_bytes"].get<std::uint64_t>() + (*s)["index_bytes"].get<std::uint64_t>();
  row("on disk", fmt::format("{} of {}", bytes(used), bytes((*s)["budget_bytes"].get<std::uint64_t>())));
  const auto& delivered = (*s)["delivered"];
  row("delivered", fmt::format("{} along with the answer, {} from files",
                               bytes(delivered.value("inline_bytes", std::uint64_t{0})),
                               bytes(delivered.value("file_bytes", std::uint64_t{0}))));
  row("files known", fmt::format("{}, {} under watch", (*s)["files_known"].dump(),
                                 (*s)["watch"]["trusted_files"].dump()));
  if (const auto& reason = (*s)["watch"]["reason"]; !reason.is_null()) {
    row("", "not all are watched: " + reason.get<std::string>());
  }
  const auto& journal = (*s)["journal"];
  if (!journal["on"].get<bool>()) row("journal", "off");
  else if (const auto lost = journal["dropped"].get<std::uint64_t>(); lost != 0)
    row("journal", fmt::format("{} lines dropped", lost));
  if (const auto open = (*s)["sessions"].get<std::uint64_t>(); open != 0) row("sessions", std::to_string(open));
  row("memory", bytes((*s)["rss_bytes"].get<std::uint64_t>()));
  if (!(*s)["store_error"].is_null()) {
    row("store", "can not write: " + (*s)["store_error"].get<std::string>());
  }
  return 0;
}

}  // namespace

Action define_status(Options& options) {
  const auto as_json = std::make_shared<bool>(false);
  options.json(*as_json);
  return [as_json] { return status(*as_json); };
}

}  // namespace zcc::cli
