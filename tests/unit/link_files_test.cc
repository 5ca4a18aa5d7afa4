#include "tools/link_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace zcc::tools {
namespace {

class LinkFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = ::testing::TempDir() + "link-files-" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(root_);
    for (const auto* name : {"/one", "/two", "/out"}) std::filesystem::create_directories(root_ + name);
  }
  void TearDown() override { std::filesystem::remove_all(root_); }
  void write(const std::string& name) { std::ofstream(root_ + '/' + name) << name; }
  LinkFiles find(std::vector<std::string> listed) const {
    return find_link_files(
        {.listed = std::move(listed), .directories = {"one", "two/", "none"}, .outputs = {"out/a"}, .cwd = root_});
  }
  bool holds(const std::vector<std::string>& list, const std::string& name) const {
    return std::ranges::find(list, root_ + '/' + name) != list.end();
  }
  std::string root_;
};

TEST_F(LinkFilesTest, NothingMayAppearWhereALibraryIsLookedFor) {
  write("two/libv.a");
  const auto found = find({"two/libv.a"});
  EXPECT_TRUE(holds(found.read, "two/libv.a"));
  for (const auto* name : {"one/libv.a", "one/libv.so", "two/libv.so", "none/."}) EXPECT_TRUE(holds(found.absent, name)) << name;
  EXPECT_EQ(found.read.size(), 1u);
}

TEST_F(LinkFilesTest, WhatIsThereInAnotherPlaceIsAnInput) {
  write("one/libv.a");
  write("two/libv.so");
  const auto found = find({"two/libv.so"});
  EXPECT_TRUE(holds(found.read, "one/libv.a"));
  EXPECT_TRUE(holds(found.absent, "one/libv.so"));
}

TEST_F(LinkFilesTest, WhatTheCompilerMakesForTheLinkerIsNone) {
  write("out/a");
  write("out/a.x.rcgu.o");
  write("given.rcgu.o");
  const auto found = find({"out/a", "out/a.x.rcgu.o", root_ + "/out/rustcAb3dEf/symbols.o", "given.rcgu.o"});
  EXPECT_EQ(found.read, std::vector<std::string>{root_ + "/given.rcgu.o"});
}

TEST_F(LinkFilesTest, NamesAreMadePlainWhereThatIsTheSameFile) {
  write("two/libv.a");
  EXPECT_TRUE(holds(find({"one/../two/libv.a"}).read, "two/libv.a"));
  std::filesystem::create_directories(root_ + "/deep/er");
  std::filesystem::create_directory_symlink(root_ + "/deep/er", root_ + "/link");
  write("deep/w.o");
  EXPECT_TRUE(holds(find({"link/../w.o"}).read, "link/../w.o"));
}

TEST(LinkerDepfile, IsReadAsEachLinkerWritesIt) {
  const auto lld = read_linker_depfile("a: \\\n x.o \\\n b\\ c.a\n\nx.o:\n\nb\\ c.a:");
  ASSERT_TRUE(lld);
  EXPECT_EQ(*lld, (std::vector<std::string>{"x.o", "b c.a"}));
  const auto bfd = read_linker_depfile("a: \\\n  x.o \\\n  y.so\n\nx.o:\n\ny.so:\n");
  ASSERT_TRUE(bfd);
  EXPECT_EQ(bfd->size(), 2u);
  EXPECT_FALSE(read_linker_depfile(""));
  EXPECT_FALSE(read_linker_depfile("a: \\\n x.o"));
}

}  // namespace
}  // namespace zcc::tools
