// Misses: the compiler's run under a plan.
#include <sys/resource.h>

#include "launcher_harness.h"

namespace launcher_test {
namespace {

class LauncherRun : public LauncherTest {};

std::string text_of(int fd) {
  std::string text(1 << 16, '\0');
  const auto n = pread(fd, text.data(), text.size(), 0);
  text.resize(n > 0 ? static_cast<size_t>(n) : 0);
  return text;
}

TEST_F(LauncherRun, ReportsStreamsDepfileAndOutputsAndPrints) {
  script("fakecc",
         "echo args: \"$@\"; echo var: $ADDED $PRESENT; echo warn >&2\n"
         "echo 'x.o: x.c x.h' > \"$2\"; echo obj > x.o\n");
  env_.push_back("PRESENT=old");
  serve_plan(plan({"-MF", "DEP", "-H"}, {"x.o", "missing.d"}, {"ADDED=a", "PRESENT=new"}, 1));
  const auto o = run({"fakecc", "-c", "x.c"});
  EXPECT_TRUE(o.exited(0)) << o.err;
  // Of the launcher, as a script may close what it does not know.
  EXPECT_TRUE(o.out.starts_with("args: -MF /proc/")) << o.out;
  EXPECT_EQ(o.out.find("self"), std::string::npos) << o.out;
  EXPECT_TRUE(o.out.ends_with("-H -c x.c\nvar: a new\n")) << o.out;
  EXPECT_EQ(o.err, "warn\n");
  ASSERT_EQ(results_, 1);
  EXPECT_EQ(result_head_.wait_status, 0);
  EXPECT_EQ(result_head_.outputs_present, 1u);
  EXPECT_GT(result_head_.duration_ns, 0u);
  ASSERT_EQ(result_.fds.size(), 4u);
  EXPECT_EQ(text_of(result_.fds[0]), o.out);
  EXPECT_EQ(text_of(result_.fds[1]), "warn\n");
  EXPECT_EQ(text_of(result_.fds[2]), "x.o: x.c x.h\n");
  EXPECT_EQ(text_of(result_.fds[3]), "obj\n");
}

TEST_F(LauncherRun, TheRealCompilerWithDependenciesIntoTheMemoryFile) {
  write_file(work("x.h"), "int x;\n");
  write_file(work("x.c"), "#include \"x.h\"\n");
  serve_plan(plan({"-MD", "-MF", "DEP"}, {"x.o"}, {}, 2));
  const auto o = run({"gcc", "-c", "x.c"});
  EXPECT_TRUE(o.exited(0)) << o.err;
  EXPECT_EQ(o.err, "");
  ASSERT_EQ(result_.fds.size(), 4u);
  EXPECT_TRUE(text_of(result_.fds[2]).starts_with("x.o: x.c "));
  EXPECT_TRUE(text_of(result_.fds[2]).ends_with(" x.h\n"));
}

TEST_F(LauncherRun, AFailureIsReportedAndShownWithoutWaiting) {
  script("fakecc", "echo out; echo error >&2; exit 4\n");
  serve_plan(plan({}, {"x.o"}));
  const auto o = run({"fakecc"});
  EXPECT_TRUE(o.exited(4));
  EXPECT_EQ(o.out + o.err, "out\nerror\n");
  stop_daemon();
  EXPECT_EQ(results_, 1);
  EXPECT_EQ(WEXITSTATUS(result_head_.wait_status), 4);
}

TEST_F(LauncherRun, DiesOfTheCompilersSignal) {
  script("fakecc", "echo before >&2; kill -SEGV $$\n");
  serve_plan(plan({}, {"x.o"}));
  const auto o = run({"fakecc"});
  EXPECT_TRUE(o.signaled(SIGSEGV));
  EXPECT_FALSE(WCOREDUMP(o.status));
  EXPECT_EQ(o.err, "before\n");
}

TEST_F(LauncherRun, RunsAgainWithoutTheDepfileWhenThatFailed) {
  script("fakecc",
         "case \"$1\" in -MF) echo \"cannot open $2\" >&2; exit 1;; esac\n"
         "echo plain: \"$@\"\n");
  serve_plan(plan({"-MF", "DEP"}, {"x.o"}, {}, 1));
  const auto o = run({"fakecc", "-c"});
  EXPECT_TRUE(o.exited(0));
  EXPECT_EQ(o.out, "plain: -c\n");
  EXPECT_EQ(o.err, "");
  EXPECT_EQ(bypassed(), "n");
}

TEST_F(LauncherRun, ASignalToTheLauncherAloneEndsTheCompiler) {
  for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGQUIT}) {
    fs::remove(work("started"));
    script("fakecc", "trap 'rm -f x.o; kill -" + std::to_string(signal) +
                         " $$' EXIT\ntrap 'trap - " + std::to_string(signal) + "; exit' " +
                         std::to_string(signal) +
                         "\necho partial > x.o; : > started; while :; do sleep 0.02; done\n");
    fs::remove(root_ / "zccached.sock");
    serve_plan(plan({}, {"x.o"}));
    const pid_t pid = start({"fakecc"});
    ASSERT_TRUE(wait_for(work("started")));
    kill(pid, signal);
    const auto o = finish(pid);
    stop_daemon();
    EXPECT_TRUE(o.signaled(signal)) << o.status;
    EXPECT_FALSE(fs::exists(work("x.o")));
  }
}

TEST_F(LauncherRun, AnIgnoredSignalStaysIgnored) {
  script("fakecc", ": > started; for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.02; done; echo done\n");
  serve_plan(plan({}, {}));
  const pid_t pid = start({"fakecc"}, [] { signal(SIGHUP, SIG_IGN), signal(SIGCHLD, SIG_IGN); });
  ASSERT_TRUE(wait_for(work("started")));
  kill(pid, SIGHUP);
  const auto o = finish(pid);
  EXPECT_TRUE(o.exited(0)) << o.status;
  EXPECT_EQ(o.out, "done\n");
}

