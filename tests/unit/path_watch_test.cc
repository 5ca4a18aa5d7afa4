#include "inputs/path_watch.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "store_fixture.h"

namespace zcc::inputs {
namespace {

using store::FileId;
using store::TempDir;
using store::write_file;

constexpr FileId kFile = 1;

// A tree of files under a directory that reports changes, and one watch on it.
class PathWatchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!reports_changes(dir_.path().c_str())) GTEST_SKIP() << "not on this file system";
    std::filesystem::create_directories(dir_ / "a/b");
    write_file(dir_ / "a/b/f", "x");
  }
  // Paths have to stay where they are.
  bool watch(const std::string& name, FileId id = kFile) {
    paths_.push_back(std::make_unique<std::string>(dir_ / name));
    const bool watched = watch_.watch(id, *paths_.back());
    watch_.drain();
    return watched;
  }
  static bool has(const std::vector<FileId>& list, FileId id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  }
  // Where somebody has mounted something meanwhile, on the same machine, all are to be looked at.
  bool touched(FileId id = kFile) {
    const auto& news = watch_.drain();
    return has(news.touched, id) || has(news.written, id) || news.mounts;
  }
  bool written(FileId id = kFile) {
    const auto& news = watch_.drain();
    return has(news.written, id) || news.mounts;
  }
  bool lost(FileId id = kFile) {
    const auto& news = watch_.drain();
    return has(news.lost, id) || news.mounts;
  }
  bool quiet() { return watch_.drain().empty(); }
  void rename(const std::string& from, const std::string& to) {
    std::filesystem::rename(dir_ / from, dir_ / to);
  }

  const TempDir dir_;
  std::vector<std::unique_ptr<std::string>> paths_;
  PathWatch watch_;
};

TEST_F(PathWatchTest, NothingHappensWhileNothingIsDone) {
  ASSERT_TRUE(watch("a/b/f"));
  (void)stat_file(dir_ / "a/b/f");
  (void)read_file(dir_ / "a/b/f");
  EXPECT_TRUE(quiet());
}

TEST_F(PathWatchTest, AWriteTouches) {
  ASSERT_TRUE(watch("a/b/f"));
  write_file(dir_ / "a/b/f", "y");
  EXPECT_TRUE(touched());
  EXPECT_TRUE(quiet());
  write_file(dir_ / "a/b/f", "z");
  EXPECT_TRUE(touched());
}

TEST_F(PathWatchTest, AttributesTouch) {
  ASSERT_TRUE(watch("a/b/f"));
  ASSERT_EQ(::chmod((dir_ / "a/b/f").c_str(), 0600), 0);
  EXPECT_TRUE(touched());
}

TEST_F(PathWatchTest, AWriteThroughAHardLinkElsewhereTouches) {
  std::filesystem::create_hard_link(dir_ / "a/b/f", dir_ / "elsewhere");
  ASSERT_TRUE(watch("a/b/f"));
  write_file(dir_ / "elsewhere", "y");
  EXPECT_TRUE(touched());
}

TEST_F(PathWatchTest, AStoreThroughAMappingTouchesWhenTheMappingEnds) {
  ASSERT_TRUE(watch("a/b/f"));
  UniqueFd fd(::open((dir_ / "a/b/f").c_str(), O_RDWR | O_CLOEXEC));
  void* bytes = ::mmap(nullptr, 1, PROT_WRITE, MAP_SHARED, fd.get(), 0);
  ASSERT_NE(bytes, MAP_FAILED);
  fd.reset();  // the mapping keeps the file open
  *static_cast<char*>(bytes) = 'y';
  ::munmap(bytes, 1);
  EXPECT_TRUE(written());
}

