// What parse() derives for clang-cl, held against what the installed one does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "platform/process.h"
#include "tools/depfile.h"
#include "tools/msvc/command_line.h"
#include "tools/msvc/include_notes.h"
#include "tools/msvc/module.h"
#include "tools/response_file.h"

namespace zcc::tools::msvc {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::Contains;

using Words = std::vector<std::string>;

Words words(const std::string& line) {
  std::istringstream in(line);
  return {std::istream_iterator<std::string>(in), {}};
}

class ClangCl : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "zcc_cl_XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    dir_ = fs::canonical(name);
    for (const auto* path : {"/usr/bin/clang-cl", "/usr/bin/clang-cl-14"}) {
      if (tool_.empty() && fs::exists(path)) tool_ = path;
    }
    if (tool_.empty()) GTEST_SKIP() << "clang-cl is not installed";
  }
  void TearDown() override { fs::remove_all(dir_); }

  std::string run(const Words& arguments, bool succeeds = true) const {
    Words argv{tool_};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    const auto answer = run_probe(argv, environment_, dir_.string(), std::chrono::seconds(20));
    EXPECT_TRUE(answer);
    EXPECT_EQ(answer->wait_status == 0, succeeds) << answer->out;
    return answer->out;
  }

  void write(const fs::path& name, std::string_view text) const {
    fs::create_directories((dir_ / name).parent_path());
    std::ofstream(dir_ / name, std::ios::binary) << text;
  }

  std::string read(const fs::path& name) const {
    std::ifstream in(dir_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(dir_)) {
      if (entry.is_regular_file()) names.insert(fs::relative(entry.path(), dir_).string());
    }
    return names;
  }

  Invocation parsed(const Words& arguments) const {
    ParseContext context;
    context.family = Family::kClang;
    const auto cwd = dir_.string();
    context.cwd = cwd;
    return parse_in(context, arguments);
  }

  static Invocation parse_in(const ParseContext& context, const Words& arguments) {
    return kModule.parse({arguments.begin(), arguments.end()}, context);
  }

  SearchPath search_path(const Words& arguments) const {
    const auto invocation = parsed(arguments);
    auto path = kModule.find_search_path(
        {tool_, invocation.search_arguments, invocation.language, environment_, dir_.string()});
    EXPECT_TRUE(path) << (path ? "" : path.error().message);
    return path ? *path : SearchPath();
  }

  fs::path dir_;
  std::string tool_;
  Environment environment_{"PATH=/usr/bin:/bin"};
};

TEST_F(ClangCl, MakesTheOutputsThatParseDerives) {
  for (const auto* line :
       {"/c a.b.cc", "/c a.b.cc /Foout", "/c a.b.cc /Foout.o", "/c a.b.cc /Fodir/", "/c a.b.cc /Fodir.x/y",
        "/c a.b.cc /o x.obj", "/c a.b.cc -ox.obj", "/c a.b.cc /Fo", "/Zs a.b.cc", "/c /TC a.b.cc", "/c /Tpa.b.cc",
        "/c a.b.cc /clang:-MD", "/c a.b.cc /clang:-MD /Fodir/o.obj", "/c a.b.cc /clang:-MMD /clang:-MFx.d",
        "/c a.b.cc /Z7 /Fdx.pdb", "/c -flto a.b.cc", "/c a.b.cc /showIncludes /Zi", "/c /Y- /Fpx.pch a.b.cc"}) {
    fs::remove_all(dir_);
    fs::create_directories(dir_ / "dir.x");
    fs::create_directories(dir_ / "dir");
    write("a.b.cc", "int f() { return 1; }\n");
    const auto arguments = words(line);
    run(arguments);
    const auto invocation = parsed(arguments);
    ASSERT_EQ(invocation.pass, PassReason::kNone) << line << ": " << invocation.pass_detail;
    std::set<std::string> expected{"a.b.cc"};
    for (const auto& output : invocation.outputs) expected.insert(output.path);
    EXPECT_EQ(files(), expected) << line;
  }
}

TEST_F(ClangCl, ObjectsAreThoseOfBareCompiles) {
  write("a.cc", "#include \"a.h\"\nint f() { return A; }\n");
  write("a.h", "#define A 1\n");
  for (const auto* line : {"/Brepro /c a.cc", "/Brepro /O2 /c a.cc -gdwarf", "/Zs a.cc"}) {
    const auto arguments = words(line);
    ASSERT_EQ(parsed(arguments).dependencies, DependencySource::kAdded);
    const auto bare_messages = run(arguments);
    const auto bare = read("a.obj");
    Words with;
    for (const auto argument : kModule.dependency_arguments) {
      with.emplace_back(argument.empty() ? "our.d" : argument);
    }
    with.insert(with.end(), arguments.begin(), arguments.end());
    EXPECT_EQ(run(with), bare_messages);
    EXPECT_EQ(read("a.obj"), bare) << line;
    const auto listed = parse_depfile(read("our.d"));
    ASSERT_TRUE(listed);
    EXPECT_THAT(*listed, ElementsAre("a.cc", "a.h"));
  }
}

// Why nothing is added there.
TEST_F(ClangCl, DebugInformationTellsTheCommand) {
  write("a.cc", "int f() { return 1; }\n");
  run(words("/Brepro /Z7 /c a.cc"));
  EXPECT_EQ(read("a.obj").find("-sys-header-deps"), std::string::npos);
  run(words("-Xclang -sys-header-deps /Brepro /Z7 /c a.cc"));
  EXPECT_NE(read("a.obj").find("-sys-header-deps"), std::string::npos);
}

