// Meant for ThreadSanitizer, and right without it.
#include <atomic>
#include <thread>
#include <vector>

#include "store/index.h"
#include "store_fixture.h"

namespace zcc::store {
namespace {

using StoreConcurrency = StoreTest;

constexpr int kThreads = 6;
constexpr int kRounds = 60;
constexpr int kNames = 25;  // shared by all threads

TEST_F(StoreConcurrency, TakeSubmitReadAndEvictAtOnce) {
  budget_ = 2 << 20;
  const auto store = open();
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kRounds; ++i) {
        const int n = (i * 7 + t) % kNames;
        const auto name = std::to_string(n);
        const auto bytes = content(static_cast<std::uint64_t>(n) + 1, n % 2 == 0 ? 60'000 : 600);
        if (i % 3 == 0) put(*store, name, bytes);
        const auto found = fetch(*store, name);
        EXPECT_TRUE(found.empty() || found == bytes);
        Batch used;
        used.used = {key_of(name)};
        used.counters["thread" + std::to_string(t)] = static_cast<std::uint64_t>(i);
        store->submit(std::move(used));
        if (i % 16 == 0) store->flush();
        store->usage();
      }
    });
  }
  std::thread clearer([&] {
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(store->clear());
  });
  for (auto& thread : threads) thread.join();
  clearer.join();
  store->flush();
  for (int t = 0; t < kThreads; ++t) {
    EXPECT_EQ(store->counters().at("thread" + std::to_string(t)), std::uint64_t{kRounds} - 1);
  }
  EXPECT_EQ(store->usage().last_error, "");
  EXPECT_EQ(files_in("tmp"), 0u);
}

TEST_F(StoreConcurrency, SameContentTakenByAllAtOnce) {
  const auto store = open();
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 20; ++i) {
        put(*store, std::to_string(t), content(static_cast<std::uint64_t>(i) + 1, 40'000));
        store->flush();
        const auto found = fetch(*store, std::to_string(t));
        EXPECT_EQ(found, content(static_cast<std::uint64_t>(i) + 1, 40'000));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(files_in("blobs"), 1u);
}

TEST_F(StoreConcurrency, IndexIsOpenedAnewUnderItsReaders) {
  const std::string path = dir_ / "index";
  ASSERT_TRUE(make_directories(path));
  auto index = Index::open(path);
  ASSERT_TRUE(index);
  {
    auto txn = (*index)->write();
    ASSERT_TRUE(txn);
    txn->put_number(Table::kCounters, "n", 7);
    ASSERT_TRUE(txn->commit());
  }
  std::atomic<bool> stop = false;
  std::vector<std::thread> readers;
  for (int t = 0; t < 3; ++t) {
    readers.emplace_back([&] {
      while (!stop) {
        const auto snapshot = (*index)->read();
        EXPECT_TRUE(snapshot);
        if (snapshot) {
          EXPECT_EQ(snapshot->number(Table::kCounters, "n"), 7u);
        }
        std::this_thread::yield();
      }
    });
  }
  for (int i = 0; i < 10; ++i) EXPECT_TRUE((*index)->reopen());
  stop = true;
  for (auto& reader : readers) reader.join();
}

}  // namespace
}  // namespace zcc::store
