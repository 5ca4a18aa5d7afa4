#include "platform/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <thread>

#include "platform/unique_fd.h"

namespace zcc {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kMaxOutput = 1 << 20;
constexpr auto kLongestPause = std::chrono::microseconds(5000);

std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> out;
  out.reserve(strings.size() + 1);
  for (const auto& s : strings) out.push_back(const_cast<char*>(s.c_str()));
  out.push_back(nullptr);
  return out;
}

// spawn(2)'s attributes, freed with the scope.
struct SpawnSetup {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  SpawnSetup() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
  }
  ~SpawnSetup() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnSetup(const SpawnSetup&) = delete;
  SpawnSetup& operator=(const SpawnSetup&) = delete;
};

// Reads until the writers are gone. False at the deadline or past the limit.
bool drain(int fd, Clock::time_point end, std::string& out) {
  char buffer[8192];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0 || out.size() > kMaxOutput) return false;
    pollfd p{.fd = fd, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&p, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const auto n = ::read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n == 0;
    out.append(buffer, static_cast<std::size_t>(n));
  }
}

// The end of a process that has closed its streams, which most often is at hand.
bool wait_until(pid_t pid, Clock::time_point end, int& status) {
  for (auto pause = std::chrono::microseconds(50);; pause = std::min(pause * 2, kLongestPause)) {
    const auto got = ::waitpid(pid, &status, WNOHANG);
    if (got == pid) return true;
    if (got < 0 && errno != EINTR) return false;
    if (Clock::now() > end) return false;
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace

Result<ProbeOutput> run_probe(const std::vector<std::string>& argv,
                              const std::vector<std::string>& environment, const std::string& cwd,
                              std::chrono::milliseconds deadline) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return fail_errno("pipe");
  const UniqueFd read_end(ends[0]);
  UniqueFd write_end(ends[1]);

  SpawnSetup setup;
  posix_spawn_file_actions_addopen(&setup.actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&setup.actions, write_end.get(), 1);
  posix_spawn_file_actions_adddup2(&setup.actions, write_end.get(), 2);
  posix_spawn_file_actions_addchdir_np(&setup.actions, cwd.c_str());
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&setup.attributes, &none);
  posix_spawnattr_setpgroup(&setup.attributes, 0);
  posix_spawnattr_setflags(&setup.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);

  pid_t pid = 0;
  const int error = ::posix_spawn(&pid, argv[0].c_str(), &setup.actions, &setup.attributes,
                                  pointers(argv).data(), pointers(environment).data());
  if (error != 0) return fail_errno(argv[0], error);
  write_end.reset();

  ProbeOutput result;
  const auto end = Clock::now() + deadline;
  const bool ended =
      drain(read_end.get(), end, result.out) && wait_until(pid, end, result.wait_status);
  if (ended) return result;
  ::kill(-pid, SIGKILL);
  while (::waitpid(pid, &result.wait_status, 0) < 0 && errno == EINTR) {
  }
  return fail(ErrorKind::kLimit, argv[0] + ": no end of its answer in time");
}

}  // namespace zcc
