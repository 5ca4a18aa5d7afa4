// What an unclean end costs. The boot id is set by the test; a copy of an open root stands for what
// a power loss leaves.
#include <chrono>
#include <thread>

#include "store/index.h"
#include "store_fixture.h"

namespace zcc::store {
namespace {

class StoreBoot : public StoreTest {
 protected:
  // Puts blobs into a store and ends it without its clean mark.
  StoredOutput fill_and_crash() {
    StoredOutput output;
    const auto crashed = dir_ / "crashed";
    {
      const auto store = open();
      output = put(*store, "a", content(1, 50'000));
      for (int i = 0; i < 300; ++i) put(*store, std::to_string(i), content(1, 3000));
      store->flush();
      std::filesystem::copy(root(), crashed, std::filesystem::copy_options::recursive);
    }
    keep_times(root() + "/blobs", crashed + "/blobs");
    std::filesystem::remove_all(root());
    std::filesystem::rename(crashed, root());
    return output;
  }
  static void keep_times(const std::string& from, const std::string& to) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(from)) {
      struct stat st {};
      ::stat(entry.path().c_str(), &st);
      const timespec times[2] = {st.st_atim, st.st_mtim};
      const auto name = entry.path().lexically_relative(from);
      ::utimensat(AT_FDCWD, (to / name).c_str(), times, 0);
    }
  }
  void damage_index() const {
    const auto path = root() + "/index/data.mdb";
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    const auto size = static_cast<std::streamoff>(std::filesystem::file_size(path));
    for (std::streamoff page = 8; page * 4096 < size; ++page) {
      file.seekp(page * 4096);
      file << std::string(512, '\xee');
    }
  }
};

TEST_F(StoreBoot, SoundIndexIsKeptAfterAPowerLoss) {
  fill_and_crash();
  boot_id_ = "boot-2";
  const auto store = open();
  EXPECT_FALSE(store->usage().index_was_damaged);
  EXPECT_EQ(fetch(*store, "a"), content(1, 50'000));
  EXPECT_EQ(fetch(*store, "17"), content(1, 3000));
}

TEST_F(StoreBoot, DamagedBlobOfAnEarlierBootIsNeverServed) {
  const auto output = fill_and_crash();
  damage(blob_path(output.digest));
  boot_id_ = "boot-2";
  const auto store = open();
  const auto fd = store->open_blob(output.digest, output.size);
  ASSERT_FALSE(fd);
  EXPECT_EQ(fd.error().kind, ErrorKind::kDamaged);
  EXPECT_NE(fd.error().message.find(blob_path(output.digest)), std::string::npos);
  EXPECT_EQ(store->open_blob(output.digest, output.size).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(store->usage().damaged_blobs, 1u);
}

TEST_F(StoreBoot, DamagedBlobIsNotTakenForAGoodOneByTake) {
  const auto output = fill_and_crash();
  damage(blob_path(output.digest));
  boot_id_ = "boot-2";
  const auto store = open();
  put(*store, "b", content(1, 50'000));
  store->flush();
  EXPECT_EQ(fetch(*store, "a"), content(1, 50'000));
  EXPECT_EQ(fetch(*store, "b"), content(1, 50'000));
}

TEST_F(StoreBoot, BlobIsVerifiedOnceInABoot) {
  const auto output = fill_and_crash();
  boot_id_ = "boot-2";
  EXPECT_EQ(fetch(*open(), "a"), content(1, 50'000));
  damage(blob_path(output.digest));  // its time says that it was verified
  EXPECT_NE(fetch(*open(), "a"), "");
  boot_id_ = "boot-3";
  EXPECT_EQ(fetch(*open(), "a"), "");
}

TEST_F(StoreBoot, DamagedIndexIsSetAside) {
  fill_and_crash();
  damage_index();
  boot_id_ = "boot-2";
  const auto store = open();
  EXPECT_TRUE(store->usage().index_was_damaged);
  EXPECT_TRUE(std::filesystem::exists(root() + "/index.damaged/data.mdb"));
  EXPECT_EQ(store->usage().artifacts, 0u);
  put(*store, "a", content(1, 50'000));
  store->flush();
  EXPECT_EQ(fetch(*store, "a"), content(1, 50'000));
}

TEST_F(StoreBoot, TruncatedIndexIsSetAside) {
  fill_and_crash();
  std::filesystem::resize_file(root() + "/index/data.mdb", 6 * 4096);
  boot_id_ = "boot-2";
  EXPECT_TRUE(open()->usage().index_was_damaged);
}

TEST_F(StoreBoot, ZeroedIndexIsSetAside) {
  fill_and_crash();
  write_file(root() + "/index/data.mdb", std::string(64 << 10, '\0'));
  EXPECT_TRUE(open()->usage().index_was_damaged);
}

TEST_F(StoreBoot, LostMarkMeansDoubt) {
  fill_and_crash();
  damage_index();
  write_file(root() + "/boot", "");
  EXPECT_TRUE(open()->usage().index_was_damaged);
}

// Every page of the index in turn: whatever is damaged, opening succeeds, and what is served
// afterwards is right or missing.
TEST_F(StoreBoot, NoDamagedPageIsServed) {
  fill_and_crash();
  const auto saved = dir_ / "saved";
  std::filesystem::copy(root(), saved, std::filesystem::copy_options::recursive);
  const auto pages = std::filesystem::file_size(root() + "/index/data.mdb") / 4096;
  const auto step = std::max<std::size_t>(1, pages / 40);
  for (std::size_t page = 0; page < pages; page += step) {
    std::filesystem::remove_all(root());
    std::filesystem::copy(saved, root(), std::filesystem::copy_options::recursive);
    std::fstream file(root() + "/index/data.mdb", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(page * 4096));
    file << content(page, 4096);
    file.close();
    boot_id_ = "boot-2";
    const auto store = open();
    ASSERT_NE(store, nullptr) << page;
    for (int i = 0; i < 300; ++i) {
      const auto bytes = fetch(*store, std::to_string(i));
      EXPECT_TRUE(bytes.empty() || bytes == content(1, 3000)) << page;
    }
  }
}

TEST_F(StoreBoot, CleanStoreOfAnEarlierBootIsNotWalked) {
  put(*open(), "a", "x");
  boot_id_ = "boot-2";
  EXPECT_EQ(fetch(*open(), "a"), "x");
  EXPECT_FALSE(open()->usage().index_was_damaged);
}

TEST_F(StoreBoot, OrphanedBlobsAreRemovedAfterAnUncleanEnd) {
  fill_and_crash();
  const auto orphan = blob_path(key_of("nobody"));
  std::filesystem::create_directories(std::filesystem::path(orphan).parent_path());
  write_file(orphan, "x");
  const auto store = open();
  for (int i = 0; i < 3000 && std::filesystem::exists(orphan); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_FALSE(std::filesystem::exists(orphan));
  EXPECT_EQ(fetch(*store, "a"), content(1, 50'000));
}

TEST_F(StoreBoot, RecordsOfAnotherFormatAreSetAside) {
  open().reset();
  {
    auto index = Index::open(root() + "/index");
    ASSERT_TRUE(index);
    auto txn = (*index)->write();
    ASSERT_TRUE(txn);
    txn->put_number(Table::kMeta, "format", 99);
    ASSERT_TRUE(txn->commit());
  }
  EXPECT_TRUE(open()->usage().index_was_damaged);
}

}  // namespace
}  // namespace zcc::store
