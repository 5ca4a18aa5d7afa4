// Arguments of clang-tidy, and the compile database.
#include "tools/tidy/parse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tools/module.h"
#include "tools/tidy/database.h"

namespace zcc::tools::tidy {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

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

PassReason reason_of(const std::vector<std::string>& words, const Files& files = {}) {
  return parsed(words, files).pass;
}

std::string entry(const std::string& file, const std::string& arguments) {
  return R"({"directory": "/b", "file": ")" + file + R"(", "command": "c++ )" + arguments + R"( -c )" + file + R"("})";
}

TEST(TidyParse, KnowsItsNames) {
  for (const auto* name : {"clang-tidy", "clang-tidy-14", "clang-tidy-19.1"}) EXPECT_TRUE(is_name_of_tidy(name)) << name;
  for (const auto* name : {"", "clang", "tidy", "clang-tidy-diff", "run-clang-tidy"}) {
    EXPECT_FALSE(is_name_of_tidy(name)) << name;
  }
  EXPECT_EQ(module_of("/usr/bin/clang-tidy-14").parse, &parse);
}

TEST(TidyParse, TakesTheCompileFromBehindTheDashes) {
  const auto i = parsed({"--extra-arg-before=--driver-mode=g++", "a.cc", "--", "/usr/bin/c++", "-DA", "-Iinc", "-o",
                         "a.o", "-MD", "-MF", "a.d", "-c", "/w/a.cc"});
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_EQ(i.source, "a.cc");
  EXPECT_THAT(i.outputs, IsEmpty());
  EXPECT_EQ(i.dependencies, DependencySource::kAdded);
  EXPECT_THAT(i.header_places, ElementsAre("inc"));
  EXPECT_THAT(i.key_arguments, Contains("-DA"));
  EXPECT_THAT(i.configuration_names, ElementsAre(".clang-tidy"));
  EXPECT_TRUE(i.directory.empty());
}

TEST(TidyParse, FixesAreAnOutputThatMayBeMissing) {
  for (const auto& words : {std::vector<std::string>{"-export-fixes=f", "a.c", "--"}, {"--export-fixes", "f", "a.c", "--"}}) {
    const auto i = parsed(words);
    ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
    ASSERT_EQ(i.outputs.size(), 1u);
    EXPECT_EQ(i.outputs[0].path, "f");
    EXPECT_FALSE(i.outputs[0].certain);
  }
}

TEST(TidyParse, PassesThrough) {
  EXPECT_EQ(reason_of({"--fix", "a.c", "--"}), PassReason::kEditsSources);
  EXPECT_EQ(reason_of({"-fix-errors", "a.c", "--"}), PassReason::kEditsSources);
  EXPECT_EQ(reason_of({"--list-checks"}), PassReason::kNotACompile);
  EXPECT_EQ(reason_of({"--load=x.so", "a.c", "--"}), PassReason::kPlugin);
  EXPECT_EQ(reason_of({"--vfsoverlay=x", "a.c", "--"}), PassReason::kHiddenInput);
  EXPECT_EQ(reason_of({"--enable-check-profile", "a.c", "--"}), PassReason::kVerbose);
  EXPECT_EQ(reason_of({"a.c", "b.c", "--"}), PassReason::kSeveralSources);
  EXPECT_EQ(reason_of({"--quiet"}), PassReason::kNoSource);
  EXPECT_EQ(reason_of({"--no-tidy-has-this", "a.c", "--"}), PassReason::kUnknownArgument);
  EXPECT_EQ(reason_of({"@args", "a.c"}), PassReason::kResponseFile);
  EXPECT_EQ(reason_of({"a.c", "--", "@args"}), PassReason::kResponseFile);
  EXPECT_EQ(reason_of({"--config={ExtraArgs: [-DA]}", "a.c", "--"}), PassReason::kHiddenInput);
  EXPECT_EQ(reason_of({"a.c", "--", "-Wp,-MD,a.d"}), PassReason::kDumpOrExtraOutput);
  EXPECT_EQ(reason_of({"a.c", "--", "-Xclang", "-include-pch", "-Xclang", "x.pch"}), PassReason::kPrecompiledHeader);
  EXPECT_EQ(reason_of({"a.c", "--", "-fmodules"}), PassReason::kModules);
  EXPECT_EQ(reason_of({"a.c", "--", "--serialize-diagnostics", "x"}), PassReason::kDumpOrExtraOutput);
}

TEST(TidyParse, ConfigurationFileIsInTheKeyByContent) {
  const std::vector<std::string> words{"--config-file=c", "a.c", "--"};
  const auto i = parsed(words, {{"/w/c", "Checks: x"}});
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_THAT(i.argument_files, ElementsAre("/w/c"));
  EXPECT_THAT(i.key_arguments, Contains("Checks: x"));
  EXPECT_EQ(reason_of(words, {{"/w/c", "ExtraArgs: x"}}), PassReason::kHiddenInput);
  EXPECT_EQ(reason_of(words), PassReason::kHiddenInput);
}

TEST(TidyParse, FormatOfAFileHasItsFilesLookedFor) {
  EXPECT_THAT(parsed({"--format-style=file", "a.c", "--"}).configuration_names, Contains(".clang-format"));
  EXPECT_THAT(parsed({"--format-style=llvm", "a.c", "--"}).configuration_names, Not(Contains(".clang-format")));
}

TEST(TidyParse, FindsTheDatabaseUpward) {
  const Files files{{"/w/compile_commands.json", "[" + entry("/w/src/a.cc", "-DA") + "]"}};
  const auto i = parsed({"src/a.cc"}, files);
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_EQ(i.directory, "/b");
  EXPECT_EQ(i.source, "/w/src/a.cc");
  EXPECT_THAT(i.argument_files, ElementsAre("/w/compile_commands.json"));
  EXPECT_THAT(i.argument_absences,
              ElementsAre("/w/src/compile_flags.txt", "/w/src/compile_commands.json", "/w/compile_flags.txt"));
}

TEST(TidyParse, BuildPathIsWhereTheSearchBegins) {
  const Files files{{"/w/build/compile_commands.json", "[" + entry("/w/a.cc", "-DA") + "]"}};
  for (const auto& words :
       {std::vector<std::string>{"-p", "build", "a.cc"}, {"-p=build/", "a.cc"}, {"-p=/w/build/x", "a.cc"}}) {
    const auto i = parsed(words, files);
    EXPECT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
    EXPECT_EQ(i.directory, "/b");
  }
}

TEST(TidyParse, WithoutADatabaseThereAreNoArguments) {
  const auto i = parsed({"a.cc"});
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_THAT(i.argument_absences, ElementsAre("/w/compile_flags.txt", "/w/compile_commands.json",
                                               "/compile_flags.txt", "/compile_commands.json"));
}

TEST(TidyParse, OnlyTheEntryOfTheSourceIsInTheKey) {
  const auto key = [](const std::string& entries) {
    const auto i = parsed({"a.cc"}, {{"/w/compile_commands.json", "[" + entries + "]"}});
    EXPECT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
    return i.key_arguments;
  };
  const auto alone = key(entry("/w/a.cc", "-DA"));
  EXPECT_EQ(key(entry("/w/b.cc", "-DB") + "," + entry("/w/a.cc", "-DA")), alone);
  EXPECT_NE(key(entry("/w/a.cc", "-DB")), alone);
  // By a name that has to be compared with the others.
  const auto relative = key(entry("../w/a.cc", "-DA"));
  EXPECT_NE(key(entry("/w/b.cc", "-DB") + "," + entry("../w/a.cc", "-DA")), relative);
}

TEST(TidyParse, WhatTheDatabaseLeavesOpenIsPassedThrough) {
  const auto reason = [](const std::string& text) { return reason_of({"a.cc"}, {{"/w/compile_commands.json", text}}); };
  const auto good = entry("/w/a.cc", "-DA");
  EXPECT_EQ(reason("[" + good + "]"), PassReason::kNone);
  EXPECT_EQ(reason("[" + good + "," + entry("/w/./a.cc", "-DB") + "]"), PassReason::kCompileDatabase);  // two
  EXPECT_EQ(reason("[" + entry("/w/b.cc", "-DA") + "]"), PassReason::kCompileDatabase);  // none
  EXPECT_EQ(reason("[" + good), PassReason::kCompileDatabase);
  EXPECT_EQ(reason(R"([{"directory": "b", "file": "/w/a.cc", "command": "c++ a.cc"}])"), PassReason::kCompileDatabase);
  EXPECT_EQ(reason(R"([{"directory": "/b", "file": "/w/a.cc", "command": "c++ /w/b.cc"}])"), PassReason::kCompileDatabase);
  EXPECT_EQ(reason(R"([{"directory": "/b", "file": "/w/a.cc", "command": "clang-cl /w/a.cc"}])"), PassReason::kCompileDatabase);
  EXPECT_EQ(reason(R"([{"directory": "/b", "file": "/w/a.cc", "arguments": []}])"), PassReason::kCompileDatabase);
  EXPECT_EQ(reason(R"([{"directory": "/b", "file": "/w/a.cc", "command": "c++ @rsp /w/a.cc"}])"), PassReason::kResponseFile);
}

TEST(TidyParse, CommandsAreTakenApartAsByAShell) {
  EXPECT_THAT(split_command(R"(c++  -DA="x y" -D'B=\"' -DC=\"d\" a\ b)"),
              ElementsAre("c++", "-DA=x y", R"(-DB=\")", "-DC=\"d\"", "a b"));
}

TEST(TidyParse, FlagsOfADirectory) {
  const auto i = parsed({"a.cc"}, {{"/w/compile_flags.txt", "-Iinc\n\n  -DA \n"}});
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_EQ(i.directory, "/w");
  EXPECT_THAT(i.header_places, ElementsAre("inc"));
}

}  // namespace
}  // namespace zcc::tools::tidy
