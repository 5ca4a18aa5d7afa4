#include "launcher/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "launcher/text.h"

namespace zcc::launcher {
namespace {

constexpr int kForwarded[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
constexpr int kForwardedCount = sizeof kForwarded / sizeof *kForwarded;

// Whom the handler passes signals on to; 0 outside of the child's life, as its pid may then be
// another process's. Changed with all signals blocked.
volatile pid_t g_child = 0;

// A terminal's signals (si_code > 0) go to the whole group: the child has them already.
void pass_on(int signal, siginfo_t* info, void*) {
  const int saved = errno;
  if (g_child > 0 && info->si_code <= 0) kill(g_child, signal);
  errno = saved;
}

// The signal state we were started with, and what it is while the child runs.
class Signals {
 public:
  // Blocks everything. SIGCHLD must not be ignored, or the kernel throws the child's status away.
  Signals() {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &mask_);
    struct sigaction by_default {};
    by_default.sa_handler = SIG_DFL;
    sigaction(SIGCHLD, &by_default, &child_);
  }

  // For the child, before it executes: what we were started with. Our handlers are not there yet.
  void restore() const {
    if (child_.sa_handler == SIG_IGN) sigaction(SIGCHLD, &child_, nullptr);
    sigprocmask(SIG_SETMASK, &mask_, nullptr);
  }

  // A signal that came since the constructor is delivered in here, and passed on. One that we were
  // started to ignore stays ignored.
  void forward_to(pid_t child) {
    struct sigaction action {};
    action.sa_sigaction = pass_on;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigfillset(&action.sa_mask);
    g_child = child;
    for (int i = 0; i < kForwardedCount; ++i) {
      sigaction(kForwarded[i], nullptr, &before_[i]);
      if (before_[i].sa_handler != SIG_IGN) sigaction(kForwarded[i], &action, nullptr);
    }
    sigprocmask(SIG_SETMASK, &mask_, nullptr);
  }

  void stop_forwarding() {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, nullptr);
    g_child = 0;
    for (int i = 0; i < kForwardedCount; ++i) sigaction(kForwarded[i], &before_[i], nullptr);
  }

 private:
  sigset_t mask_;
  struct sigaction child_;
  struct sigaction before_[kForwardedCount];
};

// In the child of a vfork: shares our memory, so it only makes system calls and sets `error`.
[[noreturn, gnu::noinline]] void become(const Command& command, const Signals& signals,
                                        pid_t parent, volatile int& error) {
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(128 + SIGTERM);  // we died before the child could ask to be told
  if (command.out >= 0) dup2(command.out, STDOUT_FILENO);
  if (command.err >= 0) dup2(command.err, STDERR_FILENO);
  if (command.keep >= 0) fcntl(command.keep, F_SETFD, 0);
  if (command.niceness != 0) setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + command.niceness);
  signals.restore();
  execve(command.path, command.argv, command.environment);
  error = errno;
  _exit(127);
}

// Until the last of those who have the pipe's other end is gone, as whoever reads our own stderr waits for
// them, too. If nobody does, the compiler meets that by itself.
void speak_up(const Command& command) {
  close(command.err);
  char buffer[16 * 1024];
  for (;;) {
    const ssize_t n = read(command.aloud, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    const std::string_view text(buffer, static_cast<size_t>(n));
    write_all(command.copy, text);
    if (!write_all(STDERR_FILENO, text)) break;
  }
  close(command.aloud);
}

}  // namespace

int run_child(const Command& command, int& wait_status) {
  volatile int error = 0;
  const pid_t own = getpid();
  Signals signals;
  const pid_t child = vfork();
  if (child == 0) become(command, signals, own, error);
  if (child < 0) {
    error = errno;
    signals.restore();
    return error;
  }
  if (error == 0) {
    signals.forward_to(child);
    if (command.aloud >= 0) speak_up(command);
    // Waited for but not reaped: until then the pid is the child's and the handler may use it.
    siginfo_t info;
    while (waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT) != 0 &&
           errno == EINTR) {
    }
    signals.stop_forwarding();
  }
  while (waitpid(child, &wait_status, 0) < 0 && errno == EINTR) {
  }
  signals.restore();
  return error;
}

void end_as(int wait_status) {
  if (!WIFSIGNALED(wait_status)) _exit(WEXITSTATUS(wait_status));
  const int signal = WTERMSIG(wait_status);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  prctl(PR_SET_DUMPABLE, 0);  // also where cores are piped to a program, which has no limit
  struct sigaction by_default {};
  by_default.sa_handler = SIG_DFL;
  sigaction(signal, &by_default, nullptr);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal);
  sigprocmask(SIG_UNBLOCK, &only, nullptr);
  kill(getpid(), signal);
  _exit(128 + signal);  // pid 1 of a container does not die of it
}

}  // namespace zcc::launcher
