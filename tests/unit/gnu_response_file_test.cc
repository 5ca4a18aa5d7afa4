#include "tools/gnu/response_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace zcc::tools::gnu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;

// ---- splitting ----------------------------------------------------------------------------------

TEST(ResponseFileSplit, WhiteSpace) {
  EXPECT_THAT(split_response_file(" -c\ta.c\r\n\n-o a.o"),
              Optional(ElementsAre("-c", "a.c", "-o", "a.o")));
}

TEST(ResponseFileSplit, EmptyFile) { EXPECT_THAT(split_response_file(" \n"), Optional(IsEmpty())); }

TEST(ResponseFileSplit, DoubleQuotes) {
  EXPECT_THAT(split_response_file(R"("a b" -D"X=1 2"3)"), Optional(ElementsAre("a b", "-DX=1 23")));
}

TEST(ResponseFileSplit, SingleQuotes) {
  EXPECT_THAT(split_response_file(R"('a "b"' c)"), Optional(ElementsAre("a \"b\"", "c")));
}

TEST(ResponseFileSplit, BackslashEscapesTheNext) {
  EXPECT_THAT(split_response_file(R"(a\ b -DX=\"y\" \\ \')"),
              Optional(ElementsAre("a b", "-DX=\"y\"", "\\", "'")));
}

TEST(ResponseFileSplit, EscapesWithinDoubleQuotes) {
  EXPECT_THAT(split_response_file(R"("a\"b\\c")"), Optional(ElementsAre("a\"b\\c")));
}

class Disputed : public ::testing::TestWithParam<std::string_view> {};

TEST_P(Disputed, IsLeftToTheCompiler) { EXPECT_EQ(split_response_file(GetParam()), std::nullopt); }

INSTANTIATE_TEST_SUITE_P(ResponseFileSplit, Disputed,
                         ::testing::Values(R"('a\b')", R"("a\b")", "a\\\nb", "a\\", "''", "\"\" a",
                                           "'a", "\"a", "a\fb", "a\vb", "\xEF\xBB\xBF-c",
                                           std::string_view("a\0b", 3)));

// ---- expanding ----------------------------------------------------------------------------------

class ResponseFile : public ::testing::Test {
 protected:
  ResponseFile() {
    context_.cwd = "/w";
    context_.read_file = [this](const std::string& path) -> std::optional<std::string> {
      const auto at = files_.find(path);
      return at == files_.end() ? std::nullopt : std::optional(at->second);
    };
  }

  Expansion expand(const std::vector<std::string_view>& arguments) {
    return expand_response_files(arguments, context_);
  }

  std::map<std::string, std::string> files_;
  ParseContext context_;
};

TEST_F(ResponseFile, TakesThePlaceOfItsArgument) {
  files_["/w/r"] = "-DA -DB";
  EXPECT_THAT(expand({"-c", "@r", "a.c"}).arguments, ElementsAre("-c", "-DA", "-DB", "a.c"));
}

TEST_F(ResponseFile, IsReportedAsSpelled) {
  files_["/w/r"] = "@/abs";
  files_["/abs"] = "-DA";
  EXPECT_THAT(expand({"@r"}).files, ElementsAre("r", "/abs"));
}

TEST_F(ResponseFile, NestedNamesAreRelativeToTheWorkingDirectory) {
  files_["/w/sub/r"] = "@s";
  files_["/w/s"] = "-DA";
  EXPECT_THAT(expand({"@sub/r"}).arguments, ElementsAre("-DA"));
}

TEST_F(ResponseFile, TwiceIsFine) {
  files_["/w/r"] = "-DA";
  EXPECT_THAT(expand({"@r", "@r"}).arguments, ElementsAre("-DA", "-DA"));
}

TEST_F(ResponseFile, UnreadableFails) { EXPECT_EQ(expand({"-c", "@none"}).failure, "@none"); }

TEST_F(ResponseFile, BareAtSignFails) { EXPECT_EQ(expand({"@"}).failure, "@"); }

TEST_F(ResponseFile, CycleFails) {
  files_["/w/r"] = "@s";
  files_["/w/s"] = "@r";
  EXPECT_EQ(expand({"@r"}).failure, "@r");
}

TEST_F(ResponseFile, FanOutIsBounded) {
  for (int i = 0; i < 60; ++i) {
    const auto next = "@" + std::to_string(i + 1);
    files_["/w/" + std::to_string(i)] = next + " " + next;
  }
  files_["/w/60"] = "-DA";
  EXPECT_TRUE(expand({"@0"}).failure.has_value());
}

TEST_F(ResponseFile, DepthIsBounded) {
  for (int i = 0; i < 100; ++i) files_["/w/" + std::to_string(i)] = "@" + std::to_string(i + 1);
  files_["/w/100"] = "-DA";
  EXPECT_TRUE(expand({"@0"}).failure.has_value());
  EXPECT_FALSE(expand({"@50"}).failure.has_value());
}

}  // namespace
}  // namespace zcc::tools::gnu
