#include "inputs/file_table.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "inputs/source_scan.h"
#include "settled.h"

namespace zcc::inputs {
namespace {

using State = FileTable::State;

class FileTableTest : public store::StoreTest {
 protected:
  void SetUp() override {
    store_ = open();
    ASSERT_NE(store_, nullptr);
    table_ = std::make_unique<FileTable>(*store_);
    exact_ = exact_here(dir_.path());
  }
  // As after a restart of the daemon.
  void reopen() {
    store::Batch batch;
    table_->collect_changes(batch);
    store_->submit(std::move(batch));
    table_.reset();
    store_.reset();
    SetUp();
  }
  FileId id_of(const std::string& name) { return table_->intern(dir_ / name); }
  // What a request does: look, and read what needs it.
  State settle(FileId id) {
    const auto round = table_->begin_round();
    if (table_->look(id, round) == State::kNeedsHash) {
      table_->learn(id, read_content(table_->path(id)), table_->current_round());
    }
    return table_->look(id, round);
  }
  State look_anew(FileId id) { return table_->look(id, table_->begin_round()); }
  Digest digest(FileId id) { return table_->record(id).digest; }

  std::unique_ptr<store::Store> store_;
  std::unique_ptr<FileTable> table_;
  bool exact_ = false;
};

TEST_F(FileTableTest, APathHasOneId) {
  const auto a = id_of("a");
  EXPECT_EQ(id_of("a"), a);
  EXPECT_NE(id_of("b"), a);
  EXPECT_EQ(table_->path(a), dir_ / "a");
  EXPECT_EQ(table_->known_files(), 2u);
}

TEST_F(FileTableTest, ManyIdsAndPathsStayTogether) {
  std::vector<FileId> ids;
  for (int i = 0; i < 5000; ++i) ids.push_back(id_of(std::to_string(i)));
  for (int i = 0; i < 5000; ++i) {
    ASSERT_EQ(id_of(std::to_string(i)), ids[static_cast<std::size_t>(i)]);
    ASSERT_EQ(table_->path(ids[static_cast<std::size_t>(i)]), dir_ / std::to_string(i));
  }
}

TEST_F(FileTableTest, AnUnreadFileNeedsAHashAndThenIsCurrent) {
  write_file(dir_ / "f", "x");
  const auto id = id_of("f");
  EXPECT_EQ(look_anew(id), State::kNeedsHash);
  EXPECT_EQ(settle(id), State::kCurrent);
  EXPECT_EQ(digest(id), sha256("x"));
  EXPECT_EQ(table_->files_hashed(), 1u);
}

TEST_F(FileTableTest, OneStatARoundHoweverOftenAsked) {
  write_file(dir_ / "f", "x");
  const auto id = id_of("f");
  const auto round = table_->begin_round();
  table_->look(id, round);
  table_->look(id, round);
  table_->look(id, round);
  EXPECT_EQ(table_->stats_made(), 1u);
  table_->look(id, table_->begin_round());
  EXPECT_EQ(table_->stats_made(), 2u);
}

TEST_F(FileTableTest, ALookForALaterRequestServesTheEarlier) {
  write_file(dir_ / "f", "x");
  const auto id = id_of("f");
  const auto first = table_->begin_round(), second = table_->begin_round();
  table_->look(id, second);
  table_->look(id, first);
  EXPECT_EQ(table_->stats_made(), 1u);
}

// Both requests had begun when the one stat was made.
TEST_F(FileTableTest, ALookForAnEarlierRequestServesWhoHadBegun) {
  write_file(dir_ / "f", "x");
  const auto id = id_of("f");
  const auto first = table_->begin_round(), second = table_->begin_round();
  table_->look(id, first);
  table_->look(id, second);
  EXPECT_EQ(table_->stats_made(), 1u);
}

TEST_F(FileTableTest, ALookNeverServesARequestThatBeganAfterIt) {
  write_file(dir_ / "f", "x");
  const auto id = id_of("f");
  settle(id);
  write_settled(dir_ / "f", "yy");
  EXPECT_EQ(look_anew(id), State::kNeedsHash);
}

TEST_F(FileTableTest, ASettledFileIsNotReadAgain) {
  if (!exact_) GTEST_SKIP() << "not on this file system";
  write_settled(dir_ / "f", "x");
  const auto id = id_of("f");
  settle(id);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(settle(id), State::kCurrent);
  EXPECT_EQ(table_->files_hashed(), 1u);
  EXPECT_EQ(table_->stats_made(), 6u);
}

TEST_F(FileTableTest, AnUnsettledFileIsReadForEachRequest) {
  write_file(dir_ / "f", "x");
  const auto id = id_of("f");
  auto c = read_content(dir_ / "f");
  c.settled = false;
  const auto round = table_->begin_round();
  table_->learn(id, c, round);
  EXPECT_EQ(table_->look(id, round), State::kCurrent);
  EXPECT_EQ(look_anew(id), State::kNeedsHash);
}

// touch -r after an edit of the same length: only ctime tells.
TEST_F(FileTableTest, SameSizeAndMtimeButOtherContentIsSeen) {
  if (!exact_) GTEST_SKIP() << "not on this file system";
  write_settled(dir_ / "f", "old");
  const auto id = id_of("f");
  settle(id);
  const auto before = table_->record(id).stat;
  write_file(dir_ / "f", "new");
  const timespec mtime{.tv_sec = before.mtime_ns / 1'000'000'000,
                       .tv_nsec = before.mtime_ns % 1'000'000'000};
  const timespec times[2] = {mtime, mtime};
  ASSERT_EQ(::utimensat(AT_FDCWD, (dir_ / "f").c_str(), times, 0), 0);
  ASSERT_EQ(stat_file(dir_ / "f")->mtime_ns, before.mtime_ns);
  ASSERT_EQ(stat_file(dir_ / "f")->size, before.size);
  ASSERT_EQ(stat_file(dir_ / "f")->inode, before.inode);
  EXPECT_EQ(settle(id), State::kCurrent);
  EXPECT_EQ(digest(id), sha256("new"));
}

// Whatever the moment of the edit, right after the reading above all, what is current is right.
TEST_F(FileTableTest, EditsAtAnyMomentAreSeen) {
  const auto id = id_of("f");
  for (int i = 0; i < 400; ++i) {
    const auto text = std::to_string(1000 + i);  // all of one size
    write_file(dir_ / "f", text);
    ASSERT_EQ(settle(id), State::kCurrent);
    ASSERT_EQ(digest(id), sha256(text)) << i;
    if (i % 7 == 0) ::usleep(static_cast<useconds_t>(i % 10) * 700);
  }
}

TEST_F(FileTableTest, ReplacementByAnOlderFileIsSeen) {
  write_settled(dir_ / "other", "two");
  write_settled(dir_ / "f", "one");
  const auto id = id_of("f");
  settle(id);
  ASSERT_EQ(::rename((dir_ / "other").c_str(), (dir_ / "f").c_str()), 0);
  settle(id);
  EXPECT_EQ(digest(id), sha256("two"));
}

TEST_F(FileTableTest, RetargetedSymlinkIsSeen) {
  write_file(dir_ / "a", "aaa");
  write_settled(dir_ / "b", "bbb");
  ASSERT_EQ(::symlink("a", (dir_ / "link").c_str()), 0);
  const auto id = id_of("link");
  settle(id);
  ASSERT_EQ(::unlink((dir_ / "link").c_str()), 0);
  ASSERT_EQ(::symlink("b", (dir_ / "link").c_str()), 0);
  settle(id);
  EXPECT_EQ(digest(id), sha256("bbb"));
}

TEST_F(FileTableTest, DirectoryThatTookAnothersNameIsSeen) {
  ASSERT_TRUE(make_directories(dir_ / "inc"));
  ASSERT_TRUE(make_directories(dir_ / "new"));
  write_file(dir_ / "inc/h", "one");
  write_settled(dir_ / "new/h", "two");
  const auto id = id_of("inc/h");
  settle(id);
  ASSERT_EQ(::rename((dir_ / "inc").c_str(), (dir_ / "old").c_str()), 0);
  ASSERT_EQ(::rename((dir_ / "new").c_str(), (dir_ / "inc").c_str()), 0);
  settle(id);
  EXPECT_EQ(digest(id), sha256("two"));
}

TEST_F(FileTableTest, ChangeThroughAHardLinkIsSeen) {
  write_settled(dir_ / "f", "one");
  ASSERT_EQ(::link((dir_ / "f").c_str(), (dir_ / "elsewhere").c_str()), 0);
  const auto id = id_of("f");
  let_it_settle();
  settle(id);
  write_file(dir_ / "elsewhere", "two");
  settle(id);
  EXPECT_EQ(digest(id), sha256("two"));
}

TEST_F(FileTableTest, MissingAndBackAgain) {
  const auto id = id_of("f");
  EXPECT_EQ(settle(id), State::kMissing);
  write_file(dir_ / "f", "x");
  EXPECT_EQ(settle(id), State::kCurrent);
  ASSERT_EQ(::unlink((dir_ / "f").c_str()), 0);
  EXPECT_EQ(settle(id), State::kMissing);
}

TEST_F(FileTableTest, MissingBelowAFile) {
  write_file(dir_ / "f", "x");
  EXPECT_EQ(settle(id_of("f/below")), State::kMissing);
}

TEST_F(FileTableTest, GoneBetweenTheLookAndTheReading) {
  write_file(dir_ / "f", "x");
  const auto id = id_of("f");
  const auto round = table_->begin_round();
  ASSERT_EQ(table_->look(id, round), State::kNeedsHash);
  ASSERT_EQ(::unlink((dir_ / "f").c_str()), 0);
  table_->learn(id, read_content(dir_ / "f"), round);
  EXPECT_EQ(table_->look(id, round), State::kMissing);
}

TEST_F(FileTableTest, DirectoryIsNoFile) {
  ASSERT_TRUE(make_directories(dir_ / "d"));
  EXPECT_EQ(settle(id_of("d")), State::kDirectory);
}

TEST_F(FileTableTest, FileWithoutPermissionIsUnreadableAndNeverCurrent) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  write_settled(dir_ / "f", "x");
  const auto id = id_of("f");
  settle(id);
  ASSERT_EQ(::chmod((dir_ / "f").c_str(), 0), 0);
  EXPECT_EQ(settle(id), State::kUnreadable);
  ASSERT_EQ(::chmod((dir_ / "f").c_str(), 0600), 0);
  EXPECT_EQ(settle(id), State::kCurrent);
}

// A symlink that leads to itself: stat fails, and not because nothing is there.
TEST_F(FileTableTest, WhatCanNotBeToldIsNotMissing) {
  ASSERT_EQ(::symlink("loop", (dir_ / "loop").c_str()), 0);
  EXPECT_EQ(settle(id_of("loop")), State::kUnreadable);
}

// ---- requests that overlap
// ------------------------------------------------------------------------

TEST_F(FileTableTest, AReadingThatBeganBeforeARequestDoesNotServeIt) {
  write_file(dir_ / "f", "old");
  const auto id = id_of("f");
  const auto first = table_->begin_round();
  ASSERT_EQ(table_->look(id, first), State::kNeedsHash);
  auto reading = read_content(dir_ / "f");
  reading.settled = false;
  write_file(dir_ / "f", "new");
  const auto second = table_->begin_round();
  table_->learn(id, reading, first);
  EXPECT_EQ(table_->look(id, second), State::kNeedsHash);
}

TEST_F(FileTableTest, ALaterLookOutlivesAnEarlierReading) {
  write_file(dir_ / "f", "x");
  const auto id = id_of("f");
  const auto first = table_->begin_round();
  auto reading = read_content(dir_ / "f");
  reading.settled = false;
  ASSERT_EQ(::unlink((dir_ / "f").c_str()), 0);
  const auto second = table_->begin_round();
  ASSERT_EQ(table_->look(id, second), State::kMissing);
  table_->learn(id, reading, first);
  EXPECT_EQ(table_->look(id, second), State::kMissing);
}

// A reading holds for who began before it, whatever a later request saw meanwhile: of a file that
// is never settled that one sees only that it must be read.
TEST_F(FileTableTest, AReadingServesItsRequestEvenIfALaterOneLooked) {
  write_file(dir_ / "f", "x");
  const auto id = id_of("f");
  const auto first = table_->begin_round();
  ASSERT_EQ(table_->look(id, first), State::kNeedsHash);
  auto reading = read_content(dir_ / "f");
  reading.settled = false;
  const auto second = table_->begin_round();
  ASSERT_EQ(table_->look(id, second), State::kNeedsHash);
  table_->learn(id, reading, first);
  EXPECT_EQ(table_->look_again(id, first), State::kCurrent);
  EXPECT_EQ(table_->look_again(id, second), State::kNeedsHash);
}

TEST_F(FileTableTest, AfterAnotherRequestsReadingALookDecides) {
  if (!exact_) GTEST_SKIP() << "not on this file system";
  write_settled(dir_ / "f", "x");
  const auto id = id_of("f");
  const auto first = table_->begin_round();
  const auto reading = read_content(dir_ / "f");
  const auto second = table_->begin_round();
  ASSERT_EQ(table_->look(id, second), State::kNeedsHash);
  table_->learn(id, reading, first);
  EXPECT_EQ(table_->look_again(id, second), State::kCurrent);
  EXPECT_EQ(table_->files_hashed(), 1u);
}

// ---- restarts
// -------------------------------------------------------------------------------------

TEST_F(FileTableTest, RecordsSurviveSoThatNothingIsReadAgain) {
  if (!exact_) GTEST_SKIP() << "not on this file system";
  write_file(dir_ / "a", "aaa");
  write_settled(dir_ / "b", "__TIME__");
  const auto a = id_of("a"), b = id_of("b");
  settle(a);
  settle(b);
  reopen();
  EXPECT_EQ(id_of("a"), a);
  EXPECT_EQ(settle(a), State::kCurrent);
  EXPECT_EQ(settle(id_of("b")), State::kCurrent);
  EXPECT_EQ(digest(a), sha256("aaa"));
  EXPECT_EQ(table_->record(b).findings, kDateOrTime);
  EXPECT_EQ(table_->files_hashed(), 0u);
  EXPECT_EQ(table_->stats_made(), 2u);
}

TEST_F(FileTableTest, AnEditWhileItWasDownIsSeen) {
  write_settled(dir_ / "f", "old");
  settle(id_of("f"));
  reopen();
  write_file(dir_ / "f", "new");
  const auto id = id_of("f");
  settle(id);
  EXPECT_EQ(digest(id), sha256("new"));
}

TEST_F(FileTableTest, UnsettledRecordsAreReadAgainAfterARestart) {
  write_file(dir_ / "f", "x");
  const auto id = id_of("f");
  auto c = read_content(dir_ / "f");
  c.settled = false;
  table_->learn(id, c, table_->begin_round());
  reopen();
  EXPECT_EQ(look_anew(id_of("f")), State::kNeedsHash);
}

TEST_F(FileTableTest, NewIdsDoNotMeetOldOnes) {
  const auto a = id_of("a");
  table_->intern_input(a, Digest{});  // something depends on it
  reopen();
  const auto b = id_of("b");
  EXPECT_NE(a, b);
  EXPECT_EQ(table_->path(a), dir_ / "a");
  EXPECT_EQ(table_->path(b), dir_ / "b");
}

TEST_F(FileTableTest, OnlyWhatChangedIsCollected) {
  write_file(dir_ / "f", "x");
  const auto id = id_of("f");
  settle(id);
  store::Batch first, second, third;
  table_->collect_changes(first);
  ASSERT_EQ(first.files.size(), 1u);
  EXPECT_EQ(first.files[0].second.digest, sha256("x"));
  table_->collect_changes(second);
  EXPECT_TRUE(second.empty());
  write_file(dir_ / "f", "yy");
  settle(id);
  table_->collect_changes(third);
  EXPECT_EQ(third.files.size(), 1u);
}

// ---- inputs
// ---------------------------------------------------------------------------------------

TEST_F(FileTableTest, AnInputIsAFileWithOneContent) {
  const auto f = id_of("f"), g = id_of("g");
  const auto one = table_->intern_input(f, sha256("1"));
  EXPECT_EQ(table_->intern_input(f, sha256("1")), one);
  EXPECT_NE(table_->intern_input(f, sha256("2")), one);
  EXPECT_NE(table_->intern_input(g, sha256("1")), one);
  EXPECT_NE(table_->intern_input(f, Digest{}), one);
  ASSERT_NE(table_->input(one), nullptr);
  EXPECT_EQ(*table_->input(one), (store::InputRecord{.file = f, .digest = sha256("1")}));
}

TEST_F(FileTableTest, InputsSurvive) {
  const auto f = id_of("f");
  const auto one = table_->intern_input(f, sha256("1"));
  reopen();
  ASSERT_NE(table_->input(one), nullptr);
  EXPECT_EQ(table_->input(one)->digest, sha256("1"));
  EXPECT_EQ(table_->intern_input(id_of("f"), sha256("1")), one);
  EXPECT_NE(table_->intern_input(id_of("f"), sha256("2")), one);
}

TEST_F(FileTableTest, AnUnknownInputIsNull) {
  EXPECT_EQ(table_->input(0), nullptr);
  EXPECT_EQ(table_->input(12345), nullptr);
  EXPECT_EQ(table_->input(~InputId{0}), nullptr);
}

}  // namespace
}  // namespace zcc::inputs