TEST_F(PathWatchTest, AnExchangedFileIsLost) {
  ASSERT_TRUE(watch("a/b/f"));
  write_file(dir_ / "a/b/new", "y");
  EXPECT_TRUE(quiet());
  rename("a/b/new", "a/b/f");
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, ARemovedFileIsLost) {
  ASSERT_TRUE(watch("a/b/f"));
  std::filesystem::remove(dir_ / "a/b/f");
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, AnExchangedDirectoryLosesWhatLiesInIt) {
  std::filesystem::create_directories(dir_ / "other/b");
  write_file(dir_ / "other/b/f", "y");
  ASSERT_TRUE(watch("a/b/f"));
  rename("a", "old");
  EXPECT_TRUE(lost());
  ASSERT_TRUE(watch("a/b/f"));  // absent now
  rename("other", "a");
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, ARetargetedSymlinkOnThePathIsLost) {
  std::filesystem::create_directories(dir_ / "c/b");
  write_file(dir_ / "c/b/f", "y");
  std::filesystem::create_directory_symlink("a", dir_ / "link");
  ASSERT_TRUE(watch("link/b/f"));
  std::filesystem::create_directory_symlink("c", dir_ / "new");
  EXPECT_TRUE(quiet());
  rename("new", "link");
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, AChangeWhereASymlinkLeadsIsTold) {
  std::filesystem::create_directory_symlink(dir_ / "a", dir_ / "link");
  ASSERT_TRUE(watch("link/b/f"));
  write_file(dir_ / "a/b/f", "y");
  EXPECT_TRUE(touched());
  rename("a/b", "a/c");
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, ADirectoryOnTheWayOfASymlinksTextIsTold) {
  std::filesystem::create_directories(dir_ / "deep/er");
  write_file(dir_ / "deep/er/g", "x");
  std::filesystem::create_symlink("../../deep/er/g", dir_ / "a/b/g");
  ASSERT_TRUE(watch("a/b/g"));
  rename("deep", "gone");
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, ChainsOfSymlinks) {
  std::filesystem::create_symlink("f", dir_ / "a/b/one");
  std::filesystem::create_symlink("one", dir_ / "a/b/two");
  ASSERT_TRUE(watch("a/b/two"));
  std::filesystem::remove(dir_ / "a/b/one");
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, AnEndlessSymlinkIsRefused) {
  std::filesystem::create_symlink("loop", dir_ / "loop");
  EXPECT_FALSE(watch("loop"));
  EXPECT_FALSE(watch("loop/x"));
}

TEST_F(PathWatchTest, ParentsAreFollowedAsTheKernelDoes) {
  std::filesystem::create_directory_symlink("a/b", dir_ / "link");
  write_file(dir_ / "a/g", "x");
  ASSERT_TRUE(watch("link/../g"));
  write_file(dir_ / "a/g", "y");
  EXPECT_TRUE(touched());
  // Where ".." leads changes when the directory moves.
  std::filesystem::create_directories(dir_ / "new");
  rename("a/b", "new/b");
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, AnAbsentNameIsLostWhenItIsMade) {
  ASSERT_TRUE(watch("a/b/none"));
  write_file(dir_ / "a/b/other", "x");
  EXPECT_TRUE(quiet());
  write_file(dir_ / "a/b/none", "x");
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, ANameInAnAbsentDirectoryIsLostWhenTheDirectoryIsMade) {
  ASSERT_TRUE(watch("none/of/these"));
  std::filesystem::create_directories(dir_ / "none");
  EXPECT_TRUE(lost());
  ASSERT_TRUE(watch("none/of/these"));
  std::filesystem::create_directories(dir_ / "none/of");
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, ANameBelowAFileIsAbsent) {
  ASSERT_TRUE(watch("a/b/f/g"));
  std::filesystem::remove(dir_ / "a/b/f");
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, AnAbsentTargetOfASymlinkIsLostWhenItIsMade) {
  std::filesystem::create_symlink("none", dir_ / "a/b/link");
  ASSERT_TRUE(watch("a/b/link"));
  write_file(dir_ / "a/b/none", "x");
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, EachNameOfAnInodeIsTold) {
  std::filesystem::create_hard_link(dir_ / "a/b/f", dir_ / "g");
  ASSERT_TRUE(watch("a/b/f", 1));
  ASSERT_TRUE(watch("g", 2));
  ASSERT_TRUE(watch("a//b/./f", 3));
  write_file(dir_ / "g", "y");
  const auto& news = watch_.drain();
  for (const FileId id : {1, 2, 3}) EXPECT_TRUE(has(news.written, id)) << id;
  rename("a", "c");
  const auto& more = watch_.drain();
  EXPECT_TRUE(has(more.lost, 1));
  EXPECT_FALSE(has(more.lost, 2));
  EXPECT_TRUE(has(more.lost, 3));
}

