// Files under watch: when no system call is needed to know them.
#include <filesystem>

#include "inputs/file_table.h"
#include "store_fixture.h"

namespace zcc::inputs {
namespace {

using State = FileTable::State;
using store::write_file;

class FileTrustTest : public store::StoreTest {
 protected:
  void SetUp() override {
    store_ = open();
    ASSERT_NE(store_, nullptr);
    files_ = std::make_unique<FileTable>(*store_);
    if (!reports_changes(dir_.path().c_str())) GTEST_SKIP() << "not on this file system";
  }
  FileId id_of(const std::string& name) { return files_->intern(dir_ / name); }
  State settle(FileId id) {
    const auto round = files_->begin_round();
    if (files_->look(id, round) == State::kNeedsHash) {
      files_->learn(id, read_content(files_->path(id)), files_->current_round());
    }
    return files_->look(id, round);
  }
  // Known, under watch, and looked at since. What others mount meanwhile ends all trust, so not at once.
  FileId trusted(const std::string& name) {
    const auto id = id_of(name);
    settle(id);
    for (int i = 0; i < 10 && !files_->trusted(id); ++i) {
      while (files_->arm_some(100)) {
      }
      settle(id);
    }
    EXPECT_TRUE(files_->trusted(id)) << name;
    return id;
  }
  std::uint64_t stats_of(const std::function<void()>& what) {
    const auto before = files_->stats_made();
    what();
    return files_->stats_made() - before;
  }

