// The journal: whole lines whatever happens, two generations, a schema that is written down.
#include "report/journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "report/journal_line.h"

namespace zcc::report {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Words words(std::initializer_list<std::string> argv) {
  Words w;
  w.text = "/usr/bin/g++";
  w.text += '\0';
  w.tool_length = w.text.size();
  w.text += "/build";
  w.text += '\0';
  w.cwd_length = w.text.size() - w.tool_length;
  for (const auto& word : argv) (w.text += word) += '\0';
  return w;
}

Event event_with_everything() {
  Event e;
  e.outcome = Outcome::kMiss;
  e.ts_ns = 1'795'870'158'123'000'000;
  e.latency_ns = 5;
  e.exit_code = 0;
  e.session = "s";
  e.words = words({"g++", "-c", "a.cc"});
  Subject s;
  s.source = "a.cc";
  s.output = "out/a.o";
  s.language = "c++";
  s.context_key = std::string(64, 'a');
  s.crate_name = "c";
  s.crate_type = "lib";
  e.subject = std::make_shared<Subject>(s);
  e.found = Found::kVerified;
  e.reason = "not_stored";
  e.detail = "why";
  e.miss_reason = "context_not_found";
  e.differences = {{.kind = "argument", .name = "1", .was = "-O2", .is = std::nullopt}};
  e.more_differences = 2;
  e.nearest_is_known = true;
  e.phases.fill(7);
  e.compile_ns = e.bytes_inline = e.bytes_in_files = e.bytes_stored = 1;
  return e;
}

std::string line_of(const Event& e) {
  std::string line;
  append_line(line, e);
  return line;
}

class JournalTest : public testing::Test {
 protected:
  JournalTest() {
    auto name = (fs::temp_directory_path() / "zcc-journal.XXXXXX").string();
    directory_ = ::mkdtemp(name.data());
  }
  ~JournalTest() override { fs::remove_all(directory_); }
  fs::path file() const { return directory_ / kJournalName; }
  Journal::Options options() const { return {.directory = directory_, .period = std::chrono::milliseconds(1)}; }
  fs::path directory_;
};

TEST(JournalLine, HasTheFieldsThatAreWrittenDownAndNoOther) {
  const auto text = slurp(fs::path(ZCC_SOURCE_DIR) / "docs/journal.md");
  ASSERT_FALSE(text.empty());
  const auto section = text.substr(text.find("## Fields"), text.find("| outcome | |") - text.find("## Fields"));
  std::set<std::string> documented, written;
  const std::regex row("\\n\\| `([a-z_]+)` \\|");
  for (auto it = std::sregex_iterator(section.begin(), section.end(), row); it != std::sregex_iterator(); ++it) {
    documented.insert((*it)[1]);
  }
  const auto line = json::parse(line_of(event_with_everything()));
  for (const auto& [name, value] : line.items()) written.insert(name);
  EXPECT_EQ(documented, written);
  for (std::size_t i = 0; i < static_cast<std::size_t>(Outcome::kCount); ++i) {
    const auto name = "`" + std::string(to_string(static_cast<Outcome>(i))) + "`";
    EXPECT_NE(text.find(name), std::string::npos) << name;
  }
  for (const auto& [phase, ns] : line["phases_ns"].items()) {
    EXPECT_NE(section.find("`" + phase + "`"), std::string::npos) << phase;
  }
}

TEST(JournalLine, AlwaysHasWhatIsSaidToBeInEveryLine) {
  const auto line = json::parse(line_of(Event{}));
  for (const auto* name : {"ts", "outcome", "compiler", "args", "cwd", "exit_code", "session_id", "latency_ns", "phases_ns"}) {
    EXPECT_TRUE(line.contains(name)) << name;
  }
  EXPECT_TRUE(line["session_id"].is_null());
  EXPECT_TRUE(line["exit_code"].is_null());
}

TEST(JournalLine, IsReadBackAsItWasWritten) {
  const auto e = event_with_everything();
  auto line = line_of(e);
  line.pop_back();
  const auto record = parse_line(line);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->outcome, e.outcome);
  EXPECT_EQ(record->ts_ns, e.ts_ns);
  EXPECT_EQ(record->exit_code, e.exit_code);
  EXPECT_EQ(record->compiler, "/usr/bin/g++");
  EXPECT_EQ(record->cwd, "/build");
  EXPECT_THAT(record->args, testing::ElementsAre("-c", "a.cc"));
  EXPECT_EQ(record->output_ext, ".o");
  EXPECT_EQ(record->differences, e.differences);
  EXPECT_EQ(record->more_differences, 2u);
  EXPECT_EQ(record->phases, e.phases);
}

TEST(JournalLine, IsNoneWhenItIsCutOff) {
  const auto line = line_of(event_with_everything());
  for (std::size_t n = 0; n + 2 < line.size(); n += 7) EXPECT_FALSE(parse_line(line.substr(0, n)));
}

