// Arguments of include-what-you-use, and its mapping files.
#include "tools/iwyu/parse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tools/iwyu/mapping.h"
#include "tools/module.h"

namespace zcc::tools::iwyu {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Files = std::map<std::string, std::string>;

Invocation parsed(const std::vector<std::string>& words, const Files& files = {}) {
  ParseContext context;
  context.family = Family::kClang;
  context.cwd = "/w";
  context.read_file = [&](const std::string& path) -> std::optional<std::string> {
    const auto at = files.find(path);
    return at == files.end() ? std::nullopt : std::optional(at->second);
  };
  context.variable = [](std::string_view) { return std::nullopt; };
  return parse({words.begin(), words.end()}, context);
}

TEST(IwyuParse, KnowsItsNames) {
  for (const auto* name : {"iwyu", "include-what-you-use", "include-what-you-use-18"}) {
    EXPECT_TRUE(is_name_of_iwyu(name)) << name;
  }
  for (const auto* name : {"", "iwyu_tool", "clang"}) EXPECT_FALSE(is_name_of_iwyu(name)) << name;
  EXPECT_EQ(module_of("/usr/bin/iwyu").parse, &parse);
}

TEST(IwyuParse, MakesNoneOfTheCompilesOutputs) {
  const auto i = parsed({"-Xiwyu", "--error=3", "-Iinc", "-MD", "-MT", "a.o", "-MF", "a.d", "-o", "a.o", "-c", "a.cc"});
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_EQ(i.source, "a.cc");
  EXPECT_EQ(i.language, Language::kCxx);
  EXPECT_THAT(i.outputs, IsEmpty());
  EXPECT_EQ(i.dependencies, DependencySource::kAdded);
  EXPECT_THAT(i.key_arguments, Contains("--error=3"));
}

TEST(IwyuParse, PassesThrough) {
  const auto reason = [](const std::vector<std::string>& words) { return parsed(words).pass; };
  EXPECT_EQ(reason({"--version"}), PassReason::kNotACompile);
  EXPECT_EQ(reason({"-Xiwyu", "--verbose=3", "a.cc"}), PassReason::kVerbose);
  EXPECT_EQ(reason({"-Xiwyu", "--no-iwyu-has-this", "a.cc"}), PassReason::kUnknownArgument);
  EXPECT_EQ(reason({"-Xiwyu", "--mapping_file", "-Xiwyu", "m", "a.cc"}), PassReason::kUnknownArgument);
  EXPECT_EQ(reason({"a.cc", "b.cc"}), PassReason::kSeveralSources);
  EXPECT_EQ(reason({"@args", "a.cc"}), PassReason::kResponseFile);
  EXPECT_EQ(reason({"-H", "a.cc"}), PassReason::kVerbose);
}

TEST(IwyuParse, MappingFilesAreInTheKeyWithThoseTheyReferTo) {
  const Files files{{"/w/m/a.imp", R"([ { "ref": "b.imp" }, { ref: 'n/c.imp' } ])"},
                    {"/w/m/b.imp", "[ { include: [\"<x>\", private, \"<y>\", public] } ]"},
                    {"/w/m/n/c.imp", "[ { ref: \"b.imp\" } ]"}};
  const auto i = parsed({"-Xiwyu", "--mapping_file=m/a.imp", "a.cc"}, files);
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_THAT(i.argument_files, ElementsAre("/w/m/a.imp", "/w/m/b.imp", "/w/m/n/c.imp"));
  EXPECT_THAT(i.argument_absences, ElementsAre("/w/b.imp", "/w/n/c.imp", "/w/m/n/b.imp"));
  EXPECT_THAT(i.key_arguments, Contains(files.at("/w/m/b.imp")));
}

TEST(IwyuParse, MappingFilesThatReferToThemselves) {
  const auto i = parsed({"-Xiwyu", "--mapping_file=a.imp", "a.cc"}, {{"/w/a.imp", R"([ { ref: "a.imp" } ])"}});
  EXPECT_THAT(i.argument_files, ElementsAre("/w/a.imp"));
}

TEST(IwyuParse, ReferencesAreReadAsFarAsTheyArePlain) {
  EXPECT_THAT(references_in(R"([ {"ref" : "a"}, { symbol: ["ref", "private", "<x>", "public"] }, { include: ["@[\"<]preference"] } ])"),
              testing::Optional(ElementsAre("a")));
  EXPECT_EQ(references_in("[ { ref: a.imp } ]"), std::nullopt);
  EXPECT_EQ(references_in(R"([ { "\x72ef": "a" } ])"), std::nullopt);
  EXPECT_EQ(references_in(R"([ { ref: "a)"), std::nullopt);
}

}  // namespace
}  // namespace zcc::tools::iwyu