TEST_F(LauncherRun, TheCompilerEndsWhenTheLauncherIsKilled) {
  script("fakecc", "trap ': > ended; exit' TERM\n: > started; while :; do sleep 0.02; done\n");
  serve_plan(plan({}, {"x.o"}));
  const pid_t pid = start({"fakecc"});
  ASSERT_TRUE(wait_for(work("started")));
  kill(pid, SIGKILL);
  finish(pid);
  EXPECT_TRUE(wait_for(work("ended")));
}

TEST_F(LauncherRun, InheritsDescriptorsSignalStateLimitsUmaskAndStdin) {
  script("fakecc", "cat; cat <&7; ls /proc/self/fd | tr '\\n' ' '; umask; ulimit -n\n");
  serve_plan(plan({}, {}));
  const auto prepare = [this] {
    write_file(work("in"), "stdin\n");
    write_file(work("seven"), "jobserver\n");
    dup2(open(work("in").c_str(), O_RDONLY | O_CLOEXEC), 0);
    dup2(open(work("seven").c_str(), O_RDONLY | O_CLOEXEC), 7);
    umask(0137);
    const rlimit files{300, 300};
    setrlimit(RLIMIT_NOFILE, &files);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_IGN);
    sigset_t usr;
    sigemptyset(&usr);
    sigaddset(&usr, SIGUSR1);
    sigprocmask(SIG_BLOCK, &usr, nullptr);
  };
  const auto planned = run({"fakecc"}, prepare);
  const auto signals = run({"grep", "-E", "Sig(Blk|Ign)", "/proc/self/status"}, prepare);
  EXPECT_EQ(signals.out, "SigBlk:\t0000000000000200\nSigIgn:\t0000000000011000\n");
  stop_daemon();
  EXPECT_EQ(results_, 2);
  const auto start_of_bare = (dir_ / "bin/fakecc").string();
  explicit_argv0_ = true;
  const auto bare = finish(start({"fakecc"}, prepare, start_of_bare));
  EXPECT_EQ(planned.out, bare.out);
  EXPECT_TRUE(bare.out.starts_with("stdin\njobserver\n")) << bare.out;
}

TEST_F(LauncherRun, ADepfileDescriptorUnderALowLimit) {
  script("fakecc", "echo dep > \"$1\"\n");
  serve_plan(plan({"DEP"}, {}, {}, 0));
  const auto o = run({"fakecc"}, [] {
    const rlimit files{64, 64};
    setrlimit(RLIMIT_NOFILE, &files);
  });
  EXPECT_TRUE(o.exited(0));
  ASSERT_EQ(result_.fds.size(), 3u);
  EXPECT_EQ(text_of(result_.fds[2]), "dep\n");
}

TEST_F(LauncherRun, AnOutputThatIsNoRegularFileIsNotSent) {
  script("fakecc", "mkfifo f.o; ln -s /etc/passwd l.o; echo x > x.o\n");
  serve_plan(plan({}, {"f.o", "l.o", "x.o", "none.o"}));
  EXPECT_TRUE(run({"fakecc"}).exited(0));
  EXPECT_EQ(result_head_.outputs_present, 4u);
  EXPECT_EQ(result_.fds.size(), 3u);
}

TEST_F(LauncherRun, TheDaemonDiesInTheMiddle) {
  script("fakecc", "sleep 0.1; echo out; echo err >&2; echo obj > x.o\n");
  serve([this](int conn) {
    if (receive_request(conn)) send_frame(conn, FrameType::kCompileReply, plan({}, {"x.o"}));
  });
  const auto o = run({"fakecc"});
  EXPECT_TRUE(o.exited(0));
  EXPECT_EQ(o.out + o.err, "out\nerr\n");
  EXPECT_EQ(read_file(work("x.o")), "obj\n");
}

TEST_F(LauncherRun, TheDaemonHangsAfterTheResult) {
  script("fakecc", "echo out\n");
  env_.push_back("ZCCACHE_TIMEOUT_MS=100");
  serve([this](int conn) {
    if (!receive_request(conn)) return;
    send_frame(conn, FrameType::kCompileReply, plan({}, {}));
    Message m;
    receive(conn, m);
    receive(conn, m);
  });
  const auto o = run({"fakecc"});
  EXPECT_TRUE(o.exited(0));
  EXPECT_EQ(o.out, "out\n");
  EXPECT_LT(o.ms, 500);
}

TEST_F(LauncherRun, ACompilerThatCannotBeExecuted) {
  write_file(dir_ / "bin/fakecc", "\177ELFgarbage", 0755);
  serve_plan(plan({"-H"}, {}));
  const auto o = run({"fakecc"});
  EXPECT_TRUE(o.exited(126) || o.exited(127)) << o.status;  // the shell has a look at it first
  EXPECT_NE(o.err, "");
  write_file(dir_ / "bin/fakecc", "#!/does/not/exist\n", 0755);
  EXPECT_TRUE(run({"fakecc"}).exited(127));
}

TEST_F(LauncherRun, LargeStreamsArriveWhole) {
  script("fakecc", "head -c 3000000 /dev/zero; head -c 2000000 /dev/zero >&2\n");
  serve_plan(plan({}, {}));
  const auto o = run({"fakecc"});
  EXPECT_EQ(o.out.size(), 3'000'000u);
  EXPECT_EQ(o.err.size(), 2'000'000u);
}

}  // namespace
}  // namespace launcher_test
