#include "platform/process.h"

#include <fcntl.h>
#include <sys/wait.h>

#include "store_fixture.h"

namespace zcc {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using store::TempDir;

constexpr auto kLong = milliseconds(20'000);

Result<ProbeOutput> shell(const std::string& script, milliseconds deadline = kLong,
                          const std::string& cwd = "/") {
  return run_probe({"/bin/sh", "-c", script}, {"PATH=/usr/bin:/bin"}, cwd, deadline);
}

// Whether a process still runs; one that has ended and was not waited for does not.
bool runs(pid_t pid) {
  const auto stat = read_file("/proc/" + std::to_string(pid) + "/stat");
  if (!stat) return false;
  const auto state = stat->rfind(") ");
  return state != std::string::npos && (*stat)[state + 2] != 'Z' && (*stat)[state + 2] != 'X';
}

bool ends_soon(pid_t pid) {
  for (int i = 0; i < 400; ++i) {
    if (!runs(pid)) return true;
    ::usleep(5000);
  }
  return false;
}

TEST(RunProbe, GivesBothStreamsAndTheStatus) {
  const auto answer = shell("echo out; echo err >&2; exit 3");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->out, "out\nerr\n");
  EXPECT_TRUE(WIFEXITED(answer->wait_status));
  EXPECT_EQ(WEXITSTATUS(answer->wait_status), 3);
}

TEST(RunProbe, EnvironmentIsExactlyTheOneGiven) {
  const auto answer = run_probe({"/usr/bin/env"}, {"A=1", "B=x y"}, "/", kLong);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->out, "A=1\nB=x y\n");
}

TEST(RunProbe, RunsInTheDirectoryGiven) {
  const TempDir dir;
  store::write_file(dir / "here", "");
  const auto answer = shell("ls", kLong, dir.path());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->out, "here\n");
}

TEST(RunProbe, StdinIsEmpty) {
  const auto answer = shell("cat; echo end");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->out, "end\n");
}

TEST(RunProbe, BlockedSignalsAreNotHandedOn) {
  sigset_t blocked, old;
  sigfillset(&blocked);
  ::pthread_sigmask(SIG_SETMASK, &blocked, &old);
  const auto answer = shell("grep SigBlk /proc/self/status");
  ::pthread_sigmask(SIG_SETMASK, &old, nullptr);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->out, "SigBlk:\t0000000000000000\n");
}

TEST(RunProbe, MissingProgramOrDirectoryIsAnError) {
  EXPECT_EQ(run_probe({"/nonexistent/cc"}, {}, "/", kLong).error().kind, ErrorKind::kNotFound);
  EXPECT_FALSE(shell("true", kLong, "/nonexistent"));
}

TEST(RunProbe, DeadlineKillsTheGroup) {
  const TempDir dir;
  const auto began = steady_clock::now();
  const auto answer =
      shell("sleep 60 & echo $! > child; echo $$ > leader; wait", milliseconds(300), dir.path());
  EXPECT_LT(steady_clock::now() - began, std::chrono::seconds(20));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, ErrorKind::kLimit);
  for (const auto* name : {"child", "leader"}) {
    const auto pid = read_file(dir / name);
    ASSERT_TRUE(pid);
    EXPECT_TRUE(ends_soon(std::stoi(*pid))) << name;
  }
}

// Its answer has ended, it has not.
TEST(RunProbe, DeadlineHoldsForAProgramThatClosedItsStreams) {
  const auto began = steady_clock::now();
  const auto answer = shell("exec >&- 2>&-; sleep 8", milliseconds(200));
  EXPECT_LT(steady_clock::now() - began, std::chrono::seconds(4));
  EXPECT_FALSE(answer);
}

TEST(RunProbe, EndlessAnswerIsCutOff) {
  const auto answer = shell("exec cat /dev/zero");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, ErrorKind::kLimit);
}

}  // namespace
}  // namespace zcc
