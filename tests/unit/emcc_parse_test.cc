// Arguments of emcc, the scripts that start it, and what it answers.
#include "tools/emcc/parse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "tools/emcc/command_line.h"
#include "tools/emcc/launch.h"
#include "tools/emcc/options.h"
#include "tools/emcc/probe.h"
#include "tools/emcc/variables.h"

namespace zcc::tools::emcc {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

struct World {
  std::map<std::string, std::string> files = {};
  std::map<std::string, std::string, std::less<>> variables = {};
};

std::vector<std::string> words(const std::string& line) {
  std::istringstream in(line);
  return {std::istream_iterator<std::string>(in), {}};
}

Variable variable_of(const World& world) {
  return [&](std::string_view name) -> std::optional<std::string_view> {
    const auto at = world.variables.find(name);
    return at == world.variables.end() ? std::nullopt : std::optional<std::string_view>(at->second);
  };
}

ParseContext context_of(const World& world) {
  ParseContext context;
  context.family = Family::kClang;
  context.cwd = "/w";
  context.read_file = [&](const std::string& path) -> std::optional<std::string> {
    const auto at = world.files.find(path);
    return at == world.files.end() ? std::nullopt : std::optional(at->second);
  };
  context.variable = variable_of(world);
  return context;
}

Invocation parsed(const std::string& line, const World& world = {}) {
  const auto arguments = words(line);
  return parse({arguments.begin(), arguments.end()}, context_of(world));
}

PassReason reason_of(const std::string& line, const World& world = {}) { return parsed(line, world).pass; }

std::vector<std::string> outputs_of(const std::string& line) {
  const auto i = parsed(line);
  EXPECT_EQ(i.pass, PassReason::kNone) << line << ": " << i.pass_detail;
  std::vector<std::string> out;
  for (const auto& output : i.outputs) out.push_back(output.path);
  return out;
}

TEST(EmccParse, NamesOutputsAsClangDoesThatIsToldTheObject) {
  EXPECT_THAT(outputs_of("-c d/a.c"), ElementsAre("a.o"));
  EXPECT_THAT(outputs_of("-c a.c -o x.o -MD"), ElementsAre("x.o", "x.d"));
  EXPECT_THAT(outputs_of("-S -emit-llvm a.c"), ElementsAre("a.ll"));
  EXPECT_THAT(outputs_of("-c -emit-llvm a.c"), ElementsAre("a.bc"));
  EXPECT_THAT(outputs_of("-c -g -gsplit-dwarf d/a.c"), ElementsAre("a.o", "a.dwo"));
  EXPECT_THAT(outputs_of("-fsyntax-only a.c"), IsEmpty());
  EXPECT_EQ(parsed("-c -g -gsplit-dwarf d/a.c").outputs, parsed("-c -g -gsplit-dwarf d/a.c -o a.o").outputs);
}

TEST(EmccParse, TakesALanguageThatIsNamedBehindTheSource) {
  EXPECT_EQ(parsed("-c a.c -x c++").language, Language::kCxx);
  EXPECT_EQ(parsed("-c a.c").language, Language::kC);
}

TEST(EmccParse, KeepsAllArgumentsInOrder) {
  EXPECT_THAT(parsed("-c -sA=1 a.c -O2 -s B -pipe").key_arguments,
              ElementsAre("-c", "-sA=1", "a.c", "-O2", "-s", "B", "-pipe"));
}

TEST(EmccParse, AsksWhereItSearchesWithItsOwnOptionsToo) {
  EXPECT_THAT(parsed("-c -sUSE_PTHREADS=1 a.c -Iinc -o x.o -MD --tracing").search_arguments,
              ElementsAre("-sUSE_PTHREADS=1", "--tracing", "-Iinc"));
}

TEST(EmccParse, SettingsThatBringFilesInArePassedThrough) {
  EXPECT_EQ(reason_of("-c a.c -sUSE_SDL=2"), PassReason::kHiddenInput);
  EXPECT_EQ(reason_of("-c a.c -s USE_ZLIB"), PassReason::kHiddenInput);
  EXPECT_EQ(reason_of("-sUSE_FUTURE=1 -c a.c"), PassReason::kHiddenInput);
  EXPECT_EQ(reason_of("-c a.c -sEXPORTED_FUNCTIONS=@list"), PassReason::kHiddenInput);
  EXPECT_EQ(reason_of("-c a.c --use-port=x"), PassReason::kHiddenInput);
  EXPECT_EQ(reason_of("-c a.c -sUSE_SDL=1 -sUSE_ZLIB=0 -sUSE_PTHREADS -sSTRICT"), PassReason::kNone);
}

TEST(EmccParse, WhatIsNoCompileIsNone) {
  EXPECT_EQ(reason_of("a.c -o a.js"), PassReason::kNotACompile);
  EXPECT_EQ(reason_of("-c a.c --clear-cache"), PassReason::kNotACompile);
  EXPECT_EQ(reason_of("-c a.c --em-config x"), PassReason::kSpecs);
  EXPECT_EQ(reason_of("-c a.c --cache=x"), PassReason::kSpecs);
  EXPECT_EQ(reason_of("-c a.c b.c"), PassReason::kSeveralSources);
  EXPECT_EQ(reason_of("-c -std=c++20 a.cc -fmodule-file=m=m.pcm"), PassReason::kModules);
  EXPECT_THAT(parsed("-c a.c b.c").sources, IsEmpty());
}

// emcc knows of some options of clang's only that their value follows.
TEST(EmccParse, AValueThatEmccTakesForSomethingElseIsPassedThrough) {
  EXPECT_EQ(reason_of("-c a.c -target wasm32"), PassReason::kUnknownArgument);
  EXPECT_EQ(reason_of("-c a.c -D -sX"), PassReason::kUnknownArgument);
  EXPECT_EQ(reason_of("-c a.c -Xclang -sX"), PassReason::kUnknownArgument);
  EXPECT_EQ(reason_of("-c a.c -of=x.o"), PassReason::kUnusualOutput);
  EXPECT_EQ(reason_of("-c a.c -D X -I inc -Xclang -O1 -mllvm -x=1"), reason_of("-c a.c -Xclang -O1"));
  EXPECT_EQ(reason_of("-c a.c -D X -I inc -isystem sys -mllvm -x=1 -include h.h"), PassReason::kNone);
}

TEST(EmccParse, KnowsWhenEmccItselfMaySpeak) {
  EXPECT_FALSE(parsed("-c a.c -O2 -g -sUSE_PTHREADS=1 -Wall").speaks_in_colour);
  for (const auto* word : {"-sASSERTIONS", "--emrun", "-lx", "-Ldir", "-Wl,-x", "-O9", "-g4"}) {
    EXPECT_TRUE(parsed(std::string("-c a.c ") + word).speaks_in_colour) << word;
  }
}

TEST(EmccParse, ReadsResponseFilesAsPythonDoes) {
  World world;
  world.files["/w/args"] = "-DX='\"a b\"' \"-DY=\\\"\\q\\\"\" a\\ b.c\n''";
  EXPECT_THAT(read_command_line({"-c", "@args"}, context_of(world)).arguments,
              ElementsAre("-c", "-DX=\"a b\"", "-DY=\"\\q\"", "a b.c", ""));
  world.files["/w/args"] = "-O1 a.c";
  const auto good = parsed("-c @args", world);
  EXPECT_EQ(good.pass, PassReason::kNone);
  EXPECT_THAT(good.argument_files, ElementsAre("args"));
  EXPECT_THAT(good.key_arguments, ElementsAre("-c", "-O1", "a.c"));
  for (const auto* text : {"'open", "end\\", "@other", "\xC3\xA9.c", "a.c\r\n"}) {
    world.files["/w/args"] = text;
    EXPECT_EQ(reason_of("-c @args", world), PassReason::kResponseFile) << text;
  }
  world.files["/w/args.cp500"] = "a.c";
  EXPECT_EQ(reason_of("-c @args.cp500", world), PassReason::kResponseFile);
  EXPECT_EQ(reason_of("-c @missing", world), PassReason::kResponseFile);
}

TEST(EmccParse, AddsWhatTheVariableHolds) {
  World world;
  world.variables["EMCC_CFLAGS"] = "-O2 -sSTRICT '-DX=a b'";
  const auto good = parsed("-c a.c -Iinc", world);
  EXPECT_EQ(good.pass, PassReason::kNone);
  EXPECT_THAT(good.key_arguments, ElementsAre("-c", "a.c", "-Iinc", "-O2", "-sSTRICT", "-DX=a b"));
  EXPECT_THAT(good.search_arguments, ElementsAre("-Iinc"));
  for (const auto* text : {"-o x.o", "b.c", "-c", "-MD", "@args", "'open"}) {
    world.variables["EMCC_CFLAGS"] = text;
    EXPECT_EQ(reason_of("-c a.c", world), PassReason::kEnvironment) << text;
  }
  world.variables.clear();
  world.variables["EMCC_DEBUG"] = "1";
  EXPECT_EQ(reason_of("-c a.c", world), PassReason::kEnvironment);
  world.variables["EMCC_DEBUG"] = "0";
  EXPECT_EQ(reason_of("-c a.c", world), PassReason::kNone);
}

// ---- scripts ------------------------------------------------------------------------------------

constexpr std::string_view kDebian =
    "#!/bin/sh\n\nset -eu\n\nBASENAME=$(basename \"$0\")\n\n"
    "exec \"${EMSDK_PYTHON:-python3}\" \"/usr/share/emscripten/$BASENAME.py\" \"$@\"\n";

std::string upstream(const std::string& begin, const std::string& end) {
  return "#!/bin/sh\n# A comment.\n\n" + begin +
         "if [ -z \"$PYTHON\" ]; then\n  PYTHON=$EMSDK_PYTHON\nfi\n\n"
         "if [ -z \"$PYTHON\" ]; then\n  PYTHON=$(command -v python3 2> /dev/null)\nfi\n\n"
         "if [ -z \"$PYTHON\" ]; then\n  PYTHON=$(command -v python 2> /dev/null)\nfi\n\n"
         "if [ -z \"$PYTHON\" ]; then\n  echo 'unable to find python in $PATH'\n  exit 1\nfi\n\n" + end;
}

TEST(EmccLaunch, KnowsDebiansScript) {
  World world;
  const auto launch = understand_launch("/usr/bin/em++", kDebian, variable_of(world));
  ASSERT_TRUE(launch);
  EXPECT_EQ(launch->python, "python3");
  EXPECT_EQ(launch->script, "/usr/share/emscripten/em++.py");
  EXPECT_THAT(launch->programs, ElementsAre("basename", "/bin/sh"));
  world.variables["EMSDK_PYTHON"] = "/p";
  EXPECT_EQ(understand_launch("/usr/bin/em++", kDebian, variable_of(world))->python, "/p");
}

TEST(EmccLaunch, KnowsEmscriptensScripts) {
  World world;
  const auto old = understand_launch("/e/emcc", upstream("", "exec \"$PYTHON\" \"$0.py\" \"$@\"\n"), variable_of(world));
  ASSERT_TRUE(old);
  EXPECT_EQ(old->script, "/e/emcc.py");
  EXPECT_THAT(old->flags, IsEmpty());
  world.variables = {{"EMSDK_PYTHON", "/p"}};
  const auto newer = understand_launch(
      "/e/emcc", upstream("unset _PYTHON_SYSCONFIGDATA_NAME\n", "exec \"$PYTHON\" -E \"$0.py\" \"$@\"\n"),
      variable_of(world));
  ASSERT_TRUE(newer);
  EXPECT_EQ(newer->python, "/p");
  EXPECT_THAT(newer->flags, ElementsAre("-E"));
}

TEST(EmccLaunch, KnowsPythonFiles) {
  const World world;
  const auto launch = understand_launch("/e/emcc.py", "#! /usr/bin/python3\n", variable_of(world));
  ASSERT_TRUE(launch);
  EXPECT_EQ(launch->python, "/usr/bin/python3");
  EXPECT_EQ(launch->script, "/e/emcc.py");
  EXPECT_EQ(understand_launch("/e/emcc.py", "#!/usr/bin/env python3\n", variable_of(world))->python, "python3");
}

TEST(EmccLaunch, KnowsNoOther) {
  const World world;
  const auto known = [&](const std::string& tool, const std::string& text) {
    return understand_launch(tool, text, variable_of(world)).has_value();
  };
  const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
  };
  const std::string debian(kDebian);
  ASSERT_TRUE(known("/usr/bin/emcc", debian));
  EXPECT_FALSE(known("/usr/bin/emcc", replaced(debian, "set -eu", "set -e")));
  EXPECT_FALSE(known("/usr/bin/emcc", replaced(debian, "/usr/share", "$HOME")));
  EXPECT_FALSE(known("/usr/bin/emcc", replaced(debian, "/bin/sh", "/bin/bash")));
  EXPECT_FALSE(known("/usr/bin/emcc", debian + "true\n"));
  EXPECT_FALSE(known("/e/emcc", upstream("PYTHON=x\n", "exec \"$PYTHON\" \"$0.py\" \"$@\"\n")));
  EXPECT_FALSE(known("/e/emcc.py", "#!/usr/bin/env -S python3 -O\n"));
  EXPECT_FALSE(known("/e/emcc.py", "#!/usr/bin/perl\n"));
  EXPECT_FALSE(known("/e/emcc", "\x7F" "ELF"));
}

