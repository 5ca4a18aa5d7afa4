#include "daemon/includers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zcc::daemon {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

inputs::IncludeScan including(const std::vector<std::string>& names) {
  inputs::IncludeScan scan;
  for (const auto& name : names) scan.names.push_back({.name = name, .quoted = true});
  return scan;
}

TEST(Includers, AreAllOnTheWayFromTheSource) {
  const auto source = including({"a/a.h"}), a = including({"b\\b.h"}), b = including({});
  const Includers includers({{"/w/s.cc", &source}, {"/w/a/a.h", &a}, {"/w/a/b/b.h", &b}});
  EXPECT_THAT(includers.of("/w/a/b"), UnorderedElementsAre("/w/a", "/w"));
  EXPECT_THAT(includers.of("/w/a"), ElementsAre("/w"));
  EXPECT_THAT(includers.of("/elsewhere"), ElementsAre("/w"));
}

TEST(Includers, MayBeAnyThatIncludesAMacro) {
  const auto source = including({"a.h"}), plain = including({});
  auto computed = including({});
  computed.computed_include = true;
  const Includers includers({{"/w/s.cc", &source}, {"/m/m.h", &computed}, {"/a/a.h", &plain}, {"/n/n.h", &plain}});
  EXPECT_THAT(includers.of("/n"), Contains("/m"));
  EXPECT_THAT(includers.of("/n"), Not(Contains("/a")));
}

TEST(Includers, MayIncludeEachOther) {
  const auto source = including({"a.h"}), a = including({"b.h"}), b = including({"a.h"});
  const Includers includers({{"/w/s.cc", &source}, {"/a/a.h", &a}, {"/b/b.h", &b}});
  EXPECT_THAT(includers.of("/a"), UnorderedElementsAre("/a", "/b", "/w"));
}

TEST(Includers, OfNothingAreNone) { EXPECT_TRUE(Includers().of("/w").empty()); }

}  // namespace
}  // namespace zcc::daemon
