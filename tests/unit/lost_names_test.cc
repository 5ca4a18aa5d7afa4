#include "daemon/lost_names.h"

#include <sys/stat.h>

#include <filesystem>

#include "settled.h"

namespace zcc::daemon {
namespace {

using inputs::FileTable;

class LostNamesTest : public store::StoreTest {
 protected:
  void SetUp() override {
    store_ = open();
    ASSERT_NE(store_, nullptr);
    files_ = std::make_unique<FileTable>(*store_);
    for (const auto* name : {"user", "system", "system/sub"}) {
      ASSERT_EQ(::mkdir((dir_ / name).c_str(), 0755), 0);
    }
  }
  void begin() {
    inputs::let_it_settle();
    began_ns_ = file_clock_ns();
    began_ = files_->begin_round();
  }
  // Whether x.h may have been there, where nothing is when it is asked.
  bool lost(const std::string& place, bool asked, bool whole = false) {
    const auto id = files_->intern(dir_ / place);
    EXPECT_EQ(files_->look(id, files_->begin_round()), FileTable::State::kMissing);
    LostNames names(*files_, written_,
                    {.began_ns = began_ns_, .began = began_, .depfile_is_whole = whole, .asked_are_listed = clang_});
    return names.may_include(id, asked);
  }
  void come_and_go(const std::string& name) {
    store::write_file(dir_ / name, "");
    std::filesystem::remove(dir_ / name);
  }

  std::unique_ptr<store::Store> store_;
  std::unique_ptr<FileTable> files_;
  WrittenDirectories written_;
  bool clang_ = false;
  std::int64_t began_ns_ = 0;
  inputs::Round began_ = 0;
};

TEST_F(LostNamesTest, NothingIsLostInADirectoryThatIsAsItWas) {
  begin();
  for (const bool asked : {false, true}) {
    EXPECT_FALSE(lost("system/x.h", asked));
    EXPECT_FALSE(lost("system/none/x.h", asked));
    EXPECT_FALSE(lost("none/x.h", asked));
  }
}

TEST_F(LostNamesTest, ADirectoryThatChangedMayHaveHadIt) {
  begin();
  come_and_go("system/x.h");
  EXPECT_TRUE(lost("system/x.h", false));
  EXPECT_TRUE(lost("system/y.h", true));
  EXPECT_TRUE(lost("system/none/x.h", true));
  EXPECT_FALSE(lost("system/sub/x.h", true));
}

TEST_F(LostNamesTest, WhatADepfileNamesIsNotLost) {
  begin();
  come_and_go("system/x.h");
  EXPECT_FALSE(lost("system/x.h", false, true));
  EXPECT_TRUE(lost("system/x.h", true, true));
  clang_ = true;
  EXPECT_FALSE(lost("system/x.h", true, true));
  EXPECT_TRUE(lost("system/x.h", true));
}

TEST_F(LostNamesTest, DirectoriesThatAreWrittenToTellNothing) {
  begin();
  come_and_go("system/x.h");
  come_and_go("system/sub/x.h");
  written_.add(dir_ / "system/./a.o");
  EXPECT_FALSE(lost("system/x.h", true));
  EXPECT_TRUE(lost("system/sub/x.h", true));
  written_.add(dir_ / "system//sub/a.o");
  EXPECT_FALSE(lost("system/sub/x.h", true));
}

TEST_F(LostNamesTest, AboveThoseTheyTell) {
  begin();
  come_and_go("system/x.h");
  written_.add(dir_ / "system/sub/a.o");
  EXPECT_TRUE(lost("system/x.h", true));
}

TEST_F(LostNamesTest, BehindALinkItIsWhereThatLeads) {
  std::filesystem::create_symlink("../user/x.h", dir_ / "system/x.h");
  begin();
  EXPECT_FALSE(lost("system/x.h", true));
  come_and_go("user/x.h");
  EXPECT_TRUE(lost("system/x.h", true));
}

TEST_F(LostNamesTest, AWatchKnowsBetter) {
  if (!files_->watch_stats().available || !inputs::exact_here(dir_.path())) {
    GTEST_SKIP() << "the file system here is always asked";
  }
  const auto id = files_->intern(dir_ / "system/x.h");
  (void)files_->look(id, files_->begin_round());
  while (files_->arm_some(16)) {}
  begin();
  come_and_go("system/y.h");
  EXPECT_FALSE(lost("system/x.h", true));
  EXPECT_FALSE(files_->happened_since(id, began_));
  come_and_go("system/x.h");
  (void)files_->begin_round();
  EXPECT_TRUE(files_->happened_since(id, began_));
}

}  // namespace
}  // namespace zcc::daemon
