#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "tools/depfile.h"
#include "tools/gnu/gcm.h"
#include "tools/gnu/module_map.h"
#include "tools/gnu/module_scan.h"
#include "tools/gnu/parse.h"

namespace zcc::tools::gnu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// ---- what a text says ----------------------------------------------------------------------------

TEST(ModuleScan, Interface) {
  const auto scan = scan_modules("module;\n#include <x>\nexport module a.b;\nexport import c;\nimport d;\n");
  EXPECT_THAT(scan.made, ElementsAre("a.b"));
  EXPECT_THAT(scan.declared, ElementsAre("a.b"));
  EXPECT_THAT(scan.imported, ElementsAre("c", "d"));
}

TEST(ModuleScan, Partitions) {
  EXPECT_THAT(scan_modules("export module m:p;").made, ElementsAre("m:p"));
  EXPECT_THAT(scan_modules("module m : p ;\nimport :q;").made, ElementsAre("m:p"));
  EXPECT_THAT(scan_modules("module m:p;\nimport :q;").imported, ElementsAre(":q"));
}

TEST(ModuleScan, ImplementationMakesNothing) {
  const auto scan = scan_modules("module m;\nmodule :private;\n");
  EXPECT_THAT(scan.made, IsEmpty());
  EXPECT_THAT(scan.declared, ElementsAre("m"));
}

TEST(ModuleScan, Headers) {
  EXPECT_THAT(scan_modules("import <vector>;\nimport \"a.h\";").imported, ElementsAre("<vector>", "\"a.h\""));
}

TEST(ModuleScan, CommentsAndLiteralsAreNone) {
  const auto scan = scan_modules(
      "// module a;\n/* export module b; */\nconst char* s = \"import c;\";\n"
      "auto r = R\"x(\nexport module d;\n)x\";\nint n = 1'000; // it's\nexport /* module e; */ module f;\n");
  EXPECT_THAT(scan.made, ElementsAre("f"));
  EXPECT_THAT(scan.imported, IsEmpty());
}

TEST(ModuleScan, SplicedLines) {
  EXPECT_THAT(scan_modules("imp\\\nort a\\ \n.b;\n").imported, ElementsAre("a.b"));
}

TEST(ModuleScan, WordsThatMayBeMacros) {
  EXPECT_THAT(scan_modules("module;\nexport module a.B:C;\nimport <x>;\nimport D [[E]];\n").words,
              ElementsAre("a", "B", "C", "D", "E"));
  EXPECT_FALSE(scan_modules("#define I import m;\n#define F(module) g(module)\n").by_macro);
  EXPECT_TRUE(scan_modules("#define I import\nI m;\n").by_macro);
  EXPECT_TRUE(scan_modules("# define I module\nI m;\n").by_macro);
}

TEST(ModuleScan, EachOfSeveralConditions) {
  EXPECT_THAT(scan_modules("#if A\nexport module a;\n#else\nexport module b;\n#endif\n").made, ElementsAre("a", "b"));
}

// ---- where CMIs lie ------------------------------------------------------------------------------

TEST(GcmMap, ByName) {
  const GcmMap map;
  EXPECT_EQ(map.file_of("m"), "gcm.cache/m.gcm");
  EXPECT_EQ(map.file_of("m.n:p"), "gcm.cache/m.n-p.gcm");
  EXPECT_EQ(map.file_of("./a.h"), "gcm.cache/,/a.h.gcm");
  EXPECT_EQ(map.file_of("/usr/include/a.h"), "gcm.cache/usr/include/a.h.gcm");
  EXPECT_EQ(map.file_of_header("../../a.h"), "gcm.cache/,/,,/,,/a.h.gcm");
}

TEST(GcmMap, ByFile) {
  const auto map = GcmMap::from_text("$root r\n\n m  x/m.gcm \r\nn /y.gcm\n");
  ASSERT_TRUE(map);
  EXPECT_EQ(map->file_of("m"), "r/x/m.gcm");
  EXPECT_EQ(map->file_of("n"), "/y.gcm");
  EXPECT_EQ(map->file_of("o"), std::nullopt);
  EXPECT_EQ(map->file_of_header("a.h"), "r/,/a.h.gcm");
}