TEST(JournalLine, IsJsonWhateverTheBytesAre) {
  Event e;
  e.words = words({"g++", "a\"b\\c\n\t\x01", "\xff\xc0\x80", "\xed\xa0\x80", "gr\xc3\xbc\xc3\x9f", "\xf0\x9f\x98\x80", "\xe2\x82"});
  const auto line = json::parse(line_of(e));
  EXPECT_EQ(line["args"][0], "a\"b\\c\n\t\x01");
  EXPECT_EQ(line["args"][1], "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
  EXPECT_EQ(line["args"][2], "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
  EXPECT_EQ(line["args"][3], "gr\xc3\xbc\xc3\x9f");
  EXPECT_EQ(line["args"][4], "\xf0\x9f\x98\x80");
  EXPECT_EQ(line["args"][5], "\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(JournalLine, TellsNoSecretMacro) {
  Event e;
  e.words = words({"g++", "-DAPI_TOKEN=hush", "-D", "DB_PASSWORD=hush", "-DLEVEL=3", "-D", "X=1"});
  const auto line = line_of(e);
  EXPECT_EQ(line.find("hush"), std::string::npos) << line;
  EXPECT_NE(line.find("-DLEVEL=3"), std::string::npos);
  EXPECT_NE(line.find("\"X=1\""), std::string::npos);
}

TEST(JournalLine, HasTimesThatAreReadBack) {
  EXPECT_EQ(time_text(1'795'870'158'123'000'000), "2026-11-28T12:49:18.123Z");
  EXPECT_EQ(time_of_text("2026-11-28T12:49:18.123Z"), 1'795'870'158'123'000'000);
  EXPECT_EQ(time_of_text("yesterday"), 0);
}

TEST_F(JournalTest, WritesWhatIsAddedByTheTimeFlushReturns) {
  Journal journal(options());
  for (int i = 0; i < 100; ++i) journal.add(event_with_everything(), nullptr);
  journal.flush();
  std::size_t lines = 0;
  for_each_line(slurp(file()), [&](std::string_view line) { lines += parse_line(line) ? 1 : 0; });
  EXPECT_EQ(lines, 100u);
  EXPECT_EQ(journal.state().lines, 100u);
}

TEST_F(JournalTest, CutsOffALineThatWasTorn) {
  const auto line = line_of(event_with_everything());
  std::ofstream(file()) << line << line.substr(0, 30);
  {
    Journal journal(options());
    journal.add(event_with_everything(), nullptr);
  }
  EXPECT_EQ(slurp(file()), line + line);
}

TEST_F(JournalTest, CutsOffAFileThatIsNothingButATornLine) {
  std::ofstream(file()) << std::string(10'000, 'x');
  { Journal journal(options()); }
  EXPECT_EQ(slurp(file()), "");
}

TEST_F(JournalTest, KeepsTwoGenerations) {
  auto o = options();
  const auto line = line_of(event_with_everything());
  o.max_bytes = 4 * line.size();
  Journal journal(o);
  for (int i = 0; i < 50; ++i) {
    journal.add(event_with_everything(), nullptr);
    journal.flush();
  }
  EXPECT_LE(fs::file_size(file()), o.max_bytes);
  EXPECT_EQ(fs::file_size(directory_ / kOldJournalName), o.max_bytes);
  EXPECT_EQ(std::distance(fs::directory_iterator(directory_), {}), 2);
}

TEST_F(JournalTest, BeginsAnewWhenItsFileIsGone) {
  Journal journal(options());
  journal.add(event_with_everything(), nullptr);
  journal.flush();
  fs::remove(file());
  journal.add(event_with_everything(), nullptr);
  journal.flush();
  EXPECT_EQ(slurp(file()), line_of(event_with_everything()));
}

TEST_F(JournalTest, CountsWhatDoesNotFit) {
  auto o = options();
  o.max_queued = 100;  // bytes
  Journal journal(o);
  for (int i = 0; i < 10; ++i) journal.add(event_with_everything(), nullptr);
  journal.flush();
  EXPECT_EQ(journal.state().dropped, 10u);
  EXPECT_EQ(journal.state().lines, 0u);
}

TEST_F(JournalTest, CountsWhatCanNotBeWritten) {
  fs::create_directory(file());
  Journal journal(options());
  journal.add(event_with_everything(), nullptr);
  journal.flush();
  EXPECT_EQ(journal.state().dropped, 1u);
}

TEST_F(JournalTest, SwitchedOffWritesOnlyTheFilesOfSessions) {
  auto o = options();
  o.on = false;
  Journal journal(o);
  const auto files = std::make_shared<SessionFiles>();
  files->journal = LineFile::open(directory_ / "session.jsonl");
  files->log = LineFile::open(directory_ / "session.log");
  journal.add(event_with_everything(), nullptr);
  journal.add(event_with_everything(), files);
  journal.flush();
  EXPECT_FALSE(fs::exists(file()));
  EXPECT_EQ(slurp(directory_ / "session.jsonl"), line_of(event_with_everything()));
  EXPECT_THAT(slurp(directory_ / "session.log"), testing::StartsWith("[MISS] a.cc -> out/a.o (not_stored: why"));
}

}  // namespace
}  // namespace zcc::report
