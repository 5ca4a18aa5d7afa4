// A daemon that is hung, foreign, damaged or hostile: the compiler's result, in bounded time.
#include <random>

#include "launcher_harness.h"

namespace launcher_test {
namespace {

class LauncherTrouble : public LauncherTest {
 protected:
  LauncherTrouble() {
    script("fakecc", "echo compiled\n");
    env_.push_back("ZCCACHE_TIMEOUT_MS=150");
  }
  void expect_bypass(const std::string& letter, double at_most_ms = 1000) {
    fs::remove(root_ / "bypassed");
    const auto o = run({"fakecc", "-c"});
    EXPECT_TRUE(o.exited(0)) << o.status;
    EXPECT_EQ(o.out, "compiled\n");
    EXPECT_EQ(o.err, "");
    EXPECT_EQ(bypassed(), letter);
    EXPECT_LT(o.ms, at_most_ms);
  }
};

TEST_F(LauncherTrouble, NoDaemonAndNoneMayBeStarted) { expect_bypass("s"); }

TEST_F(LauncherTrouble, TheSessionIsLeftWithTheLetter) {
  env_.push_back("ZCCACHE_SESSION_ID=one");
  expect_bypass("s{one}");
}

TEST_F(LauncherTrouble, ASocketNobodyListensOn) {
  serve([](int) {});
  stop_daemon();
  expect_bypass("s");
}

TEST_F(LauncherTrouble, AnswersNever) {
  serve([](int conn) {
    Message m;
    receive(conn, m);
    receive(conn, m);
  });
  expect_bypass("t");
}

TEST_F(LauncherTrouble, AnswersByteByByte) {
  serve([this](int conn) {
    if (!receive_request(conn)) return;
    const auto bytes = frame_bytes(FrameType::kCompileReply, pass_through());
    for (const char c : bytes) {
      send_bytes(conn, std::string(1, c));
      usleep(100'000);
    }
  });
  expect_bypass("t");
}

TEST_F(LauncherTrouble, WaitFramesStartTheWaitAnew) {
  serve([this](int conn) {
    if (!receive_request(conn)) return;
    for (int i = 0; i < 5; ++i) {
      send_frame(conn, FrameType::kWait, "");
      usleep(80'000);
    }
    const int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
    send_bytes(conn,
               frame_bytes(FrameType::kWait, "") +
                   frame_bytes(FrameType::kCompileReply, hit({descriptor_output("x.o", 0)}), 1),
               {fd});
    close(fd);
    Message m;
    receive(conn, m);
  });
  const auto o = run({"fakecc"});
  EXPECT_EQ(o.out, "");
  EXPECT_TRUE(fs::exists(work("x.o")));
}

TEST_F(LauncherTrouble, ClosesAtOnceOrAfterTheRequest) {
  serve([](int) {});
  expect_bypass("r");
}

TEST_F(LauncherTrouble, Refuses) {
  serve([this](int conn) {
    if (receive_request(conn)) send_frame(conn, FrameType::kRefused, "");
  });
  expect_bypass("r");
}

TEST_F(LauncherTrouble, AnotherVersion) {
  serve([this](int conn) {
    if (!receive_request(conn)) return;
    send_bytes(conn, frame_bytes(FrameType::kRefused, "", 0, kProtocolVersion + 1));
  });
  expect_bypass("v");
}

TEST_F(LauncherTrouble, AnotherUser) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root to be somebody else";
  serve_reply(hit({inline_output("x.o", "planted")}));
  chmod(dir_.c_str(), 0777);
  chmod(root_.c_str(), 0777);
  chmod((root_ / "zccached.sock").c_str(), 0777);
  chmod(work("").c_str(), 0777);
  const auto o = run({"fakecc"}, [] {
    if (setuid(65534) != 0) _exit(97);
  });
  EXPECT_EQ(o.out, "compiled\n") << o.err << o.status;
  EXPECT_EQ(bypassed(), "f");
  EXPECT_FALSE(fs::exists(work("x.o")));
}

TEST_F(LauncherTrouble, MalformedReplies) {
  const auto good = hit({inline_output("x.o", "object")}, "out", "err");
  const auto change = [](std::string payload, size_t at, std::uint32_t value) {
    std::memcpy(payload.data() + at, &value, sizeof value);
    return payload;
  };
  const auto run_good = plan({"-H"}, {"x.o"}, {"A=b"});
  const std::vector<std::pair<const char*, std::string>> replies = {
      {"empty", ""},
      {"cut head", good.substr(0, 20)},
      {"cut output", good.substr(0, 60)},
      {"cut streams", good.substr(0, good.size() - 1)},
      {"trailing", good + "x"},
      {"kind", change(good, offsetof(ReplyHead, kind), 77)},
      {"status", change(good, offsetof(ReplyHead, exit_status), 0x8000'0000u)},
      {"output count", change(good, offsetof(ReplyHead, output_count), ~0u)},
      {"one output more", change(good, offsetof(ReplyHead, output_count), 2)},
      {"stdout length", change(good, offsetof(ReplyHead, stdout_length), ~0u)},
      {"stderr length", change(good, offsetof(ReplyHead, stderr_length), 1u << 31)},
      {"output size", change(good, sizeof(ReplyHead), 1000)},
      {"inline size", change(good, sizeof(ReplyHead) + 8, ~0u - 7)},
      {"path length", change(good, sizeof(ReplyHead) + 16, 3)},
      {"path length 0", change(good, sizeof(ReplyHead) + 16, 0)},
      {"no descriptor", hit({descriptor_output("x.o", 5)})},
      {"extra count", change(run_good, offsetof(ReplyHead, extra_argc), 1000)},
      {"extra beyond", change(run_good, offsetof(ReplyHead, extra_argc), 60)},
      {"variables", change(run_good, offsetof(ReplyHead, env_count), 2)},
      {"depfile index", change(run_good, offsetof(ReplyHead, depfile_argument), 1)},
      {"variable without =", plan({}, {}, {"novalue"})},
      {"unterminated", run_good.substr(0, run_good.size() - 1)},
      {"outputs", change(run_good, offsetof(ReplyHead, output_count), 33)},
  };
  size_t next = 0;
  serve([&, this](int conn) {
    if (receive_request(conn)) send_frame(conn, FrameType::kCompileReply, replies[next].second);
  });
  for (; next < replies.size(); ++next) {
    SCOPED_TRACE(replies[next].first);
    expect_bypass("r");
    EXPECT_FALSE(fs::exists(work("x.o")));
  }
}

TEST_F(LauncherTrouble, MalformedFrames) {
  auto header = [](auto change) {
    FrameHeader h{.type = FrameType::kCompileReply};
    change(h);
    return raw(h);
  };
  const std::vector<std::string> frames = {
      "garbage that is long enough to be a header",
      "short",
      header([](auto& h) { h.length = kMaxPayload + 1; }),
      header([](auto& h) { h.length = kMaxPayload; }) + "and then nothing",
      header([](auto& h) { h.fd_count = 3; }),
      header([](auto& h) { h.type = FrameType::kResultReply; }),
      header([](auto& h) { h.type = FrameType{999}; }),
  };
  size_t next = 0;
  serve([&, this](int conn) {
    if (receive_request(conn)) send_bytes(conn, frames[next]);
  });
  for (; next < frames.size(); ++next) expect_bypass("r");
}

TEST_F(LauncherTrouble, DescriptorsNobodyAskedFor) {
  const int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
  serve_reply(hit({inline_output("x.o", "object")}), {fd, fd});
  expect_bypass("r");
  close(fd);
}

TEST_F(LauncherTrouble, RandomDamageNeverCrashes) {
  std::mt19937 random(7);
  const auto hit_reply =
      hit({inline_output("x.o", "object"), inline_output("x.d", "dep")}, "o", "e");
  const auto run_reply = plan({"-H", "DEP"}, {"x.o"}, {"A=b"}, 1);
  serve([&, this](int conn) {
    if (!receive_request(conn)) return;
    auto payload = random() % 2 ? hit_reply : run_reply;
    for (int i = 0; i < 3; ++i) payload[random() % payload.size()] = static_cast<char>(random());
    payload.resize(payload.size() - random() % 4);
    send_frame(conn, FrameType::kCompileReply, payload);
  });
  for (int i = 0; i < 150; ++i) {
    const auto o = run({"fakecc"});
    EXPECT_TRUE(WIFEXITED(o.status)) << o.status;
  }
}

TEST_F(LauncherTrouble, ARequestOverTheLimit) {
  serve_reply(hit({}));
  env_.push_back("X=1");
  // The kernel's own limit (a quarter of the stack's) lies under the frame's; only where it does
  // not can a request be too large, and it is then passed by. Here: a large one arrives whole.
  Strings args = {"fakecc"};
  for (int i = 0; i < 15; ++i) args.push_back(std::string(100'000, static_cast<char>('a' + i)));
  EXPECT_EQ(run(args).out, "");
  EXPECT_EQ(request_.argv, args);
}

TEST_F(LauncherTrouble, ASocketPathThatIsTooLongForTheKernel) {
  const auto deep = dir_ / std::string(100, 'd') / std::string(100, 'e');
  fs::create_directories(deep);
  serve_reply(hit({inline_output("x.o", "object")}));
  fs::rename(root_ / "zccached.sock", deep / "s.sock");
  env_.push_back("ZCCACHE_ENDPOINT=" + (deep / "s.sock").string());
  EXPECT_EQ(run({"fakecc"}).out, "");
  EXPECT_EQ(read_file(work("x.o")), "object");
}

TEST_F(LauncherTrouble, NoUsableCacheDirectory) {
  env_[2] = "ZCCACHE_CACHE_DIR=relative";
  auto o = run({"fakecc"});
  EXPECT_EQ(o.out, "compiled\n");
  EXPECT_NE(o.err.find("is not an absolute path: compiling without the cache"), std::string::npos);
  env_[2] = "ZCCACHE_CACHE_DIR=/" + std::string(5000, 'l');
  o = run({"fakecc"});
  EXPECT_EQ(o.out, "compiled\n");
  EXPECT_NE(o.err.find("too long"), std::string::npos);
}

}  // namespace
}  // namespace launcher_test
