#include "protocol/endpoint.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace zcc::protocol {
namespace {

using Variables = std::map<std::string, std::string>;

std::string_view get(const char* name, const void* context) {
  const auto& variables = *static_cast<const Variables*>(context);
  const auto it = variables.find(name);
  return it == variables.end() ? std::string_view() : std::string_view(it->second);
}

Endpoint find(const Variables& variables) { return find_endpoint(get, &variables); }

TEST(Endpoint, CacheDirComesBeforeXdgBeforeHome) {
  Variables v{{"HOME", "/h"}};
  EXPECT_EQ(find(v).root.view(), "/h/.cache/zccache");
  v["XDG_CACHE_HOME"] = "/x";
  EXPECT_EQ(find(v).root.view(), "/x/zccache");
  v["ZCCACHE_CACHE_DIR"] = "/z";
  EXPECT_EQ(find(v).root.view(), "/z");
  EXPECT_EQ(find(v).error, EndpointError::kNone);
}

TEST(Endpoint, RelativeXdgIsIgnored) {
  EXPECT_EQ(find({{"HOME", "/h"}, {"XDG_CACHE_HOME", "x"}}).root.view(), "/h/.cache/zccache");
}

TEST(Endpoint, NoHomeIsAnErrorOfItsOwn) {
  EXPECT_EQ(find({}).error, EndpointError::kNoHome);
  EXPECT_EQ(find({{"XDG_CACHE_HOME", "relative"}}).error, EndpointError::kNoHome);
}

TEST(Endpoint, RelativeRootOrSocketIsAnError) {
  EXPECT_EQ(find({{"ZCCACHE_CACHE_DIR", "z"}}).error, EndpointError::kNotAbsolute);
  EXPECT_EQ(find({{"HOME", "h"}}).error, EndpointError::kNotAbsolute);
  EXPECT_EQ(find({{"HOME", "/h"}, {"ZCCACHE_ENDPOINT", "s"}}).error, EndpointError::kNotAbsolute);
}

TEST(Endpoint, SocketLiesInTheRootUnlessNamed) {
  EXPECT_EQ(find({{"ZCCACHE_CACHE_DIR", "/z"}}).socket.view(), "/z/zccached.sock");
  const auto named = find({{"ZCCACHE_CACHE_DIR", "/z"}, {"ZCCACHE_ENDPOINT", "/run/s"}});
  EXPECT_EQ(named.socket.view(), "/run/s");
  EXPECT_EQ(named.root.view(), "/z");
}

TEST(Endpoint, NamespaceHasARootAndASocketOfItsOwn) {
  const auto e = find({{"ZCCACHE_CACHE_DIR", "/z"}, {"ZCCACHE_DAEMON_NAMESPACE", "ci"}});
  EXPECT_EQ(e.root.view(), "/z/namespace-ci");
  EXPECT_EQ(e.socket.view(), "/z/namespace-ci/zccached.sock");
}

TEST(Endpoint, NamespaceCanNotLeaveTheRoot) {
  EXPECT_EQ(
      find({{"ZCCACHE_CACHE_DIR", "/z"}, {"ZCCACHE_DAEMON_NAMESPACE", "a/../../b"}}).root.view(),
      "/z");
}

TEST(Endpoint, TooLongIsSaid) {
  const std::string path = "/" + std::string(5000, 'a');
  EXPECT_EQ(find({{"ZCCACHE_CACHE_DIR", path}}).error, EndpointError::kTooLong);
  EXPECT_EQ(find({{"HOME", path}}).error, EndpointError::kTooLong);
  EXPECT_EQ(find({{"HOME", "/h"}, {"ZCCACHE_ENDPOINT", path}}).error, EndpointError::kTooLong);
}

TEST(Endpoint, LastLengthThatFits) {
  const std::string suffix = "/zccached.sock";
  const std::string fits = "/" + std::string(EndpointPath::capacity() - 2 - suffix.size(), 'a');
  EXPECT_EQ(find({{"ZCCACHE_CACHE_DIR", fits}}).error, EndpointError::kNone);
  EXPECT_EQ(find({{"ZCCACHE_CACHE_DIR", fits + "a"}}).error, EndpointError::kTooLong);
}

TEST(FixedString, KeepsItsEndWhenSomethingDoesNotFit) {
  FixedString<4> s;
  s += "abc";
  EXPECT_FALSE(s.overflow);
  s += "d";
  EXPECT_TRUE(s.overflow);
  EXPECT_STREQ(s.c_str(), "abc");
}

}  // namespace
}  // namespace zcc::protocol
