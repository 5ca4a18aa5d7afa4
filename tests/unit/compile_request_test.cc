#include "cache/compile_request.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <string>

namespace zcc::cache {
namespace {

using protocol::CompileHead;
using namespace std::string_literals;

std::string list(const std::vector<std::string>& strings) {
  std::string out;
  for (const auto& s : strings) out += s + '\0';
  return out;
}

struct Message {
  CompileHead head;
  std::string tool = "/usr/bin/gcc\0"s;
  std::string cwd = "/home/user/project\0"s;
  std::string argv = list({"gcc", "-c", "", "a.c"});
  std::string environment = list({"PATH=/bin", "EMPTY=", "LANG=C"});

  Message() {
    head.argc = 4;
    head.envc = 3;
    head.umask = 022;
    head.columns = 80;
    measure();
  }
  void measure() {
    head.tool_length = static_cast<std::uint32_t>(tool.size());
    head.cwd_length = static_cast<std::uint32_t>(cwd.size());
    head.argv_length = static_cast<std::uint32_t>(argv.size());
    head.env_length = static_cast<std::uint32_t>(environment.size());
  }
  std::string bytes() const {
    return std::string(reinterpret_cast<const char*>(&head), sizeof head) + tool + cwd + argv +
           environment;
  }
};

// Decodes a copy that ends where its memory ends, so that AddressSanitizer sees a byte too far.
bool accepts(std::string_view bytes) {
  const std::unique_ptr<char[]> exact(new char[bytes.size()]);
  bytes.copy(exact.get(), bytes.size());
  return decode_compile_request({exact.get(), bytes.size()}).has_value();
}

TEST(CompileRequest, MayLackTheToolWhereThatIsOnPath) {
  Message m;
  EXPECT_FALSE(lacks_tool(m.bytes()));
  m.head.flags = protocol::kToolOnPath;
  EXPECT_FALSE(lacks_tool(m.bytes()));
  m.tool.clear();
  m.measure();
  EXPECT_TRUE(lacks_tool(m.bytes()));
  EXPECT_FALSE(accepts(m.bytes()));
  m.head.flags = 0;
  EXPECT_FALSE(lacks_tool(m.bytes()));
  EXPECT_FALSE(lacks_tool("short"));
}

TEST(CompileRequest, IsDecodedInPlace) {
  const auto bytes = Message().bytes();
  const auto r = decode_compile_request(bytes);
  ASSERT_TRUE(r);
  EXPECT_EQ(r->tool, "/usr/bin/gcc");
  EXPECT_EQ(r->cwd, "/home/user/project");
  EXPECT_EQ(r->argv, (std::vector<std::string_view>{"gcc", "-c", "", "a.c"}));
  EXPECT_EQ(r->environment, (std::vector<std::string_view>{"PATH=/bin", "EMPTY=", "LANG=C"}));
  EXPECT_EQ(r->head.umask, 022u);
  EXPECT_EQ(r->head.columns, 80u);
  EXPECT_GE(r->tool.data(), bytes.data());
  EXPECT_LE(r->environment.back().data(), bytes.data() + bytes.size());
}

TEST(CompileRequest, NoVariablesAtAllIsFine) {
  Message m;
  m.environment.clear();
  m.head.envc = 0;
  m.measure();
  EXPECT_TRUE(accepts(m.bytes()));
}

TEST(CompileRequest, EveryTruncationIsRejected) {
  const auto bytes = Message().bytes();
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_FALSE(accepts(std::string_view(bytes).substr(0, length))) << length;
  }
}

TEST(CompileRequest, EndsWithItsSession) {
  const auto plain = Message().bytes();
  const auto bytes = plain + "the-session";
  const auto r = decode_compile_request(bytes);
  ASSERT_TRUE(r);
  EXPECT_EQ(r->session, "the-session");
  EXPECT_EQ(r->environment.size(), 3u);
  EXPECT_EQ(without_session(bytes), plain);
  EXPECT_EQ(without_session(plain), plain);
  EXPECT_EQ(decode_compile_request(plain)->session, "");
  EXPECT_EQ(without_session(plain.substr(0, plain.size() - 1)), std::nullopt);
  EXPECT_EQ(without_session("short"), std::nullopt);
}

TEST(CompileRequest, WithTooMuchBehindItIsRejected) {
  EXPECT_FALSE(accepts(Message().bytes() + '\0'));
  EXPECT_FALSE(accepts(Message().bytes() + "session\0"s));
  EXPECT_TRUE(accepts(Message().bytes() + std::string(protocol::kLongestSession, 'x')));
  EXPECT_FALSE(accepts(Message().bytes() + std::string(protocol::kLongestSession + 1, 'x')));
}

TEST(CompileRequest, EveryChangedLengthOrCountIsRejected) {
  constexpr std::size_t kFields[] = {
      offsetof(CompileHead, argc),        offsetof(CompileHead, envc),
      offsetof(CompileHead, tool_length), offsetof(CompileHead, cwd_length),
      offsetof(CompileHead, argv_length), offsetof(CompileHead, env_length)};
  const auto good = Message().bytes();
  for (const auto field : kFields) {
    std::uint32_t value;
    std::memcpy(&value, good.data() + field, sizeof value);
    const auto expect_rejected = [&](std::uint32_t other) {
      auto bad = good;
      std::memcpy(bad.data() + field, &other, sizeof other);
      EXPECT_FALSE(accepts(bad)) << field << ": " << other;
    };
    for (unsigned bit = 0; bit < 32; ++bit) expect_rejected(value ^ (1u << bit));
    for (std::uint32_t other = 0; other < 200; ++other) {
      if (other != value) expect_rejected(other);
    }
    for (const std::uint32_t other : {~0u, ~0u - 1, 1u << 31}) expect_rejected(other);
  }
}

// A byte moved from one section's length to its neighbour's keeps the sum.
TEST(CompileRequest, LengthsThatTradeBytesAreRejected) {
  constexpr std::uint32_t CompileHead::*kLengths[] = {
      &CompileHead::tool_length, &CompileHead::cwd_length, &CompileHead::argv_length,
      &CompileHead::env_length};
  for (std::size_t i = 0; i + 1 < std::size(kLengths); ++i) {
    for (int moved = -8; moved <= 8; ++moved) {
      if (moved == 0) continue;
      Message m;
      m.head.*kLengths[i] += static_cast<std::uint32_t>(moved);
      m.head.*kLengths[i + 1] -= static_cast<std::uint32_t>(moved);
      EXPECT_FALSE(accepts(m.bytes())) << i << ": " << moved;
    }
  }
}

TEST(CompileRequest, StringsMustEndAndHoldNoNul) {
  const auto changed = [](auto change) {
    Message m;
    change(m);
    m.measure();
    return m.bytes();
  };
  EXPECT_FALSE(accepts(changed([](Message& m) { m.tool.back() = 'x'; })));
  EXPECT_FALSE(accepts(changed([](Message& m) { m.tool[4] = '\0'; })));
  EXPECT_FALSE(accepts(changed([](Message& m) { m.tool.clear(); })));
  EXPECT_FALSE(accepts(changed([](Message& m) { m.cwd.back() = 'x'; })));
  EXPECT_FALSE(accepts(changed([](Message& m) { m.cwd[3] = '\0'; })));
  EXPECT_FALSE(accepts(changed([](Message& m) { m.cwd.clear(); })));
  EXPECT_FALSE(accepts(changed([](Message& m) { m.argv.back() = 'x'; })));
  EXPECT_FALSE(accepts(changed([](Message& m) { m.environment.back() = 'x'; })));
}

TEST(CompileRequest, DirectoryIsAbsolute) {
  Message m;
  m.cwd = "relative\0"s;
  m.measure();
  EXPECT_FALSE(accepts(m.bytes()));
}

TEST(CompileRequest, NoArgumentsIsRejected) {
  Message m;
  m.argv.clear();
  m.head.argc = 0;
  m.measure();
  EXPECT_FALSE(accepts(m.bytes()));
}

TEST(CompileRequest, VariableByItsWholeName) {
  const auto bytes = Message().bytes();
  const auto r = decode_compile_request(bytes);
  ASSERT_TRUE(r);
  EXPECT_EQ(r->variable("LANG"), "C");
  EXPECT_EQ(r->variable("EMPTY"), "");
  EXPECT_EQ(r->variable("LAN"), std::nullopt);
  EXPECT_EQ(r->variable("LANGUAGE"), std::nullopt);
  EXPECT_EQ(r->variable(""), std::nullopt);
}

}  // namespace
}  // namespace zcc::cache