TEST(GcmMap, WhatMayBeReadOtherwise) {
  for (const auto* text : {"m a b\n", "m\n", "m a\nm b\n", "# m a\n", "$other a\n", "m a\n$root r\n"}) {
    EXPECT_FALSE(GcmMap::from_text(text)) << text;
  }
}

TEST(Gcm, IsNone) {
  EXPECT_FALSE(gcm_imports(""));
  EXPECT_FALSE(gcm_imports("\x7f" "ELF"));
  EXPECT_FALSE(gcm_imports(std::string("\x7f" "ELF\1\1\1", 7) + std::string(100, '\xff')));
}

// ---- depfiles ------------------------------------------------------------------------------------

TEST(ModuleDepfile, OfGcc) {
  const auto depfile = parse_module_depfile(
      "a.o gcm.cache/m.gcm: a.cc \\\n b.h\nb.h:\n"
      "a.o gcm.cache/m.gcm: m:p.c++m ./h.h.c++m\nm.c++m: gcm.cache/m.gcm\n.PHONY: m.c++m\n"
      "gcm.cache/m.gcm:| a.o\nCXX_IMPORTS += m:p.c++m \\\n ./h.h.c++m\n");
  ASSERT_TRUE(depfile);
  EXPECT_THAT(depfile->files, ElementsAre("a.cc", "b.h"));
  EXPECT_THAT(depfile->imported, ElementsAre("m:p", "./h.h"));
  EXPECT_EQ(depfile->made, "gcm.cache/m.gcm");
}

TEST(ModuleDepfile, OfAnImporter) {
  const auto depfile = parse_module_depfile("a.o: a.cc\na.o: m.c++m\nCXX_IMPORTS += m.c++m\n");
  ASSERT_TRUE(depfile);
  EXPECT_THAT(depfile->imported, ElementsAre("m"));
  EXPECT_EQ(depfile->made, "");
}

TEST(ModuleDepfile, Damaged) {
  EXPECT_FALSE(parse_module_depfile("a.o: a.cc\nCXX_IMPORTS += m"));
  EXPECT_FALSE(parse_module_depfile("a.o: a.cc\nCXX_IMPORTS += m\n"));
}

// ---- arguments -----------------------------------------------------------------------------------

Invocation parse_with(Family family, const std::string& line, const std::map<std::string, std::string>& files = {},
                      bool mapper_variable = false) {
  std::istringstream in(line);
  const std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
  ParseContext context;
  context.family = family;
  context.cxx_driver = true;
  context.cwd = "/w";
  context.read_file = [&](const std::string& path) -> std::optional<std::string> {
    const auto at = files.find(path);
    return at == files.end() ? std::nullopt : std::optional(at->second);
  };
  context.variable = [&](std::string_view name) -> std::optional<std::string_view> {
    return mapper_variable && name == "CXX_MODULE_MAPPER" ? std::optional<std::string_view>("x") : std::nullopt;
  };
  return parse({words.begin(), words.end()}, context);
}

std::vector<std::string> outputs(const Invocation& invocation) {
  std::vector<std::string> out;
  for (const auto& output : invocation.outputs) out.push_back(output.path);
  return out;
}

TEST(ModuleOptions, GccMakesACmiNamedInTheSource) {
  const auto i = parse_with(Family::kGcc, "-fmodules-ts -c a.cc -o o/a.o -MD", {{"/w/a.cc", "export module m:p;"}});
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_THAT(outputs(i), ElementsAre("o/a.o", "o/a.d", "gcm.cache/m-p.gcm"));
  ASSERT_TRUE(i.modules && i.modules->made);
  EXPECT_EQ(*i.modules->made, 2u);
  EXPECT_FALSE(i.outputs[2].certain);
  EXPECT_TRUE(i.outputs[2].makes_directories);
  EXPECT_THAT(i.argument_files, ElementsAre("a.cc"));
}

TEST(ModuleOptions, GccWithAMapperFile) {
  const std::map<std::string, std::string> files{{"/w/a.cc", "export module m;"}, {"/w/map", "m x.gcm\n"}};
  const auto i = parse_with(Family::kGcc, "-fmodules-ts -fmodule-mapper=map -c a.cc", files);
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_THAT(outputs(i), ElementsAre("a.o", "x.gcm"));
  EXPECT_THAT(i.modules->files, ElementsAre("map"));
}