  std::unique_ptr<store::Store> store_;
  std::unique_ptr<FileTable> files_;
};

TEST_F(FileTrustTest, ATrustedFileCostsNoSystemCall) {
  write_file(dir_ / "f", "x");
  const auto id = trusted("f");
  EXPECT_EQ(stats_of([&] { EXPECT_EQ(settle(id), State::kCurrent); }), 0u);
}

TEST_F(FileTrustTest, NotBeforeItIsUnderWatch) {
  write_file(dir_ / "f", "x");
  const auto id = id_of("f");
  settle(id);
  EXPECT_FALSE(files_->trusted(id));
  EXPECT_EQ(stats_of([&] { settle(id); }), 1u);
}

TEST_F(FileTrustTest, AWriteIsSeenAndReadOnce) {
  write_file(dir_ / "f", "x");
  const auto id = trusted("f");
  const auto hashed = files_->files_hashed();
  write_file(dir_ / "f", "y");
  EXPECT_EQ(settle(id), State::kCurrent);
  EXPECT_EQ(files_->record(id).digest, sha256("y"));
  EXPECT_TRUE(files_->trusted(id));
  settle(id);
  EXPECT_EQ(files_->files_hashed() - hashed, 1u);
}

// A change in the tick of the last one, of the same size: no stat could tell, the event does.
TEST_F(FileTrustTest, AWriteInTheSameTickIsSeen) {
  write_file(dir_ / "f", "0");
  const auto id = trusted("f");
  for (int i = 1; i < 200; ++i) {
    const auto text = std::to_string(i % 10);
    write_file(dir_ / "f", text);
    ASSERT_EQ(settle(id), State::kCurrent);
    ASSERT_EQ(files_->record(id).digest, sha256(text)) << i;
  }
}

TEST_F(FileTrustTest, AReadingThatBeganBeforeTheEventProvesNothing) {
  write_file(dir_ / "f", "x");
  const auto id = trusted("f");
  write_file(dir_ / "f", "y");
  auto round = files_->begin_round();
  ASSERT_EQ(files_->look(id, round), State::kNeedsHash);
  const auto began = files_->current_round();
  const auto content = read_content(dir_ / "f");
  write_file(dir_ / "f", "z");
  files_->begin_round();
  files_->learn(id, content, began);
  EXPECT_FALSE(files_->trusted(id));
  EXPECT_EQ(settle(id), State::kCurrent);
  EXPECT_EQ(files_->record(id).digest, sha256("z"));
}

TEST_F(FileTrustTest, AnExchangedFileIsSeen) {
  write_file(dir_ / "f", "x");
  const auto id = trusted("f");
  write_file(dir_ / "new", "y");
  std::filesystem::rename(dir_ / "new", dir_ / "f");
  EXPECT_EQ(settle(id), State::kCurrent);
  EXPECT_EQ(files_->record(id).digest, sha256("y"));
  trusted("f");
  EXPECT_EQ(stats_of([&] { settle(id); }), 0u);
}

TEST_F(FileTrustTest, AMissingFileIsTrustedToBeMissing) {
  const auto id = trusted("none");
  EXPECT_EQ(stats_of([&] { EXPECT_EQ(settle(id), State::kMissing); }), 0u);
  write_file(dir_ / "none", "x");
  EXPECT_EQ(settle(id), State::kCurrent);
}

TEST_F(FileTrustTest, TheEpochTellsThatSomethingHappened) {
  write_file(dir_ / "f", "x");
  write_file(dir_ / "g", "x");
  trusted("f");
  const auto epoch = files_->epoch();
  settle(id_of("f"));
  write_file(dir_ / "g", "y");  // nobody's input
  files_->begin_round();
  EXPECT_EQ(files_->epoch(), epoch);
  write_file(dir_ / "f", "y");
  files_->begin_round();
  EXPECT_NE(files_->epoch(), epoch);
}

TEST_F(FileTrustTest, WhatHappenedDuringACompileIsKnown) {
  write_file(dir_ / "f", "x");
  const auto id = trusted("f");
  const auto began = files_->begin_round();
  EXPECT_FALSE(files_->happened_since(id, began));
  std::filesystem::rename(dir_ / "f", dir_ / "away");
  std::filesystem::rename(dir_ / "away", dir_ / "f");
  files_->begin_round();
  EXPECT_TRUE(files_->happened_since(id, began));
}

// ---- without watches -----------------------------------------------------------------------------

TEST_F(FileTrustTest, OneStatTellsAllThatADirectoryDoesNotHave) {
  std::vector<FileId> ids;
  for (int i = 0; i < 20; ++i) ids.push_back(id_of("none" + std::to_string(i)));
  const auto look_at_all = [&] {
    const auto round = files_->begin_round();
    for (const auto id : ids) EXPECT_EQ(files_->look(id, round), State::kMissing);
  };
  ::usleep(20'000);  // so that the directory is settled
  look_at_all();
  look_at_all();
  EXPECT_EQ(stats_of(look_at_all), 1u);
  write_file(dir_ / "none7", "x");
  const auto round = files_->begin_round();
  EXPECT_EQ(files_->look(ids[6], round), State::kMissing);
  EXPECT_EQ(files_->look(ids[7], round), State::kNeedsHash);
  EXPECT_EQ(files_->look(ids[8], round), State::kMissing);
}

// As soon after the last look as can be.
TEST_F(FileTrustTest, ANameThatAppearsInTheSameTickIsSeen) {
  for (int i = 0; i < 100; ++i) {
    const auto name = "n" + std::to_string(i);
    const auto id = id_of(name);
    for (int k = 0; k < 3; ++k) ASSERT_EQ(files_->look(id, files_->begin_round()), State::kMissing);
    write_file(dir_ / name, "x");
    ASSERT_EQ(files_->look(id, files_->begin_round()), State::kNeedsHash) << i;
  }
}

TEST_F(FileTrustTest, ANameInADirectoryThatAppears) {
  const auto id = id_of("d/e/f");
  for (int k = 0; k < 3; ++k) ASSERT_EQ(files_->look(id, files_->begin_round()), State::kMissing);
  std::filesystem::create_directories(dir_ / "d/e");
  ASSERT_EQ(files_->look(id, files_->begin_round()), State::kMissing);
  write_file(dir_ / "d/e/f", "x");
  ASSERT_EQ(files_->look(id, files_->begin_round()), State::kNeedsHash);
}

// ---- memory --------------------------------------------------------------------------------------

TEST_F(FileTrustTest, UnusedFilesAreLetGoAndComeBack) {
  write_file(dir_ / "f", "x");
  const auto used = trusted("f");
  files_->intern_input(used, files_->record(used).digest);
  store::Batch batch;
  files_->collect_changes(batch);
  store_->submit(std::move(batch));
  for (int i = 0; i < 5000; ++i) files_->look(id_of(std::to_string(i)), files_->begin_round());
  while (files_->arm_some(1000)) {
  }
  files_->set_minute(FileTable::kKeepMinutes + 1);
  settle(used);
  files_->forget_unused();
  EXPECT_LT(files_->known_files(), 10u);
  EXPECT_EQ(settle(used), State::kCurrent);
  EXPECT_EQ(id_of("f"), used);
  write_file(dir_ / "f", "y");
  EXPECT_EQ(settle(used), State::kCurrent);
  EXPECT_EQ(files_->record(used).digest, sha256("y"));
}

}  // namespace
}  // namespace zcc::inputs
