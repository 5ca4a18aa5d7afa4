#include "daemon/tool_search.h"

#include <sys/stat.h>

#include "settled.h"

namespace zcc::daemon {
namespace {

using inputs::FileTable;

class ToolSearchTest : public store::StoreTest {
 protected:
  void SetUp() override {
    store_ = open();
    ASSERT_NE(store_, nullptr);
    files_ = std::make_unique<FileTable>(*store_);
    for (const auto* name : {"first", "second", "third"}) {
      ASSERT_EQ(::mkdir((dir_ / name).c_str(), 0755), 0);
    }
    tool_ = dir_ / "second/cc";
    store::write_file(tool_, "");
  }
  // Twice: what the first look finds unwatched is under watch for the second.
  bool settled(const std::string& path) {
    (void)once(path);
    while (files_->arm_some(16)) {}
    return once(path);
  }
  bool once(const std::string& path) {
    const std::string variable = "PATH=" + path;
    cache::CompileRequest request;
    request.tool = tool_;
    request.argv = {"cc", "-c"};
    request.environment = {"HOME=/", variable};
    return search_is_settled(request, *files_);
  }
  bool watches_here() { return files_->watch_stats().available && exact(); }
  bool exact() { return inputs::exact_here(dir_.path()); }

  std::unique_ptr<store::Store> store_;
  std::unique_ptr<FileTable> files_;
  std::string tool_;
};

TEST_F(ToolSearchTest, EmptyPlacesUnderWatchSettleIt) {
  if (!watches_here()) GTEST_SKIP() << "the file system here is always asked";
  const auto path = dir_ / "first" + ":" + (dir_ / "none") + ":" + (dir_ / "second") + ":third";
  EXPECT_FALSE(once(path));
  EXPECT_TRUE(settled(path));
}

TEST_F(ToolSearchTest, TheToolHasToBeThere) {
  EXPECT_FALSE(settled(dir_ / "first" + ":" + (dir_ / "third")));
  EXPECT_FALSE(settled(""));
}

TEST_F(ToolSearchTest, WhatIsInTheWayIsLookedAtEachTime) {
  store::write_file(dir_ / "first/cc", "no program");
  EXPECT_FALSE(settled(dir_ / "first" + ":" + (dir_ / "second")));
  EXPECT_TRUE(settled(dir_ / "second" + ":" + (dir_ / "first")));
  ASSERT_EQ(::mkdir((dir_ / "third/cc").c_str(), 0755), 0);
  EXPECT_FALSE(settled(dir_ / "third" + ":" + (dir_ / "second")));
}

TEST_F(ToolSearchTest, RelativeDirectoriesLeadElsewhere) {
  for (const auto* odd : {"", ".", "bin", "~/bin"}) {
    EXPECT_FALSE(settled(odd + (":" + (dir_ / "second")))) << odd;
  }
}

TEST_F(ToolSearchTest, TheEpochTellsWhenItNoLongerHolds) {
  if (!watches_here()) GTEST_SKIP() << "the file system here is always asked";
  const auto path = dir_ / "first" + ":" + (dir_ / "none") + ":" + (dir_ / "second");
  ASSERT_TRUE(settled(path));
  const auto before = files_->epoch();
  store::write_file(dir_ / "first/other", "");
  (void)files_->begin_round();
  EXPECT_EQ(files_->epoch(), before);
  store::write_file(dir_ / "first/cc", "");
  (void)files_->begin_round();
  EXPECT_NE(files_->epoch(), before);
}

}  // namespace
}  // namespace zcc::daemon
