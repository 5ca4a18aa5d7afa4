#include "daemon/store_commands.h"

#include "report/journal_line.h"

namespace zcc::daemon {
namespace {

using nlohmann::json;

constexpr std::uint64_t kListed = 1000;  // unless it is asked for more

std::uint64_t number(const json& request, const char* name, std::uint64_t fallback) {
  const auto it = request.find(name);
  return it != request.end() && it->is_number_unsigned() ? it->get<std::uint64_t>() : fallback;
}

json listed(const std::vector<store::Listed>& all, std::uint64_t limit) {
  json artifacts = json::array();
  for (const auto& one : all) {
    if (artifacts.size() >= limit) break;
    artifacts.push_back({{"artifact", one.artifact.hex()},
                         {"source", one.source.empty() ? json(nullptr) : json(one.source)},
                         {"compiler", one.compiler.empty() ? json(nullptr) : json(one.compiler)},
                         {"last_use", report::time_text(one.last_use * 1'000'000'000)},
                         {"bytes", one.bytes}});
  }
  return {{"artifacts", std::move(artifacts)}, {"total", all.size()}};
}

asio::awaitable<json> clear(Services& s) {
  const auto before = s.store.usage();
  s.contexts.clear();
  s.known_hits.clear();
  const auto clearing = start_work(s.io, s.workers, [&s] { return s.store.clear(); });
  co_await clearing->done();
  if (!clearing->value) co_return json{{"error", clearing->value.error().message}};
  co_return json{{"cleared_artifacts", before.artifacts}, {"cleared_bytes", before.blob_bytes}};
}

asio::awaitable<json> list(Services& s, std::uint64_t limit) {
  const auto listing = start_work(s.io, s.workers, [&s, limit] {
    s.store.flush();
    return listed(s.store.list(), limit);
  });
  co_await listing->done();
  co_return std::move(listing->value);
}

}  // namespace

bool is_store_command(const std::string& command) { return command == "clear" || command == "list"; }

asio::awaitable<json> run_store_command(Server& server, const std::string& command, const json& request) {
  auto& s = server.services();
  json reply;
  if (command == "clear") reply = co_await clear(s);
  else reply = co_await list(s, number(request, "limit", kListed));
  co_return reply;
}

}  // namespace zcc::daemon
