// What parse() derives, held against what the installed gcc and clang do: each case runs the
// compiler in an empty directory and looks at the files it leaves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "tools/depfile.h"
#include "tools/gnu/parse.h"

namespace zcc::tools::gnu {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

struct Driver {
  const char* program;
  Family family;
  bool cxx;
};
void PrintTo(const Driver& driver, std::ostream* out) { *out << driver.program; }

std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

using Arguments = std::vector<std::string>;

Arguments words(const std::string& line) {
  std::istringstream in(line);
  return {std::istream_iterator<std::string>(in), {}};
}

class Compilers : public ::testing::TestWithParam<Driver> {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "zcc_gnu_XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    dir_ = name;
    if (!run({"--version"})) GTEST_SKIP() << GetParam().program << " is not installed";
  }

  void TearDown() override { fs::remove_all(dir_); }

  bool run(const Arguments& arguments) const {
    auto command = "cd " + shell_quoted(dir_.string()) + " && " + GetParam().program;
    for (const auto& argument : arguments) command += " " + shell_quoted(argument);
    return std::system((command + " >/dev/null 2>stderr_").c_str()) == 0;
  }

  void write(const fs::path& name, std::string_view text) const {
    fs::create_directories((dir_ / name).parent_path());
    std::ofstream(dir_ / name, std::ios::binary) << text;
  }

  std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(dir_)) {
      if (entry.is_regular_file()) names.insert(fs::relative(entry.path(), dir_).string());
    }
    return names;
  }

  Invocation parsed(const Arguments& arguments) const {
    const auto cwd = dir_.string();
    const ParseContext context{
        .family = GetParam().family,
        .cxx_driver = GetParam().cxx,
        .cwd = cwd,
        .read_file = [](const std::string& path) -> std::optional<std::string> {
          if (!fs::is_regular_file(path)) return std::nullopt;
          return read(path);
        },
        .variable = {}};
    return parse({arguments.begin(), arguments.end()}, context);
  }

  std::string object_made_by(const std::string& line) const {
    fs::remove(dir_ / "o.o");
    EXPECT_TRUE(run(words(line + " -o o.o"))) << line << "\n" << read(dir_ / "stderr_");
    return read(dir_ / "o.o");
  }

  fs::path dir_;
};

INSTANTIATE_TEST_SUITE_P(Installed, Compilers,
                         ::testing::Values(Driver{"gcc", Family::kGcc, false},
                                           Driver{"g++", Family::kGcc, true},
                                           Driver{"clang", Family::kClang, false},
                                           Driver{"clang++", Family::kClang, true}),
                         [](const auto& driver) {
                           std::string name = driver.param.program;
                           for (auto& c : name) c = c == '+' ? 'x' : c;
                           return name;
                         });

TEST_P(Compilers, MakeTheOutputsThatParseDerives) {
  write("a.c", "int q;\n");
  write("sub/x.y.c", "int q;\n");
  write("a.i", "int q;\n");
  write("a.S", "");
  write("a.s", "");
  write("noext", "int q;\n");
  write("dir.x/keep", "");
  write("resp", "-MD -o r.o");
  const auto before = files();
  for (const auto* line : {"-c a.c",
                           "-c sub/x.y.c",
                           "-c sub/x.y.c -MD",
                           "-c a.c -MD -o foo.o",
                           "-c a.c -MD -o foo",
                           "-c a.c -MD -o sub/foo.x.o",
                           "-c a.c -MMD -o sub/foo.lo",
                           "-c a.c -MD -o dir.x/foo",
                           "-c a.c -MD -o .foo",
                           "-c a.c -MD -o sub/.foo",
                           "-c a.c -MD -o foo.",
                           "-c a.c -MD -MF x.d -MF y.d -o foo.o",
                           "-c a.c -MD -MP -o foo.o",
                           "-c a.c -MD -MFx.d -o foo.o",
                           "-c a.c -MD -MMD -o foo.o",
                           "-c a.c -MMD -MD -MF x.d",
                           "-c a.c -Wp,-MD,w.d -o foo.o",
                           "-c a.c -Wp,-MMD,w.d -o foo.o",
                           "-c a.c -Wp,-MD,w.d -MT x -MP -o foo.o",
                           "-c a.S -MD -o foo.o",
                           "-c a.s -MD -o foo.o",
                           "-c a.i -MMD -MF z.d",
                           "-c a.i -Wp,-MD,z.d",
                           "-c a.c -ofoo.o -MD",
                           "-c -x c noext -MD",
                           "-c -xc++ noext -xnone",
                           "--compile a.c --output=z.o -MD",
                           "-c a.c --output z.o",
                           "-c a.c @resp",
                           "-c -x cpp-output noext -MD -o foo.o",
                           "-c -xc a.s -MD"}) {
    const auto arguments = words(line);
    const auto invocation = parsed(arguments);
    if (invocation.pass != PassReason::kNone) continue;
    EXPECT_TRUE(run(arguments)) << line << "\n" << read(dir_ / "stderr_");
    std::set<std::string> expected = before;
    expected.insert({"stderr_", invocation.object});
    if (invocation.depfile) expected.insert(*invocation.depfile);
    EXPECT_EQ(files(), expected) << line;
    for (const auto& name : files()) {
      if (!before.contains(name)) fs::remove(dir_ / name);
    }
  }
}

