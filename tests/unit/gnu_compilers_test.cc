// What parse() derives, held against what the installed gcc and clang do: each case runs the
// compiler in an empty directory and looks at the files it leaves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "platform/inotify.h"
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

  // Whether it makes the CMI of m.cc, which it writes, by an option.
  bool makes_cmis() const {
    write("m.cc", "export module m;\nexport int f() { return 1; }\n");
    return GetParam().cxx && run(words("-std=c++20 -x c++-module -fmodule-output=cmi -c m.cc -o o.o"));
  }

  // What happens to each file in `directory` while that compiles: it Comes by its name, is Moved there, is written to,
  // is closed (C, T, m, w).
  std::map<std::string, std::string> writes_of(const std::string& line, const fs::path& directory) const {
    std::map<std::string, std::string> writes;
    const auto inotify = Inotify::open();
    constexpr auto kEvents = IN_CREATE | IN_MOVED_TO | IN_MODIFY | IN_CLOSE_WRITE;
    if (!inotify || inotify->add(directory.c_str(), kEvents) < 0) return writes;
    EXPECT_TRUE(run(words(line))) << line << "\n" << read(dir_ / "stderr_");
    inotify->drain([&](const inotify_event& event, std::string_view name) {
      auto& events = writes[std::string(name)];
      if ((event.mask & IN_CREATE) != 0) events += 'C';
      if ((event.mask & IN_MOVED_TO) != 0) events += 'T';
      if ((event.mask & IN_MODIFY) != 0) events += 'm';
      if ((event.mask & IN_CLOSE_WRITE) != 0) events += 'w';
    });
    return writes;
  }

  fs::path dir_;
};

std::string name_of(const ::testing::TestParamInfo<Driver>& driver) {
  std::string name = driver.param.program;
  for (auto& c : name) c = c == '+' ? 'x' : c == '-' ? '_' : c;
  return name;
}

INSTANTIATE_TEST_SUITE_P(Installed, Compilers,
                         ::testing::Values(Driver{"gcc", Family::kGcc, false},
                                           Driver{"g++", Family::kGcc, true},
                                           Driver{"clang", Family::kClang, false},
                                           Driver{"clang++", Family::kClang, true}),
                         name_of);

// What they do to the files they write, which versions do not agree on.
class CompilersAsWriters : public Compilers {};

INSTANTIATE_TEST_SUITE_P(Installed, CompilersAsWriters,
                         ::testing::Values(Driver{"gcc", Family::kGcc, false},
                                           Driver{"g++", Family::kGcc, true},
                                           Driver{"clang", Family::kClang, false},
                                           Driver{"clang++-19", Family::kClang, true}),
                         name_of);

