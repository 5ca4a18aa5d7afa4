// Nobody answers: the daemon is started, once, and its failure is one line.
#include <algorithm>

#include "launcher_harness.h"

namespace launcher_test {
namespace {

// The launcher runs from a directory where zccached is a script of the test.
class LauncherStart : public LauncherTest {
 protected:
  LauncherStart() {
    script("fakecc", "echo compiled\n");
    fs::create_directory(dir_ / "prefix");
    fs::copy_file(ZCC_LAUNCHER, program());
    env_.back() = "ZCCACHE_TIMEOUT_MS=2000";
  }
  std::string program() const { return dir_ / "prefix/zccache"; }
  void zccached(const std::string& body) {
    write_file(dir_ / "prefix/zccached", "#!/bin/sh\n" + body, 0755);
  }
  Outcome compile(const std::function<void()>& prepare = {}) {
    return finish(start({"fakecc"}, prepare, program()));
  }
  static auto lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }
};

TEST_F(LauncherStart, OneStartHoweverManyAsk) {
  root_ = dir_ / "a/b/cache";  // made by the launcher
  env_[2] = "ZCCACHE_CACHE_DIR=" + root_.string();
  // Tells the test to listen, and is ready when it does.
  const auto log = (dir_ / "starts").string();
  zccached("echo \"$@\" >> " + log + "; i=0; while [ ! -S " + root_.string() +
           "/zccached.sock ]; do sleep 0.01; done\n");
  std::vector<pid_t> pids;
  for (int i = 0; i < 16; ++i) pids.push_back(start({"fakecc"}, {}, program()));
  ASSERT_TRUE(wait_for(log));
  serve_reply(hit({}, "from the cache\n"));
  for (const auto pid : pids) {
    int status = 0;
    waitpid(pid, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(read_file(log),
            "--root " + root_.string() + " --socket " + root_.string() + "/zccached.sock\n");
  EXPECT_EQ(bypassed(), "");
  EXPECT_EQ(fs::status(dir_ / "a").permissions(), fs::perms{0700});
}

TEST_F(LauncherStart, TheDaemonGetsNoDescriptorAndNoSignalStateOfTheBuild) {
  zccached("ls /proc/self/fd > " + (dir_ / "fds").string() +
           "; in=$(readlink /proc/$$/fd/0)\n"
           "out=$(readlink /proc/$$/fd/1); echo $in $out > " +
           (dir_ / "streams").string() + "; grep -E 'Sig(Blk|Ign)' /proc/self/status > " +
           (dir_ / "signals").string() + "; exit 1\n");
  compile([] {
    dup2(open("/dev/null", O_RDONLY | O_CLOEXEC), 9);
    signal(SIGHUP, SIG_IGN);
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, nullptr);
  });
  EXPECT_EQ(read_file(dir_ / "fds"), "0\n1\n2\n3\n");  // 3 is ls's own
  EXPECT_EQ(read_file(dir_ / "streams"), "/dev/null /dev/null\n");
  EXPECT_EQ(read_file(dir_ / "signals"), "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n");
}

TEST_F(LauncherStart, ADaemonThatCannotServeSaysSoItself) {
  zccached("echo 'zccached: no room' >&2; exit 1\n");
  auto o = compile();
  EXPECT_EQ(o.out, "compiled\n");
  EXPECT_EQ(o.err, "zccached: no room\n");
  EXPECT_EQ(bypassed(), "s");
  env_.push_back("ZCCACHE_QUIET=1");
  EXPECT_EQ(compile().err, "");
}

TEST_F(LauncherStart, ADaemonThatIsNotReadyInTime) {
  env_.back() = "ZCCACHE_TIMEOUT_MS=100";
  zccached("exec sleep 3\n");
  const auto o = compile();
  EXPECT_EQ(o.out, "compiled\n");
  EXPECT_EQ(o.err, "zccache: zccached did not start within 100 ms: compiling without the cache\n");
  EXPECT_EQ(bypassed(), "s");
}

TEST_F(LauncherStart, ADaemonThatCrashesAtItsStart) {
  zccached("kill -SEGV $$\n");
  const auto o = compile();
  EXPECT_EQ(o.out, "compiled\n");
  EXPECT_EQ(o.err,
            "zccache: zccached ended by signal 11 at its start: compiling without the cache\n");
}

TEST_F(LauncherStart, NoDaemonInstalledOrNotExecutable) {
  auto o = compile();
  EXPECT_EQ(o.out, "compiled\n");
  EXPECT_EQ(lines(o.err), 1);
  write_file(dir_ / "prefix/zccached", "#!/does/not/exist\n", 0755);
  o = compile();
  EXPECT_EQ(o.out, "compiled\n");
  EXPECT_NE(o.err.find("zccache: cannot start "), std::string::npos);
  EXPECT_EQ(lines(o.err), 1);
}

TEST_F(LauncherStart, ACacheDirectoryThatCannotBeMade) {
  write_file(dir_ / "file", "");
  const auto root = (dir_ / "file/x/y").string();
  env_[2] = "ZCCACHE_CACHE_DIR=" + root;
  const auto o = compile();
  EXPECT_EQ(o.out, "compiled\n");
  EXPECT_EQ(o.err, "zccache: cannot make the cache directory " + root +
                       ": Not a directory: compiling without the cache\n");
}

TEST_F(LauncherStart, SigchldIgnoredByTheCaller) {
  zccached("exit 1\n");
  EXPECT_EQ(compile([] { signal(SIGCHLD, SIG_IGN); }).out, "compiled\n");
}

}  // namespace
}  // namespace launcher_test
