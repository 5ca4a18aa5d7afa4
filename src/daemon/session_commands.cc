#include "daemon/session_commands.h"

#include <fcntl.h>

#include "platform/file.h"
#include "report/journal_line.h"

namespace zcc::daemon {
namespace {

using nlohmann::json;

// How long the last results of a build may take to be reported, whose launchers are gone.
constexpr auto kPatience = std::chrono::seconds(10);

std::string text(const json& request, const char* name) {
  const auto it = request.find(name);
  return it != request.end() && it->is_string() ? it->get<std::string>() : std::string();
}

bool flag(const json& request, const char* name) {
  const auto it = request.find(name);
  return it != request.end() && it->is_boolean() && it->get<bool>();
}

// Writing to anything but a file could wait for somebody.
bool takes_lines(const UniqueFd& fd) {
  const auto stat = stat_fd(fd.get());
  const int flags = ::fcntl(fd.get(), F_GETFL);
  return stat && stat->is_regular() && flags >= 0 && (flags & O_APPEND) != 0 && (flags & O_ACCMODE) != O_RDONLY;
}

json start(Server& server, const json& request, std::vector<UniqueFd>& fds) {
  report::Sessions::Request wanted{.cwd = text(request, "cwd"),
                                   .journal = text(request, "journal"),
                                   .log = text(request, "log"),
                                   .wants_stats = flag(request, "stats"),
                                   .owner = {},
                                   .journal_fd = {},
                                   .log_fd = {}};
  auto next = fds.begin();
  for (const auto& [name, into] : {std::pair{&wanted.journal, &wanted.journal_fd},
                                   std::pair{&wanted.log, &wanted.log_fd}}) {
    if (name->empty()) continue;
    if (next == fds.end() || !takes_lines(*next)) return {{"error", *name + ": not a file that can be appended to"}};
    *into = std::move(*next++);
  }
  if (const auto it = request.find("owner"); it != request.end() && it->is_number_integer()) {
    wanted.owner = report::Owner::of(it->get<pid_t>());
  }
  auto& sessions = server.services().reporter.sessions();
  sessions.reap(server.options().session_idle);
  const auto& session = sessions.start(std::move(wanted));
  return {{"session_id", session.id},
          {"started_at", report::time_text(session.started_ns)},
          {"journal_path", session.journal.empty()
                               ? server.options().root + "/logs/" + std::string(report::kJournalName)
                               : session.journal}};
}

json figures_of(const report::Session& session, const report::Sessions& sessions) {
  auto out = session.figures.to_json();
  const auto age = report::real_time_ns() - session.started_ns;
  out["session_id"] = session.id;
  out["known"] = true;
  out["started_at"] = report::time_text(session.started_ns);
  out["duration_ms"] = std::max<std::int64_t>(age, 0) / 1'000'000;
  out["wants_stats"] = session.wants_stats;
  out["cwd"] = session.cwd;
  json waiting = json::array();
  for (const bool log : {false, true}) {
    const auto& target = log ? session.log : session.journal;
    const auto spool = sessions.spool(session, log);
    if (!target.empty() && stat_file(spool)) waiting.push_back({{"from", spool}, {"to", target}});
  }
  out["waiting_lines"] = std::move(waiting);
  return out;
}

json list(const report::Sessions& sessions) {
  json all = json::array();
  for (const auto& [id, session] : sessions.all()) {
    all.push_back({{"session_id", id},
                   {"cwd", session.cwd},
                   {"duration_ms", std::max<std::int64_t>(report::real_time_ns() - session.started_ns, 0) / 1'000'000},
                   {"compilations", session.figures.compilations()},
                   {"hits", session.figures.hits},
                   {"misses", session.figures.misses}});
  }
  return {{"sessions", std::move(all)}};
}

bool has_results_under_way(Services& services, const std::string& id) {
  const auto* const session = services.reporter.session(id);
  return session != nullptr && session->under_way > 0;
}

}  // namespace

bool is_session_command(const std::string& command) {
  return command == "session-start" || command == "session-stats" || command == "session-end" ||
         command == "session-list";
}

asio::awaitable<json> run_session_command(Server& server, const std::string& command, const json& request,
                                          std::vector<UniqueFd>& fds) {
  if (command == "session-start") co_return start(server, request, fds);
  if (command == "session-list") co_return list(server.services().reporter.sessions());
  auto& s = server.services();
  auto& sessions = s.reporter.sessions();
  const auto id = text(request, "id");
  server.count_bypasses();
  const auto end = std::chrono::steady_clock::now() + kPatience;
  asio::steady_timer timer(s.io);
  while (has_results_under_way(s, id) && std::chrono::steady_clock::now() < end) {
    timer.expires_after(std::chrono::milliseconds(2));
    co_await timer.async_wait(asio::use_awaitable);
  }
  json reply{{"session_id", id}, {"known", false}};
  if (const auto* const session = s.reporter.session(id)) {
    reply = figures_of(*session, sessions);
    if (command == "session-end") sessions.end(id);
  }
  // So that the lines are in the files, and those of a session that ended closed.
  const auto flushing = start_work(s.io, s.workers, [&s] {
    s.reporter.journal().flush();
    return true;
  });
  co_await flushing->done();
  co_return reply;
}

}  // namespace zcc::daemon
