#include "platform/file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "store_fixture.h"

namespace zcc {
namespace {

using store::TempDir;
using store::write_file;

TEST(StatFile, MissingIsNotFoundByBothErrors) {
  const TempDir dir;
  write_file(dir / "file", "");
  EXPECT_EQ(stat_file(dir / "missing").error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(stat_file(dir / "file/below").error().kind, ErrorKind::kNotFound);
  FileStat ignored;
  EXPECT_EQ(stat_file_quick((dir / "missing").c_str(), ignored), ENOENT);
  EXPECT_EQ(stat_file_quick((dir / "file/below").c_str(), ignored), ENOTDIR);
}

TEST(StatFile, FollowsSymlinks) {
  const TempDir dir;
  write_file(dir / "file", "12345");
  ASSERT_EQ(::symlink("file", (dir / "link").c_str()), 0);
  EXPECT_EQ(stat_file(dir / "link").value(), stat_file(dir / "file").value());
}

TEST(StatFile, AgreesWithStatAndWithTheDescriptor) {
  const TempDir dir;
  write_file(dir / "file", "12345");
  struct stat s {};
  ASSERT_EQ(::stat((dir / "file").c_str(), &s), 0);
  const auto got = stat_file(dir / "file");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->device, s.st_dev);
  EXPECT_EQ(got->inode, s.st_ino);
  EXPECT_EQ(got->size, 5u);
  EXPECT_EQ(got->mode, s.st_mode);
  EXPECT_EQ(got->mtime_ns, s.st_mtim.tv_sec * 1'000'000'000 + s.st_mtim.tv_nsec);
  EXPECT_EQ(got->ctime_ns, s.st_ctim.tv_sec * 1'000'000'000 + s.st_ctim.tv_nsec);
  const UniqueFd fd(::open((dir / "file").c_str(), O_RDONLY | O_CLOEXEC));
  EXPECT_EQ(stat_fd(fd.get()).value(), *got);
}

TEST(StatFile, TellsRegularFilesFromDirectories) {
  const TempDir dir;
  write_file(dir / "file", "");
  EXPECT_TRUE(stat_file(dir / "file")->is_regular());
  EXPECT_FALSE(stat_file(dir / "file")->is_directory());
  EXPECT_TRUE(stat_file(dir.path())->is_directory());
  EXPECT_FALSE(stat_file("/dev/null")->is_regular());
}

// The whole freshness rule rests on this.
TEST(FileClock, NoLaterChangeHasAnEarlierCtime) {
  const TempDir dir;
  const auto path = dir / "file";
  const UniqueFd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!has_exact_ctime(fd.get())) GTEST_SKIP() << "not on this file system";
  for (int i = 0; i < 5000; ++i) {
    const auto before = file_clock_ns();
    ASSERT_EQ(::pwrite(fd.get(), "x", 1, 0), 1);
    ASSERT_GE(stat_fd(fd.get())->ctime_ns, before);
  }
}

TEST(FileClock, RenameAndModeChangeCtimeToo) {
  const TempDir dir;
  write_file(dir / "file", "");
  const UniqueFd fd(::open((dir / "file").c_str(), O_RDONLY | O_CLOEXEC));
  if (!has_exact_ctime(fd.get())) GTEST_SKIP() << "not on this file system";
  const auto written = stat_fd(fd.get())->ctime_ns;
  while (file_clock_ns() <= written) ::usleep(500);
  auto before = file_clock_ns();
  ASSERT_EQ(::rename((dir / "file").c_str(), (dir / "other").c_str()), 0);
  EXPECT_GE(stat_fd(fd.get())->ctime_ns, before);
  while (file_clock_ns() <= stat_fd(fd.get())->ctime_ns) ::usleep(500);
  before = file_clock_ns();
  ASSERT_EQ(::fchmod(fd.get(), 0600), 0);
  EXPECT_GE(stat_fd(fd.get())->ctime_ns, before);
}

TEST(ExactCtime, NotForWhatIsNoFileSystemOnDisk) {
  const UniqueFd proc(::open("/proc/self/status", O_RDONLY | O_CLOEXEC));
  EXPECT_FALSE(has_exact_ctime(proc.get()));
  EXPECT_FALSE(has_exact_ctime(-1));
}

TEST(ReadFile, GivesTheWhole) {
  const TempDir dir;
  for (const std::size_t size : {0u, 1u, 4095u, 4096u, 4097u, 300'000u}) {
    const auto bytes = store::content(size + 1, size);
    write_file(dir / "file", bytes);
    EXPECT_EQ(read_file(dir / "file"), bytes) << size;
  }
}

TEST(ReadFile, ReadsFilesWhoseSizeIsNotTold) {
  const auto status = read_file("/proc/self/status");  // st_size is 0
  ASSERT_TRUE(status);
  EXPECT_NE(status->find("VmRSS"), std::string::npos);
}

TEST(ReadFile, ErrorNamesTheFile) {
  const TempDir dir;
  const auto missing = read_file(dir / "missing");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::kNotFound);
  EXPECT_NE(missing.error().message.find(dir / "missing"), std::string::npos);
  const auto directory = read_file(dir.path());
  ASSERT_FALSE(directory);
  EXPECT_NE(directory.error().message.find(dir.path()), std::string::npos);
}

TEST(ReadFd, WhateverThePosition) {
  const TempDir dir;
  write_file(dir / "file", "0123456789");
  const UniqueFd fd(::open((dir / "file").c_str(), O_RDONLY | O_CLOEXEC));
  ASSERT_EQ(::lseek(fd.get(), 7, SEEK_SET), 7);
  EXPECT_EQ(read_fd(fd.get()), "0123456789");
  EXPECT_EQ(::lseek(fd.get(), 0, SEEK_CUR), 7);
}

TEST(WriteAll, FullDiskIsAKindOfItsOwnAndNamesTheFile) {
  const UniqueFd fd(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  if (!fd) GTEST_SKIP() << "no /dev/full";
  const auto written = write_all(fd.get(), "x", "the file");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, ErrorKind::kNoSpace);
  EXPECT_EQ(written.error().message.find("the file"), 0u);
}

TEST(MakeDirectories, ParentsTooAndForTheUserAlone) {
  const TempDir dir;
  ASSERT_TRUE(make_directories(dir / "a/b/c"));
  for (const auto* name : {"a", "a/b", "a/b/c"}) {
    EXPECT_EQ(stat_file(dir / name)->mode & 07777, 0700u) << name;
  }
  EXPECT_TRUE(make_directories(dir / "a/b/c"));
}

TEST(MakeDirectories, AFileInTheWayIsAnError) {
  const TempDir dir;
  write_file(dir / "file", "");
  EXPECT_FALSE(make_directories(dir / "file"));
  EXPECT_FALSE(make_directories(dir / "file/below"));
}

}  // namespace
}  // namespace zcc