TEST_F(ClangCl, NotesNameWhatWasRead) {
  write("a.cc", "#include \"d/b.h\"\n#include <sys.h>\n");
  write("d/b.h", "#include \"c.h\"\n");
  write("d/c.h", "");
  write("s/sys.h", "");
  const auto out = run(words("/c a.cc /imsvc s /showIncludes /Z7"));
  EXPECT_THAT(included_files(out), ElementsAre("./d/b.h", "./d/c.h", "s/sys.h"));
}

TEST_F(ClangCl, TellsWhereItSearches) {
  for (const auto* d : {"i", "s", "e", "v"}) fs::create_directories(dir_ / d);
  write("first.h", "");
  environment_.emplace_back("INCLUDE=v;nowhere");
  const auto path = search_path(words("/c a.cc /Ii -I missing /imsvc s /external:I e /FIfirst.h /WX /Fdx.pdb"));
  EXPECT_THAT(path.angle, Contains("i"));
  EXPECT_THAT(path.angle, Contains("s"));
  EXPECT_THAT(path.angle, Contains("e"));
  EXPECT_THAT(path.angle, Contains("v"));
  EXPECT_THAT(path.ignored, Contains("missing"));
  EXPECT_THAT(path.ignored, Contains("nowhere"));
  EXPECT_THAT(path.passed_on, Contains("nowhere"));
  EXPECT_THAT(path.implied, Contains("first.h"));
  EXPECT_TRUE(path.through_includers);
  EXPECT_FALSE(path.asks_others);
  EXPECT_TRUE(search_path(words("/c a.cc --target=x86_64-w64-mingw32")).asks_others);
}

TEST_F(ClangCl, TakesTheNewestOfAnInstallation) {
  for (const auto* d : {"W/VC/Tools/MSVC/14.30/include", "W/Windows Kits/10/Include/10.0.1.0/ucrt"}) {
    fs::create_directories(dir_ / d);
  }
  const auto path = search_path(words("/c a.cc /winsysroot W"));
  EXPECT_THAT(path.angle, Contains("W/VC/Tools/MSVC/14.30/include"));
  EXPECT_THAT(path.listed, Contains("W/VC/Tools/MSVC"));
  EXPECT_THAT(path.listed, Contains("W/Windows Kits/10/Include"));
  EXPECT_THAT(path.candidates, Contains("W/VC/Tools/MSVC/14.30/include/stdlib.h"));
  EXPECT_FALSE(path.asks_others);
}

TEST_F(ClangCl, KnowsItsMacros) {
  const auto macros =
      kModule.find_macros({tool_, {"/DMINE"}, Language::kCxx, environment_, dir_.string()});
  ASSERT_TRUE(macros);
  EXPECT_THAT(*macros, Contains("_MSC_VER"));
  EXPECT_THAT(*macros, Contains("MINE"));
}

TEST_F(ClangCl, IsIdentified) {
  const auto probe = kModule.probe(tool_, environment_, dir_.string());
  EXPECT_EQ(probe.pass, PassReason::kNone) << probe.pass_detail;
  EXPECT_EQ(probe.family, Family::kClang);
  EXPECT_THAT(probe.absent, Contains("/usr/bin/cl.exe"));
  EXPECT_THAT(probe.files, Contains(tool_));
  write("bin/cl.exe", "");
  environment_ = {"PATH=/usr/bin:" + (dir_ / "bin").string()};
  EXPECT_EQ(kModule.probe(tool_, environment_, dir_.string()).pass, PassReason::kUnknownTool);
}

TEST_F(ClangCl, ResponseFilesAreSplitAsHere) {
  const std::string text = "/DA=\\\"x\\y\\\" \"/DB=a b\" /DC=\"\"\"\"q\"\"\"\" /DD='x' \r\n\t/DE=\\\\z /DF=\\\\\\\\\"m n\"";
  const auto split = split_response_file(text, Quoting::kWindows);
  ASSERT_TRUE(split);
  write("r", text);
  write("a.cc", "");
  const auto by_file = run({"-###", "/c", "a.cc", "@r"});
  Words direct{"-###", "/c", "a.cc"};
  direct.insert(direct.end(), split->begin(), split->end());
  EXPECT_EQ(by_file, run(direct));
}

TEST_F(ClangCl, VariablesAreSplitAsHere) {
  write("a.cc", "");
  const std::string text = "/DA#1#2 \"/DB=a b\" -DC#";
  ParseContext context;
  context.variable = [&](std::string_view name) {
    return name == "CL" ? std::optional<std::string_view>(text) : std::nullopt;
  };
  auto direct = read_command_line({}, context).before;
  direct.insert(direct.end(), {"-###", "/c", "a.cc"});
  const auto expected = run(direct);
  environment_.push_back("CL=" + text);
  EXPECT_EQ(run({"-###", "/c", "a.cc"}), expected);
}

TEST_F(ClangCl, SearchesBesideTheTextsThatInclude) {
  write("a.cc", "#include \"d/b.h\"\nint f() { return V; }\n");
  write("d/b.h", "#include \"e/c.h\"\n");
  write("d/e/c.h", "#include \"sub\\v.h\"\n");
  write("d/sub/v.h", "#define V 1\n");
  run(words("/c a.cc"));
}

}  // namespace
}  // namespace zcc::tools::msvc
