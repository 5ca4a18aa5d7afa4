#include "daemon/output_writers.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "platform/file.h"

namespace zcc::daemon {
namespace {

namespace fs = std::filesystem;

class OutputWritersTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "zcc_writers_XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    dir_ = name;
    if (!Inotify::open()) GTEST_SKIP() << "no inotify here";
  }
  void TearDown() override { fs::remove_all(dir_); }

  std::string in_dir(const std::string& name) const { return (dir_ / name).string(); }
  void write(const std::string& name) const { std::ofstream(dir_ / name) << "text"; }
  // A file of another name.
  fs::path other() const {
    write("other");
    return dir_ / "other";
  }
  std::unique_ptr<OutputWriters::Compile> begin(const std::string& name, unsigned closings = 1) {
    return writers_.begin({{.path = in_dir(name), .closings = closings}});
  }

  OutputWriters writers_;
  fs::path dir_;
};

TEST_F(OutputWritersTest, ACompilerAloneHasNoCompany) {
  const auto compile = begin("a.o");
  write("a.o");
  write("b.o");
  EXPECT_FALSE(compile->has_company());
}

TEST_F(OutputWritersTest, WhatWasWrittenBeforeDoesNotCount) {
  write("a.o");
  const auto first = begin("b.o");
  write("a.o");
  const auto compile = begin("a.o");
  write("a.o");
  EXPECT_FALSE(compile->has_company());
}

TEST_F(OutputWritersTest, ASecondWriterIsCompany) {
  const auto compile = begin("a.o");
  write("a.o");
  write("a.o");
  EXPECT_TRUE(compile->has_company());
}

TEST_F(OutputWritersTest, ASecondFileOfThatNameIsCompany) {
  const auto compile = begin("a.o");
  write("a.o");
  write("new");
  fs::rename(dir_ / "new", dir_ / "a.o");
  EXPECT_TRUE(compile->has_company());
}

TEST_F(OutputWritersTest, ACompilerMayCloseItTwice) {
  const auto compile = begin("a.o", 2);
  write("a.o");
  write("a.o");
  EXPECT_FALSE(compile->has_company());
  write("a.o");
  EXPECT_TRUE(compile->has_company());
}

// As GNU as does, as clang does, and as what writes over an old file.
TEST_F(OutputWritersTest, ACompilerMayReplaceWhatLiesThere) {
  write("a.o");
  const auto compile = begin("a.o");
  fs::remove(dir_ / "a.o");
  write("a.o");
  EXPECT_FALSE(compile->has_company());
}

TEST_F(OutputWritersTest, ACompilerMayMoveItThereAndCloseItThen) {
  const auto compile = begin("a.o");
  {
    std::ofstream file(dir_ / "a.o.tmp");
    file << "text" << std::flush;
    fs::rename(dir_ / "a.o.tmp", dir_ / "a.o");
  }
  EXPECT_FALSE(compile->has_company());
}

TEST_F(OutputWritersTest, ACompilerMayWriteOverWhatLiesThere) {
  write("a.o");
  const auto compile = begin("a.o");
  write("a.o");
  EXPECT_FALSE(compile->has_company());
}

// As a launcher delivers a hit: no closing, and one name.
TEST_F(OutputWritersTest, ANewNameOfWhatWasWrittenOverIsCompany) {
  write("a.d");
  const auto compile = begin("a.d");
  write("a.d");
  fs::remove(dir_ / "a.d");
  fs::create_hard_link(other(), dir_ / "a.d");
  EXPECT_TRUE(compile->has_company());
}

TEST_F(OutputWritersTest, ANewNameOfWhatIsBeingWrittenOverIsCompany) {
  write("a.d");
  const auto compile = begin("a.d");
  std::ofstream file(dir_ / "a.d");
  fs::remove(dir_ / "a.d");
  fs::create_hard_link(other(), dir_ / "a.d");
  file.close();
  EXPECT_TRUE(compile->has_company());
}

TEST_F(OutputWritersTest, WhatWasMovedThereIsNotWrittenTo) {
  const auto compile = begin("a.o");
  fs::rename(other(), dir_ / "a.o");
  std::ofstream(dir_ / "a.o") << "text";
  EXPECT_TRUE(compile->has_company());
}