// But for names that end in a colon or a backslash, which no reader can tell from the syntax.
TEST_P(Compilers, DepfilesOfNastyNamesReadBack) {
  const bool is_clang = GetParam().family == Family::kClang;
  Arguments names = {"h h.h", "a#b.h", "a$b.h", "a:b.h", "p%q.h", "two  blanks.h", "a'b.h"};
  if (!is_clang) names.insert(names.end(), {"a\\b.h", "a\\ b.h", "a\\\\ b.h", "a\\#b.h"});
  std::string source;
  for (const auto& name : names) {
    write(name, "");
    source += "#include \"" + name + "\"\n";
  }
  write("n n.c", source);
  for (const auto* rules : {"-MMD", "-MMD -MP", "-MMD -MT x$y"}) {
    auto arguments = words(rules);
    arguments.insert(arguments.end(), {"-c", "n n.c", "-o", "o o:o.o", "-MF", "d"});
    ASSERT_TRUE(run(arguments)) << read(dir_ / "stderr_");
    const auto listed = parse_depfile(read(dir_ / "d"));
    ASSERT_TRUE(listed.has_value()) << read(dir_ / "d");
    EXPECT_EQ(listed->front(), "n n.c");
    EXPECT_THAT(std::vector(listed->begin() + 1, listed->end()), ElementsAreArray(names));
  }
}

TEST_P(Compilers, DepfilesListWhatTheCommandLineIncludes) {
  write("a.c", "int q = X + Y;\n");
  write("x.h", "#define X 1\n");
  write("y.h", "#define Y 1\n");
  ASSERT_TRUE(run(words("-c a.c -include x.h -imacros y.h -MMD -MF d")));
  EXPECT_THAT(parse_depfile(read(dir_ / "d")).value_or(Arguments{}),
              ::testing::UnorderedElementsAre("a.c", "x.h", "y.h"));
}

TEST_P(Compilers, PreprocessedSourcesReadNothingElse) {
  write("a.i", "int q = X;\n");
  write("x.h", "#define X 1\n");
  EXPECT_FALSE(run(words("-c a.i -include x.h")));
}

TEST_P(Compilers, ResponseFilesAreSplitAsHere) {
  write("a.c", "extern int A[sizeof X == 4 ? 1 : -1]; int b = Y, c = Z;\n");
  write("r", "-c a.c '-DX=\"a b\"' \"-DX2=\\\"\\\\\\\"\" -DX3=\\\"a\\ b\\\" \t\r\n@sub/nested\n");
  write("sub/nested", "-DY=1 @z");
  write("z", "-DZ=2");
  EXPECT_TRUE(run({"@r"})) << read(dir_ / "stderr_");
  const auto invocation = parsed({"@r"});
  EXPECT_EQ(invocation.pass, PassReason::kNone) << invocation.pass_detail;
  EXPECT_THAT(invocation.key_arguments, ElementsAre("-c", "a.c", "-DX=\"a b\"", "-DX2=\"\\\"",
                                                    "-DX3=\"a b\"", "-DY=1", "-DZ=2"));
}

// What the cache may add to a command line without changing the object.
TEST_P(Compilers, AddedDependencyOutputDoesNotShow) {
  write("a.c", "#include <stddef.h>\nint f(void) { return 1; }\n");
  for (const auto* flags : {"-O2", "-g", "-g3 -O2", "-flto -frandom-seed=1"}) {
    const auto line = std::string("-c a.c ") + flags;
    EXPECT_EQ(object_made_by(line), object_made_by(line + " -MD -MF d")) << flags;
  }
}

TEST_P(Compilers, PipeDoesNotShow) {
  write("a.c", "int f(void) { return 1; }\n");
  EXPECT_EQ(object_made_by("-c a.c -g"), object_made_by("-c a.c -g -pipe"));
}

}  // namespace
}  // namespace zcc::tools::gnu
