#include "store_fixture.h"

namespace zcc::store {
namespace {

using StoreBlobs = StoreTest;

TEST_F(StoreBlobs, EmptyFileIsKeptInTheRecord) {
  const auto store = open();
  const auto output = take(*store, "");
  ASSERT_TRUE(output);
  EXPECT_EQ(output->size, 0u);
  EXPECT_EQ(output->digest, sha256(""));
  EXPECT_FALSE(output->in_blob);
}

TEST_F(StoreBlobs, SmallFileIsKeptInTheRecordUpToTheLimit) {
  const auto store = open();
  const auto bytes = content(1, Store::kInlineLimit);
  const auto output = take(*store, bytes);
  ASSERT_TRUE(output);
  EXPECT_FALSE(output->in_blob);
  EXPECT_EQ(output->bytes, bytes);
  EXPECT_EQ(files_in("blobs"), 0u);
}

TEST_F(StoreBlobs, LargerFileBecomesAReadOnlyBlob) {
  const auto store = open();
  for (const std::size_t size : {Store::kInlineLimit + 1, std::uint64_t{9} << 20}) {
    const auto bytes = content(size, size);
    const auto output = take(*store, bytes);
    ASSERT_TRUE(output);
    EXPECT_TRUE(output->in_blob);
    EXPECT_EQ(output->bytes, "");
    EXPECT_EQ(output->size, size);
    EXPECT_EQ(output->digest, sha256(bytes));
    const auto fd = store->open_blob(output->digest, output->size);
    ASSERT_TRUE(fd);
    EXPECT_EQ(read_fd(fd->get()).value_or(""), bytes);
    EXPECT_EQ(::lseek(fd->get(), 0, SEEK_CUR), 0);
    struct stat st {};
    ASSERT_EQ(::stat(blob_path(output->digest).c_str(), &st), 0);
    EXPECT_EQ(st.st_mode & 0777, 0444u);
  }
  EXPECT_EQ(files_in("tmp"), 0u);
}

TEST_F(StoreBlobs, EqualContentIsStoredOnce) {
  const auto store = open();
  put(*store, "a", content(1, 50'000));
  put(*store, "b", content(1, 50'000));
  store->flush();
  EXPECT_EQ(files_in("blobs"), 1u);
  EXPECT_EQ(files_in("tmp"), 0u);
  EXPECT_LT(store->usage().blob_bytes, 60'000u);
}

TEST_F(StoreBlobs, ReplacedArtifactLeavesNoBlob) {
  const auto store = open();
  put(*store, "a", content(1, 50'000));
  put(*store, "a", content(2, 50'000));
  store->flush();
  EXPECT_EQ(fetch(*store, "a"), content(2, 50'000));
  EXPECT_EQ(files_in("blobs"), 1u);
}

TEST_F(StoreBlobs, ArtifactReplacedByItsEqualKeepsTheBlob) {
  const auto store = open();
  put(*store, "a", content(1, 50'000));
  store->flush();
  put(*store, "a", content(1, 50'000));
  store->flush();
  EXPECT_EQ(fetch(*store, "a"), content(1, 50'000));
}

TEST_F(StoreBlobs, ReadsFromOffsetZeroAndLeavesThePosition) {
  const auto store = open();
  const auto path = dir_ / "file";
  write_file(path, content(1, 10'000));
  const UniqueFd fd(::open(path.c_str(), O_RDONLY));
  ::lseek(fd.get(), 500, SEEK_SET);
  const auto output = store->take(fd.get());
  ASSERT_TRUE(output);
  EXPECT_EQ(output->digest, sha256(content(1, 10'000)));
}

TEST_F(StoreBlobs, WhatIsNoRegularFileIsRefused) {
  const auto store = open();
  const UniqueFd null(::open("/dev/null", O_RDONLY));
  EXPECT_FALSE(store->take(null.get()));
  EXPECT_FALSE(store->take(-1));
  EXPECT_EQ(files_in("tmp"), 0u);
}

TEST_F(StoreBlobs, FailedTakeLeavesNoFile) {
  const auto store = open();
  std::filesystem::remove_all(root() + "/blobs");
  EXPECT_FALSE(take(*store, content(1, 50'000)));
  EXPECT_EQ(files_in("tmp"), 0u);
}

TEST_F(StoreBlobs, WrongSizeIsDamage) {
  const auto store = open();
  const auto output = put(*store, "a", content(1, 50'000));
  store->flush();
  ::truncate(blob_path(output.digest).c_str(), 49'999);
  const auto fd = store->open_blob(output.digest, output.size);
  ASSERT_FALSE(fd);
  EXPECT_EQ(fd.error().kind, ErrorKind::kDamaged);
  EXPECT_EQ(store->usage().damaged_blobs, 1u);
}

TEST_F(StoreBlobs, SymlinkIsNotFollowed) {
  const auto store = open();
  const auto output = put(*store, "a", content(1, 50'000));
  const auto path = blob_path(output.digest);
  write_file(dir_ / "elsewhere", content(1, 50'000));
  ::unlink(path.c_str());
  ASSERT_EQ(::symlink((dir_ / "elsewhere").c_str(), path.c_str()), 0);
  EXPECT_FALSE(store->open_blob(output.digest, output.size));
}

TEST_F(StoreBlobs, WriteThroughAHardLinkIsSeenAtOnce) {
  const auto store = open();
  const auto output = put(*store, "a", content(1, 50'000));
  store->flush();
  const auto link = dir_ / "link";
  ASSERT_EQ(::link(blob_path(output.digest).c_str(), link.c_str()), 0);
  ::chmod(link.c_str(), 0644);
  write_file(link, content(2, 50'000));
  EXPECT_EQ(fetch(*store, "a"), "");
}

TEST_F(StoreBlobs, TouchThroughAHardLinkDoesNotHurt) {
  const auto store = open();
  const auto output = put(*store, "a", content(1, 50'000));
  store->flush();
  ::utimensat(AT_FDCWD, blob_path(output.digest).c_str(), nullptr, 0);
  EXPECT_EQ(fetch(*store, "a"), content(1, 50'000));
  EXPECT_EQ(fetch(*store, "a"), content(1, 50'000));
}

TEST_F(StoreBlobs, DamagedBlobIsReplacedByTheNextTake) {
  const auto store = open();
  const auto output = put(*store, "a", content(1, 50'000));
  store->flush();
  ::truncate(blob_path(output.digest).c_str(), 0);
  put(*store, "a", content(1, 50'000));
  store->flush();
  EXPECT_EQ(fetch(*store, "a"), content(1, 50'000));
}

}  // namespace
}  // namespace zcc::store
