#include "launcher/run.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>

#include "launcher/capture.h"
#include "launcher/child.h"
#include "launcher/environment.h"
#include "launcher/parts.h"
#include "launcher/priority.h"
#include "launcher/text.h"
#include "protocol/compile.h"

namespace zcc::launcher {
namespace {

uint64_t now_ns() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(now.tv_nsec);
}

// The plan's argument that names the depfile. Null when there is no memory.
const char* depfile_argument(const char* given, const Capture& capture) {
  const auto size = strlen(given);
  if (size == 0 || given[size - 1] != '=') return capture.depfile_path;
  const auto rest = strlen(capture.depfile_path) + 1;
  auto* joined = static_cast<char*>(allocate(size + rest));
  if (!joined) return nullptr;
  memcpy(joined, given, size);
  memcpy(joined + size, capture.depfile_path, rest);
  return joined;
}

// The plan's arguments go right behind argv[0]: an option that the user gives too comes later and
// wins, and a response file or "--" cannot swallow ours. Later sources are left out.
char** planned_arguments(const Job& job, const Plan& plan, const Capture& capture) {
  size_t argc = 0;
  while (job.argv[argc]) ++argc;
  auto** argv = static_cast<char**>(allocate((argc + plan.extra_count + 1) * sizeof(char*)));
  if (!argv) return nullptr;
  char** end = argv;
  *end++ = job.argv[0];
  for (size_t i = 0; i < plan.extra_count; ++i) {
    const char* argument = plan.extra[i];
    if (i == plan.depfile_argument) argument = depfile_argument(argument, capture);
    if (!argument) return nullptr;
    *end++ = const_cast<char*>(argument);
  }
  auto later = plan.later;
  for (uint32_t i = 1; i <= argc; ++i) {
    if (!later.empty() && memcmp(later.data(), &i, sizeof i) == 0) {
      later.remove_prefix(sizeof i);
    } else {
      *end++ = job.argv[i];
    }
  }
  return argv;
}

// The output as the compiler left it, to be read by the daemon; -1 when it is not a regular file.
// O_NONBLOCK: a fifo under that name does not hold us up.
int open_output(const char* path) {
  const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  struct stat file;
  if (fd < 0 || (fstat(fd, &file) == 0 && S_ISREG(file.st_mode))) return fd;
  close(fd);
  return -1;
}

// Tells the daemon how it went. After a success waits until the daemon has taken the outputs: the
// build tool's next step may modify them in place. Failures are not waited for where they are not stored.
void report(Connection& connection, const Plan& plan, const Capture& capture, int wait_status,
            uint64_t duration_ns) {
  static_assert(3 + Plan::kMaxOutputs <= protocol::kMaxFds);
  int fds[protocol::kMaxFds] = {capture.out, capture.err};
  size_t fd_count = 2;
  if (capture.depfile >= 0) fds[fd_count++] = capture.depfile;
  const size_t captured_count = fd_count;
  protocol::ResultHead head{.wait_status = wait_status, .duration_ns = duration_ns};
  for (size_t i = 0; i < plan.output_count; ++i) {
    if (const int fd = open_output(plan.outputs[i]); fd >= 0) {
      head.outputs_present |= 1u << i;
      fds[fd_count++] = fd;
    }
  }
  iovec parts[2] = {{}, {&head, sizeof head}};
  const auto sent = connection.send(protocol::FrameType::kResult, parts, 2, fds, fd_count);
  while (fd_count > captured_count) close(fds[--fd_count]);
  Frame reply;
  const bool stored = wait_status == 0 || (plan.keeps_failures && WIFEXITED(wait_status));
  if (sent == FrameStatus::kOk && stored) connection.receive(reply);
}

// Whether it failed over the depfile we had it write, or speaks of it, which the user does not know of.
bool speaks_of_ours(const Capture& capture, int wait_status, std::string_view err) {
  return capture.depfile >= 0 && WIFEXITED(wait_status) && err.find(capture.depfile_path) != std::string_view::npos;
}

// False, and nothing has changed, when there is no pipe to be had.
bool speak_aloud(const Capture& capture, Command& command) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  command.aloud = ends[0];
  command.err = ends[1];
  command.copy = capture.err;
  return true;
}

// Whether one driver for all sources would have gone on from this one just so: after errors in it, too.
bool may_stand_alone(int wait_status, std::string_view err) {
  const bool went_on = wait_status == 0 || (WIFEXITED(wait_status) && WEXITSTATUS(wait_status) == 1);
  return went_on && !driver_speaks(err);
}

}  // namespace

int run_plan(const Job& job, Connection& connection, const protocol::ReplyHead& head, const Plan& plan) {
  Capture capture;
  if (!open_capture(plan.has_depfile(), job.tool.c_str(), capture)) exec_tool(job);
  char** argv = planned_arguments(job, plan, capture);
  if (!argv) exec_tool(job);

  Command command{.path = job.tool.c_str(),
                  .argv = argv,
                  .environment = child_environment(job.environment, job.settings.environment_size,
                                                   job.settings.text[kLineage], getpid(),
                                                   plan.variables, plan.variable_count),
                  .out = capture.out,
                  .err = capture.err,
                  .niceness = added_niceness(job),
                   .keep = capture.inherited ? capture.depfile : -1};
  const bool aloud = head.kind == protocol::ReplyKind::kRunAloud && speak_aloud(capture, command);
  int wait_status = 0;
  const auto begin = now_ns();
  // Not executable, or too many arguments with ours: as if we were not there, and it says why.
  if (run_child(command, wait_status) != 0) exec_tool(job);
  const auto duration = now_ns() - begin;

  const auto err = captured(capture.err);
  if (speaks_of_ours(capture, wait_status, err)) bypass(job, protocol::Bypass::kRerun);
  report(connection, plan, capture, wait_status, duration);
  // A driver that was killed (Ctrl-C) compiles no other source.
  const bool is_part = head.source != 0 && !WIFSIGNALED(wait_status);
  if (is_part && !may_stand_alone(wait_status, err)) bypass(job, protocol::Bypass::kRerun);
  // What was passed on is not said again, whatever became of it.
  if (!write_messages(captured(capture.out), aloud ? std::string_view() : err) && !aloud) {
    bypass(job, protocol::Bypass::kRerun);
  }
  if (!is_part) end_as(wait_status);
  close_capture(capture);
  return wait_status;
}

}  // namespace zcc::launcher