TEST(ModuleMap, DeclaresModules) {
  const auto map = read_module_map("// one\nmodule one [system] { header \"one.h\" module part { umbrella \"d\" } }\n"
                                   "extern module two \"../two.map\" /* three */ explicit module three.x {}\n"
                                   "module \"four-4\" { header \"f.h\" { size 3 mtime 4 } export * link \"z\" }");
  ASSERT_TRUE(map);
  EXPECT_THAT(map->modules, ElementsAre("one", "two", "three", "four-4"));
  EXPECT_THAT(map->maps, ElementsAre("../two.map"));
  EXPECT_THAT(map->names, ElementsAre("one.h", "d", "../two.map", "four-4", "f.h", "z"));
  for (const auto* text : {"module one {", "module one }", "framework module F {}", "module a { header \"b }", "module a \\\n{}",
                           "#define X", "/* module", "// \\\nmodule a {}"}) {
    EXPECT_FALSE(read_module_map(text)) << text;
  }
  EXPECT_TRUE(read_module_map(""));
}

TEST(ModuleOptions, ClangsModulesOfHeaders) {
  const auto i = parse_with(Family::kClang, "-fmodules -fcxx-modules -fmodules-cache-path=x -fmodule-map-file=y -c a.cc");
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_TRUE(i.modules->header_modules);
  EXPECT_THAT(i.modules->maps, ElementsAre("y"));
  EXPECT_EQ(i.modules->cache, "x");
  const auto explicitly = parse_with(Family::kClang, "-fmodules -fno-implicit-modules -fmodule-file=x.pcm -MD -c a.cc");
  ASSERT_EQ(explicitly.pass, PassReason::kNone) << explicitly.pass_detail;
  EXPECT_FALSE(explicitly.modules->cache);
  EXPECT_THAT(explicitly.modules->files, ElementsAre("x.pcm"));
  for (const auto* more : {"-MMD", "-S", "-save-temps", "-Fx", "-fmodules-cache-path=", "-fmodules-user-build-path=x",
                           "-fbuild-session-timestamp=1", "-gmodules", "-fno-implicit-module-maps", "-include-pch x",
                           "-x objective-c", "-fprebuilt-module-path=x"}) {
    const auto other = parse_with(Family::kClang, "-fmodules -fmodules-cache-path=x " + std::string(more) + " -c a.cc");
    EXPECT_NE(other.pass, PassReason::kNone) << more;
  }
  // Where the modules are is not known.
  EXPECT_EQ(parse_with(Family::kClang, "-fmodules -c a.cc").pass, PassReason::kModules);
}

TEST(ModuleOptions, GccMakesAHeaderUnit) {
  const auto i = parse_with(Family::kGcc, "-fmodules-ts -MD -x c++-header -c d/a.h");
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_THAT(outputs(i), ElementsAre("a.d", "gcm.cache/,/d/a.h.gcm"));
  EXPECT_TRUE(parse_with(Family::kGcc, "-x c++-header -c a.h").precompiles());
  EXPECT_EQ(parse_with(Family::kGcc, "-fmodules-ts -x c++-header -c a.h -o b").pass, PassReason::kModules);
  for (const auto* command : {"-fmodules-ts d/a.hh", "-fmodule-header d/a.hh", "-fmodule-header -c d/a.hh"}) {
    const auto other = parse_with(Family::kGcc, command);
    EXPECT_EQ(other.pass, PassReason::kNone) << command;
    EXPECT_EQ(other.outputs.front().path, "gcm.cache/,/d/a.hh.gcm") << command;
  }
  EXPECT_EQ(parse_with(Family::kGcc, "-fmodule-header -c a.cc").pass, PassReason::kModules);
  EXPECT_EQ(parse_with(Family::kGcc, "-fmodule-header=user -c a.h").pass, PassReason::kModules);
  EXPECT_EQ(parse_with(Family::kGcc, "-fmodules-ts a.cc").pass, PassReason::kNotACompile);
  EXPECT_EQ(parse_with(Family::kGcc, "-fmodules-ts -MD a.hh").pass, PassReason::kDependencyOptions);
}

