// Sessions outlive the daemon, and what was counted does so, too.
#include "report/sessions.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "report/journal_line.h"

namespace zcc::report {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

Event hit(const std::string& session, const std::string& source) {
  Event e;
  e.outcome = Outcome::kHit;
  e.ts_ns = real_time_ns();
  e.session = session;
  e.latency_ns = 1'000'000;
  e.compile_ns = 501'000'000;
  e.bytes_inline = 10;
  auto subject = std::make_shared<Subject>();
  subject->source = source;
  e.subject = subject;
  return e;
}

class SessionsTest : public testing::Test {
 protected:
  SessionsTest() {
    auto name = (fs::temp_directory_path() / "zcc-sessions.XXXXXX").string();
    directory_ = ::mkdtemp(name.data());
  }
  ~SessionsTest() override { fs::remove_all(directory_); }
  Sessions open(const std::vector<std::string>& journals = {}) { return Sessions(directory_ / "sessions", journals); }
  fs::path directory_;
};

TEST_F(SessionsTest, HasIdsThatAreKnownAsSuch) {
  auto sessions = open();
  const auto id = sessions.start({}).id;
  EXPECT_TRUE(is_session_id(id));
  EXPECT_FALSE(is_session_id("../../etc/passwd"));
  EXPECT_NE(sessions.find(id), nullptr);
  EXPECT_EQ(sessions.find("another"), nullptr);
}

TEST_F(SessionsTest, OutlivesADaemonThatSavesIt) {
  std::string id;
  {
    auto sessions = open();
    auto& session = sessions.start({.cwd = "/build", .journal = {}, .log = {}, .wants_stats = true, .owner = {}, .journal_fd = {}, .log_fd = {}});
    id = session.id;
    session.figures.add(hit(id, "/a.c"));
    session.figures.add(hit(id, "/a.c"));
    session.dirty = true;
    sessions.save(true);
  }
  auto sessions = open();
  auto* const session = sessions.find(id);
  ASSERT_NE(session, nullptr);
  EXPECT_EQ(session->cwd, "/build");
  EXPECT_EQ(session->figures.hits, 2u);
  EXPECT_EQ(session->figures.sources.size(), 1u);
  EXPECT_EQ(session->figures.saved_ns, 1'000'000'000u);
  session->figures.add(hit(id, "/a.c"));
  EXPECT_EQ(session->figures.sources.size(), 1u);
}

TEST_F(SessionsTest, CountsAgainFromTheJournalWhatADaemonThatWasKilledHadNotSaved) {
  std::string id;
  const auto journal = (directory_ / "journal.jsonl").string();
  {
    auto sessions = open();
    id = sessions.start({}).id;
    std::string lines;
    for (const auto* source : {"/a.c", "/b.c", "/a.c"}) append_line(lines, hit(id, source));
    append_line(lines, hit("another", "/c.c"));
    std::ofstream(journal) << lines << "{\"ts\":\"cut";
  }
  auto sessions = open({"/not/there", journal});
  ASSERT_NE(sessions.find(id), nullptr);
  EXPECT_EQ(sessions.find(id)->figures.hits, 3u);
  EXPECT_EQ(sessions.find(id)->figures.sources.size(), 2u);
  EXPECT_EQ(sessions.find(id)->figures.bytes_read, 30u);
}

TEST_F(SessionsTest, IsGoneWhenItHasEnded) {
  std::string id;
  {
    auto sessions = open();
    id = sessions.start({}).id;
    sessions.end(id);
  }
  auto sessions = open();
  EXPECT_EQ(sessions.find(id), nullptr);
  EXPECT_TRUE(fs::is_empty(directory_ / "sessions"));
}

TEST_F(SessionsTest, PassesOverADamagedFile) {
  auto first = open();
  const auto id = first.start({}).id;
  std::ofstream(directory_ / "sessions" / (id + ".json")) << "{\"started_ns\":1";
  auto sessions = open();
  EXPECT_EQ(sessions.find(id), nullptr);
}

TEST_F(SessionsTest, IsReapedWhenItsOwnerIsGoneAndItWasNotHeardOfForAWhile) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::pause();
    ::_exit(0);
  }
  auto sessions = open();
  auto& session = sessions.start({.cwd = {}, .journal = {}, .log = {}, .wants_stats = false, .owner = Owner::of(child), .journal_fd = {}, .log_fd = {}});
  const auto id = session.id;
  session.last_ns -= std::int64_t{60} * 1'000'000'000;
  EXPECT_EQ(sessions.reap(seconds(30)), 0u);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_EQ(sessions.reap(seconds(90)), 0u);
  EXPECT_EQ(sessions.reap(seconds(30)), 1u);
  EXPECT_EQ(sessions.find(id), nullptr);
}

TEST_F(SessionsTest, KeepsLinesForTheUsersFileAfterARestart) {
  std::string id;
  {
    auto sessions = open();
    id = sessions.start({.cwd = {}, .journal = "/build/j.jsonl", .log = {}, .wants_stats = false, .owner = {}, .journal_fd = {}, .log_fd = {}}).id;
    sessions.save(true);
  }
  auto sessions = open();
  const auto& session = *sessions.find(id);
  ASSERT_NE(session.files, nullptr);
  EXPECT_TRUE(static_cast<bool>(session.files->journal));
  EXPECT_FALSE(static_cast<bool>(session.files->log));
  EXPECT_TRUE(fs::exists(sessions.spool(session, false)));
}

}  // namespace
}  // namespace zcc::report
