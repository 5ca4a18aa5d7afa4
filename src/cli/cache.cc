// cache size, cache list.
#include <fmt/format.h>

#include <memory>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/figures.h"
#include "cli/print.h"

namespace zcc::cli {
namespace {

using nlohmann::json;

// All of the index is read.
constexpr std::chrono::seconds kListPatience{600};

struct CacheOptions {
  std::string verb;
  unsigned top = 100;
  bool json = false;
};

int size(bool as_json) {
  const auto s = ask("status");
  if (!s) return complain(s.error(), kNoDaemonHint);
  const auto blobs = (*s)["blob_bytes"].get<std::uint64_t>(), index = (*s)["index_bytes"].get<std::uint64_t>();
  const auto budget = (*s)["budget_bytes"].get<std::uint64_t>();
  if (as_json) {
    fmt::print("{}\n", json{{"bytes", blobs + index},
                            {"blob_bytes", blobs},
                            {"index_bytes", index},
                            {"budget_bytes", budget},
                            {"artifacts", (*s)["artifacts"]}}
                           .dump());
  } else {
    fmt::print("{} of {} in {} artifacts\n", bytes(blobs + index), bytes(budget), (*s)["artifacts"].dump());
  }
  return 0;
}

std::string text_or(const json& value, const char* fallback) {
  return value.is_string() ? value.get<std::string>() : fallback;
}

int list(const CacheOptions& o) {
  const auto reply = ask({{"command", "list"}, {"limit", o.top}}, kListPatience);
  if (!reply) return complain(reply.error(), kNoDaemonHint);
  if (o.json) {
    fmt::print("{}\n", reply->dump());
    return 0;
  }
  const auto& artifacts = (*reply)["artifacts"];
  for (const auto& one : artifacts) {
    fmt::print("{}  {:>10}  {}\n", one["last_use"].get<std::string>().substr(0, 16),
               bytes(one["bytes"].get<std::uint64_t>()), text_or(one["source"], "(its source is not known)"));
  }
  const auto total = (*reply)["total"].get<std::uint64_t>();
  if (total > artifacts.size()) fmt::print("and {} more: --top {}\n", total - artifacts.size(), total);
  return 0;
}

}  // namespace

Action define_cache(Options& options) {
  const auto o = std::make_shared<CacheOptions>();
  options.verb("what", o->verb, {"size", "list"}, "how much is kept; or each artifact, the one used last first")
      .number("--top", o->top, "how many of them")
      .json(o->json);
  return [o] { return o->verb == "size" ? size(o->json) : list(*o); };
}

}  // namespace zcc::cli
