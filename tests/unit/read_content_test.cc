#include "inputs/content.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "inputs/source_scan.h"
#include "settled.h"

namespace zcc::inputs {
namespace {

TEST(ReadContent, DigestAndFindingsOfTheWhole) {
  const TempDir dir;
  const std::string text = std::string(100'000, 'x') + "\n__TIMESTAMP__\n";
  write_file(dir / "f", text);
  const auto c = read_content(dir / "f");
  EXPECT_EQ(c.error, 0);
  EXPECT_EQ(c.digest, sha256(text));
  EXPECT_EQ(c.findings, kTimestamp);
  EXPECT_EQ(c.stat, stat_file(dir / "f").value());
}

TEST(ReadContent, EmptyFileHasTheDigestOfNothing) {
  const TempDir dir;
  write_file(dir / "f", "");
  EXPECT_EQ(read_content(dir / "f").digest, sha256(""));
}

TEST(ReadContent, ProgramsAreHashedAndNotScanned) {
  const TempDir dir;
  const auto program = "\177ELF __DATE__ " + store::content(1, 400'000);
  write_file(dir / "f", program);
  const auto c = read_content(dir / "f");
  EXPECT_EQ(c.error, 0);
  EXPECT_EQ(c.digest, sha256(program));
  EXPECT_EQ(c.findings, 0u);
}

TEST(ReadContent, LibrariesOfRustAreToldByNameAndContent) {
  const TempDir dir;
  const auto archive = "!<arch>\n __DATE__ " + store::content(1, 400'000);
  write_file(dir / "a.rlib", archive);
  write_file(dir / "a.c", archive);
  EXPECT_EQ(read_content(dir / "a.rlib").digest, sha256(archive));
  EXPECT_EQ(read_content(dir / "a.rlib").findings, 0u);
  EXPECT_NE(read_content(dir / "a.c").findings & kDateOrTime, 0u);
  write_file(dir / "a.rmeta", std::string("rust\0\0\0\n", 8) + "__DATE__");
  EXPECT_EQ(read_content(dir / "a.rmeta").findings, 0u);
  write_file(dir / "b.rmeta", "not of rustc __DATE__");
  EXPECT_EQ(read_content(dir / "b.rmeta").findings, kDateOrTime);
}

TEST(ReadContent, NobodyKnowsWhatIsInAPrecompiledHeader) {
  const TempDir dir;
  for (const auto* head : {"gpchC014", "CPCH\1"}) {
    write_file(dir / "f", std::string(head) + " nothing");
    const auto c = read_content(dir / "f");
    EXPECT_EQ(c.digest, sha256(std::string(head) + " nothing"));
    EXPECT_EQ(c.findings, kHiddenFile);
    EXPECT_EQ(c.includes, nullptr);
  }
}

TEST(ReadContent, FollowsSymlinksToTheirContent) {
  const TempDir dir;
  write_file(dir / "f", "content");
  ASSERT_EQ(::symlink("f", (dir / "link").c_str()), 0);
  EXPECT_EQ(read_content(dir / "link").digest, sha256("content"));
}

TEST(ReadContent, WhatIsNoRegularFileIsAnErrorAndDoesNotBlock) {
  const TempDir dir;
  EXPECT_EQ(read_content(dir / "missing").error, ENOENT);
  EXPECT_NE(read_content(dir.path()).error, 0);
  EXPECT_NE(read_content("/dev/zero").error, 0);
  ASSERT_EQ(::mkfifo((dir / "fifo").c_str(), 0600), 0);
  EXPECT_NE(read_content(dir / "fifo").error, 0);
}

TEST(ReadContent, SettledATickAfterTheLastWrite) {
  const TempDir dir;
  if (!exact_here(dir.path())) GTEST_SKIP() << "not on this file system";
  write_settled(dir / "f", "x");
  EXPECT_TRUE(read_content(dir / "f").settled);
}

// Settled would be a promise that a write in the same tick could break.
TEST(ReadContent, NotSettledInTheTickOfTheLastWrite) {
  const TempDir dir;
  if (!exact_here(dir.path())) GTEST_SKIP() << "not on this file system";
  int same_tick = 0;
  for (int i = 0; i < 500 && same_tick < 20; ++i) {
    write_file(dir / "f", "x");
    const auto c = read_content(dir / "f");
    if (file_clock_ns() > c.stat.ctime_ns) continue;  // a tick passed meanwhile: proves nothing
    ++same_tick;
    EXPECT_FALSE(c.settled);
  }
  if (same_tick == 0) GTEST_SKIP() << "no reading was fast enough";
}

TEST(ReadContent, NeverSettledWhereTimesAreNotExact) {
  const auto c = read_content("/proc/self/limits");
  EXPECT_EQ(c.error, 0);
  EXPECT_FALSE(c.settled);
}

}  // namespace
}  // namespace zcc::inputs