TEST(EmccProbe, KnowsItsNames) {
  for (const auto* name : {"emcc", "em++", "emcc.py", "em++.py"}) EXPECT_TRUE(is_name_of_emcc(name)) << name;
  for (const auto* name : {"emar", "emcc.bat", "xemcc", "clang"}) EXPECT_FALSE(is_name_of_emcc(name)) << name;
}

TEST(EmccProbe, ReadsWhatIsAnswered) {
  const auto answer = read_answer(
      "a warning\n\nzccache-emcc\tfile\t/a b\nzccache-emcc\tnames\t/d\n\nzccache-emcc\tclang\t/c\n"
      "zccache-emcc\tvariable\tX\nzccache-emcc\trefused\twhy\nzccache-emcc\tconsulted\t/x\n");
  EXPECT_THAT(answer.files, ElementsAre("/a b"));
  EXPECT_THAT(answer.consulted, ElementsAre("/d/*", "/x"));
  EXPECT_THAT(answer.programs, ElementsAre("/c"));
  EXPECT_THAT(answer.variables, ElementsAre("X"));
  EXPECT_EQ(answer.refused, "why");
  EXPECT_FALSE(answer.complete);
  EXPECT_TRUE(read_answer("zccache-emcc\tend\t\n").complete);
}

TEST(EmccProbe, DependsOnTheWorkingDirectoryByRelativePaths) {
  for (const auto* entry : {"EM_CONFIG=x", "PYTHONPATH=/a:b", "PYTHONPATH=/a:", "PATH=/a::/b", "HOME="}) {
    EXPECT_TRUE(searches_working_directory(entry)) << entry;
  }
  for (const auto* entry : {"EM_CONFIG=/x", "PYTHONPATH=/a:/b", "EMCC_CFLAGS=x"}) {
    EXPECT_FALSE(searches_working_directory(entry)) << entry;
  }
}

TEST(EmccOptions, SettingsAreInCapitals) {
  for (const auto* word : {"A", "USE_X2=3", "_A=x"}) EXPECT_TRUE(is_setting(word)) << word;
  for (const auto* word : {"", "a", "A-B", "2A", "_", "=1", "std"}) EXPECT_FALSE(is_setting(word)) << word;
}

TEST(EmccOptions, TablesAreSorted) {
  EXPECT_TRUE(std::ranges::is_sorted(options(), {}, &Option::name));
  EXPECT_TRUE(std::ranges::is_sorted(settings(), {}, &Option::name));
  EXPECT_TRUE(std::ranges::is_sorted(kOwnVariables));
  EXPECT_THAT(relevant_variables(), Contains("EMCC_CFLAGS"));
  EXPECT_THAT(relevant_variables(), Contains("CPATH"));
  EXPECT_THAT(relevant_variables(), Not(Contains("PATH")));
}

}  // namespace
}  // namespace zcc::tools::emcc
