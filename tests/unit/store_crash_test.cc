// kill -9 in the middle of writing: what is there afterwards is a prefix of what was submitted.
#include <signal.h>
#include <sys/wait.h>

#include <chrono>
#include <random>
#include <thread>

#include "store/index.h"
#include "store_fixture.h"

namespace zcc::store {
namespace {

using StoreCrash = StoreTest;

std::string bytes_of(int i) {
  return content(static_cast<std::uint64_t>(i) + 1, i % 3 == 0 ? 9000 : 900);
}

TEST_F(StoreCrash, KillLeavesAPrefix) {
  std::mt19937 random(7);
  int next = 0;
  for (int round = 0; round < 12; ++round) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto store = Store::open(options());
      if (!store) ::_exit(3);
      for (int i = next;; ++i) {
        put(**store, std::to_string(i), bytes_of(i));
        Batch b;
        b.counters["last"] = static_cast<std::uint64_t>(i) + 1;
        (*store)->submit(std::move(b));
        if ((*store)->counters()["last"] + 2000 < static_cast<std::uint64_t>(i)) (*store)->flush();
      }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + random() % 60));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the store did not open";
    EXPECT_TRUE(next == 0 || index_is_sound(root() + "/index"));

    const auto store = open();
    ASSERT_NE(store, nullptr);
    EXPECT_FALSE(store->usage().index_was_damaged);
    const auto counters = store->counters();
    const int last = counters.contains("last") ? static_cast<int>(counters.at("last")) : 0;
    EXPECT_GE(last, next);
    for (int i = std::max(0, last - 500); i < last; ++i) {
      ASSERT_EQ(fetch(*store, std::to_string(i)), bytes_of(i)) << i;
    }
    // One more may be there without its counter, which came in the next batch.
    for (int i = last + 1; i < last + 50; ++i)
      EXPECT_FALSE(store->artifact(key_of(std::to_string(i))));
    EXPECT_EQ(files_in("tmp"), 0u);
    next = last;
  }
  EXPECT_GT(next, 0);
}

}  // namespace
}  // namespace zcc::store
