#include "launcher/bypass.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>

#include "launcher/child.h"
#include "launcher/environment.h"
#include "launcher/text.h"
#include "protocol/compile.h"

namespace zcc::launcher {
namespace {

// A file without "#!" that the kernel does not know is a script for the shell (POSIX, execvp).
void exec_as_script(const Job& job, char** environment) {
  size_t argc = 0;
  while (job.argv[argc]) ++argc;
  auto** argv = static_cast<char**>(allocate((argc + 2) * sizeof(char*)));
  if (!argv) return;
  argv[0] = const_cast<char*>("/bin/sh");
  argv[1] = const_cast<char*>(job.tool.c_str());
  std::copy(job.argv + 1, job.argv + argc + 1, argv + 2);
  execve(argv[0], argv, environment);
}

[[noreturn]] void refuse_tool(const char* word, int error) {
  if (error == ENOENT || error == ENOTDIR) {
    say({word, ": no such command or compiler: see zccache --help"});
    _exit(127);
  }
  say({word, ": cannot be executed: ", strerror(error)});
  _exit(126);
}

}  // namespace

void locate_tool(const Job& job) {
  if (job.tool.size > 0) return;
  const char* const word = job.argv[0];
  auto masquerade = job.masquerading ? Masquerade::kYes : Masquerade::kNo;
  if (job.masquerading && lineage_depth(job.settings.text[kLineage]) > 0) masquerade = Masquerade::kNested;
  if (const int error = find_tool(word, masquerade, job.settings.text[kPath], job.tool)) {
    refuse_tool(word, error);
  }
  // gcc finds its programs from argv[0], where they are not if that is our link.
  if (job.masquerading) job.argv[0] = job.tool.data;
}

void exec_tool(const Job& job) {
  locate_tool(job);
  if (job.failed != 0) {
    const Command command{.path = job.tool.c_str(),
                          .argv = job.argv,
                          .environment = child_environment(job.environment, job.settings.environment_size,
                                                           job.settings.text[kLineage], getpid(), nullptr, 0)};
    int status = 0;
    if (const int error = run_child(command, status)) refuse_tool(job.argv[0], error);
    end_as(status != 0 ? status : job.failed);
  }
  char** environment = child_environment(job.environment, job.settings.environment_size,
                                         job.settings.text[kLineage], getppid(), nullptr, 0);
  execve(job.tool.c_str(), job.argv, environment);
  if (errno == ENOEXEC) {
    exec_as_script(job, environment);
    errno = ENOEXEC;
  }
  refuse_tool(job.argv[0], errno);
}

void bypass(const Job& job, protocol::Bypass reason) {
  protocol::PathBuffer path;
  (path += job.endpoint.root.view()) += protocol::kBypassFile;
  const int fd =
      open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
  if (fd >= 0) {
    const char letter = static_cast<char>(reason);
    protocol::FixedString<protocol::kLongestSession + 8> text;
    text += std::string_view(&letter, 1);
    const auto session = session_of(job.settings);
    if (!session.empty()) ((text += "{") += session) += "}";
    [[maybe_unused]] const ssize_t written = write(fd, text.c_str(), text.view().size());
    close(fd);
  }
  exec_tool(job);
}

}  // namespace zcc::launcher
