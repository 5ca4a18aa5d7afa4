#include "daemon/store_commands.h"

#include <algorithm>

#include "daemon/settings.h"
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

json collection(const store::Usage& usage) {
  return {{"collecting", usage.collecting},
          {"evicted_artifacts", usage.evicted_artifacts},
          {"evicted_bytes", usage.evicted_bytes},
          {"occupied_bytes", usage.occupied_bytes}};
}

asio::awaitable<json> collect(Services& s, const json& request) {
  const auto before = s.store.usage();
  store::Goal goal;
  if (before.budget_bytes != 0) goal.bytes = before.budget_bytes;
  if (const auto it = request.find("max_size"); it != request.end() && it->is_string()) {
    const auto parsed = parse_size(it->get<std::string>(), filesystem_bytes(s.store.root()));
    if (!parsed) co_return json{{"error", parsed.error().message}};
    goal.bytes = *parsed;
  }
  if (const auto age = number(request, "older_than_s", 0); age != 0) {
    const auto now = report::real_time_ns() / 1'000'000'000;
    goal.unused_since = now - std::min<std::int64_t>(static_cast<std::int64_t>(age), now - 1);
  }
  s.save_uses();  // what was hit a moment ago is not old
  const auto begun = start_work(s.io, s.workers, [&s, goal] { return s.store.collect(goal); });
  co_await begun->done();
  if (!begun->value) co_return json{{"error", begun->value.error().message}};
  auto reply = collection(before);
  reply["collecting"] = true;
  reply["goal_bytes"] = goal.bytes;
  co_return reply;
}

json verification(Services& s, bool started) {
  const auto v = s.store.verification();
  // What lies in memory may lead to what was dropped, or hold it open.
  if (v.damaged_blobs + v.damaged_records + v.removed_artifacts != 0) {
    s.known_hits.clear();
    s.contexts.clear();
  }
  return {{"started", started},
          {"running", v.running},
          {"records", v.records},
          {"total_records", v.total_records},
          {"artifacts", v.artifacts},
          {"blobs", v.blobs},
          {"bytes", v.bytes},
          {"total_bytes", v.total_bytes},
          {"damaged_records", v.damaged_records},
          {"damaged_blobs", v.damaged_blobs},
          {"missing_blobs", v.missing_blobs},
          {"unreadable_blobs", v.unreadable_blobs},
          {"incomplete_artifacts", v.incomplete_artifacts},
          {"removed_artifacts", v.removed_artifacts},
          {"failure", v.error.empty() ? json(nullptr) : json(v.error)}};
}

}  // namespace

bool is_store_command(const std::string& command) {
  constexpr std::string_view kAll[] = {"clear", "list", "gc", "gc-status", "verify", "verify-status"};
  return std::ranges::find(kAll, command) != std::end(kAll);
}

asio::awaitable<json> run_store_command(Server& server, const std::string& command, const json& request) {
  auto& s = server.services();
  json reply;
  if (command == "clear") reply = co_await clear(s);
  else if (command == "gc") reply = co_await collect(s, request);
  else if (command == "gc-status") reply = collection(s.store.usage());
  else if (command == "verify") reply = verification(s, s.store.verify(request.value("repair", false)));
  else if (command == "verify-status") reply = verification(s, false);
  else reply = co_await list(s, number(request, "limit", kListed));
  co_return reply;
}

}  // namespace zcc::daemon