TEST_F(PathWatchTest, PermissionsOfADirectoryLoseWhatLiesInIt) {
  ASSERT_TRUE(watch("a/b/f"));
  ASSERT_EQ(::chmod((dir_ / "a").c_str(), 0700), 0);
  EXPECT_TRUE(lost());
}

TEST_F(PathWatchTest, WhatIsNoFileIsRefused) {
  ASSERT_EQ(::mkfifo((dir_ / "fifo").c_str(), 0600), 0);
  EXPECT_FALSE(watch("fifo"));
  EXPECT_FALSE(watch_.watch(kFile, "/proc/self/limits"));
  EXPECT_FALSE(watch_.watch(kFile, "relative"));
}

TEST_F(PathWatchTest, WatchedAgainAfterALoss) {
  ASSERT_TRUE(watch("a/b/f"));
  for (int i = 0; i < 3; ++i) {
    write_file(dir_ / "a/b/new", std::to_string(i));
    rename("a/b/new", "a/b/f");
    ASSERT_TRUE(lost());
    ASSERT_TRUE(watch("a/b/f"));
    write_file(dir_ / "a/b/f", "y");
    ASSERT_TRUE(touched());
  }
}

TEST_F(PathWatchTest, WatchesOfWhatIsGoneAreGivenBack) {
  ASSERT_TRUE(watch("a/b/f"));
  const auto before = watch_.stats().watches;
  for (int i = 0; i < 50; ++i) {
    write_file(dir_ / "a/b/new", "y");
    rename("a/b/new", "a/b/f");
    ASSERT_TRUE(lost());
    ASSERT_TRUE(watch("a/b/f"));
  }
  EXPECT_EQ(watch_.stats().watches, before);
}

TEST_F(PathWatchTest, AnOverflowLosesAll) {
  ASSERT_TRUE(watch("a/b/f", 1));
  ASSERT_TRUE(watch("a/b/none", 2));
  long limit = 0;
  ASSERT_TRUE(std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> limit);
  if (limit > 200'000) GTEST_SKIP() << "the queue is very long";
  for (long i = 0; i <= limit / 2 + 1; ++i) {  // two events each
    write_file(dir_ / "a/b/noise", "");
    std::filesystem::remove(dir_ / "a/b/noise");
  }
  const auto& news = watch_.drain();
  EXPECT_TRUE(has(news.lost, 1));
  EXPECT_TRUE(has(news.lost, 2));
  EXPECT_EQ(watch_.stats().overflows, 1u);
  ASSERT_TRUE(watch("a/b/f", 1));
  write_file(dir_ / "a/b/f", "y");
  EXPECT_TRUE(touched(1));
}

TEST_F(PathWatchTest, AllIsForgotten) {
  ASSERT_TRUE(watch("a/b/f"));
  watch_.forget_all();
  write_file(dir_ / "a/b/f", "y");
  EXPECT_TRUE(quiet());
  EXPECT_EQ(watch_.stats().watches, 0u);
  ASSERT_TRUE(watch("a/b/f"));
  write_file(dir_ / "a/b/f", "z");
  EXPECT_TRUE(touched());
}

}  // namespace
}  // namespace zcc::inputs
