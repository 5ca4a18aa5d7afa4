#include "tools/response_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace zcc::tools {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;

// ---- splitting ----------------------------------------------------------------------------------

struct Case {
  Quoting quoting;
  std::string_view text;
  std::optional<std::vector<std::string>> arguments;
};

class ResponseFileSplit : public ::testing::TestWithParam<Case> {};

TEST_P(ResponseFileSplit, IsAsTheCompilersDo) {
  const auto& [quoting, text, arguments] = GetParam();
  EXPECT_EQ(split_response_file(text, quoting), arguments) << text;
}

std::vector<Case> alike(std::string_view text, std::vector<std::string> arguments) {
  std::vector<Case> out;
  for (const auto quoting : {Quoting::kGcc, Quoting::kAnyGcc, Quoting::kPosix}) {
    out.push_back({quoting, text, arguments});
  }
  return out;
}

std::vector<Case> all_alike() {
  std::vector<Case> out;
  const auto add = [&](const auto& cases) { out.insert(out.end(), cases.begin(), cases.end()); };
  add(alike(" -c\ta.c\r\n\n-o a.o", {"-c", "a.c", "-o", "a.o"}));
  add(alike(" \n", {}));
  add(alike("", {}));
  add(alike(R"("a b" -D"X=1 2"3)", {"a b", "-DX=1 23"}));
  add(alike(R"('a "b"' c)", {"a \"b\"", "c"}));
  add(alike(R"(a\ b -DX=\"y\" \\ \')", {"a b", "-DX=\"y\"", "\\", "'"}));
  add(alike(R"("a\"b\\c")", {"a\"b\\c"}));
  add(alike("'a b", {"a b"}));
  return out;
}

INSTANTIATE_TEST_SUITE_P(Alike, ResponseFileSplit, ::testing::ValuesIn(all_alike()));

using Arguments = std::vector<std::string>;
constexpr std::string_view kNul("a\0b c", 5);

INSTANTIATE_TEST_SUITE_P(
    Gcc, ResponseFileSplit,
    ::testing::Values(Case{Quoting::kGcc, R"('a\b' "c\d")", Arguments{"ab", "cd"}},
                      Case{Quoting::kAnyGcc, R"('a\b')", std::nullopt},
                      Case{Quoting::kAnyGcc, R"("a\b")", std::nullopt},
                      Case{Quoting::kGcc, "a\\\nb", Arguments{"a\nb"}},
                      Case{Quoting::kAnyGcc, "a\\\nb", std::nullopt},
                      Case{Quoting::kGcc, "a\\", Arguments{"a"}},
                      Case{Quoting::kGcc, "'' a \"\"", Arguments{"", "a", ""}},
                      Case{Quoting::kGcc, "a\fb\vc", Arguments{"a", "b", "c"}},
                      Case{Quoting::kGcc, "\xEF\xBB\xBF-c", Arguments{"\xEF\xBB\xBF-c"}},
                      Case{Quoting::kGcc, kNul, Arguments{"a"}}));

INSTANTIATE_TEST_SUITE_P(
    Posix, ResponseFileSplit,
    ::testing::Values(Case{Quoting::kPosix, R"('a\b' "c\d")", Arguments{"ab", "cd"}},
                      Case{Quoting::kPosix, "a\\", Arguments{"a\\"}},
                      Case{Quoting::kPosix, "'' a \"\"", Arguments{"a"}},
                      Case{Quoting::kPosix, "a\fb\vc", Arguments{"a\fb\vc"}},
                      Case{Quoting::kPosix, "\xEF\xBB\xBF-c", Arguments{"-c"}},
                      Case{Quoting::kPosix, "\xFF\xFE-", std::nullopt},
                      Case{Quoting::kPosix, kNul, Arguments{"a", "c"}}));

INSTANTIATE_TEST_SUITE_P(
    Windows, ResponseFileSplit,
    ::testing::Values(Case{Quoting::kWindows, R"(a\b "c d" 'e f')", Arguments{"a\\b", "c d", "'e", "f'"}},
                      Case{Quoting::kWindows, R"(e\"f "g\\" h\\\"i)", Arguments{"e\"f", "g\\", "h\\\"i"}},
                      Case{Quoting::kWindows, R"("" j"k""l")", Arguments{"", "jk\"l"}},
                      Case{Quoting::kWindows, R"(a"b)", std::nullopt},
                      Case{Quoting::kWindows, kNul, Arguments{"a", "b", "c"}}));

TEST(ResponseFileQuoting, OfGccDependsOnTheRelease) {
  EXPECT_EQ(gcc_quoting(12), Quoting::kGcc);
  EXPECT_EQ(gcc_quoting(14), Quoting::kGcc);
  EXPECT_EQ(gcc_quoting(15), Quoting::kAnyGcc);
  EXPECT_EQ(gcc_quoting(0), Quoting::kAnyGcc);
}

TEST(ResponseFileQuoting, OfClangIsTheLastThatIsNamed) {
  EXPECT_EQ(clang_quoting({"-c"}, false), Quoting::kPosix);
  EXPECT_EQ(clang_quoting({"-c"}, true), Quoting::kWindows);
  EXPECT_EQ(clang_quoting({"--rsp-quoting=posix", "--", "--rsp-quoting=windows"}, false), Quoting::kWindows);
  EXPECT_EQ(clang_quoting({"--rsp-quoting=windows", "--rsp-quoting=posix"}, true), Quoting::kPosix);
  EXPECT_EQ(clang_quoting({"--rsp-quoting=other"}, true), Quoting::kWindows);
}

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
    return expand_response_files(arguments, Quoting::kGcc, context_);
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

TEST_F(ResponseFile, QuotedAtSignsStillNameOne) {
  files_["/w/r"] = "'@s t'";
  files_["/w/s t"] = "-DA";
  EXPECT_THAT(expand({"@r"}).arguments, ElementsAre("-DA"));
}

TEST_F(ResponseFile, UnreadableFails) { EXPECT_EQ(expand({"-c", "@none"}).failure, "@none"); }

TEST_F(ResponseFile, BareAtSignFails) { EXPECT_EQ(expand({"@"}).failure, "@"); }

TEST_F(ResponseFile, CycleFails) {
  files_["/w/r"] = "@s";
  files_["/w/s"] = "@r";
  EXPECT_EQ(expand({"@r"}).failure, "@r");
}

TEST_F(ResponseFile, CycleByOtherNamesFails) {
  context_.read_file = [](const std::string& path) { return "@./" + path.substr(3); };
  EXPECT_TRUE(expand({"@r"}).failure.has_value());
}

TEST_F(ResponseFile, FanOutIsBounded) {
  for (int i = 0; i < 60; ++i) {
    const auto next = "@" + std::to_string(i + 1);
    files_["/w/" + std::to_string(i)] = next + " " + next;
  }
  files_["/w/60"] = "-DA";
  EXPECT_TRUE(expand({"@0"}).failure.has_value());
}

TEST_F(ResponseFile, DepthIsBoundedByTheNumberOfFiles) {
  for (int i = 0; i < 2000; ++i) files_["/w/" + std::to_string(i)] = "@" + std::to_string(i + 1);
  files_["/w/2000"] = "-DA";
  EXPECT_TRUE(expand({"@1"}).failure.has_value());
  EXPECT_FALSE(expand({"@2"}).failure.has_value());
}

}  // namespace
}  // namespace zcc::tools
