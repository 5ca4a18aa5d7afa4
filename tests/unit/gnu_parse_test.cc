#include "tools/gnu/parse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace zcc::tools::gnu {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

struct World {
  Family family = Family::kGcc;
  bool cxx_driver = false;
  std::map<std::string, std::string> files = {};
  std::map<std::string, std::string, std::less<>> variables = {};
};

const World kGcc = {};
const World kGxx = {.cxx_driver = true};
const World kClang = {.family = Family::kClang};

std::vector<std::string> words(const std::string& line) {
  std::istringstream in(line);
  return {std::istream_iterator<std::string>(in), {}};
}

Invocation parse_in(const World& world, const std::string& line) {
  ParseContext context;
  context.family = world.family;
  context.cxx_driver = world.cxx_driver;
  context.cwd = "/w";
  context.read_file = [&](const std::string& path) -> std::optional<std::string> {
    const auto at = world.files.find(path);
    return at == world.files.end() ? std::nullopt : std::optional(at->second);
  };
  context.variable = [&](std::string_view name) -> std::optional<std::string_view> {
    const auto at = world.variables.find(name);
    return at == world.variables.end() ? std::nullopt : std::optional<std::string_view>(at->second);
  };
  const auto arguments = words(line);
  return parse({arguments.begin(), arguments.end()}, context);
}

Invocation gcc(const std::string& line) { return parse_in(kGcc, line); }
Invocation clang(const std::string& line) { return parse_in(kClang, line); }

std::vector<std::string> paths(const Invocation& invocation) {
  std::vector<std::string> out;
  for (const auto& output : invocation.outputs) out.push_back(output.path);
  return out;
}

std::optional<std::string> depfile(const Invocation& invocation) {
  if (!invocation.depfile) return std::nullopt;
  return invocation.outputs[*invocation.depfile].path;
}

// ---- what real builds say is cacheable ----------------------------------------------------------

class RealBuild : public ::testing::TestWithParam<const char*> {};

