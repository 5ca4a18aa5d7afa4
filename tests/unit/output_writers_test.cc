#include "daemon/output_writers.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

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

TEST_F(OutputWritersTest, NothingIsSaidWhereItIsNotKnownHowOften) {
  const auto compile = begin("a.o", 0);
  write("a.o");
  write("a.o");
  EXPECT_FALSE(compile->has_company());
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
