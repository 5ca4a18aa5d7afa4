#include "daemon/control.h"

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "daemon/session_commands.h"
#include "daemon/store_commands.h"
#include "platform/file.h"

namespace zcc::daemon {
namespace {

using nlohmann::json;

constexpr auto kPatience = std::chrono::seconds(5);

std::uint64_t total(const std::map<std::string, std::uint64_t>& values) {
  std::uint64_t sum = 0;
  for (const auto& [name, value] : values) sum += value;
  return sum;
}

// Resident bytes, of which LMDB's map is page cache: the second figure is what is ours alone.
std::pair<std::uint64_t, std::uint64_t> resident_bytes() {
  const auto text = read_file("/proc/self/statm");
  unsigned long size = 0, resident = 0, shared = 0;
  if (!text || std::sscanf(text->c_str(), "%lu %lu %lu", &size, &resident, &shared) != 3) {
    return {};
  }
  const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  return {resident * page, (resident - shared) * page};
}

json watch_status(const inputs::FileTable& files) {
  const auto w = files.watch_stats();
  return {{"available", w.available},
          {"reason", w.reason.empty() ? json(nullptr) : json(w.reason)},
          {"trusted_files", files.trusted_files()},
          {"watches", w.watches},
          {"paths", w.paths},
          {"refused", w.refused},
          {"overflows", w.overflows},
          {"mounts", w.mounts},
          {"resumes", w.resumes}};
}

json journal_status(Server& server) {
  const auto& journal = server.services().reporter.journal();
  const auto state = journal.state();
  return {{"on", journal.is_on()},
          {"path", server.options().root + "/logs/" + std::string(report::kJournalName)},
          {"lines", state.lines},
          {"dropped", state.dropped}};
}

// The counters "group.NAME.outcome", by name.
json tallies(const report::Counters& counters, std::string_view group) {
  json out = json::object();
  for (const auto& [name, n] : counters.below(group)) {
    const auto dot = name.rfind('.');
    if (dot != std::string::npos) out[name.substr(0, dot)][name.substr(dot + 1)] = n;
  }
  return out;
}

json status(Server& server) {
  server.count_bypasses();
  auto& s = server.services();
  const auto& c = s.counters;
  const auto usage = s.store.usage();
  const auto passed = c.below("passed_through");
  const auto hits = c.get("hits"), misses = c.get("misses");
  const auto compile_ms = c.get("saved_ns") / 1'000'000;
  const auto [resident, own] = resident_bytes();
  const auto uptime = std::chrono::steady_clock::now() - server.started();
  return {{"version", ZCCACHE_VERSION},
          {"protocol", protocol::kProtocolVersion},
          {"pid", ::getpid()},
          {"endpoint", server.options().socket},
          {"cache_root", server.options().root},
          {"uptime_s", std::chrono::duration_cast<std::chrono::seconds>(uptime).count()},
          {"compilations", hits + misses + c.get("errors") + total(passed)},
          {"hits", hits},
          {"hits_shared", c.get("hits_shared")},
          {"misses", misses},
          {"errors", c.get("errors")},
          {"not_cacheable", total(passed)},
          {"not_stored", c.get("not_stored")},
          {"abandoned", c.get("abandoned")},
          {"hit_rate", hits + misses == 0 ? 0.0
                                          : static_cast<double>(hits) /
                                                static_cast<double>(hits + misses)},
          {"time_saved_ms", compile_ms},
          {"miss_reasons", c.below("miss_reason")},
          {"passed_through", passed},
          {"not_shared", c.below("not_shared")},
          {"bypassed", c.below("bypassed")},
          {"refused", c.below("refused")},
          {"internal_errors", c.get("internal_errors")},
          {"artifacts", usage.artifacts},
          {"contexts", usage.contexts},
          {"blob_bytes", usage.blob_bytes},
          {"index_bytes", usage.index_bytes},
          {"budget_bytes", usage.budget_bytes},
          {"evicted_artifacts", usage.evicted_artifacts},
          {"damaged_blobs", usage.damaged_blobs},
          {"store_error", usage.last_error.empty() ? json(nullptr) : json(usage.last_error)},
          {"files_known", s.files.known_files()},
          {"files_hashed", s.files.files_hashed()},
          {"stats_made", s.files.stats_made()},
          {"watch", watch_status(s.files)},
          {"contexts_in_memory", s.contexts.size()},
          {"connections", server.connections()},
          {"rss_bytes", resident},
          {"private_bytes", own},
          {"journal", journal_status(server)},
          {"sessions", s.reporter.sessions().all().size()},
          {"found", c.below("found")},
          {"delivered", c.below("delivered")},
          {"totals", {{"by_tool", tallies(c, "tool")}, {"by_language", tallies(c, "language")}}}};
}

asio::awaitable<json> run_command(Server& server, const std::string& command, const json& request,
                                  std::vector<UniqueFd>& fds) {
  auto& s = server.services();
  if (is_session_command(command)) {
    auto reply = co_await run_session_command(server, command, request, fds);
    co_return reply;
  }
  if (is_store_command(command)) {
    auto reply = co_await run_store_command(server, command, request);
    co_return reply;
  }
  if (command == "flush") {
    // Of a compile that has ended a moment ago the inputs may still be looked at.
    const auto end = std::chrono::steady_clock::now() + kPatience;
    asio::steady_timer timer(s.io);
    while (s.pending_stores > 0 && std::chrono::steady_clock::now() < end) {
      timer.expires_after(std::chrono::milliseconds(2));
      co_await timer.async_wait(asio::use_awaitable);
    }
    const auto flushing = start_work(s.io, s.workers, [&s] {
      s.reporter.journal().flush();
      return true;
    });
    co_await flushing->done();
    co_return json{{"flushed", true}};
  }
  if (command == "status") co_return status(server);
  if (command == "zero") {
    server.count_bypasses();
    s.counters.zero();
    s.save_uses();
    co_return json{{"zeroed", true}};
  }
  if (command == "stop") {
    server.count_bypasses();
    server.stop();
    co_return json{{"stopping", true}, {"pid", ::getpid()}};
  }
  co_return json{{"error", "unknown command: " + command}};
}

}  // namespace

asio::awaitable<void> serve_control(Server& server, Connection& connection) {
  const auto request = json::parse(connection.frame().payload, nullptr, /*exceptions=*/false);
  json reply{{"error", "not a command"}};
  if (request.is_object() && request.contains("command") && request["command"].is_string()) {
    const auto command = request["command"].get<std::string>();
    reply = co_await run_command(server, command, request, connection.frame().fds);
  }
  const auto text = reply.dump(-1, ' ', false, json::error_handler_t::replace);
  co_await connection.send(protocol::FrameType::kControlReply, text, kNoFds);
}

}  // namespace zcc::daemon