// What is more than that is another writer's (daemon/output_writers.h). Each twice: over an old file, too.
TEST_P(CompilersAsWriters, WriteToOutputsAsOneDoes) {
  write("a.c", "int f(int a) { int b[9] = {a}; for (int i = 1; i < 9; ++i) b[i] = b[i-1] * a; return b[8]; }\n");
  write("a.S", "");
  write("a.s", "");
  write("h.h", "static const int v = 1;\n");
  fs::create_directory(dir_ / "d");
  Arguments lines = {"-c a.c -o d/a.o", "-O2 -g -MD -c a.c -o d/a.o", "-MMD -MF d/x -c a.c -o d/a.o", "-S a.c -o d/a.s",
                     "-E a.c -o d/a.i", "-c a.s -o d/a.o", "-MD -c a.S -o d/a.o", "-flto -c a.c -o d/a.o",
                     "-g -gsplit-dwarf -c a.c -o d/a.o", "-MD -save-temps=obj -c a.c -o d/a.o",
                     "-MD -save-temps=obj -g -gsplit-dwarf --coverage -fstack-usage -c a.c -o d/a.o",
                     "--coverage -MD -c a.c -o d/a.o", "-fsyntax-only -MD -MF d/x a.c", "-x c-header h.h -o d/h.gch"};
  Arguments more = {"-fcallgraph-info -fstack-usage -c a.c -o d/a.o"};
  if (GetParam().family == Family::kClang) {
    more = {"-MJ d/x -c a.c -o d/a.o", "-save-temps=obj -MJ d/x -c a.c -o d/a.o", "-ftime-trace -c a.c -o d/a.o",
            "-Wall --serialize-diagnostics d/x -c a.c -o d/a.o", "-O2 -fsave-optimization-record -c a.c -o d/a.o",
            "-save-temps=obj -O2 -fsave-optimization-record -c a.c -o d/a.o", "-c -emit-llvm a.c -o d/a.bc"};
    if (makes_cmis()) {
      more.emplace_back("-std=c++20 -x c++-module --precompile m.cc -o d/m.pcm");
      more.emplace_back("-std=c++20 -x c++-module -fmodule-output=d/m.pcm -c m.cc -o d/m.o");
    }
  } else if (GetParam().cxx) {
    write("m.cc", "export module m;\nexport int f() { return 1; }\n");
    write("map", "m d/m.gcm\n");
    more.emplace_back("-std=c++20 -fmodules-ts -fmodule-mapper=map -c m.cc -o d/m.o");
  }
  lines.insert(lines.end(), more.begin(), more.end());
  for (const auto& line : lines) {
    for (int i = 0; i < 2; ++i) {
      const auto writes = writes_of(line, dir_ / "d");
      const auto invocation = parsed(words(line));
      ASSERT_EQ(invocation.pass, PassReason::kNone) << line;
      for (const auto& output : invocation.outputs) {
        if (writes.empty()) continue;
        const auto found = writes.find(output.path.substr(2));
        ASSERT_NE(found, writes.end()) << line << ": " << output.path;
        const auto& events = found->second;
        const auto name = events.find_first_of("CT");
        // A name that it is moved to is not written to; what was made apart may be closed under its own.
        const bool moved = events == "T" || events == "Tw";
        const auto closed = static_cast<std::size_t>(std::ranges::count(events, 'w'));
        // The driver is the second to write diagnostics, where it has some.
        const bool fewer = moved || line.find("--serialize-diagnostics") != std::string::npos;
        EXPECT_GE(closed, fewer ? 0 : output.closings) << line << ": " << output.path << " " << events;
        EXPECT_LE(closed, output.closings) << line << ": " << output.path << " " << events;
        EXPECT_TRUE(moved || name == 0 || name == std::string::npos) << line << ": " << output.path << " " << events;
        EXPECT_EQ(events.find_first_of("CT", name + 1), std::string::npos) << line << ": " << output.path << " " << events;
        EXPECT_EQ(events.find('m', events.rfind('w')), std::string::npos) << line << ": " << output.path << " " << events;
      }
    }
  }
}

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
    expected.insert("stderr_");
    for (const auto& output : invocation.outputs) expected.insert(output.path);
    EXPECT_EQ(files(), expected) << line;
    for (const auto& name : files()) {
      if (!before.contains(name)) fs::remove(dir_ / name);
    }
  }
}

