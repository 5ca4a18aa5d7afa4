#include "report/list_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zcc::report {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
const auto kNone = std::nullopt;

TEST(ListDiff, TellsWhatWasChangedInOnePlace) {
  EXPECT_THAT(list_changes({"-O2", "-g", "-Wall"}, {"-O3", "-g", "-Wall"}), ElementsAre(ListChange{0, "-O2", "-O3"}));
}

TEST(ListDiff, TellsWhatIsNewAndWhatIsGone) {
  EXPECT_THAT(list_changes({"-O2", "-Wall"}, {"-O2", "-g", "-Wall"}), ElementsAre(ListChange{1, kNone, "-g"}));
  EXPECT_THAT(list_changes({"-O2", "-g", "-Wall"}, {"-O2", "-Wall"}), ElementsAre(ListChange{1, "-g", kNone}));
  EXPECT_THAT(list_changes({}, {"a", "b"}), ElementsAre(ListChange{0, kNone, "a"}, ListChange{1, kNone, "b"}));
}

TEST(ListDiff, KeepsWhatTwoPlacesHaveBetweenThem) {
  EXPECT_THAT(list_changes({"a", "x", "b", "c"}, {"A", "x", "b", "C"}),
              ElementsAre(ListChange{0, "a", "A"}, ListChange{3, "c", "C"}));
}

TEST(ListDiff, KnowsOrder) {
  EXPECT_THAT(list_changes({"-DA=1", "-DA=2"}, {"-DA=2", "-DA=1"}), testing::SizeIs(2));
  EXPECT_THAT(list_changes({"a", "b"}, {"a", "b"}), IsEmpty());
}

TEST(ListDiff, EndsWithListsThatAreLong) {
  std::vector<std::string> was, is;
  for (int i = 0; i < 5000; ++i) {
    was.push_back("a" + std::to_string(i));
    is.push_back("b" + std::to_string(i));
  }
  EXPECT_EQ(list_changes(was, is).size(), 5000u);
}

}  // namespace
}  // namespace zcc::report
