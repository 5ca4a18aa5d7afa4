#include "platform/socket.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <cstring>
#include <filesystem>
#include <thread>

#include "store_fixture.h"

namespace zcc {
namespace {

using protocol::FrameHeader;
using protocol::FrameType;
using State = FrameReader::State;
using store::TempDir;

std::string bytes_of(const FrameHeader& header, std::string_view payload = {}) {
  return std::string(reinterpret_cast<const char*>(&header), sizeof header).append(payload);
}

FrameHeader header_for(std::size_t length, std::uint32_t fds = 0) {
  FrameHeader h;
  h.type = FrameType::kResult;
  h.length = static_cast<std::uint32_t>(length);
  h.fd_count = fds;
  return h;
}

std::size_t open_descriptors() {
  std::size_t n = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
    ++n;
  return n;
}

// One end non-blocking, as the daemon has it, with a reader; the other the peer's.
class FrameTest : public ::testing::Test {
 protected:
  void SetUp() override {
    int ends[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    ours_.reset(ends[0]);
    peer_.reset(ends[1]);
    ASSERT_EQ(::fcntl(ours_.get(), F_SETFL, O_NONBLOCK), 0);
  }
  void peer_sends(std::string_view bytes) {
    ASSERT_EQ(::send(peer_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
  }
  // Plain sendmsg: as many descriptors as asked for, whatever the header says.
  void peer_sends_with(std::string_view bytes, const std::vector<int>& fds) {
    iovec part{.iov_base = const_cast<char*>(bytes.data()), .iov_len = bytes.size()};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * 250)] = {};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = CMSG_SPACE(sizeof(int) * fds.size());
    auto* const c = CMSG_FIRSTHDR(&message);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(sizeof(int) * fds.size());
    std::memcpy(CMSG_DATA(c), fds.data(), sizeof(int) * fds.size());
    ASSERT_EQ(::sendmsg(peer_.get(), &message, MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
  }
  State advance() { return reader_.advance(ours_.get()); }

  UniqueFd ours_, peer_;
  FrameReader reader_;
};

TEST_F(FrameTest, ArrivesByteByByte) {
  const auto bytes = bytes_of(header_for(5), "hello");
  EXPECT_EQ(advance(), State::kPartial);
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    peer_sends({&bytes[i], 1});
    ASSERT_EQ(advance(), State::kPartial) << i;
  }
  peer_sends({&bytes.back(), 1});
  ASSERT_EQ(advance(), State::kComplete);
  EXPECT_EQ(reader_.frame().header.type, FrameType::kResult);
  EXPECT_EQ(reader_.frame().payload, "hello");
}

TEST_F(FrameTest, EmptyPayloadEndsWithTheHeader) {
  peer_sends(bytes_of(header_for(0)));
  EXPECT_EQ(advance(), State::kComplete);
  EXPECT_EQ(reader_.frame().payload, "");
}

// Header and payload are read at once, so what follows would be lost; no peer sends before it is
// answered.
TEST_F(FrameTest, AFrameRightBehindAnotherIsBad) {
  peer_sends(bytes_of(header_for(1), "a") + bytes_of(header_for(2), "bc"));
  EXPECT_EQ(advance(), State::kBad);
}

TEST_F(FrameTest, OneFrameAfterAnother) {
  for (const auto* payload : {"a", "bc", ""}) {
    reader_.reset();
    peer_sends(bytes_of(header_for(static_cast<std::uint32_t>(strlen(payload))), payload));
    ASSERT_EQ(advance(), State::kComplete);
    EXPECT_EQ(reader_.frame().payload, payload);
  }
}

TEST_F(FrameTest, DescriptorsArriveWithTheirFiles) {
  const TempDir dir;
  store::write_file(dir / "a", "first");
  store::write_file(dir / "b", "second");
  const UniqueFd a(::open((dir / "a").c_str(), O_RDONLY)), b(::open((dir / "b").c_str(), O_RDONLY));
  ASSERT_TRUE(send_frame_start(peer_.get(), FrameType::kResult, "xyz", {a.get(), b.get()}));
  ASSERT_EQ(advance(), State::kComplete);
  auto& fds = reader_.frame().fds;
  ASSERT_EQ(fds.size(), 2u);
  EXPECT_EQ(read_fd(fds[0].get()), "first");
  EXPECT_EQ(read_fd(fds[1].get()), "second");
  for (const auto& fd : fds) EXPECT_EQ(::fcntl(fd.get(), F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
  EXPECT_EQ(reader_.frame().payload, "xyz");
}

TEST_F(FrameTest, DescriptorsArriveWithTheFirstByteAlone) {
  const auto bytes = bytes_of(header_for(3, 1), "xyz");
  peer_sends_with(bytes.substr(0, 1), {0});
  EXPECT_EQ(advance(), State::kPartial);
  peer_sends(bytes.substr(1));
  EXPECT_EQ(advance(), State::kComplete);
  EXPECT_EQ(reader_.frame().fds.size(), 1u);
}

TEST_F(FrameTest, AsManyDescriptorsAsAllowed) {
  peer_sends_with(bytes_of(header_for(0, protocol::kMaxFds)),
                  std::vector<int>(protocol::kMaxFds, 0));
  EXPECT_EQ(advance(), State::kComplete);
  EXPECT_EQ(reader_.frame().fds.size(), protocol::kMaxFds);
}

TEST_F(FrameTest, WrongNumberOfDescriptorsIsBad) {
  peer_sends_with(bytes_of(header_for(0, 2)), {0});
  EXPECT_EQ(advance(), State::kBad);
  reader_.reset();
  peer_sends_with(bytes_of(header_for(0, 1)), {0, 0});
  EXPECT_EQ(advance(), State::kBad);
  reader_.reset();
  peer_sends(bytes_of(header_for(0, 1)));
  EXPECT_EQ(advance(), State::kBad);
}

TEST_F(FrameTest, DescriptorsOfABadFrameAreNotLeftOpen) {
  const auto before = open_descriptors();
  peer_sends_with(bytes_of(header_for(0, 1)), std::vector<int>(protocol::kMaxFds + 1, 0));
  EXPECT_EQ(advance(), State::kBad);
  reader_.reset();
  EXPECT_EQ(open_descriptors(), before);
}

TEST_F(FrameTest, MoreDescriptorsThanAllowedInAllAreBad) {
  const auto bytes = bytes_of(header_for(8, protocol::kMaxFds), "12345678");
  const std::vector<int> many(protocol::kMaxFds, 0);
  peer_sends_with(bytes.substr(0, 4), many);
  EXPECT_EQ(advance(), State::kPartial);
  peer_sends_with(bytes.substr(4), {0});
  EXPECT_EQ(advance(), State::kBad);
}

TEST_F(FrameTest, WrongMagicIsBad) {
  auto header = header_for(0);
  header.magic ^= 1;
  peer_sends(bytes_of(header));
  EXPECT_EQ(advance(), State::kBad);
}

TEST_F(FrameTest, OtherVersionIsBadAndTold) {
  auto header = header_for(0);
  header.version = protocol::kProtocolVersion + 1;
  peer_sends(bytes_of(header));
  EXPECT_EQ(advance(), State::kBad);
  EXPECT_EQ(reader_.frame().header.version, protocol::kProtocolVersion + 1);
}

TEST_F(FrameTest, LengthOverTheLimitIsBadBeforeThePayloadComes) {
  for (const std::uint32_t length : {protocol::kMaxPayload + 1, ~0u}) {
    reader_.reset();
    peer_sends(bytes_of(header_for(length)));
    EXPECT_EQ(advance(), State::kBad) << length;
    EXPECT_LE(reader_.frame().payload.size(), 16u << 10);  // room for what is usual, not more
  }
}

TEST_F(FrameTest, LengthAtTheLimitIsWaitedFor) {
  peer_sends(bytes_of(header_for(protocol::kMaxPayload)));
  EXPECT_EQ(advance(), State::kPartial);
}

TEST_F(FrameTest, DescriptorCountOverTheLimitIsBad) {
  peer_sends(bytes_of(header_for(0, protocol::kMaxFds + 1)));
  EXPECT_EQ(advance(), State::kBad);
}

TEST_F(FrameTest, EndOfThePeerIsClosedWhereverItComes) {
  const auto bytes = bytes_of(header_for(5), "hello");
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    SetUp();
    reader_.reset();
    peer_sends(std::string_view(bytes).substr(0, length));
    peer_.reset();
    EXPECT_EQ(advance(), State::kClosed) << length;
  }
}

TEST_F(FrameTest, GarbageIsBadOrWaitedForNeverComplete) {
  for (std::uint64_t seed = 1; seed < 200; ++seed) {
    SetUp();
    reader_.reset();
    peer_sends(store::content(seed, 1 + seed % 64));
    const auto state = advance();
    EXPECT_TRUE(state == State::kBad || state == State::kPartial) << seed;
  }
}

TEST_F(FrameTest, SendingToOneWhoIsGoneIsAnErrorNotASignal) {
  peer_.reset();
  EXPECT_FALSE(send_frame_start(ours_.get(), FrameType::kWait, "x", {}));
  EXPECT_FALSE(send_frame(ours_.get(), FrameType::kWait, "x"));
}

TEST_F(FrameTest, StartTellsHowMuchWasTaken) {
  const std::string large(4 << 20, 'x');
  const auto taken = send_frame_start(ours_.get(), FrameType::kControl, large, {});
  ASSERT_TRUE(taken);
  EXPECT_GE(*taken, sizeof(FrameHeader));
  EXPECT_LT(*taken, large.size());
}

TEST_F(FrameTest, WholeFramesLargerThanTheBuffers) {
  const auto large = store::content(1, 4 << 20);
  ASSERT_EQ(::fcntl(ours_.get(), F_SETFL, 0), 0);
  std::thread sender([&] { EXPECT_TRUE(send_frame(peer_.get(), FrameType::kControl, large)); });
  const auto frame = receive_frame(ours_.get());
  sender.join();
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->header.type, FrameType::kControl);
  EXPECT_TRUE(frame->payload == large);
}

TEST_F(FrameTest, ReceivingBlocksNoLongerThanTheSocketsTimeout) {
  ASSERT_EQ(::fcntl(ours_.get(), F_SETFL, 0), 0);
  const timeval time{.tv_sec = 0, .tv_usec = 50'000};
  ASSERT_EQ(::setsockopt(ours_.get(), SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time), 0);
  const auto frame = receive_frame(ours_.get());
  ASSERT_FALSE(frame);
  EXPECT_EQ(frame.error().kind, ErrorKind::kBusy);
}

void expect_round_trip(const std::string& path) {
  const auto listener = listen_at(path, 4);
  ASSERT_TRUE(listener) << listener.error().message;
  const auto client = connect_to(path);
  ASSERT_TRUE(client) << client.error().message;
  const UniqueFd accepted(::accept4(listener->get(), nullptr, nullptr, SOCK_CLOEXEC));
  ASSERT_TRUE(accepted);
  const auto peer = peer_of(accepted.get());
  ASSERT_TRUE(peer);
  EXPECT_EQ(peer->uid, ::geteuid());
  EXPECT_EQ(peer->pid, ::getpid());
}

TEST(Socket, ConnectsAndKnowsItsPeer) {
  const TempDir dir;
  expect_round_trip(dir / "socket");
}

TEST(Socket, PathsMayBeLongerThanAnAddress) {
  const TempDir dir;
  const auto deep = dir / std::string(120, 'a') + "/" + std::string(120, 'b');
  ASSERT_TRUE(make_directories(deep));
  expect_round_trip(deep + "/zccached.sock");
}

TEST(Socket, NameThatCanNotBeReachedAtAllIsALimit) {
  const TempDir dir;
  EXPECT_EQ(connect_to(dir / std::string(120, 'a')).error().kind, ErrorKind::kLimit);
}

TEST(Socket, IsForItsUserAlone) {
  const TempDir dir;
  const auto listener = listen_at(dir / "socket", 4);
  ASSERT_TRUE(listener);
  EXPECT_EQ(stat_file(dir / "socket")->mode & 0777, 0600u);
}

TEST(Socket, ListenerTakesThePlaceOfAnOldOne) {
  const TempDir dir;
  { ASSERT_TRUE(listen_at(dir / "socket", 4)); }
  expect_round_trip(dir / "socket");
}

TEST(Socket, NobodyThereIsAnError) {
  const TempDir dir;
  EXPECT_EQ(connect_to(dir / "socket").error().kind, ErrorKind::kNotFound);
  { ASSERT_TRUE(listen_at(dir / "socket", 4)); }
  EXPECT_FALSE(connect_to(dir / "socket"));
}

}  // namespace
}  // namespace zcc
