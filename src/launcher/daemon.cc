#include "launcher/daemon.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "launcher/find_program.h"
#include "launcher/text.h"

namespace zcc::launcher {
namespace {

using protocol::PathBuffer;

constexpr unsigned kStepUs = 1500;  // between two looks at a daemon that is starting

void complain(const Job& job, std::initializer_list<std::string_view> parts) {
  if (job.settings.quiet) return;
  protocol::FixedString<2 * 4096> text;
  for (const auto part : parts) text += part;
  say({text.view(), ": compiling without the cache"});
}

// The deadline of the whole start, and the steps up to it.
class Patience {
 public:
  explicit Patience(unsigned ms) {
    clock_gettime(CLOCK_MONOTONIC, &end_), advance(ms * 1'000'000ull);
  }
  bool wait_a_step() {  // false when the time is over
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (now.tv_sec > end_.tv_sec || (now.tv_sec == end_.tv_sec && now.tv_nsec >= end_.tv_nsec)) {
      return false;
    }
    const timespec step{0, kStepUs * 1000};
    nanosleep(&step, nullptr);
    return true;
  }

 private:
  void advance(unsigned long long ns) {
    ns += static_cast<unsigned long long>(end_.tv_nsec);
    end_.tv_sec += static_cast<time_t>(ns / 1'000'000'000);
    end_.tv_nsec = static_cast<long>(ns % 1'000'000'000);
  }
  timespec end_;
};

// The directory and its parents, mode 0700 (XDG base directory specification). 0 or an errno.
int make_directories(const protocol::EndpointPath& path) {
  struct stat there;
  if (mkdir(path.c_str(), 0700) == 0) return 0;
  if (errno != ENOENT) {
    const int error = errno;
    return stat(path.c_str(), &there) == 0 && S_ISDIR(there.st_mode) ? 0 : error;
  }
  protocol::EndpointPath part = path;
  for (char* slash = strchr(part.data + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    mkdir(part.c_str(), 0700);  // what matters is whether the last one works
    *slash = '/';
  }
  return mkdir(path.c_str(), 0700) == 0 || errno == EEXIST ? 0 : errno;
}

// What the daemon's process becomes. Nothing of the build may live on in it: a pipe that it kept
// open would hold up whoever waits for the pipe's end, and a blocked or ignored signal would be for
// its whole life.
[[noreturn, gnu::noinline]] void become_daemon(const char* const* argv, char** environment,
                                               bool quiet, volatile int& error) {
  struct sigaction by_default {};
  by_default.sa_handler = SIG_DFL;
  for (int signal = 1; signal < NSIG; ++signal) sigaction(signal, &by_default, nullptr);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  const int null = open("/dev/null", O_RDWR);
  dup2(null, STDIN_FILENO);
  dup2(null, STDOUT_FILENO);
  if (quiet) dup2(null, STDERR_FILENO);  // else it says there why it cannot serve, if so
  syscall(SYS_close_range, STDERR_FILENO + 1, ~0u, 0);  // unknown before Linux 5.9: it does it, too
  execve(argv[0], const_cast<char* const*>(argv), environment);
  error = errno;
  _exit(127);
}

pid_t spawn_daemon(const Job& job, const char* program, int& error) {
  const char* const argv[] = {
      program, "--root", job.endpoint.root.c_str(), "--socket", job.endpoint.socket.c_str(),
      nullptr};
  volatile int child_error = 0;
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &before);  // no handler may run in the child while it shares memory
  const pid_t child = vfork();
  if (child == 0) become_daemon(argv, job.environment, job.settings.quiet, child_error);
  error = child < 0 ? errno : child_error;
  sigprocmask(SIG_SETMASK, &before, nullptr);
  return child;
}

// Waits until the foreground process has ended: 0 says that its detached child accepts connections.
bool await_ready(const Job& job, pid_t child, Patience& patience) {
  int status = 0;
  for (;;) {
    const pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child) break;
    if (ended < 0 && errno != EINTR) return true;  // SIGCHLD is ignored: connecting will show
    if (!patience.wait_a_step()) {
      complain(job,
               {"zccached did not start within ", Decimal(job.settings.timeout_ms).view(), " ms"});
      return false;
    }
  }
  if (WIFSIGNALED(status)) {
    complain(job, {"zccached ended by signal ",
                   Decimal(static_cast<uint64_t>(WTERMSIG(status))).view(), " at its start"});
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// With the start lock held: nobody else starts one. `again`: it started and has gone, as when
// somebody stops it at once.
bool start_and_connect(const Job& job, Connection& connection, Patience& patience, bool& again) {
  if (connection.open(job.endpoint, job.settings.timeout_ms) == 0) return true;
  ToolSpace program;
  if (!find_companion("zccached", job.settings.text[kPath], program)) {
    complain(job, {"cannot find zccached beside zccache or on PATH"});
    return again = false;
  }
  int error = 0;
  const pid_t child = spawn_daemon(job, program.c_str(), error);
  if (error != 0) {
    if (child > 0) waitpid(child, nullptr, 0);
    complain(job, {"cannot start ", program.view(), ": ", strerror(error)});
    return again = false;
  }
  if (!await_ready(job, child, patience)) return again = false;
  error = connection.open(job.endpoint, job.settings.timeout_ms);
  const bool gone = error == ENOENT || error == ECONNREFUSED;
  if (gone && again) return false;
  again = false;
  if (error != 0) {
    complain(job, {"zccached started and cannot be reached at ", job.endpoint.socket.view(), ": ",
                   strerror(error)});
  }
  return error == 0;
}

// Another launcher is starting one. When it lets go of the lock and still nobody accepts, it failed
// and has said so: trying again would only make every compile of a parallel build wait.
bool await_other(const Job& job, Connection& connection, int lock, Patience& patience) {
  while (patience.wait_a_step()) {
    const bool over = flock(lock, LOCK_SH | LOCK_NB) == 0;
    if (connection.open(job.endpoint, job.settings.timeout_ms) == 0) return true;
    if (over) return false;
  }
  return false;
}

}  // namespace

bool start_daemon(const Job& job, Connection& connection) {
  Patience patience(job.settings.timeout_ms);
  const auto root = job.endpoint.root.view();
  if (const int error = make_directories(job.endpoint.root)) {
    complain(job, {"cannot make the cache directory ", root, ": ", strerror(error)});
    return false;
  }
  PathBuffer path;
  (path += job.endpoint.root.view()) += "/start.lock";
  const int lock = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (lock < 0) {
    complain(job, {"cannot write in the cache directory ", root, ": ", strerror(errno)});
    return false;
  }
  const bool ours = flock(lock, LOCK_EX | LOCK_NB) == 0;
  bool connected = !ours && await_other(job, connection, lock, patience);
  bool again = ours;
  for (int tries = 1; again && !connected; ++tries) {
    again = tries < 3;
    connected = start_and_connect(job, connection, patience, again);
  }
  close(lock);
  return connected;
}

}  // namespace zcc::launcher