TEST_F(OutputWritersTest, ASecondWriterThatIsNotYetDoneIsCompany) {
  const auto compile = begin("a.o");
  write("a.o");
  std::ofstream file(dir_ / "a.o");
  EXPECT_TRUE(compile->has_company());
}

TEST_F(OutputWritersTest, AnExchangedDirectoryIsCompany) {
  fs::create_directory(dir_ / "out");
  const auto removed = begin("out/a.o");
  fs::remove_all(dir_ / "out");
  fs::create_directory(dir_ / "out");
  write("out/a.o");
  const auto moved = begin("out/a.o");
  EXPECT_TRUE(removed->has_company());
  fs::rename(dir_ / "out", dir_ / "old");
  fs::rename(dir_ / "old", dir_ / "out");
  EXPECT_TRUE(moved->has_company());
}

TEST_F(OutputWritersTest, ADirectoryThatAppearsIsCompany) {
  const auto compile = begin("out/a.o");
  const auto maker = writers_.begin({{.path = in_dir("out/b.o"), .makes_directories = true}});
  fs::create_directory(dir_ / "out");
  EXPECT_TRUE(compile->has_company());
  EXPECT_FALSE(maker->has_company());
}

TEST_F(OutputWritersTest, WhatComesLaterThanItsDirectoryIsCompany) {
  const auto compile = writers_.begin({{.path = in_dir("out/a.gcm"), .makes_directories = true}});
  fs::create_directory(dir_ / "out");
  if (!birth_ns(dir_)) GTEST_SKIP() << "no times of birth here";
  write("out/a.gcm~");
  fs::rename(dir_ / "out/a.gcm~", dir_ / "out/a.gcm");
  EXPECT_FALSE(compile->has_company());
  usleep(30'000);
  write("out/a.gcm~");
  fs::rename(dir_ / "out/a.gcm~", dir_ / "out/a.gcm");
  EXPECT_TRUE(compile->has_company());
}

TEST_F(OutputWritersTest, ADirectoryBehindALinkThatLeadsElsewhereIsCompany) {
  fs::create_directory(dir_ / "one");
  fs::create_directory(dir_ / "two");
  fs::create_directory_symlink(dir_ / "one", dir_ / "out");
  const auto compile = begin("out/a.o");
  const auto other = begin("out/b.o");
  write("out/b.o");
  EXPECT_FALSE(other->has_company());
  fs::remove(dir_ / "out");
  fs::create_directory_symlink(dir_ / "two", dir_ / "out");
  write("out/a.o");
  EXPECT_TRUE(compile->has_company());
}

TEST_F(OutputWritersTest, WritersBehindALinkAreSeen) {
  fs::create_directory(dir_ / "real");
  write("real/a.o");
  fs::create_symlink(dir_ / "real/a.o", dir_ / "a.o");
  const auto compile = begin("a.o");
  write("a.o");
  EXPECT_FALSE(compile->has_company());
  write("real/a.o");
  EXPECT_TRUE(compile->has_company());
}

TEST_F(OutputWritersTest, TwoCompilesOfOneNameAreCompanyToEachOther) {
  const auto first = begin("a.o");
  fs::create_directory_symlink(dir_, dir_ / "link");
  const auto second = begin("link/a.o");
  const auto third = begin("b.o");
  EXPECT_TRUE(first->has_company());
  EXPECT_TRUE(second->has_company());
  EXPECT_FALSE(third->has_company());
}

TEST_F(OutputWritersTest, TwoCompilesOfOneNameAreSeenWithoutWatches) {
  const auto first = begin("nowhere/a.o");
  const auto second = begin("nowhere/a.o");
  EXPECT_TRUE(first->has_company());
  EXPECT_TRUE(second->has_company());
}

TEST_F(OutputWritersTest, OneAfterAnotherAreNot) {
  {
    const auto first = begin("a.o");
    write("a.o");
    EXPECT_FALSE(first->has_company());
  }
  const auto second = begin("a.o");
  write("a.o");
  EXPECT_FALSE(second->has_company());
}

}  // namespace
}  // namespace zcc::daemon
