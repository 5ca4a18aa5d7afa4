// Which program is meant, and what it is given.
#include <algorithm>

#include "launcher_harness.h"

namespace launcher_test {
namespace {

class LauncherCall : public LauncherTest {
 protected:
  // A copy of the launcher with a companion beside it that prints its arguments.
  std::string install() {
    fs::create_directories(dir_ / "prefix/bin");
    const auto program = dir_ / "prefix/bin/zccache";
    fs::copy_file(ZCC_LAUNCHER, program);
    return program;
  }
  void companion(const std::string& place) {
    fs::create_directories((dir_ / place).parent_path());
    write_file(dir_ / place, "#!/bin/sh\necho cli \"$@\"\n", 0755);
  }
};

TEST_F(LauncherCall, SubcommandsAndOptionsGoToTheCommandLine) {
  const auto program = install();
  companion("prefix/bin/zccache-cli");
  for (const Strings& args : {Strings{},
                              {"--help"},
                              {"--version"},
                              {"status", "--json"},
                              {"stop"},
                              {"cache-root"},
                              {"--fast"},
                              {"--fast", "--unknown"},
                              {"wrap"},
                              {"--fast", "status"}}) {
    std::string expected = "cli";
    for (const auto& a : args) expected += " " + a;
    const auto o = finish(start(args, {}, program));
    EXPECT_TRUE(o.exited(0));
    EXPECT_EQ(o.out, expected + "\n");
  }
}

TEST_F(LauncherCall, TheCommandLineIsFoundBesideInLibexecInLibAndOnPath) {
  const auto program = install();
  for (const auto* place : {"bin/zccache-cli", "prefix/lib/zccache/zccache-cli",
                            "prefix/libexec/zccache/zccache-cli", "prefix/bin/zccache-cli"}) {
    companion(place);
    EXPECT_EQ(finish(start({"status"}, {}, program)).out, "cli status\n");
  }
  for (const auto* dir : {"bin", "prefix/lib", "prefix/libexec"}) fs::remove_all(dir_ / dir);
  fs::remove(dir_ / "prefix/bin/zccache-cli");
  const auto o = finish(start({"status"}, {}, program));
  EXPECT_TRUE(o.exited(1));
  EXPECT_EQ(std::count(o.err.begin(), o.err.end(), '\n'), 1);
}

TEST_F(LauncherCall, ToolNotFoundAndNotExecutable) {
  auto o = run({"no-such-compiler", "-c"});
  EXPECT_TRUE(o.exited(127));
  EXPECT_EQ(o.err, "zccache: no-such-compiler: no such command or compiler: see zccache --help\n");
  EXPECT_TRUE(run({"./none"}).exited(127));
  write_file(dir_ / "bin/plain", "text", 0644);
  o = run({"plain"});
  EXPECT_TRUE(o.exited(126));
  EXPECT_EQ(o.err, "zccache: plain: cannot be executed: Permission denied\n");
  EXPECT_TRUE(run({"/"}).exited(126));
  EXPECT_TRUE(run({dir_.string()}).exited(126));
}

TEST_F(LauncherCall, TheRequestIsExactlyWhatTheCallerGave) {
  const auto tool = script("fakecc", "");
  serve_reply(pass_through());
  env_.insert(env_.end(), {"EMPTY=", "SPACES=a b\nc", "no-equals"});
  const auto o = run({"wrap", tool, "-DX= ", "", "-c", "\xff.c"}, [] { umask(051); });
  EXPECT_TRUE(o.exited(0)) << o.err;
  EXPECT_EQ(request_.tool, (dir_ / "bin/fakecc").string());
  EXPECT_EQ(request_.argv, (Strings{"fakecc", "-DX= ", "", "-c", "\xff.c"}));
  EXPECT_EQ(request_.env, env_);
  EXPECT_EQ(request_.cwd, fs::canonical(work("")).string());
  EXPECT_EQ(request_.head.umask, 051u);
  EXPECT_EQ(request_.head.flags, +kToolOnPath);
  EXPECT_EQ(request_.head.columns, 0u);
  EXPECT_EQ(request_.head.timeout_ms, 1000u);
  struct stat root, cwd;
  stat("/", &root);
  stat(work("").c_str(), &cwd);
  EXPECT_EQ(request_.head.root.device, root.st_dev);
  EXPECT_EQ(request_.head.root.inode, root.st_ino);
  EXPECT_NE(request_.head.root.mount_id, 0u);
  EXPECT_EQ(request_.head.cwd_device, cwd.st_dev);
  EXPECT_EQ(request_.head.cwd_inode, cwd.st_ino);
}

// A hit may come without a look at PATH; nothing else does.
TEST_F(LauncherCall, TheToolIsLeftToTheDaemonFirst) {
  const auto answer_first = [this](const std::string& payload) {
    serve([this, payload](int conn) {
      Message m;
      if (!receive(conn, m)) return;
      request_ = parse_request(m);
      send_frame(conn, FrameType::kCompileReply, payload);
    });
  };
  answer_first(hit({inline_output("x.o", "object")}, "", "", 3));
  const auto known = run({"nowhere", "-c", "x.c"});
  EXPECT_TRUE(known.exited(3)) << known.err;
  EXPECT_EQ(read_file(work("x.o")), "object");
  EXPECT_EQ(request_.tool, "");
  EXPECT_EQ(request_.cwd, fs::canonical(work("")).string());
  EXPECT_EQ(request_.head.flags, +kToolOnPath);
  stop_daemon();
  fs::remove(root_ / "zccached.sock");

  answer_first(plan({}, {"x.o"}));
  script("fakecc", "echo ran");
  EXPECT_EQ(run({"fakecc"}).out, "ran\n");
  EXPECT_EQ(bypassed(), std::string(1, static_cast<char>(Bypass::kRefused)));
}

TEST_F(LauncherCall, TheToolIsNamedWhenTheDaemonAsks) {
  serve_reply(hit({}, "known\n"));
  script("fakecc", "");
  EXPECT_EQ(run({"fakecc"}).out, "known\n");
  EXPECT_EQ(request_.tool, (dir_ / "bin/fakecc").string());
  EXPECT_EQ(requests_, 2);
  EXPECT_TRUE(run({"nowhere"}).exited(127));
  EXPECT_EQ(run({dir_ / "bin/fakecc"}).out, "known\n");
  EXPECT_EQ(requests_, 4);
  EXPECT_EQ(request_.head.flags, 0u);
}

// As often as it likes to ask: the launcher says it once.
TEST_F(LauncherCall, ADaemonThatAsksForTheToolAgainIsPassedBy) {
  serve([this](int conn) {
    for (Message m; receive(conn, m); m = {}) {
      ++requests_;
      send_frame(conn, FrameType::kCompileReply, raw(ReplyHead{.kind = ReplyKind::kNameTool}));
    }
  });
  script("fakecc", "echo ran");
  EXPECT_EQ(run({"fakecc"}).out, "ran\n");
  EXPECT_EQ(requests_, 2);
}

TEST_F(LauncherCall, PolicyFlagsAndVariablesBecomeFlags) {
  script("fakecc", "echo \"$@\"\n");
  serve_reply(pass_through());
  EXPECT_EQ(run({"--strict-paths", "--fast", "--scan-system-headers", "fakecc", "--fast"}).out,
            "--fast\n");
  EXPECT_EQ(request_.head.flags, kToolOnPath | kPolicyStrictAbsolute | kPolicyFast | kPolicyScanSystemHeaders);
  run({"--strict-paths=absolute", "--strict-paths=off", "--skip-system-headers", "fakecc"});
  EXPECT_EQ(request_.head.flags, kToolOnPath | kPolicyStrictOff | kPolicySkipSystemHeaders);
  auto o = run({"--strict-paths=sometimes", "fakecc", "x"});
  EXPECT_EQ(o.out, "x\n");
  EXPECT_EQ(o.err, "zccache: --strict-paths=sometimes: not off, consistent or absolute: ignored\n");
  env_.insert(env_.end(), {"ZCCACHE_READONLY=Yes", "ZCCACHE_RECACHE=ON", "ZCCACHE_TIMEOUT_MS=250"});
  run({"fakecc"});
  EXPECT_EQ(request_.head.flags, kToolOnPath | kReadOnly | kRecache);
  EXPECT_EQ(request_.head.timeout_ms, 250u);
}

TEST_F(LauncherCall, MalformedVariablesAreOneLineAndTheDefault) {
  script("fakecc", "echo compiled\n");
  serve_reply(pass_through());
  env_.insert(env_.end(), {"ZCCACHE_DISABLE=maybe", "ZCCACHE_TIMEOUT_MS=0"});
  auto o = run({"fakecc"});
  EXPECT_EQ(o.out, "compiled\n");
  EXPECT_EQ(std::count(o.err.begin(), o.err.end(), '\n'), 2);
  EXPECT_NE(o.err.find("zccache: ZCCACHE_DISABLE=maybe: not a boolean"), std::string::npos);
  EXPECT_NE(o.err.find("zccache: ZCCACHE_TIMEOUT_MS=0: not a number"), std::string::npos);
  EXPECT_EQ(request_.head.timeout_ms, 1000u);
  env_.push_back("ZCCACHE_QUIET=1");
  EXPECT_EQ(run({"fakecc"}).err, "");
}

TEST_F(LauncherCall, TheSessionComesLastAndNotAsAVariable) {
  script("fakecc", "echo $ZCCACHE_SESSION_ID\n");
  serve_reply(pass_through());
  run({"fakecc"});
  const auto without = request_;
  EXPECT_EQ(without.session, "");
  env_.insert(env_.begin() + 1, "ZCCACHE_SESSION_ID=one");
  EXPECT_EQ(run({"fakecc"}).out, "one\n");
  EXPECT_EQ(request_.session, "one");
  EXPECT_EQ(request_.env, without.env);
  EXPECT_EQ(request_.head.env_length, without.head.env_length);
  env_[1] = "ZCCACHE_SESSION_ID=" + std::string(kLongestSession + 1, 'x');
  run({"fakecc"});
  EXPECT_EQ(request_.session, "");
  EXPECT_EQ(request_.env, without.env);
}

TEST_F(LauncherCall, DisabledTouchesNothing) {
  script("fakecc", "echo compiled; exit 5\n");
  env_.insert(env_.begin(), "ZCCACHE_DISABLE=TRUE");
  const auto o = run({"fakecc"});
  EXPECT_TRUE(o.exited(5));
  EXPECT_EQ(o.out + o.err, "compiled\n");
  EXPECT_TRUE(fs::is_empty(root_));
}

TEST_F(LauncherCall, ThroughALinkTheToolBehindItIsMeant) {
  script("fakecc", "echo $0 \"$@\"\n");
  fs::create_directory(dir_ / "links");
  fs::create_directory(dir_ / "other");
  fs::create_symlink(ZCC_LAUNCHER, dir_ / "links/fakecc");
  // Another installation: another file of our name, behind two links.
  fs::copy_file("/bin/true", dir_ / "other/zccache");
  fs::create_symlink("zccache", dir_ / "other/middle");
  fs::create_symlink("middle", dir_ / "other/fakecc");
  env_[0] = "PATH=" + (dir_ / "links").string() + "::" + (dir_ / "other").string() + ":" +
            (dir_ / "bin").string() + ":/usr/bin:/bin";
  serve_reply(pass_through());
  const auto real = (dir_ / "bin/fakecc").string();
  explicit_argv0_ = true;
  EXPECT_EQ(finish(start({"fakecc", "-c"}, {}, dir_ / "links/fakecc")).out, real + " -c\n");
  EXPECT_EQ(request_.tool, real);
  EXPECT_EQ(request_.argv[0], real);
  explicit_argv0_ = false;
  EXPECT_EQ(run({(dir_ / "links/fakecc").string(), "-c"}).out, real + " -c\n");
  env_[0] = "PATH=" + (dir_ / "links").string();
  EXPECT_TRUE(run({"fakecc"}).exited(127));
}

TEST_F(LauncherCall, TwoWrappersThatCallEachOtherEnd) {
  script("fakecc", "exec " ZCC_LAUNCHER " fakecc \"$@\"\n");
  serve_reply(pass_through());
  auto o = run({"fakecc"});
  EXPECT_TRUE(o.exited(127));
  EXPECT_EQ(std::count(o.err.begin(), o.err.end(), '\n'), 1);
  script("fakecc", ZCC_LAUNCHER " fakecc \"$@\"\n");
  o = run({"fakecc"});
  EXPECT_TRUE(o.exited(127));
}

TEST_F(LauncherCall, ChildrenGetTheEnvironmentAndTheirLineage) {
  script("fakecc", "env -u PWD -u OLDPWD -u SHLVL -u _\n");
  serve_reply(pass_through());
  env_.push_back("ZCCACHE_LINEAGE=12>34");
  const pid_t pid = start({"fakecc"});
  const auto o = finish(pid);
  auto expected = env_;
  expected.back() = "ZCCACHE_LINEAGE=12>34>" + std::to_string(pid);
  expected.push_back("ZCCACHE_PARENT_PID=" + std::to_string(getpid()));
  std::sort(expected.begin(), expected.end());
  Strings seen;
  std::istringstream lines(o.out);
  for (std::string line; std::getline(lines, line);) seen.push_back(line);
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(seen, expected);
}

TEST_F(LauncherCall, AScriptWithoutInterpreterLine) {
  write_file(dir_ / "bin/fakecc", "echo plain \"$@\"\n", 0755);
  serve_reply(pass_through());
  EXPECT_EQ(run({"fakecc", "a b"}).out, "plain a b\n");
}

TEST_F(LauncherCall, AWorkingDirectoryThatIsGone) {
  script("fakecc", "echo compiled\n");
  serve_reply(pass_through());
  const auto o = run({"fakecc"}, [this] {
    fs::create_directory(work("gone"));
    if (chdir(work("gone").c_str()) != 0) _exit(97);
    fs::remove(work("gone"));
  });
  EXPECT_EQ(o.out, "compiled\n");
}

}  // namespace
}  // namespace launcher_test
