// Arguments of clang-cl.
#include "tools/msvc/parse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "tools/msvc/command_line.h"
#include "tools/msvc/include_notes.h"
#include "tools/msvc/module.h"
#include "tools/msvc/options.h"
#include "tools/msvc/probe.h"

namespace zcc::tools::msvc {
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

ParseContext context_of(const World& world) {
  ParseContext context;
  context.family = Family::kClang;
  context.cwd = "/w";
  context.read_file = [&](const std::string& path) -> std::optional<std::string> {
    const auto at = world.files.find(path);
    return at == world.files.end() ? std::nullopt : std::optional(at->second);
  };
  context.variable = [&](std::string_view name) -> std::optional<std::string_view> {
    const auto at = world.variables.find(name);
    return at == world.variables.end() ? std::nullopt : std::optional<std::string_view>(at->second);
  };
  return context;
}

Invocation parsed(const std::string& line, const World& world = {}) {
  const auto arguments = words(line);
  return parse({arguments.begin(), arguments.end()}, context_of(world));
}

std::vector<std::string> paths(const Invocation& invocation) {
  std::vector<std::string> out;
  for (const auto& output : invocation.outputs) out.push_back(output.path);
  return out;
}

std::string object_of(const std::string& line) {
  const auto i = parsed(line);
  EXPECT_EQ(i.pass, PassReason::kNone) << line << ": " << i.pass_detail;
  return i.outputs.empty() ? "" : i.outputs.front().path;
}

PassReason reason_of(const std::string& line, const World& world = {}) { return parsed(line, world).pass; }

// ---- which tools -------------------------------------------------------------------------------

TEST(MsvcName, IsThatOfCl) {
  for (const auto* name : {"cl", "cl.exe", "clang-cl", "clang-cl-14", "clang-cl-14.0", "clang-cl.exe",
                           "x86_64-pc-windows-msvc-clang-cl", "aarch64-pc-windows-msvc-clang-cl-19"}) {
    EXPECT_TRUE(is_name_of_cl(name)) << name;
    EXPECT_EQ(&module_of(std::string("/usr/bin/") + name), &kModule) << name;
  }
  for (const auto* name : {"", "gcc", "clang", "clang-14", "clang++", "cc", "tcl", "openssl", "acl", "cl-14x", "clang-cl-x"}) {
    EXPECT_FALSE(is_name_of_cl(name)) << name;
    EXPECT_NE(&module_of(name), &kModule) << name;
  }
}

TEST(MsvcName, RelativeDirectoriesOfPathMatter) {
  for (const auto* variable : {"PATH=", "PATH=bin", "PATH=/a::/b", "PATH=/a:.", "LD_LIBRARY_PATH=lib"}) {
    EXPECT_TRUE(searches_working_directory(variable)) << variable;
  }
  EXPECT_FALSE(searches_working_directory("PATH=/usr/bin:/bin"));
}

// ---- what is compiled ----------------------------------------------------------------------------

TEST(MsvcParse, BothSpellingsOfOptions) {
  for (const auto* line : {"/c a.cc", "-c a.cc", "/nologo /TP /EHsc -W4 /c a.cc /Iinc -I inc /DX=1 -D Y"}) {
    const auto i = parsed(line);
    EXPECT_EQ(i.pass, PassReason::kNone) << line << ": " << i.pass_detail;
    EXPECT_EQ(i.source, "a.cc");
    EXPECT_EQ(i.language, Language::kCxx);
    EXPECT_EQ(i.outputs, (std::vector<Output>{{.path = "a.obj"}}));
    EXPECT_EQ(i.dependencies, DependencySource::kAdded);
  }
}

TEST(MsvcParse, ObjectsAreNamedAsClangClDoes) {
  EXPECT_EQ(object_of("/c d/a.b.cc"), "a.b.obj");
  EXPECT_EQ(object_of("/c a.cc /Foout"), "out.obj");
  EXPECT_EQ(object_of("/c a.cc /Foout.o"), "out.o");
  EXPECT_EQ(object_of("/c a.cc /Fodir/"), "dir/a.obj");
  EXPECT_EQ(object_of("/c a.cc /Fodir.x/y"), "dir.x/y.obj");
  EXPECT_EQ(object_of("/c a.cc /o x.obj"), "x.obj");
  EXPECT_EQ(object_of("/c a.cc -ox.obj"), "x.obj");
  EXPECT_EQ(object_of("/c a.cc /Fo"), "a.obj");
  EXPECT_EQ(object_of("/Zs a.cc"), "");
}

TEST(MsvcParse, OddObjectsArePassedThrough) {
  EXPECT_EQ(reason_of("/c a.cc /Fo."), PassReason::kUnusualOutput);
  EXPECT_EQ(reason_of("/c a.cc /Fox /Foy"), PassReason::kUnusualOutput);
  EXPECT_EQ(reason_of("/c a.cc /Fo/dev/null"), PassReason::kUnusualOutput);
  EXPECT_EQ(reason_of("/c a.cc /Foa.cc"), PassReason::kUnusualOutput);
  EXPECT_EQ(reason_of("/c a.cc /Fo out.obj"), PassReason::kSeveralSources);
}

TEST(MsvcParse, LanguagesOfSources) {
  EXPECT_EQ(parsed("/c a.c").language, Language::kC);
  EXPECT_EQ(parsed("/c /TP a.c").language, Language::kCxx);
  EXPECT_EQ(parsed("/c a.c /TP").language, Language::kCxx);
  EXPECT_EQ(parsed("/c /TC a.cc").language, Language::kC);
  EXPECT_EQ(parsed("/c /Tca.x").language, Language::kC);
  EXPECT_EQ(parsed("/c /Tp a.x").language, Language::kCxx);
  EXPECT_EQ(parsed("/c a.i").dependencies, DependencySource::kSourceOnly);
  EXPECT_EQ(reason_of("/c a.x"), PassReason::kUnknownLanguage);
  EXPECT_EQ(reason_of("/c a.s"), PassReason::kUnknownLanguage);
  EXPECT_EQ(reason_of("/c a.h"), PassReason::kPrecompiledHeader);
}

TEST(MsvcParse, PathsThatLookLikeOptionsAreOptions) {
  EXPECT_EQ(parsed("/c /home/me/a.cc").source, "/home/me/a.cc");
  EXPECT_EQ(reason_of("/c /Users/me/a.cc"), PassReason::kNoSource);
  EXPECT_EQ(parsed("/c -- /Users/me/a.cc").source, "/Users/me/a.cc");
  EXPECT_EQ(parsed("/c -- -a.cc").source, "-a.cc");
}

TEST(MsvcParse, WhatIsNoCompile) {
  for (const auto* line : {"a.cc", "/? a.cc", "/E a.cc", "/c /E a.cc", "/c /EP a.cc", "/c /P a.cc", "/LD a.cc",
                           "a.obj /link /out:x.exe", "--version"}) {
    EXPECT_EQ(reason_of(line), PassReason::kNotACompile) << line;
  }
  EXPECT_EQ(reason_of("/c"), PassReason::kNoSource);
  EXPECT_EQ(reason_of("/c a.cc b.cc"), PassReason::kSeveralSources);
}

TEST(MsvcParse, SeveralSourcesAreTakenApart) {
  EXPECT_THAT(parsed("/c a.cc /O2 b.cc d/c.c").sources, ElementsAre(1, 3, 4));
  EXPECT_THAT(parsed("/c a.cc b.cc /Foout/ /Yux.h /TP").sources, ElementsAre(1, 2));
  EXPECT_THAT(parsed("/c a.cc b.cc", {.variables = {{"CL", "/O2"}}}).sources, ElementsAre(1, 2));
  for (const auto* line : {"/c a.cc b.cc /Foout", "/c a.cc b.cc /Ycx.h", "/c a.cc /Tpb.cc", "/c a.cc b.obj", "/c a.cc -",
                           "/c a.cc b.cc /sourceDependencies d.json", "/c a.cc b.cc /clang:-MFd", "/c a.cc b.cc -v"}) {
    EXPECT_THAT(parsed(line).sources, IsEmpty()) << line;
  }
  EXPECT_THAT(parsed("/c a.cc", {.variables = {{"_CL_", "b.cc"}}}).sources, IsEmpty());
  EXPECT_THAT(parsed("/c @files", {.files = {{"/w/files", "a.cc b.cc"}}}).sources, IsEmpty());
}

TEST(MsvcParse, AReportOfDependenciesMayBeMade) {
  const auto made = parsed("/c a.cc /sourceDependencies d.json");
  EXPECT_THAT(paths(made), ElementsAre("a.obj", "d.json"));
  EXPECT_FALSE(made.outputs.back().certain);
}

TEST(MsvcParse, WhatIsPassedThrough) {
  for (const auto& [line, reason] :
       {std::pair{"/Yc", PassReason::kPrecompiledHeader},
        {"/Ycx.h /Yux.h", PassReason::kPrecompiledHeader},
        {"/Yux.h /Fpd/", PassReason::kPrecompiledHeader},
        {"/FA", PassReason::kDumpOrExtraOutput},
        {"/Fax.asm", PassReason::kDumpOrExtraOutput},
        {"/sourceDependencies:directives d.json", PassReason::kDumpOrExtraOutput},
        {"/sourceDependencies d/", PassReason::kUnusualOutput},
        {"/sourceDependencies a.obj", PassReason::kUnusualOutput},
        {"-ftime-trace", PassReason::kDumpOrExtraOutput},
        {"-fmodules", PassReason::kModules},
        {"/external:env:X", PassReason::kEnvironment},
        {"--driver-mode=gcc", PassReason::kOther},
        {"-v", PassReason::kVerbose},
        {"/noSuchOption", PassReason::kUnknownArgument},
        {"--no-such-option", PassReason::kUnknownArgument},
        {"-include x.h", PassReason::kUnknownArgument},
        {"/clang:-save-temps", PassReason::kUnknownArgument},
        {"/clang:-c", PassReason::kUnknownArgument},
        {"/clang:-ofoo.o", PassReason::kUnknownArgument},
        {"/clang:x.cc", PassReason::kUnknownArgument},
        {"-Xclang -load", PassReason::kPlugin},
        {"-Xclang", PassReason::kUnknownArgument},
        {"-fplugin=x.so", PassReason::kPlugin}}) {
    EXPECT_EQ(reason_of(std::string("/c a.cc ") + line), reason) << line;
  }
}

TEST(MsvcParse, PrecompiledHeaders) {
  const auto made = parsed("/c /Ycd/x.h a.cc");
  EXPECT_THAT(paths(made), ElementsAre("a.obj", "d/x.pch"));
  EXPECT_TRUE(made.precompiles());
  EXPECT_TRUE(made.keeps_times);
  EXPECT_THAT(paths(parsed("/c /Ycx.h /Fpout/y a.cc")), ElementsAre("a.obj", "out/y.pch"));
  const auto used = parsed("/c /Yux.h /Fpout/y.pch a.cc");
  EXPECT_THAT(used.precompiled, ElementsAre("out/y.pch"));
  EXPECT_THAT(paths(used), ElementsAre("a.obj"));
  EXPECT_THAT(parsed("/c /Yux.h /Y- a.cc").precompiled, IsEmpty());
}

// ---- keys --------------------------------------------------------------------------------------------

TEST(MsvcParse, KeysHoldArgumentsInOrder) {
  EXPECT_THAT(parsed("/c /DA=1 a.cc /DA=2 /Fox.obj").key_arguments,
              ElementsAre("/c", "/DA=1", "a.cc", "/DA=2", "/Fox.obj"));
  EXPECT_TRUE(parsed("/c a.cc /clang:-march=native").depends_on_host);
}

TEST(MsvcParse, TheSearchIsAskedForWithoutSourceAndOutputs) {
  EXPECT_THAT(parsed("/c /Iinc /imsvc sys /TP a.x /Fox.obj /showIncludes /clang:-MD -W4").search_arguments,
              ElementsAre("/Iinc", "/imsvc", "sys", "-W4"));
  EXPECT_THAT(parsed("/c a.cc /Iinc /imsvc sys").header_places, ElementsAre("inc", "sys"));
  EXPECT_THAT(parsed("/c /FIx.h /clang:-include /clang:y.h a.cc").included_first, ElementsAre("x.h", "y.h"));
}

// ---- dependencies ----------------------------------------------------------------------------------------

TEST(MsvcParse, NothingIsAddedWhereTheObjectTellsTheCommand) {
  for (const auto* option : {"/Z7", "-Zi", "-g", "-gcodeview", "/clang:-gcodeview"}) {
    const auto line = std::string("/c a.cc ") + option;
    EXPECT_EQ(parsed(line).dependencies, DependencySource::kIncludeSearch) << option;
    EXPECT_TRUE(parsed(line).shows_appearance) << option;
    EXPECT_EQ(parsed(line + " /showIncludes").dependencies, DependencySource::kNotes) << option;
    EXPECT_EQ(parsed(line + " /showIncludes:user").dependencies, DependencySource::kIncludeSearch) << option;
    EXPECT_EQ(parsed("/Zs a.cc " + std::string(option)).dependencies, DependencySource::kAdded) << option;
  }
  EXPECT_EQ(parsed("/c a.cc -gdwarf").dependencies, DependencySource::kAdded);
  EXPECT_EQ(parsed("/c a.cc /showIncludes").dependencies, DependencySource::kAdded);
  EXPECT_EQ(parsed("/c a.cc /showIncludes:user").dependencies, DependencySource::kIncludeSearch);
}

TEST(MsvcParse, DepfilesAreNamedAfterTheSource) {
  const auto i = parsed("/c d/a.cc /clang:-MD /Foq/o.obj");
  ASSERT_TRUE(i.depfile);
  EXPECT_EQ(i.outputs[*i.depfile].path, "a.d");
  EXPECT_EQ(i.dependencies, DependencySource::kUserDepfile);
  const auto named = parsed("/c a.cc /clang:-MMD /clang:-MF /clang:x.d");
  EXPECT_EQ(named.outputs[*named.depfile].path, "x.d");
  EXPECT_EQ(named.dependencies, DependencySource::kIncludeSearch);
  EXPECT_EQ(reason_of("/c a.cc /clang:-MFx.d"), PassReason::kDependencyOptions);
  // The C run-time library.
  EXPECT_FALSE(parsed("/c a.cc -MD").depfile);
}

TEST(IncludeNotes, NameTheFiles) {
  EXPECT_THAT(included_files("a.cc\nNote: including file: a b.h\nNote: including file:   c.h\r\nwarning\nNote: including file:  d.h"),
              ElementsAre("a b.h", "c.h", "d.h"));
  EXPECT_THAT(included_files(""), IsEmpty());
}

// ---- where arguments come from ------------------------------------------------------------------------------

TEST(MsvcCommandLine, VariablesComeBeforeAndBehind) {
  const World world{.variables = {{"CL", "/DA#1#2 \"/DB=x y\""}, {"_CL_", "/c"}}};
  const auto i = parsed("/DC a.cc", world);
  EXPECT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_THAT(i.key_arguments, ElementsAre("/DA=1#2", "/DB=x y", "/DC", "a.cc", "/c"));
  // The compiler adds the others by itself.
  EXPECT_THAT(i.search_arguments, ElementsAre("/DC"));
  EXPECT_EQ(reason_of("/c a.cc", {.variables = {{"CL", "@file"}}}), PassReason::kResponseFile);
  EXPECT_THAT(parsed("/c a.cc", {.variables = {{"CL", "/Yux.h"}}}).precompiled, ElementsAre("x.pch"));
  EXPECT_EQ(reason_of("/c a.cc", {.variables = {{"VCToolsInstallDir", "/vc"}}}), PassReason::kEnvironment);
  EXPECT_EQ(reason_of("/c a.cc", {.variables = {{"CCC_OVERRIDE_OPTIONS", "#"}}}), PassReason::kEnvironment);
}

TEST(MsvcCommandLine, ResponseFilesAreQuotedAsOnWindows) {
  const World world{.files = {{"/w/r", "/DX=\\\"a\\b\\\" @s"}, {"/w/s", "\"a b.cc\""}}};
  const auto i = parsed("/c @r", world);
  EXPECT_EQ(i.source, "a b.cc");
  EXPECT_THAT(i.key_arguments, ElementsAre("/c", "/DX=\"a\\b\"", "a b.cc"));
  EXPECT_THAT(i.argument_files, ElementsAre("r", "s"));
  EXPECT_EQ(reason_of("/c @missing", world), PassReason::kResponseFile);
}

TEST(MsvcCommandLine, MayCompileWhereSomethingIsHidden) {
  const auto may = [](std::vector<std::string_view> arguments, const World& world = {}) {
    return may_compile(arguments, context_of(world).variable);
  };
  EXPECT_TRUE(may({"/c", "a.cc"}));
  EXPECT_TRUE(may({"-c", "a.cc"}));
  EXPECT_TRUE(may({"@r"}));
  EXPECT_TRUE(may({"a.cc"}, {.variables = {{"_CL_", "/c"}}}));
  EXPECT_FALSE(may({"a.cc", "/link"}));
}

TEST(MsvcVariables, AreSorted) {
  const auto& names = relevant_variables();
  EXPECT_TRUE(std::ranges::is_sorted(names));
  EXPECT_THAT(names, Contains("INCLUDE"));
  EXPECT_THAT(names, Contains("_CL_"));
  EXPECT_THAT(module_of("gcc").relevant_variables(), Not(Contains("INCLUDE")));
}

// ---- the table ------------------------------------------------------------------------------------------------

TEST(MsvcOptions, TheLongestNameCounts) {
  EXPECT_EQ(find_option("-W3").option->name, "/W3");
  EXPECT_EQ(find_option("/EHsc").option->name, "/EH");
  EXPECT_EQ(find_option("-MD").option->name, "/MD");
  EXPECT_EQ(find_option("-Wno-foo").of_clang->name, "-W");
  EXPECT_EQ(find_option("/Wno-foo").option, nullptr);
  EXPECT_EQ(find_option("-fsanitize=address").option->name, "/fsanitize=address");
}

}  // namespace
}  // namespace zcc::tools::msvc
