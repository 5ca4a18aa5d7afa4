// session-start, session-stats, session-end.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <memory>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/print.h"
#include "platform/file.h"

namespace zcc::cli {
namespace {

using nlohmann::json;

// The last results of a build may have to be judged first.
constexpr std::chrono::seconds kPatienceForResults{30};

// A file of the user's that the daemon is to append to: opened here, with the user's rights. Empty: 2, said.
struct Target {
  std::string path;
  UniqueFd fd;

  bool open(const std::string& name, const char* option) {
    if (name.empty()) return true;
    path = absolute(name);
    fd.reset(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0666));
    const auto stat = fd ? stat_fd(fd.get()) : fail_errno(path);
    if (!stat || !stat->is_regular()) {
      const auto why = stat ? path + ": not a file" : stat.error().message;
      fmt::print(stderr, "zccache: {}: name another with {}\n", why, option);
      return false;
    }
    return true;
  }
};

struct StartOptions {
  bool stats = false;
  std::string log, journal, cwd;
};

int session_start(const StartOptions& o) {
  Target journal, log;
  if (!journal.open(o.journal, "--journal") || !log.open(o.log, "--log")) return 2;
  const auto cwd = absolute(o.cwd.empty() ? "." : o.cwd);
  if (const auto stat = stat_file(cwd); !stat || !stat->is_directory()) {
    fmt::print(stderr, "zccache: {}: not a directory: name another with --cwd\n", cwd);
    return 2;
  }
  if (const auto pid = ensure_daemon(); !pid) return complain(pid.error(), "no session was started");
  std::vector<int> fds;
  for (const auto* target : {&journal, &log}) {
    if (target->fd) fds.push_back(target->fd.get());
  }
  const auto reply = ask({{"command", "session-start"},
                          {"cwd", cwd},
                          {"stats", o.stats},
                          {"journal", journal.path},
                          {"log", log.path},
                          {"owner", ::getsid(0)}},
                         kPatience, fds);
  if (!reply) return complain(reply.error(), "no session was started");
  fmt::print("{}\n", reply->dump());
  return 0;
}

// What a daemon after the first could not write to the user's file.
bool append_waiting(const json& waiting) {
  const auto from = waiting["from"].get<std::string>(), to = waiting["to"].get<std::string>();
  const auto lines = read_file(from);
  const UniqueFd fd(::open(to.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666));
  auto written = fd ? Result<void>{} : fail_errno(to);
  if (!lines) written = tl::unexpected(lines.error());
  if (written) written = write_all(fd.get(), *lines, to);
  if (!written) {
    complain(written.error(), "its last lines are in " + from);
    return false;
  }
  ::unlink(from.c_str());
  return true;
}

void print_figures(const json& s) {
  const auto number = [&](const char* name) { return s[name].get<std::uint64_t>(); };
  row("session", s["session_id"].get<std::string>());
  row("duration", duration(number("duration_ms")));
  row("compilations", fmt::format("{} of {} sources", number("compilations"), number("unique_sources")));
  row("hits", fmt::format("{} ({:.1f} %)", number("hits"), 100 * s["hit_rate"].get<double>()));
  row("misses", std::to_string(number("misses")));
  row("errors", std::to_string(number("errors") + number("errors_cached")));
  row("not cacheable", std::to_string(number("non_cacheable")));
  if (number("bypassed") != 0) row("without the daemon", std::to_string(number("bypassed")));
  row("time saved", duration(number("time_saved_ms")));
  row("delivered", bytes(number("bytes_read")));
  row("stored", bytes(number("bytes_written")));
  const char* heading = "reasons";
  for (const auto& [name, cost] : s["reasons"].items()) {
    row(heading, fmt::format("{} ({}, {})", cost["count"].get<std::uint64_t>(), name,
                             duration(cost["ms"].get<std::uint64_t>())));
    heading = "";
  }
}

struct FigureOptions {
  std::string id;
  bool json = false;
};

int figures(const FigureOptions& o, const char* command) {
  // A session outlives its daemon.
  if (const auto pid = ensure_daemon(); !pid) return complain(pid.error(), "no figures");
  auto reply = ask({{"command", command}, {"id", o.id}}, kPatienceForResults);
  if (!reply) return complain(reply.error(), "no figures");
  const bool known = (*reply)["known"].get<bool>();
  bool whole = true;
  if (known && std::string_view(command) == "session-end") {
    for (const auto& waiting : (*reply)["waiting_lines"]) whole = append_waiting(waiting) && whole;
  }
  reply->erase("waiting_lines");
  if (o.json) {
    fmt::print("{}\n", reply->dump());
  } else if (!known) {
    fmt::print("zccache: {}: no such session, or it has ended\n", o.id);
  } else {
    print_figures(*reply);
  }
  return whole ? 0 : 1;
}

Action define_figures(Options& options, const char* command) {
  const auto o = std::make_shared<FigureOptions>();
  options.word("id", o->id, "as session-start printed it").json(o->json);
  return [o, command] { return figures(*o, command); };
}

}  // namespace

Action define_session_start(Options& options) {
  const auto o = std::make_shared<StartOptions>();
  options.flag("--stats", o->stats, "figures are wanted at the end (they are always kept)")
      .value("--log", o->log, "FILE", "append a line for each decision, for people")
      .value("--journal", o->journal, "FILE.jsonl", "append the journal's lines of this session")
      .value("--cwd", o->cwd, "DIR", "where the build is; the working directory");
  return [o] { return session_start(*o); };
}

Action define_session_stats(Options& options) { return define_figures(options, "session-stats"); }
Action define_session_end(Options& options) { return define_figures(options, "session-end"); }

}  // namespace zcc::cli