// All of them where the source gives reason to make them; and those that need not be made are so named.
TEST_P(Compilers, MakeTheSideOutputsThatParseDerives) {
  write("a.c", "int f(int a) { int b[9] = {a}; for (int i = 1; i < 9; ++i) b[i] = b[i-1] * a; return b[8]; }\n");
  write("sub/x.y.c", read(dir_ / "a.c"));
  write("p.i", read(dir_ / "a.c"));
  write("dir.x/keep", "");
  write("stderr_", "");
  const bool is_clang = GetParam().family == Family::kClang;
  const auto before = files();
  Arguments options = {"--coverage", "-coverage", "-ftest-coverage -fprofile-arcs", "-fstack-usage",
                       "-g -gsplit-dwarf", "-save-temps", "-save-temps=obj", "-save-temps=cwd",
                       "-save-temps -MD", "-save-temps=obj -fstack-usage -MMD -MF x.d"};
  const Arguments gccs = {"-fcallgraph-info", "-fcallgraph-info=su,da"};
  const Arguments clangs = {"-ftime-trace", "-ftime-trace -ftime-trace-granularity=0", "-MJ x.json",
                            "-MJx.json -MD", "--serialize-diagnostics x.dia", "-serialize-diagnostics x.dia",
                            "-O2 -fsave-optimization-record", "-fsave-optimization-record=yaml",
                            "-fsave-optimization-record -foptimization-record-file=r.y",
                            "-O2 -foptimization-record-passes=inline", "-gsplit-dwarf=single -g",
                            "-gsplit-dwarf=split -g", "-emit-llvm", "-emit-llvm --coverage"};
  const auto& more = is_clang ? clangs : gccs;
  options.insert(options.end(), more.begin(), more.end());
  for (const auto* what : {"-c a.c", "-c sub/x.y.c", "-c a.c -o sub/b.y.o", "-c a.c -o dir.x/b", "-c p.i",
                           "-S a.c", "-S a.c -o sub/b.y.s", "-E a.c -o b.x.i", "-S sub/x.y.c"}) {
    for (const auto& option : options) {
      const auto line = std::string(what) + " " + option;
      const auto arguments = words(line);
      const auto invocation = parsed(arguments);
      if (invocation.pass != PassReason::kNone) continue;
      EXPECT_TRUE(run(arguments)) << line << "\n" << read(dir_ / "stderr_");
      auto made = files();
      for (const auto& output : invocation.outputs) {
        EXPECT_TRUE(made.erase(output.path) == 1 || !output.certain) << line << " makes no " << output.path;
      }
      EXPECT_THAT(made, ElementsAreArray(before)) << line;
      for (const auto& name : files()) {
        if (!before.contains(name)) fs::remove(dir_ / name);
      }
    }
  }
}

// An old file is what it was but for its content, or another file takes its name.
TEST_P(CompilersAsWriters, DoToOldOutputsWhatParseSays) {
  write("a.c", "int f(int a) { return a; }\n");
  write("p.i", read(dir_ / "a.c"));
  const bool is_clang = GetParam().family == Family::kClang;
  Arguments lines = {"-c a.c -o b.o -MD", "-S a.c -o b.s", "-E a.c -o b.i", "-c a.c -o b.o --coverage",
                     "-c a.c -o b.o -fstack-usage", "-c a.c -o b.o -g -gsplit-dwarf",
                     "-c a.c -o b.o -save-temps=obj", "-S p.i -o b.s"};
  const Arguments clangs = {"-c a.c -o b.o -MJ x", "-c a.c -o b.o --serialize-diagnostics x",
                            "-c a.c -o b.o -ftime-trace", "-c a.c -o b.o -fsave-optimization-record",
                            "-c -emit-llvm a.c -o b.bc", "-S -emit-llvm a.c -o b.ll"};
  if (is_clang) lines.insert(lines.end(), clangs.begin(), clangs.end());
  if (!is_clang) lines.emplace_back("-c a.c -o b.o -fcallgraph-info");
  if (is_clang && makes_cmis()) {
    lines.emplace_back("-std=c++20 -x c++-module --precompile m.cc -o m.pcm");
    lines.emplace_back("-std=c++20 -x c++-module -fmodule-output=m.pcm -c m.cc -o m.o");
  }
  for (const auto& line : lines) {
    const auto invocation = parsed(words(line));
    ASSERT_EQ(invocation.pass, PassReason::kNone) << line;
    for (const auto& output : invocation.outputs) {
      write(output.path, "old");
      fs::create_hard_link(dir_ / output.path, dir_ / ("old." + fs::path(output.path).filename().string()));
    }
    EXPECT_TRUE(run(words(line))) << line << "\n" << read(dir_ / "stderr_");
    for (const auto& output : invocation.outputs) {
      const auto old = dir_ / ("old." + fs::path(output.path).filename().string());
      const bool same = fs::equivalent(dir_ / output.path, old);
      if (read(dir_ / output.path) != "old" && output.existing != protocol::Existing::kUnknown) {
        EXPECT_EQ(same, output.existing == protocol::Existing::kRewritten) << line << ": " << output.path;
      }
      fs::remove(old);
      fs::remove(dir_ / output.path);
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
