// The reader's workers, the store's writer and the event thread at once. Meant for
// ThreadSanitizer, and right without it.
#include <atomic>
#include <thread>

#include "daemon/workers.h"
#include "store_fixture.h"

namespace zcc::daemon {
namespace {

using State = inputs::FileTable::State;
using store::write_file;

class ContentReaderTest : public store::StoreTest {
 protected:
  void SetUp() override {
    store_ = open();
    ASSERT_NE(store_, nullptr);
    files_ = std::make_unique<inputs::FileTable>(*store_);
    reader_ = std::make_unique<ContentReader>(io_, pool_, *files_);
  }
  void TearDown() override { pool_.join(); }

  // A request's part: look, read what needs it, check.
  asio::awaitable<void> request(std::vector<store::FileId> ids) {
    const auto round = files_->begin_round();
    std::vector<store::FileId> unread;
    for (const auto id : ids) {
      if (files_->look(id, round) == State::kNeedsHash) unread.push_back(id);
    }
    co_await reader_->read(unread, round);
    // Nothing else has run since: what read() promises must hold for all it was given.
    for (const auto id : unread) EXPECT_NE(files_->look(id, round), State::kNeedsHash);
    for (const auto id : ids) states_.push_back(files_->look(id, round));
    store::Batch batch;
    files_->collect_changes(batch);
    store_->submit(std::move(batch));
    ++answered_;
  }
  void run() {
    io_.restart();
    io_.run();
  }
  std::vector<store::FileId> make_files(int count, std::string_view content) {
    std::vector<store::FileId> ids;
    for (int i = 0; i < count; ++i) {
      const auto name = dir_ / std::to_string(i);
      write_file(name, std::string(content) + std::to_string(i));
      ids.push_back(files_->intern(name));
    }
    return ids;
  }

  asio::io_context io_{1};
  asio::thread_pool pool_{4};
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<inputs::FileTable> files_;
  std::unique_ptr<ContentReader> reader_;
  std::vector<State> states_;
  int answered_ = 0;
};

TEST_F(ContentReaderTest, ReadsAllAndKnowsThem) {
  const auto ids = make_files(100, "x");
  asio::co_spawn(io_, request(ids), asio::detached);
  run();
  ASSERT_EQ(states_.size(), ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    EXPECT_EQ(states_[i], State::kCurrent);
    EXPECT_EQ(files_->record(ids[i]).digest, sha256("x" + std::to_string(i)));
  }
}

TEST_F(ContentReaderTest, NothingToReadIsAnswered) {
  asio::co_spawn(io_, request({}), asio::detached);
  run();
  EXPECT_EQ(answered_, 1);
}

TEST_F(ContentReaderTest, TellsMissingAndUnreadableOnes) {
  ASSERT_TRUE(make_directories(dir_ / "directory"));
  asio::co_spawn(io_,
                 request({files_->intern(dir_ / "missing"), files_->intern(dir_ / "directory")}),
                 asio::detached);
  run();
  EXPECT_EQ(states_, (std::vector{State::kMissing, State::kDirectory}));
}

TEST_F(ContentReaderTest, OneReadingServesAllWhoBeganBeforeIt) {
  const auto ids = make_files(20, "x");
  const auto ctime = stat_file(dir_ / "19")->ctime_ns;
  while (file_clock_ns() <= ctime) ::usleep(500);
  const UniqueFd fd(::open((dir_ / "0").c_str(), O_RDONLY | O_CLOEXEC));
  if (!has_exact_ctime(fd.get())) GTEST_SKIP() << "not on this file system";
  for (int i = 0; i < 30; ++i) asio::co_spawn(io_, request(ids), asio::detached);
  run();
  EXPECT_EQ(answered_, 30);
  EXPECT_EQ(files_->files_hashed(), ids.size());
}

// Files that are never settled have to be read for every request; all must end.
TEST_F(ContentReaderTest, ManyRequestsOverUnsettledFilesAllEnd) {
  std::vector<store::FileId> ids;
  for (const auto* name : {"status", "limits", "maps", "cmdline"}) {
    ids.push_back(files_->intern(std::string("/proc/self/") + name));
  }
  for (int i = 0; i < 64; ++i) asio::co_spawn(io_, request(ids), asio::detached);
  run();
  EXPECT_EQ(answered_, 64);
  for (const auto state : states_) EXPECT_EQ(state, State::kCurrent);
}

// Requests, workers and the store's own thread over files that change all the while.
TEST_F(ContentReaderTest, FilesThatChangeUnderIt) {
  const auto ids = make_files(8, "old");
  std::atomic<bool> stop = false;
  std::thread editor([&] {
    for (int n = 0; !stop; ++n) {
      for (int i = 0; i < 8; ++i) {
        const auto temporary = dir_ / "new";
        write_file(temporary, "version " + std::to_string(n));
        ::rename(temporary.c_str(), (dir_ / std::to_string(i)).c_str());
      }
    }
  });
  for (int wave = 0; wave < 20; ++wave) {
    for (int i = 0; i < 10; ++i) asio::co_spawn(io_, request(ids), asio::detached);
    run();
  }
  stop = true;
  editor.join();
  EXPECT_EQ(answered_, 200);
  store_->flush();
  // Whatever was read last, the next request knows what is there now.
  asio::co_spawn(io_, request(ids), asio::detached);
  run();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    EXPECT_EQ(files_->record(ids[i]).digest, sha256(*read_file(dir_ / std::to_string(i))));
  }
}

// ---- the gate
// -------------------------------------------------------------------------------------

TEST(Gate, WaitingEndsWhenItIsOpened) {
  asio::io_context io(1);
  Gate gate(io);
  int passed = 0;
  const auto wait = [&]() -> asio::awaitable<void> {
    co_await gate.wait();
    ++passed;
  };
  for (int i = 0; i < 3; ++i) asio::co_spawn(io, wait, asio::detached);
  io.poll();
  EXPECT_EQ(passed, 0);
  gate.open();
  io.poll();
  EXPECT_EQ(passed, 3);
}

TEST(Gate, AnOpenOneHoldsNobodyUp) {
  asio::io_context io(1);
  Gate gate(io);
  gate.open();
  bool passed = false;
  const auto wait = [&]() -> asio::awaitable<void> {
    passed = co_await gate.wait_for(std::chrono::hours(1));
  };
  asio::co_spawn(io, wait, asio::detached);
  io.poll();
  EXPECT_TRUE(passed);
}

TEST(Gate, TimeRunsOutForOneAndNotForTheOthers) {
  asio::io_context io(1);
  Gate gate(io);
  std::vector<bool> ended;
  const auto wait = [&](std::chrono::milliseconds time) -> asio::awaitable<void> {
    const bool opened = co_await gate.wait_for(time);
    ended.push_back(opened);
    if (!opened) gate.open();  // only now, so the other can not have ended before
  };
  asio::co_spawn(io, wait(std::chrono::hours(1)), asio::detached);
  asio::co_spawn(io, wait(std::chrono::milliseconds(20)), asio::detached);
  io.run_for(std::chrono::seconds(5));
  EXPECT_EQ(ended, (std::vector{false, true}));
}

}  // namespace
}  // namespace zcc::daemon
