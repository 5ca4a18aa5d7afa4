#include <atomic>
#include <chrono>
#include <thread>

#include "store/index.h"
#include "store_fixture.h"

namespace zcc::store {
namespace {

class StoreBudget : public StoreTest {
 protected:
  StoreBudget() { budget_ = 4 << 20; }

  std::unique_ptr<Store> open_at(std::atomic<std::int64_t>& now) const {
    auto o = options();
    o.clock = [&now] { return now.load(); };
    auto store = Store::open(o);
    EXPECT_TRUE(store);
    return store ? std::move(*store) : nullptr;
  }
  std::uint64_t bytes_on_disk() const {
    std::uint64_t n = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root())) {
      struct stat st {};
      if (::lstat(entry.path().c_str(), &st) == 0 && S_ISREG(st.st_mode)) {
        n += static_cast<std::uint64_t>(st.st_blocks) * 512;
      }
    }
    return n;
  }
  template <typename Condition>
  static bool soon(Condition condition) {
    for (int i = 0; i < 6000; ++i) {
      if (condition()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
  }
};

TEST_F(StoreBudget, IsKeptHoweverMuchIsTaken) {
  const auto store = open();
  for (int i = 0; i < 600; ++i) put(*store, std::to_string(i), content(i + 1, 30'000));
  store->flush();
  EXPECT_TRUE(soon([&] { return bytes_on_disk() <= budget_; })) << bytes_on_disk();
  const auto usage = store->usage();
  EXPECT_GT(usage.evicted_artifacts, 400u);
  EXPECT_GT(usage.artifacts, 20u) << "more was removed than needed";
  EXPECT_EQ(usage.last_error, "");
}

TEST_F(StoreBudget, BlobsGoWithTheirArtifacts) {
  const auto store = open();
  for (int i = 0; i < 400; ++i) put(*store, std::to_string(i), content(i + 1, 30'000));
  store->flush();
  EXPECT_TRUE(soon([&] { return files_in("blobs") == store->usage().artifacts; }));
  EXPECT_TRUE(soon([&] { return store->usage().contexts == store->usage().artifacts; }))
      << "manifests that lead nowhere go too";
}

TEST_F(StoreBudget, LeastRecentlyUsedGoFirst) {
  std::atomic<std::int64_t> now = 1'000'000;
  const auto store = open_at(now);
  for (int i = 0; i < 100; ++i) {
    put(*store, std::to_string(i), content(i + 1, 30'000));
    store->flush();
    now += 60;
  }
  now += 3600;
  Batch use;  // the oldest are used again
  for (int i = 0; i < 20; ++i) use.used.push_back(key_of(std::to_string(i)));
  store->submit(std::move(use));
  store->flush();
  now += 3600;
  for (int i = 100; i < 130; ++i) put(*store, std::to_string(i), content(i + 1, 30'000));
  store->flush();
  ASSERT_TRUE(soon([&] { return store->usage().evicted_artifacts >= 5; }));
  for (int i = 0; i < 20; ++i) EXPECT_NE(fetch(*store, std::to_string(i)), "") << i;
  for (int i = 100; i < 130; ++i) EXPECT_NE(fetch(*store, std::to_string(i)), "") << i;
  for (int i = 20; i < 25; ++i) EXPECT_EQ(fetch(*store, std::to_string(i)), "") << i;
}

TEST_F(StoreBudget, SharedBlobStaysWhileOneArtifactNamesIt) {
  std::atomic<std::int64_t> now = 1'000'000;
  const auto store = open_at(now);
  put(*store, "old", content(1, 30'000));
  store->flush();
  now += 3600;
  put(*store, "new", content(1, 30'000));
  for (int i = 0; i < 150; ++i) put(*store, std::to_string(i), content(i + 2, 30'000));
  store->flush();
  ASSERT_TRUE(soon([&] { return !store->artifact(key_of("old")); }));
  if (store->artifact(key_of("new"))) {
    EXPECT_EQ(fetch(*store, "new"), content(1, 30'000));
  }
}

TEST_F(StoreBudget, SmallerBudgetTakesEffectAtOpen) {
  {
    const auto store = open();
    for (int i = 0; i < 80; ++i) put(*store, std::to_string(i), content(i + 1, 30'000));
  }
  budget_ = 2 << 20;
  const auto store = open();
  EXPECT_TRUE(soon([&] { return bytes_on_disk() <= budget_; })) << bytes_on_disk();
}

TEST_F(StoreBudget, ZeroMeansNoLimit) {
  budget_ = 0;
  const auto store = open();
  for (int i = 0; i < 200; ++i) put(*store, std::to_string(i), content(i + 1, 30'000));
  store->flush();
  EXPECT_EQ(store->usage().artifacts, 200u);
  EXPECT_EQ(store->usage().evicted_artifacts, 0u);
}

TEST_F(StoreBudget, IndexIsSoundAfterMuchChurn) {
  for (int round = 0; round < 3; ++round) {
    {
      const auto store = open();
      for (int i = 0; i < 400; ++i) {
        put(*store, std::to_string(i * (round + 1)), content(i + 1, i % 2 == 0 ? 3000 : 30'000));
        if (i % 50 == 49) store->flush();
      }
      if (round == 1) {
        EXPECT_TRUE(store->clear());
      }
    }
    EXPECT_TRUE(index_is_sound(root() + "/index"));
  }
}

TEST_F(StoreBudget, FileLargerThanTheBudgetDoesNotStay) {
  const auto store = open();
  put(*store, "huge", content(1, 6 << 20));
  store->flush();
  EXPECT_TRUE(soon([&] { return files_in("blobs") == 0; }));
}

TEST_F(StoreBudget, CollectingByAgeLeavesWhatWasUsedSince) {
  std::atomic<std::int64_t> now = 1'000'000;
  const auto store = open_at(now);
  for (int i = 0; i < 10; ++i) put(*store, std::to_string(i), content(i + 1, 30'000));
  store->flush();
  now += 7200;
  for (int i = 10; i < 13; ++i) put(*store, std::to_string(i), content(i + 1, 30'000));
  store->flush();
  ASSERT_TRUE(store->collect({.unused_since = now - 3600}));
  ASSERT_TRUE(soon([&] { return !store->usage().collecting; }));
  EXPECT_EQ(store->usage().artifacts, 3u);
  EXPECT_EQ(store->usage().evicted_artifacts, 10u);
  EXPECT_NE(fetch(*store, "12"), "");
  EXPECT_EQ(store->usage().contexts, 3u) << "manifests that lead nowhere go too";
}

TEST_F(StoreBudget, CollectingToASizeLeavesNoMore) {
  const auto store = open();
  for (int i = 0; i < 50; ++i) put(*store, std::to_string(i), content(i + 1, 30'000));
  store->flush();
  ASSERT_TRUE(store->collect({.bytes = 1 << 20}));
  ASSERT_TRUE(soon([&] { return !store->usage().collecting; }));
  EXPECT_LE(store->usage().blob_bytes, 1u << 20);
  EXPECT_GT(store->usage().artifacts, 5u) << "more was removed than needed";
}

}  // namespace
}  // namespace zcc::store