TEST(ModuleOptions, GccPassesThrough) {
  const std::map<std::string, std::string> files{{"/w/a.cc", "export module m;"}, {"/w/map", "m x\nm y\n"}};
  for (const auto* line : {"-fmodules-ts -Mno-modules -c a.cc", "-fmodules-ts -fmodule-mapper=|server -c a.cc",
                           "-fmodules-ts -fmodule-mapper=localhost:1234 -c a.cc",
                           "-fmodules-ts -fmodule-mapper==socket -c a.cc", "-fmodules-ts -fmodule-mapper=map -c a.cc",
                           "-fmodules-ts -fmodule-mapper=none -c a.cc", "-fmodules-ts -fmodule-header -c a.cc",
                           "-fmodules-ts -E a.cc -o a.ii", "-fmodules-ts -c a.ii", "-fmodules-ts -fmodule-only -c a.cc",
                           "-fmodules-ts -fsyntax-only a.cc"}) {
    EXPECT_EQ(parse_with(Family::kGcc, line, files).pass, PassReason::kModules) << line;
  }
  EXPECT_EQ(parse_with(Family::kGcc, "-fmodules-ts -c a.cc", files, true).pass, PassReason::kModules);
  // Each is about one that those before it may make.
  const auto several = parse_with(Family::kGcc, "-fmodules-ts -c a.cc b.cc", files);
  EXPECT_EQ(several.pass, PassReason::kSeveralSources);
  EXPECT_THAT(several.sources, IsEmpty());
}

TEST(ModuleOptions, ClangAsCMakeAsks) {
  const std::map<std::string, std::string> files{
      {"/w/a.modmap", "-x c++-module\n-fmodule-output=\"d/m.pcm\"\n-fmodule-file=\"n=e/n.pcm\"\n"}};
  const auto i = parse_with(Family::kClang, "-MD -MF a.d @a.modmap -o a.o -c a.cc", files);
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_THAT(outputs(i), ElementsAre("a.o", "a.d", "d/m.pcm"));
  ASSERT_TRUE(i.modules);
  EXPECT_THAT(i.modules->named, ElementsAre(std::pair<std::string, std::string>("n", "e/n.pcm")));
  EXPECT_FALSE(i.modules->made);
}

TEST(ModuleOptions, ClangByHand) {
  const auto interface = parse_with(Family::kClang, "--precompile a.cppm -o m.pcm -fprebuilt-module-path=d");
  ASSERT_EQ(interface.pass, PassReason::kNone) << interface.pass_detail;
  EXPECT_THAT(outputs(interface), ElementsAre("m.pcm"));
  EXPECT_THAT(interface.modules->directories, ElementsAre("d"));

  const auto object = parse_with(Family::kClang, "-c m.pcm");
  ASSERT_EQ(object.pass, PassReason::kNone) << object.pass_detail;
  EXPECT_THAT(outputs(object), ElementsAre("m.o"));
  EXPECT_TRUE(object.modules->source_is_compiled);
  EXPECT_EQ(object.dependencies, DependencySource::kSourceOnly);

  const auto both = parse_with(Family::kClang, "-c a.cppm -o d/a.o -fmodule-output");
  EXPECT_THAT(outputs(both), ElementsAre("d/a.o", "d/a.pcm"));
  EXPECT_THAT(parse_with(Family::kClang, "-c a.cc -fmodule-file=x.pcm").modules->files, ElementsAre("x.pcm"));
}

TEST(ModuleOptions, ClangPassesThrough) {
  for (const auto* line : {"-c a.cc -fmodules", "-c a.cc -MMD -fmodule-map-file=x", "-c a.cc -fprebuilt-implicit-modules",
                           "-E a.cppm -o a.ii", "--precompile a.cc",
                           "-c a.cppm -fmodule-output", "--precompile m.pcm -o n.pcm", "-c m.pcm -o m.o -fmodule-output",
                           "-c a.cppm -ftime-trace",  "-c a.cc -o a.o -fmodule-output=x.pcm",
                           "-fsyntax-only a.cc -fmodule-file=x.pcm"}) {
    EXPECT_EQ(parse_with(Family::kClang, line).pass, PassReason::kModules) << line;
  }
}

}  // namespace
}  // namespace zcc::tools::gnu
