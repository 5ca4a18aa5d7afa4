#include "tools/gnu/options.h"

#include <gtest/gtest.h>

#include "tools/gnu/parse.h"

namespace zcc::tools::gnu {
namespace {

std::string_view found(std::string_view argument, Family family = Family::kGcc) {
  const auto* option = find_option(driver_options(), argument, family);
  return option == nullptr ? "none" : option->name;
}

TEST(FindOption, Exact) { EXPECT_EQ(found("-c"), "-c"); }
TEST(FindOption, Joined) { EXPECT_EQ(found("-DX=1"), "-D"); }
TEST(FindOption, FamilyPrefix) { EXPECT_EQ(found("-fno-plt"), "-f"); }
TEST(FindOption, LongestNameWins) {
  EXPECT_EQ(found("-fprofile-prefix-map=a=b"), "-fprofile-prefix-map=");
}
TEST(FindOption, ExactNameIsNoPrefix) { EXPECT_EQ(found("-coverage-x"), "none"); }
TEST(FindOption, FallsBackPastALongerExactName) { EXPECT_EQ(found("-fstats2"), "-f"); }
TEST(FindOption, FallsBackPastANeighbour) { EXPECT_EQ(found("-Wzzz"), "-W"); }
TEST(FindOption, OtherFamilysOptionIsPassedOver) {
  EXPECT_EQ(found("-Xclang", Family::kClang), "-Xclang");
  EXPECT_EQ(found("-Xclang", Family::kGcc), "none");
}
TEST(FindOption, Unknown) { EXPECT_EQ(found("--unheard-of"), "none"); }
TEST(FindOption, BeforeTheFirst) { EXPECT_EQ(found("!"), "none"); }
TEST(FindOption, EveryEntryFindsItself) {
  for (const auto& option : driver_options()) {
    const auto family = (option.families & kGccOnly) != 0 ? Family::kGcc : Family::kClang;
    EXPECT_EQ(find_option(driver_options(), option.name, family), &option) << option.name;
  }
}

TEST(LooksLikeFile, Paths) {
  for (const auto* value : {"a/b", "list.txt", "/x", "a,b.c", "~x", "@x"}) {
    EXPECT_TRUE(looks_like_file(value)) << value;
  }
}
TEST(LooksLikeFile, VersionsNumbersAndWords) {
  for (const auto* value : {"", "1", "4.2.1", "armv8.2-a", "address,undefined", "c++17", "10.15"}) {
    EXPECT_FALSE(looks_like_file(value)) << value;
  }
}

TEST(LlvmOption, TuningIsPlain) {
  for (const auto* value : {"-inline-threshold=225", "-enable-x=false", "--x=-1", "-some-switch"}) {
    EXPECT_TRUE(is_plain_llvm_option(value)) << value;
  }
}
TEST(LlvmOption, FilesAndFiguresAreNot) {
  for (const auto* value :
       {"-x=file", "-stats", "-time-passes", "-print-after-all", "x", "-", ""}) {
    EXPECT_FALSE(is_plain_llvm_option(value)) << value;
  }
}

TEST(RelevantVariables, AreSorted) { EXPECT_TRUE(std::ranges::is_sorted(relevant_variables())); }

}  // namespace
}  // namespace zcc::tools::gnu
