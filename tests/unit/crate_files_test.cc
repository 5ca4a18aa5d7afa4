#include "tools/crate_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace zcc::tools {
namespace {

constexpr const char* kB = "-00000000000000bb";
constexpr const char* kC = "-00000000000000cc";

class CrateFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = ::testing::TempDir() + "crate-files-" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_ + "/one");
    std::filesystem::create_directories(root_ + "/two");
  }
  void TearDown() override { std::filesystem::remove_all(root_); }
  void write(const std::string& name, const std::string& text) { std::ofstream(root_ + '/' + name) << text; }
  bool reads(const CrateFiles& files, const std::string& name) const { return holds(files.read, name); }
  bool misses(const CrateFiles& files, const std::string& name) const { return holds(files.absent, name); }
  bool holds(const std::vector<std::string>& list, const std::string& name) const {
    return std::ranges::find(list, root_ + '/' + name) != list.end();
  }
  CrateFiles find() const {
    CrateSearch search;
    search.externs = {std::string("two/libb") + kB + ".rmeta"};
    search.dependency_directories = {"one", "two"};
    return find_crate_files(search, {}, root_);
  }
  std::string root_;
};

TEST(CrateFile, IsTakenApart) {
  const auto file = crate_file("libserde_json-0123456789abcdef.rmeta");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->name, "serde_json");
  EXPECT_EQ(file->suffix, "-0123456789abcdef");
  EXPECT_EQ(file->stem, "libserde_json-0123456789abcdef");
  EXPECT_EQ(crate_file("libx.so")->suffix, "");
  EXPECT_EQ(crate_file("libx-1.rlib")->suffix, "");
  EXPECT_FALSE(crate_file("x.rlib"));
  EXPECT_FALSE(crate_file("libx.a"));
}

TEST_F(CrateFilesTest, FollowsWhatLibrariesMention) {
  write(std::string("two/libb") + kB + ".rmeta", std::string("..") + kC + "..");
  write(std::string("two/libc") + kC + ".rmeta", "");
  write(std::string("two/libc") + kC + ".rlib", "");
  write("two/libother-00000000000000dd.rmeta", "");
  const auto found = find();
  EXPECT_EQ(found.problem, "");
  EXPECT_TRUE(reads(found, std::string("two/libb") + kB + ".rmeta"));
  EXPECT_TRUE(reads(found, std::string("two/libc") + kC + ".rmeta"));
  EXPECT_FALSE(reads(found, std::string("two/libc") + kC + ".rlib"));
  EXPECT_FALSE(reads(found, "two/libother-00000000000000dd.rmeta"));
  EXPECT_TRUE(misses(found, std::string("one/libc") + kC + ".rmeta"));
  EXPECT_TRUE(misses(found, std::string("one/libc") + kC + ".rlib"));
}

TEST_F(CrateFilesTest, TakesLibrariesWithoutSuffixByName) {
  write(std::string("two/libb") + kB + ".rmeta", "uses plain_one");
  write("one/libplain_one.rlib", "");
  write("one/libplain_two.rlib", "");
  const auto found = find();
  EXPECT_TRUE(reads(found, "one/libplain_one.rlib"));
  EXPECT_FALSE(reads(found, "one/libplain_two.rlib"));
  EXPECT_TRUE(misses(found, "two/libplain_one.rlib"));
}

TEST_F(CrateFilesTest, TellsMacros) {
  write(std::string("two/libb") + kB + ".rmeta", std::string(kC) + "..");
  write(std::string("two/libc") + kC + ".so", "rustc_proc_macro_decls");
  EXPECT_TRUE(find().runs_macros);
  write(std::string("two/libc") + kC + ".so", std::string("\0.rustc\0", 8));
  EXPECT_NE(find().problem, "");
  write(std::string("two/libc") + kC + ".so", "a library of another language");
  EXPECT_EQ(find().problem, "");
}

TEST_F(CrateFilesTest, LeavesOtherPackagesAndTargetsOut) {
  for (const auto* directory : {"src", "other", "target", ".git"}) {
    std::filesystem::create_directories(root_ + "/p/" + directory);
    write(std::string("p/") + directory + "/file", "");
  }
  write("p/Cargo.toml", "");
  write("p/other/Cargo.toml", "");
  write("p/target/CACHEDIR.TAG", "");
  const auto found = find_package_files(root_ + "/p");
  EXPECT_TRUE(reads(found, "p/*"));
  EXPECT_TRUE(reads(found, "p/Cargo.toml"));
  EXPECT_TRUE(reads(found, "p/src/file"));
  EXPECT_FALSE(reads(found, "p/other/file"));
  EXPECT_FALSE(reads(found, "p/target/file"));
  EXPECT_FALSE(reads(found, "p/.git/file"));
  EXPECT_EQ(found.present.size(), 2u);
}

}  // namespace
}  // namespace zcc::tools
