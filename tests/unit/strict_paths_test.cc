#include "tools/strict_paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zcc::tools {
namespace {

using ::testing::HasSubstr;

std::string complaint(const std::vector<std::string>& arguments, StrictPaths mode, bool like_cl = false) {
  return strict_paths_complaint(arguments, like_cl, mode);
}

TEST(StrictPathsTest, OffAsksNothing) { EXPECT_EQ(complaint({"-Ia\\b/../c"}, StrictPaths::kOff), ""); }

TEST(StrictPathsTest, NamesOfModes) {
  EXPECT_EQ(strict_paths_by_name("absolute"), StrictPaths::kAbsolute);
  EXPECT_EQ(strict_paths_by_name("consistent"), StrictPaths::kConsistent);
  EXPECT_EQ(strict_paths_by_name("off"), StrictPaths::kOff);
  EXPECT_EQ(strict_paths_by_name("Absolute"), StrictPaths::kOff);
}

TEST(StrictPathsTest, AbsoluteWantsAbsolutePaths) {
  const auto mode = StrictPaths::kAbsolute;
  EXPECT_EQ(complaint({"-I/a/b", "-isystem", "/c", "-I=/d", "-include-pch", "/e", "-c", "a.c"}, mode), "");
  EXPECT_EQ(complaint({"-Ia"}, mode), "--strict-paths=absolute: -I a: not an absolute path");
  EXPECT_THAT(complaint({"-include", "a.h"}, mode), HasSubstr("-include a.h: not an absolute path"));
  EXPECT_THAT(complaint({"-includea.h"}, mode), HasSubstr("-include a.h: not"));
  EXPECT_THAT(complaint({"-isystem/a/./b"}, mode), HasSubstr("-isystem /a/./b: has a component . or .."));
  EXPECT_THAT(complaint({"-iquote", "/a/.."}, mode), HasSubstr("-iquote /a/..: has a component"));
  EXPECT_THAT(complaint({"-F/a\\b"}, mode), HasSubstr("mixed"));
  EXPECT_EQ(complaint({"-IC:/a"}, mode), "");
  EXPECT_EQ(complaint({"-I-", "-I"}, mode), "");
  EXPECT_EQ(complaint({"-Xclang", "-include-pch", "-Xclang", "/a.pch"}, mode), "");
  EXPECT_THAT(complaint({"-Xclang", "-include", "-Xclang", "a.h"}, mode), HasSubstr("-include a.h: not"));
}

TEST(StrictPathsTest, ConsistentWantsOneKindOfSlash) {
  const auto mode = StrictPaths::kConsistent;
  EXPECT_EQ(complaint({"-Ia/b", "-I../c"}, mode), "");
  EXPECT_EQ(complaint({"-Ia\\b", "-I..\\c"}, mode), "");
  EXPECT_THAT(complaint({"-Ia/b", "-Ic\\d"}, mode), HasSubstr("-I c\\d: slashes and backslashes are mixed"));
}

TEST(StrictPathsTest, SlashOptionsAreOfClAlone) {
  EXPECT_EQ(complaint({"/Include/a.c"}, StrictPaths::kAbsolute), "");
  EXPECT_THAT(complaint({"/Ia"}, StrictPaths::kAbsolute, true), HasSubstr("/I a: not an absolute path"));
}

}  // namespace
}  // namespace zcc::tools
