#include "cli/client.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "platform/file.h"
#include "platform/socket.h"

extern char** environ;

namespace zcc::cli {
namespace {

using nlohmann::json;

std::string_view from_environment(const char* name, const void*) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

// zccached lies beside this program, or where installed programs keep their helpers.
Result<std::string> find_daemon() {
  std::string self(4096, '\0');
  const auto n = ::readlink("/proc/self/exe", self.data(), self.size());
  if (n <= 0) return fail_errno("/proc/self/exe");
  self.resize(static_cast<std::size_t>(n));
  const auto directory = self.substr(0, self.rfind('/'));
  for (const auto* place : {"/zccached", "/../libexec/zccache/zccached", "/../lib/zccache/zccached"}) {
    auto candidate = directory + place;
    if (::access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return fail(ErrorKind::kNotFound, "zccached is not beside " + self);
}

// The line that a daemon that did not start has left, without what is for compiles alone. Does not wait: it has ended.
std::string what_was_said(const UniqueFd& pipe) {
  char text[1024];
  ::fcntl(pipe.get(), F_SETFL, O_NONBLOCK);
  const auto n = ::read(pipe.get(), text, sizeof text);
  std::string_view line(text, n > 0 ? static_cast<std::size_t>(n) : 0);
  line = line.substr(0, line.find('\n'));
  constexpr std::string_view kBefore = "zccache: ", kBehind = ": compiling without the cache";
  if (line.starts_with(kBefore)) line.remove_prefix(kBefore.size());
  if (line.ends_with(kBehind)) line.remove_suffix(kBehind.size());
  return line.empty() ? "the daemon did not start" : std::string(line);
}

Result<void> spawn_daemon(const protocol::Endpoint& e) {
  auto program = find_daemon();
  if (!program) return tl::unexpected(program.error());
  std::string root(e.root.view()), socket(e.socket.view());
  std::string root_option = "--root", socket_option = "--socket";
  char* argv[] = {program->data(), root_option.data(), root.data(),
                  socket_option.data(), socket.data(), nullptr};
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return fail_errno("a pipe");
  const UniqueFd said(ends[0]);
  UniqueFd stderr_of_daemon(ends[1]);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, stderr_of_daemon.get(), STDERR_FILENO);
  pid_t pid = 0;
  const int error = ::posix_spawn(&pid, argv[0], &actions, nullptr, argv, environ);
  ::posix_spawn_file_actions_destroy(&actions);
  stderr_of_daemon.reset();
  if (error != 0) return fail_errno(*program, error);
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (status != 0) return fail(ErrorKind::kSystem, what_was_said(said));
  return {};
}

// Whether a signal stopped the process (proc(5): the state follows the name, which ends with the
// last parenthesis).
bool is_stopped(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
  std::string line;
  std::getline(in, line);
  const auto name_end = line.rfind(')');
  return name_end != std::string::npos && line.substr(name_end).starts_with(") T");
}

tl::unexpected<Error> no_answer(pid_t pid, std::chrono::seconds patience) {
  const auto daemon = "daemon " + std::to_string(pid);
  if (is_stopped(pid)) {
    return fail(ErrorKind::kBusy, daemon + " is stopped by a signal (kill -CONT " +
                                      std::to_string(pid) + " lets it go on)");
  }
  return fail(ErrorKind::kBusy,
              daemon + " does not answer within " + std::to_string(patience.count()) + " s");
}

}  // namespace

Result<protocol::Endpoint> endpoint() {
  auto found = protocol::find_endpoint(from_environment, nullptr);
  switch (found.error) {
    case protocol::EndpointError::kNone: return found;
    case protocol::EndpointError::kNoHome:
      return fail(ErrorKind::kNotFound, "neither HOME nor ZCCACHE_CACHE_DIR is set");
    case protocol::EndpointError::kNotAbsolute:
      return fail(ErrorKind::kNotFound,
                  std::string(found.root.view()) + ": the cache root is not an absolute path");
    case protocol::EndpointError::kTooLong:
      return fail(ErrorKind::kLimit, "the cache root's name is too long");
  }
  return found;
}

Result<json> ask(const char* command, std::chrono::seconds patience) {
  return ask(json{{"command", command}}, patience);
}

Result<json> ask(const json& request, std::chrono::seconds patience, const std::vector<int>& fds) {
  const auto where = endpoint();
  if (!where) return tl::unexpected(where.error());
  const std::string path(where->socket.view());
  auto socket = connect_to(path, patience);
  if (!socket && socket.error().kind == ErrorKind::kNotFound) {
    return fail(ErrorKind::kNotFound, "no daemon is running (" + path + ")");
  }
  if (!socket) return tl::unexpected(socket.error());
  const auto peer = peer_of(socket->get());
  if (!peer || peer->uid != ::geteuid()) {
    return fail(ErrorKind::kPermission, path + ": belongs to another user");
  }
  const auto text = request.dump(-1, ' ', false, json::error_handler_t::replace);
  if (auto sent = send_frame(socket->get(), protocol::FrameType::kControl, text, fds); !sent) {
    return tl::unexpected(sent.error());
  }
  auto reply = receive_frame(socket->get());
  if (!reply && reply.error().kind == ErrorKind::kBusy) return no_answer(peer->pid, patience);
  if (!reply) return tl::unexpected(reply.error());
  auto parsed = json::parse(reply->payload, nullptr, /*exceptions=*/false);
  if (!parsed.is_object()) return fail(ErrorKind::kDamaged, "the daemon's answer is not JSON");
  if (parsed.contains("error")) {
    return fail(ErrorKind::kSystem, parsed["error"].get<std::string>());
  }
  return parsed;
}

Result<int> ensure_daemon() {
  const auto running = ask("status");
  if (running) return (*running)["pid"].get<int>();
  if (running.error().kind == ErrorKind::kBusy) return tl::unexpected(running.error());
  const auto where = endpoint();
  if (!where) return tl::unexpected(where.error());
  if (auto spawned = spawn_daemon(*where); !spawned) return tl::unexpected(spawned.error());
  const auto status = ask("status");
  if (!status) return tl::unexpected(status.error());
  return (*status)["pid"].get<int>();
}

int complain(const Error& error, const std::string& hint) {
  std::fprintf(stderr, "zccache: %s: %s\n", error.message.c_str(), hint.c_str());
  return 1;
}

}  // namespace zcc::cli
