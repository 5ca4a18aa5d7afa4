#include "daemon/settings.h"

#include <gtest/gtest.h>
#include <stdlib.h>

namespace zcc::daemon {
namespace {

constexpr std::uint64_t kTotal = 1'000'000;
constexpr std::uint64_t kMax = ~std::uint64_t{0};

TEST(ParseSize, Table) {
  struct Row {
    std::string_view text;
    std::uint64_t bytes;
  };
  for (const auto& [text, bytes] : {Row{"0", 0},
                                    {"1000", 1000},
                                    {"1000B", 1000},
                                    {"1K", 1 << 10},
                                    {"1k", 1 << 10},
                                    {"1KB", 1 << 10},
                                    {"1KiB", 1 << 10},
                                    {"512M", 512u << 20},
                                    {"20G", 20ull << 30},
                                    {"20g", 20ull << 30},
                                    {"20GiB", 20ull << 30},
                                    {"3T", 3ull << 40},
                                    {"0%", 0},
                                    {"10%", kTotal / 10},
                                    {"100%", kTotal},
                                    {"16777215T", 16777215ull << 40},
                                    {"18446744073709551615", kMax}}) {
    EXPECT_EQ(parse_size(text, kTotal), bytes) << text;
  }
}

TEST(ParseSize, Malformed) {
  for (const std::string_view text : {"",
                                      " ",
                                      "G",
                                      "%",
                                      "-1",
                                      "+1",
                                      " 1",
                                      "1 ",
                                      "1 G",
                                      "1.5G",
                                      "0x10",
                                      "1e9",
                                      "101%",
                                      "-1%",
                                      "1%%",
                                      "1%G",
                                      "1X",
                                      "1GG",
                                      "1Gi",
                                      "1gib",
                                      "1b",
                                      "1iB",
                                      "1BK",
                                      "16777216T",
                                      "18446744073709551616",
                                      "99999999999999999999999",
                                      "1E",
                                      "G1",
                                      "nan"}) {
    EXPECT_FALSE(parse_size(text, kTotal)) << text;
  }
}

class ReadSettings : public ::testing::Test {
 protected:
  void SetUp() override { clear(); }
  void TearDown() override { clear(); }
  static void clear() {
    for (const auto* name : {"ZCCACHE_CACHE_SIZE", "ZCCACHE_CACHE_SIZE_BYTES",
                             "ZCCACHE_CACHE_SIZE_PERCENT", "ZCCACHE_IDLE_TIMEOUT_SECS"}) {
      ::unsetenv(name);
    }
  }
};

TEST_F(ReadSettings, Defaults) {
  const auto s = read_settings("/");
  EXPECT_EQ(s.idle_timeout, std::chrono::hours(1));
  EXPECT_GE(s.budget_bytes, 10ull << 30);
  EXPECT_LE(s.budget_bytes, 200ull << 30);
  EXPECT_TRUE(s.warnings.empty());
}

TEST_F(ReadSettings, CacheSizeComesBeforeBytesBeforePercent) {
  ::setenv("ZCCACHE_CACHE_SIZE_PERCENT", "50", 1);
  const auto percent = read_settings("/").budget_bytes;
  ::setenv("ZCCACHE_CACHE_SIZE_BYTES", "12345", 1);
  EXPECT_EQ(read_settings("/").budget_bytes, 12345u);
  EXPECT_NE(percent, 12345u);
  ::setenv("ZCCACHE_CACHE_SIZE", "1G", 1);
  EXPECT_EQ(read_settings("/").budget_bytes, 1u << 30);
}

TEST_F(ReadSettings, EmptyIsUnset) {
  ::setenv("ZCCACHE_CACHE_SIZE", "", 1);
  ::setenv("ZCCACHE_IDLE_TIMEOUT_SECS", "", 1);
  const auto s = read_settings("/");
  EXPECT_TRUE(s.warnings.empty());
  EXPECT_EQ(s.idle_timeout, std::chrono::hours(1));
}

TEST_F(ReadSettings, MalformedWarnsOnceAndIsTheDefault) {
  const auto standard = read_settings("/");
  ::setenv("ZCCACHE_CACHE_SIZE", "huge", 1);
  ::setenv("ZCCACHE_IDLE_TIMEOUT_SECS", "-5", 1);
  const auto s = read_settings("/");
  EXPECT_EQ(s.budget_bytes, standard.budget_bytes);
  EXPECT_EQ(s.idle_timeout, standard.idle_timeout);
  ASSERT_EQ(s.warnings.size(), 2u);
  EXPECT_NE(s.warnings[0].find("ZCCACHE_CACHE_SIZE=huge"), std::string::npos);
}

// A budget of nothing would keep the cache from ever holding anything.
TEST_F(ReadSettings, ZeroIsNoSize) {
  for (const auto* value : {"0", "0G", "0%"}) {
    ::setenv("ZCCACHE_CACHE_SIZE", value, 1);
    EXPECT_EQ(read_settings("/").warnings.size(), 1u) << value;
  }
}

TEST_F(ReadSettings, IdleTimeoutZeroIsNever) {
  ::setenv("ZCCACHE_IDLE_TIMEOUT_SECS", "0", 1);
  const auto s = read_settings("/");
  EXPECT_EQ(s.idle_timeout.count(), 0);
  EXPECT_TRUE(s.warnings.empty());
}

}  // namespace
}  // namespace zcc::daemon
