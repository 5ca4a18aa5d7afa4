#include "report/counters.h"

#include <gtest/gtest.h>

namespace zcc::report {
namespace {

using Values = std::map<std::string, std::uint64_t>;

TEST(Counters, AddUp) {
  Counters c;
  EXPECT_EQ(c.get("hits"), 0u);
  c.add("hits");
  c.add("hits", 4);
  EXPECT_EQ(c.get("hits"), 5u);
}

TEST(Counters, BelowTakesThePrefixAsAWholeWord) {
  Counters c;
  c.add("bypassed.timeout", 2);
  c.add("bypassed.version");
  c.add("bypassed_other.x");
  c.add("bypassed");
  EXPECT_EQ(c.below("bypassed"), (Values{{"timeout", 2}, {"version", 1}}));
}

TEST(Counters, ChangesAreWholeValuesAndTakenOnce) {
  Counters c;
  c.restore({{"hits", 10}, {"misses", 3}});
  EXPECT_EQ(c.take_changes(), Values{});
  c.add("hits");
  c.add("hits");
  EXPECT_EQ(c.take_changes(), (Values{{"hits", 12}}));
  EXPECT_EQ(c.take_changes(), Values{});
}

TEST(Counters, ZeroIsAChangeOfEachThatWasKnown) {
  Counters c;
  c.restore({{"hits", 10}});
  c.add("bypassed.timeout");
  c.take_changes();
  c.zero();
  EXPECT_EQ(c.get("hits"), 0u);
  EXPECT_EQ(c.below("bypassed"), Values{});
  EXPECT_EQ(c.take_changes(), (Values{{"bypassed.timeout", 0}, {"hits", 0}}));
}

}  // namespace
}  // namespace zcc::report