TEST_P(RealBuild, IsCached) {
  for (const auto& world : {kGcc, kClang}) {
    const auto invocation = parse_in(world, GetParam());
    EXPECT_EQ(invocation.pass, PassReason::kNone)
        << to_string(invocation.pass) << ": " << invocation.pass_detail;
    EXPECT_THAT(invocation.key_arguments, ElementsAreArray(words(GetParam())));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Commands, RealBuild,
    ::testing::Values(
        // CMake, Meson, automake and libtool
        "-DNDEBUG -Iinclude -isystem /opt/x -O2 -g -std=c++17 -fPIC -MD -MT x.o -MF x.o.d -o x.o "
        "-c x.cc",
        "-Ia.p -I. -fdiagnostics-color=always -Wall -Winvalid-pch -std=c11 -O0 -g -MD -MQ a.p/b.o "
        "-MF a.p/b.o.d -o a.p/b.o -c ../b.c",
        "-DHAVE_CONFIG_H -I. -g -O2 -MT b.lo -MD -MP -MF .deps/b.Tpo -c b.c -fPIC -DPIC -o "
        ".libs/b.o",
        // redis and its jemalloc, without debug information
        "-pedantic -DREDIS_STATIC= -std=c11 -Wall -W -Wno-missing-field-initializers -O3 -flto "
        "-fno-omit-frame-pointer -I../deps/lua/src -MMD -o adlist.o -c adlist.c",
        // git
        "-o add.o -c -MF ./.depend/add.o.d -MQ add.o -MMD -MP -O2 -Wall -I. -DSHA1_HEADER=\"x.h\" "
        "add.c",
        // openssl
        "-I. -fPIC -pthread -m64 -Wa,--noexecstack -Wall -O3 -DOPENSSL_USE_NODELETE -MMD -MF "
        "crypto/a.d.tmp -c -o crypto/a.o crypto/a.c",
        "-Icrypto -m64 -Wa,--noexecstack -c -o crypto/aes.o crypto/aes.s",
        // the kernel
        "-Wp,-MMD,init/.main.o.d -nostdinc -I./arch/x86/include -include ./include/linux/kconfig.h "
        "-D__KERNEL__ -fmacro-prefix-map=./= -Wundef -std=gnu11 -fshort-wchar -mno-sse -m64 "
        "-mpreferred-stack-boundary=3 -mcmodel=kernel -fcf-protection=none "
        "-Wframe-larger-than=1024 "
        "-mstack-protector-guard-reg=gs -mindirect-branch=thunk-extern -fno-stack-clash-protection "
        "-fstrict-flex-arrays=3 --param=allow-store-data-races=0 -DKBUILD_MODNAME='\"main\"' -c -o "
        "init/main.o init/main.c",
        // Debian's flags
        "-c a.c -ffile-prefix-map=/build/x=. -fstack-protector-strong -Wformat "
        "-Werror=format-security -Wdate-time -D_FORTIFY_SOURCE=2 -frandom-seed=a/b.o",
        "-Wp,-D_FORTIFY_SOURCE=2 -Wp,-D_GLIBCXX_ASSERTIONS -c a.c",
        // what only a link would look at
        "-c a.c -L/usr/lib -lz -Wl,-rpath,/x -shared -static-libgcc -rdynamic -fuse-ld=gold",
        "-c a.c --sysroot=/s -isysroot /s -iquote . -idirafter z -imacros m.h -F fw -iframework "
        "fw"));

// GCC warns that it ignores it beside -save-temps.
TEST(Parse, PipeIsInTheKey) {
  EXPECT_THAT(gcc("-pipe -c a.c -O2").key_arguments, ElementsAre("-pipe", "-c", "a.c", "-O2"));
}

TEST(Parse, OrderAndRepeatsStayInTheKey) {
  EXPECT_THAT(gcc("-DA=1 -UA -DA=2 -c a.c").key_arguments,
              ElementsAre("-DA=1", "-UA", "-DA=2", "-c", "a.c"));
}

// ---- passing through ----------------------------------------------------------------------------

struct Case {
  const char* line;
  PassReason reason;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.line; }

class Passed : public ::testing::TestWithParam<Case> {};
TEST_P(Passed, WithItsReason) {
  EXPECT_EQ(to_string(gcc(GetParam().line).pass), to_string(GetParam().reason));
}

// Each could be the only one, or they are the compiler's.
TEST(SeveralSources, ArePositionsWhereTheyAreApart) {
  using Positions = std::vector<std::size_t>;
  EXPECT_EQ(gcc("-c a.c -O2 b.c").sources, (Positions{1, 3}));
  EXPECT_EQ(gcc("-I x -MMD -S d/a.c b.cc c.i").sources, (Positions{4, 5, 6}));
  EXPECT_EQ(gcc("-fsyntax-only a.c a.c").sources, (Positions{1, 2}));
  EXPECT_EQ(gcc("-c a.c").sources, Positions{});
  for (const auto* line : {"-c a.c b.c -o x.o", "-c a.c -x c b.c", "-c a.c b.c -MD -MF d", "-c a.c b.c -Wp,-MD,d",
                           "-E a.c b.c", "-c a.c b.o", "-c a.c -", "-c --coverage a.c b.c", "-c a.c b.h",
                           "-c a.c b.c --unheard-of", "-fsyntax-only -MD a.c b.c"}) {
    EXPECT_EQ(gcc(line).sources, Positions{}) << line;
  }
}

class PassedByClang : public ::testing::TestWithParam<Case> {};
TEST_P(PassedByClang, WithItsReason) {
  EXPECT_EQ(to_string(clang(GetParam().line).pass), to_string(GetParam().reason));
}

using enum PassReason;

INSTANTIATE_TEST_SUITE_P(
    Action, Passed,
    ::testing::Values(Case{"a.c -o a", kNotACompile}, Case{"--version", kNotACompile},
                      Case{"-v", kNotACompile}, Case{"-c -E a.c -o a", kNotACompile},
                      Case{"-c -S a.c", kNotACompile}, Case{"-fsyntax-only -c a.c", kNotACompile},
                      Case{"-S a.S", kNotACompile}, Case{"-E a.i -o x", kNotACompile},
                      Case{"-c -M a.c", kNotACompile}, Case{"-c -MM a.c", kNotACompile},
                      Case{"-print-search-dirs", kNotACompile}, Case{"-c", kNoSource},
                      Case{"-c a.c b.c", kSeveralSources}, Case{"-c a.c b.o", kSeveralSources},
                      Case{"-c -x c -", kStdin}, Case{"-c a.f90", kUnknownLanguage},
                      Case{"-c a", kUnknownLanguage}, Case{"-c -x ada a", kUnknownLanguage},
                      Case{"-S a.h", kPrecompiledHeader}, Case{"a.h a.c -c", kSeveralSources},
                      Case{"-c -x c++-user-header a", kModules}, Case{"-MD a.h", kDependencyOptions},
                      Case{"a.h -o a.h.gch --coverage", kPrecompiledHeader}, Case{"-c a.cppm", kUnknownLanguage},
                      Case{"-c a.CC", kUnknownLanguage},
                      Case{"-c -arch x -arch y a.c", kSeveralArchitectures}));

INSTANTIATE_TEST_SUITE_P(Output, Passed,
                         ::testing::Values(Case{"-c a.c -o -", kOutputToStdout},
                                           Case{"-E a.c", kOutputToStdout},
                                           Case{"-S a.c -o -", kOutputToStdout},
                                           Case{"-c a.c -o /dev/full", kUnusualOutput},
                                           Case{"-fsyntax-only a.c -o x", kUnusualOutput},
                                           Case{"-c a.c -o d/", kUnusualOutput},
                                           Case{"-c a.c -o a.c", kUnusualOutput},
                                           Case{"-c a.c -o a.o -o b.o", kUnusualOutput},
                                           Case{"-c a.c -o", kUnknownArgument}));

INSTANTIATE_TEST_SUITE_P(MoreThanTheObject, Passed,
                         ::testing::Values(Case{"-fsyntax-only a.c -fprofile-use=x", kProfile},
                                           Case{"-c a.c -fprofile-note=x", kProfile},
                                           Case{"-c a.c -iplugindir=x", kPlugin},
                                           Case{"-c a.c -specs x", kSpecs},
                                           Case{"-c a.c -wrapper x", kSpecs},
                                           Case{"-c a.s -save-temps", kDumpOrExtraOutput},
                                           Case{"-c a.c -save-temps=x", kDumpOrExtraOutput},
                                           Case{"-fsyntax-only a.c --coverage", kDumpOrExtraOutput},
                                           Case{"-c a.c -o /dev/null --coverage", kDumpOrExtraOutput},
                                           Case{"-c a.c -fsave-optimization-record", kDumpOrExtraOutput},
                                           Case{"-c a.c -fdump-tree-all", kDumpOrExtraOutput},
                                           Case{"-c a.c -dumpbase x", kDumpOrExtraOutput},
                                           Case{"-c a.c -Wa,-al=x", kDumpOrExtraOutput},
                                           Case{"-c a.c -fmodules-ts", kModules},
                                           Case{"-c a.c -v", kVerbose}, Case{"-c a.c -H", kVerbose}));

INSTANTIATE_TEST_SUITE_P(Unknown, Passed,
                         ::testing::Values(Case{"-c a.c --unheard", kUnknownArgument},
                                           Case{"-c a.c -fnew-thing=a.txt", kUnknownArgument},
                                           Case{"-c a.c -mnew-thing=/x", kUnknownArgument},
                                           Case{"-c a.c -Wp,-H", kUnknownArgument},
                                           Case{"-c a.c -Wa,--x=y", kUnknownArgument},
                                           Case{"-c a.c -Xclang x", kUnknownArgument},
                                           Case{"-c a.c @none", kResponseFile}));

INSTANTIATE_TEST_SUITE_P(Dependencies, Passed,
                         ::testing::Values(Case{"-c a.c -MF x.d", kDependencyOptions},
                                           Case{"-c a.c -MP", kDependencyOptions},
                                           Case{"-c a.c -MT x", kDependencyOptions},
                                           Case{"-c a.c -MD -MG", kDependencyOptions},
                                           Case{"-c a.c -MD -MF -", kDependencyOptions},
                                           Case{"-c a.c -MD -MF /dev/null", kDependencyOptions},
                                           Case{"-c a.c -MD -MF a.o", kUnusualOutput},
                                           Case{"-fsyntax-only a.c -MD", kDependencyOptions},
                                           Case{"-c a.c -o /dev/null -MD", kDependencyOptions},
                                           Case{"-c a.c -MD -MT a:b", kDependencyOptions},
                                           Case{"-c a.c -Wp,-MD,x.d -MMD", kDependencyOptions},
                                           Case{"-c a.c -Wp,-MD,x.d -MF y.d", kDependencyOptions},
                                           Case{"-c a.c -Wp,-MD,x.d -Wp,-MD,y.d",
                                                kDependencyOptions},
                                           Case{"-c a.c -Wp,-MMD,x.d,-MT,y", kUnknownArgument},
                                           Case{"-c a.c -Wp,-MD", kUnknownArgument}));

INSTANTIATE_TEST_SUITE_P(
    Options, PassedByClang,
    ::testing::Values(
        Case{"-c a.c -Xclang -plugin -Xclang x", kPlugin},
        Case{"-c a.c -Xclang -emit-pch", kPrecompiledHeader},
        Case{"-c a.c -Xclang -ast-dump", kUnknownArgument},
        Case{"-c a.c -Xclang -target-feature", kUnknownArgument},
        Case{"-c a.c -mllvm -stats", kUnknownArgument},
        Case{"a.h -o a.pch -include-pch x.pch", kPrecompiledHeader},
        Case{"-c a.c -MJ /dev/stderr", kDumpOrExtraOutput}, Case{"-c a.c -MJ a.o", kUnusualOutput},
        Case{"-S a.c -gsplit-dwarf", kDumpOrExtraOutput},
        Case{"-c a.c -ftime-trace=d/", kDumpOrExtraOutput}, Case{"-c a.c -specs=x", kSpecs},
        Case{"-c a.c -fsave-optimization-record", kDumpOrExtraOutput},
        Case{"-c a.c -o a.o -fsave-optimization-record=bitstream", kDumpOrExtraOutput},
        Case{"-c a.c -fmodules", kModules}, Case{"-c a.c -fno-integrated-as", kOther},
        Case{"-c -- a.c", kUnknownArgument}, Case{"-c a.c -grecord-command-line", kOther},
        Case{"-c a.sx", kUnknownLanguage}, Case{"-c a.c -ivfsoverlay x", kHiddenInput}));

TEST(Parse, ClangForwardsThatOnlyTune) {
  EXPECT_EQ(clang("-c a.c -Xclang -target-feature -Xclang +x -mllvm -inline-threshold=9").pass,
            kNone);
}

TEST(Parse, UnknownArgumentIsNamed) { EXPECT_EQ(gcc("-c a.c --unheard").pass_detail, "--unheard"); }

TEST(Parse, LinkIsALinkWhateverElseItIs) {
  EXPECT_EQ(gcc("a.o --coverage --unheard -o a").pass, kNotACompile);
}

TEST(Parse, VariablesThatAddOutputsPass) {
  const auto invocation = parse_in({.variables = {{"DEPENDENCIES_OUTPUT", "x"}}}, "-c a.c");
  EXPECT_EQ(invocation.pass, kEnvironment);
  EXPECT_EQ(invocation.pass_detail, "DEPENDENCIES_OUTPUT");
}

TEST(Parse, ClangsVariablesMeanNothingToGcc) {
  const World world = {.variables = {{"CC_PRINT_OPTIONS", "1"}}};
  EXPECT_EQ(parse_in(world, "-c a.c").pass, kNone);
}

// ---- source, object, language -------------------------------------------------------------------

TEST(Parse, SourceAsGiven) { EXPECT_EQ(gcc("-c ../x/a.c").source, "../x/a.c"); }
TEST(Parse, ObjectAsGiven) { EXPECT_THAT(paths(gcc("-c a.c -od/x.o")), ElementsAre("d/x.o")); }
TEST(Parse, ObjectDerivedInTheWorkingDirectory) {
  EXPECT_THAT(paths(gcc("-c d/a.b.c")), ElementsAre("a.b.o"));
}
TEST(Parse, ProductsOfOtherKindsAreDerivedToo) {
  EXPECT_THAT(paths(gcc("-S d/a.b.c")), ElementsAre("a.b.s"));
  EXPECT_THAT(paths(clang("-S -emit-llvm d/a.b.c")), ElementsAre("a.b.ll"));
  EXPECT_THAT(paths(clang("-c -emit-llvm d/a.b.c")), ElementsAre("a.b.bc"));
  EXPECT_THAT(paths(gcc("-E a.c -o a.x")), ElementsAre("a.x"));
}
TEST(Parse, SomeCompilesMakeNothing) {
  EXPECT_THAT(paths(gcc("-fsyntax-only a.c")), ElementsAre());
  EXPECT_THAT(paths(gcc("-c a.c -o /dev/null")), ElementsAre());
  EXPECT_EQ(gcc("-fsyntax-only a.c").pass, kNone);
  EXPECT_THAT(paths(gcc("-fsyntax-only a.c -MD -MF d")), ElementsAre("d"));
}
TEST(Parse, SideOutputsComeLastAndNeedNotBeMade) {
  const auto invocation = gcc("-c a.c -o d/b.o -MD --coverage -fstack-usage -ftest-coverage");
  EXPECT_THAT(paths(invocation), ElementsAre("d/b.o", "d/b.d", "d/b.gcno", "d/b.su"));
  EXPECT_TRUE(invocation.outputs[1].certain);
  EXPECT_FALSE(invocation.outputs[2].certain);
}
TEST(Parse, HeadersArePrecompiled) {
  const auto made = gcc("x/a.h");
  EXPECT_EQ(made.pass, kNone);
  EXPECT_TRUE(made.precompiles());
  EXPECT_FALSE(made.keeps_times);
  EXPECT_THAT(paths(made), ElementsAre("x/a.h.gch"));
  // GCC would keep what a depfile holds.
  EXPECT_EQ(made.dependencies, DependencySource::kIncludeSearch);
  EXPECT_EQ(parse_in(kGxx, "a.h").language, Language::kCxx);
  EXPECT_EQ(gcc("-x c++-header a -o b").language, Language::kCxx);
  EXPECT_EQ(gcc("-c a.hpp -MD -o a.gch").dependencies, DependencySource::kUserDepfile);
}

TEST(Parse, ClangsKeepTheTimesOfTheirHeaders) {
  const auto made = clang("-Xclang -emit-pch -Xclang -include -Xclang a.h -x c++-header -o a.pch -c a.cxx");
  EXPECT_EQ(made.pass, kNone);
  EXPECT_TRUE(made.keeps_times);
  EXPECT_THAT(made.included_first, ElementsAre("a.h"));
  EXPECT_THAT(made.may_be_precompiled, IsEmpty());
  EXPECT_THAT(made.search_arguments, ::testing::Not(::testing::Contains("-emit-pch")));
  EXPECT_FALSE(clang("-Xclang -fno-pch-timestamp a.h -o a.pch").keeps_times);
  // Which name it has depends on the version.
  EXPECT_THAT(paths(clang("a.h")), ElementsAre("a.h.gch", "a.h.pch"));
}

TEST(Parse, PrecompiledHeadersThatAreUsed) {
  const auto used = clang("-c a.c -Xclang -include-pch -Xclang x.pch -include-pch y.pch -include z.h");
  EXPECT_EQ(used.pass, kNone);
  EXPECT_THAT(used.precompiled, ElementsAre("y.pch", "x.pch"));
  EXPECT_THAT(used.may_be_precompiled, ElementsAre("z.h"));
  EXPECT_THAT(used.search_arguments, ElementsAre("-include", "z.h"));
}

TEST(Parse, FilesThatArgumentsNameAreInputs) {
  EXPECT_THAT(clang("-c a.c -fsanitize=address -fsanitize-ignorelist=x").named_inputs, ElementsAre("x"));
  EXPECT_THAT(clang("-c a.c -fprofile-use=x").named_inputs,
              ElementsAre("default.profdata", "x", "x/default.profdata"));
  EXPECT_THAT(clang("-c a.c -fprofile-sample-use=x -fprofile-generate").named_inputs, ElementsAre("x"));
  EXPECT_THAT(gcc("-c a.c -fprofile-generate=x").named_inputs, IsEmpty());
  EXPECT_THAT(gcc("-c a.c -fauto-profile").named_inputs, ElementsAre("fbdata.afdo"));
}

TEST(Parse, GccNamesProfilesAfterTheObject) {
  EXPECT_THAT(gcc("-c a.c -o x/b.o -fprofile-use").named_inputs, ElementsAre("x/b.gcda"));
  EXPECT_THAT(gcc("-c a.c -o ../b.o -fprofile-use=d").named_inputs,
              ElementsAre("../b.gcda", "d/../b.gcda", "d/^#b.gcda", "d/#w#^#b.gcda"));
  World elsewhere = kGcc;
  elsewhere.variables["PWD"] = "/l/w";
  EXPECT_THAT(parse_in(elsewhere, "-c a.c -fprofile-use=d").named_inputs, ::testing::Contains("d/#l#w#a.gcda"));
}

TEST(Parse, WhatDecidesWhichProgramsRun) {
  const auto with = gcc("-c a.c -B x -specs=s -fplugin=p.so -fplugin-arg-p-key=1");
  EXPECT_EQ(with.pass, kNone);
  EXPECT_THAT(with.tool_options.arguments, ElementsAre("-B", "x", "-specs=s"));
  EXPECT_THAT(with.tool_options.plugins, ElementsAre("p.so"));
  EXPECT_THAT(with.search_arguments, ElementsAre("-B", "x", "-specs=s"));
  const auto loads = clang("-c a.c --config c -Bx -Xclang -load -Xclang p.so -Xclang -add-plugin -Xclang p");
  EXPECT_EQ(loads.pass, kNone);
  EXPECT_THAT(loads.tool_options.arguments, ElementsAre("--config", "c"));
  EXPECT_THAT(loads.tool_options.plugins, ElementsAre("p.so"));
  EXPECT_THAT(loads.search_arguments, ElementsAre("--config", "c", "-Bx"));
}

TEST(Parse, NativeCodeDependsOnTheHost) {
  for (const auto* line : {"-c a.c -march=native", "-c a.c -mtune=native", "-c a.c -mcpu=native+crc"}) {
    EXPECT_EQ(gcc(line).pass, kNone) << line;
    EXPECT_TRUE(gcc(line).depends_on_host) << line;
  }
  EXPECT_FALSE(gcc("-c a.c -march=x86-64").depends_on_host);
}
TEST(Parse, ACompileCommandTellsTheArguments) {
  EXPECT_TRUE(clang("-c a.c -MJ x").tells_arguments);
  EXPECT_FALSE(clang("-c a.c").tells_arguments);
}

TEST(Parse, LanguageBySuffix) {
  EXPECT_EQ(gcc("-c a.C").language, Language::kCxx);
  EXPECT_EQ(gcc("-c a.m").language, Language::kObjC);
  EXPECT_EQ(gcc("-c a.S").language, Language::kAssemblerCpp);
}
TEST(Parse, CxxDriverTakesCForCxx) { EXPECT_EQ(parse_in(kGxx, "-c a.c").language, Language::kCxx); }
TEST(Parse, LanguageByOptionEvenForAHeader) {
  const auto invocation = gcc("-x c++ -c a.h");
  EXPECT_EQ(invocation.pass, kNone);
  EXPECT_EQ(invocation.language, Language::kCxx);
}
TEST(Parse, LanguageOptionCountsForWhatFollows) {
  EXPECT_EQ(gcc("-c a.c -x c++").language, Language::kC);
}
TEST(Parse, LanguageNoneGoesBackToSuffixes) {
  EXPECT_EQ(gcc("-x c++ -xnone -c a.c").language, Language::kC);
}

// ---- dependencies -------------------------------------------------------------------------------

TEST(Parse, NoDependencyOption) {
  const auto invocation = gcc("-c a.c");
  EXPECT_EQ(invocation.dependencies, DependencySource::kAdded);
  EXPECT_EQ(depfile(invocation), std::nullopt);
}
TEST(Parse, AllDependencies) {
  const auto invocation = gcc("-MD -c a.c -o d/b.x.o");
  EXPECT_EQ(invocation.dependencies, DependencySource::kUserDepfile);
  EXPECT_EQ(depfile(invocation), "d/b.x.d");
}
TEST(Parse, UserDependenciesNeedTheSearchPath) {
  EXPECT_EQ(gcc("-MMD -c a.c").dependencies, DependencySource::kIncludeSearch);
  EXPECT_EQ(gcc("-MMD -MD -c a.c").dependencies, DependencySource::kIncludeSearch);
}
TEST(Parse, KernelsForm) {
  const auto invocation = gcc("-Wp,-MMD,x/.y.d -c a.c -o b.o");
  EXPECT_EQ(invocation.dependencies, DependencySource::kIncludeSearch);
  EXPECT_EQ(depfile(invocation), "x/.y.d");
}
TEST(Parse, PreprocessedHasNoDepfile) {
  for (const auto* line : {"-MD -c a.i", "-MMD -MF x.d -c a.ii", "-c -x assembler a", "-c a.s"}) {
    const auto invocation = gcc(line);
    EXPECT_EQ(invocation.dependencies, DependencySource::kSourceOnly) << line;
    EXPECT_EQ(depfile(invocation), std::nullopt) << line;
  }
}

TEST(Parse, UserDependenciesGoWithDebugInformation) {
  EXPECT_EQ(gcc("-g -MMD -c a.c").pass, kNone);
  EXPECT_EQ(clang("-g -MMD -c a.c").pass, kNone);
}

TEST(Parse, SearchArgumentsLeaveSourceAndOutputsOut) {
  EXPECT_THAT(gcc("-g -DX -MMD -MF x.d -MT t -MP -I i -o a.o -x c -c a.c -O2").search_arguments,
              ElementsAre("-g", "-DX", "-I", "i", "-x", "c", "-O2"));
  EXPECT_THAT(gcc("-g -Wp,-MMD,x.d -c a.c").search_arguments, ElementsAre("-g"));
}

// ---- response files, colour ---------------------------------------------------------------------

TEST(Parse, ResponseFilesAreExpandedInTheKey) {
  const auto invocation = parse_in({.files = {{"/w/r", "-DA -c a.c"}}}, "@r -O2");
  EXPECT_THAT(invocation.key_arguments, ElementsAre("-DA", "-c", "a.c", "-O2"));
  EXPECT_THAT(invocation.argument_files, ElementsAre("r"));
}

TEST(Parse, ColourFollowsTheTerminal) {
  EXPECT_TRUE(gcc("-c a.c").color_follows_terminal);
  EXPECT_TRUE(
      gcc("-c a.c -fdiagnostics-color=always -fdiagnostics-color=auto").color_follows_terminal);
}
TEST(Parse, ColourIsSettled) {
  for (const auto* option :
       {"-fdiagnostics-color", "-fdiagnostics-color=never", "-fcolor-diagnostics",
        "-fno-color-diagnostics", "-fdiagnostics-plain-output"}) {
    EXPECT_FALSE(gcc(std::string("-c a.c ") + option).color_follows_terminal) << option;
  }
}

}  // namespace
}  // namespace zcc::tools::gnu
