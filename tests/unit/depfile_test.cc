#include "tools/depfile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zcc::tools {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> names(std::string_view text) {
  const auto result = parse_depfile(text);
  EXPECT_TRUE(result.has_value()) << text;
  return result.value_or(std::vector<std::string>{});
}

bool damaged(std::string_view text) {
  const auto result = parse_depfile(text);
  return !result && result.error().kind == ErrorKind::kDamaged;
}

TEST(Depfile, NamesInOrder) {
  EXPECT_THAT(names("a.o: a.c b.h c.h\n"), ElementsAre("a.c", "b.h", "c.h"));
}

TEST(Depfile, ContinuationLines) {
  EXPECT_THAT(names("a.o: a.c \\\n b.h\\\n c.h\n"), ElementsAre("a.c", "b.h", "c.h"));
}

TEST(Depfile, PrerequisitesOnTheNextLine) {
  EXPECT_THAT(names("a.o: \\\n a.c\n"), ElementsAre("a.c"));
}

TEST(Depfile, CrLf) {
  EXPECT_THAT(names("a.o: a.c \\\r\n b.h\r\n\r\nb.h:\r\n"), ElementsAre("a.c", "b.h"));
}

TEST(Depfile, RepeatsAreDropped) {
  EXPECT_THAT(names("a.o: a.c b.h a.c\n"), ElementsAre("a.c", "b.h"));
}

TEST(Depfile, PhonyRulesAreLeftOut) {
  EXPECT_THAT(names("a.o: a.c b.h\n\nb.h:\n\nc\\ d.h:\n"), ElementsAre("a.c", "b.h"));
}

TEST(Depfile, SeveralTargets) { EXPECT_THAT(names("a.o a.d: a.c\n"), ElementsAre("a.c")); }

TEST(Depfile, NoPrerequisites) { EXPECT_THAT(names("a.o:\n"), IsEmpty()); }

TEST(Depfile, EscapedSpace) { EXPECT_THAT(names("a.o: b\\ c.h\n"), ElementsAre("b c.h")); }

TEST(Depfile, EscapedHash) { EXPECT_THAT(names("a.o: b\\#c.h\n"), ElementsAre("b#c.h")); }

TEST(Depfile, BackslashBeforeHash) {
  EXPECT_THAT(names("a.o: b\\\\#c.h\n"), ElementsAre("b\\#c.h"));
}

TEST(Depfile, DoubledDollar) { EXPECT_THAT(names("a.o: b$$c.h\n"), ElementsAre("b$c.h")); }

TEST(Depfile, BackslashesInNamesAreThemselves) {
  EXPECT_THAT(names("a.o: b\\c.h d\\\\e.h\n"), ElementsAre("b\\c.h", "d\\\\e.h"));
}

TEST(Depfile, BackslashesAreDoubledBeforeASpace) {
  EXPECT_THAT(names("a.o: b\\\\\\ c.h d\\\\ e.h\n"), ElementsAre("b\\ c.h", "d\\", "e.h"));
}

TEST(Depfile, NameEndsAtAContinuation) {
  EXPECT_THAT(names("a.o: b.h\\\n c.h\n"), ElementsAre("b.h", "c.h"));
}

TEST(Depfile, ColonsInNames) {
  EXPECT_THAT(names("C:\\a.o: C:\\a.c b:c.h\n"), ElementsAre("C:\\a.c", "b:c.h"));
}

TEST(Depfile, EmptyIsDamaged) { EXPECT_TRUE(damaged("")); }
TEST(Depfile, BlankIsDamaged) { EXPECT_TRUE(damaged("\n\n")); }
TEST(Depfile, NoColonIsDamaged) { EXPECT_TRUE(damaged("a.o a.c\n")); }
TEST(Depfile, NoTargetIsDamaged) { EXPECT_TRUE(damaged(": a.c\n")); }
TEST(Depfile, CutOffIsDamaged) { EXPECT_TRUE(damaged("a.o: a.c b.")); }
TEST(Depfile, CutOffInAContinuationIsDamaged) { EXPECT_TRUE(damaged("a.o: a.c \\\n")); }
TEST(Depfile, NewlineInANameIsDamaged) { EXPECT_TRUE(damaged("a.o: a.c b\nc.h d.h\n")); }
TEST(Depfile, NameThatEndsInAColonIsDamaged) { EXPECT_TRUE(damaged("a.o: a.c b: c.h\n")); }
TEST(Depfile, SecondRuleIsDamaged) { EXPECT_TRUE(damaged("a.o: a.c\nb.o: b.c\n")); }

}  // namespace
}  // namespace zcc::tools
