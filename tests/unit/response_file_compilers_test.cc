// What expand_response_files() derives, held against what the installed gcc and clang do. Given arguments
// that name no files and no action, they complain of each in turn; that is how they tell what they understood.
// (ld takes a leading "=" off, and clang 19 writes what is not UTF-8 in its own way.)
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "platform/process.h"
#include "tools/response_file.h"

namespace zcc::tools {
namespace {

namespace fs = std::filesystem;

struct Compiler {
  const char* name;
  const char* path;
  Quoting quoting;
};
void PrintTo(const Compiler& compiler, std::ostream* out) { *out << compiler.name; }

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class ResponseFiles : public ::testing::TestWithParam<Compiler> {
 protected:
  void SetUp() override {
    if (!fs::exists(GetParam().path)) GTEST_SKIP() << GetParam().path << " is not installed";
    std::string name = (fs::temp_directory_path() / "zcc_rsp_XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    dir_ = name;
  }
  void TearDown() override {
    if (!dir_.empty()) fs::remove_all(dir_);
  }

  bool is_gcc() const { return GetParam().quoting == Quoting::kGcc; }

  void write(const fs::path& name, std::string_view text) const {
    fs::create_directories((dir_ / name).parent_path());
    std::ofstream(dir_ / name, std::ios::binary) << text;
  }

  Expansion expand(const std::vector<std::string>& arguments) const {
    const auto cwd = dir_.string();
    const ParseContext context{.cwd = cwd, .read_file = [](const std::string& path) -> std::optional<std::string> {
                                 if (!fs::is_regular_file(path)) return std::nullopt;
                                 return read(path);
                               }};
    return expand_response_files({arguments.begin(), arguments.end()}, GetParam().quoting, context);
  }

  std::string complaints(const std::vector<std::string>& arguments) const {
    std::vector<std::string> argv{GetParam().path};
    if (!is_gcc()) argv.insert(argv.end(), {"-###", "--"});
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    if (GetParam().quoting == Quoting::kWindows) argv.insert(argv.begin() + 1, "--rsp-quoting=windows");
    const auto answer = run_probe(argv, {"LC_ALL=C", "PATH=/usr/bin:/bin"}, dir_.string(), std::chrono::seconds(60));
    return answer ? answer->out : "";
  }

  // What it would say of these.
  std::string complaints_of(const std::vector<std::string>& arguments) const {
    std::string out;
    const auto name = std::string_view(GetParam().path).substr(std::string_view("/usr/bin/").size());
    for (const auto& argument : arguments) {
      if (is_gcc()) {
        out += "/usr/bin/ld: cannot find " + argument + ": No such file or directory\n";
      } else {
        out += (name == "clang-14" ? "clang" : std::string(name)) + ": error: no such file or directory: '" +
               argument + "'\n";
      }
    }
    return out;
  }

  // For files r0, r1, ... in one command; each stands for arguments between two that are known.
  void expect_equal(const std::vector<std::string>& texts) {
    std::vector<std::string> arguments;
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto name = "r" + std::to_string(i);
      write(name, texts[i]);
      const auto expansion = expand({"@" + name});
      if (expansion.failure) continue;  // left to the compiler
      ++compared_;
      const auto mark = "mark" + std::to_string(i);
      arguments.insert(arguments.end(), {mark, "@" + name});
      expected.push_back(mark);
      expected.insert(expected.end(), expansion.arguments.begin(), expansion.arguments.end());
    }
    auto said = complaints(arguments);
    const auto wanted = complaints_of(expected);
    EXPECT_NE(said.find(wanted), std::string::npos) << "said:\n" << said << "\nwanted:\n" << wanted;
  }

  fs::path dir_;
  std::size_t compared_ = 0;
};

INSTANTIATE_TEST_SUITE_P(
    Installed, ResponseFiles,
    ::testing::Values(Compiler{"gcc_12", "/usr/bin/gcc-12", Quoting::kGcc},
                      Compiler{"clang_14", "/usr/bin/clang-14", Quoting::kPosix},
                      Compiler{"clang_19", "/usr/bin/clang-19", Quoting::kPosix},
                      Compiler{"clang_14_windows", "/usr/bin/clang-14", Quoting::kWindows},
                      Compiler{"clang_19_windows", "/usr/bin/clang-19", Quoting::kWindows}),
    [](const auto& compiler) { return std::string(compiler.param.name); });

TEST_P(ResponseFiles, OddOnes) {
  write("d/inner", "inner_of_d");
  write("inner", "in'n e'r");
  write("in ner", "spaced");
  expect_equal({"a\\", "a\\\nb", "''", "\"\"", "'' x \"\"", "'a\\b'", "\"a\\b\\$\\`\\\\\"", "a''b", "\\'a\\\"", "a\fb\vc",
                "\xEF\xBB\xBFq w", std::string("a\0b c", 5), std::string("\0", 1), "", " \n\t\r ", "\f",
                "'open", "\"open\n", "x@inner", "@inner", "'@inner'", "\\@inner", "\"@in ner\" z", "@d/inner @inner",
                "a\r\nb\r\n", "\\\\\"a b\\\\\" c", "\"a\"\"b\"", "\"a \"\"b\"", "\\ \\\t\\\n", "#a b", "$a `b`", "a\\\\b",
                "\\\r\n", "'a\nb'", "\\\\\\\"a", "\"\\\\\"\\\"\"\\\\\\\"", "\xC3\xA4"});
}

// ZCC_RESPONSE_FILES=N in the environment: so many batches.
TEST_P(ResponseFiles, RandomOnes) {
  constexpr int kInBatch = 60;
  const char* wish = getenv("ZCC_RESPONSE_FILES");
  const int batches = wish != nullptr ? atoi(wish) : 4;
  write("n1", "x 'y z' ");
  write("n2", "@n1 \"@n1\" \\@n1 w\\");
  std::mt19937 random(20240607);
  const auto pick = [&](std::size_t n) { return random() % n; };
  const std::vector<std::string> pieces = {"a", "b",  "'",  "\"", "\\", " ",   "\t",  "\n",   "\r",  "\f",   "\v", "''",
                                           "$", "\"\"", "@", "\xC3\xA4", " @n1 ", "@n2", "\\\\", "\\\"", "\n'", "#", "`",
                                           std::string(1, '\0')};
  for (int batch = 0; batch < batches; ++batch) {
    std::vector<std::string> texts;
    for (int i = 0; i < kInBatch; ++i) {
      std::string text;
      for (auto n = pick(24); n > 0; --n) text += pieces[pick(pieces.size() - (pick(8) == 0 ? 0 : 1))];
      texts.push_back(std::move(text));
    }
    expect_equal(texts);
    if (HasFailure()) break;
  }
  EXPECT_GT(compared_, static_cast<std::size_t>(batches) * kInBatch / 3);
}

// The compilers fail, or take the argument as it is; that is theirs to do.
TEST_P(ResponseFiles, LeftToTheCompiler) {
  write("r", "@s");
  write("s", "@./r");
  fs::create_directory(dir_ / "d");
  fs::create_hard_link(dir_ / "r", dir_ / "twin");
  for (const auto* argument : {"@r", "@missing", "@d", "@", "@twin"}) {
    EXPECT_TRUE(expand({argument}).failure.has_value()) << argument;
  }
}

TEST_P(ResponseFiles, AsManyAsLibibertyTakes) {
  if (!is_gcc()) GTEST_SKIP() << "of GCC";
  write("e", "");
  std::string most;
  for (int i = 0; i < 1998; ++i) most += "@e ";
  write("most", most + "last");
  write("more", most + "@e last");
  EXPECT_FALSE(expand({"@most"}).failure.has_value());
  EXPECT_NE(complaints({"@most"}).find("cannot find last:"), std::string::npos);
  EXPECT_TRUE(expand({"@more"}).failure.has_value());
  EXPECT_NE(complaints({"@more"}).find("too many @-files"), std::string::npos);
}

}  // namespace
}  // namespace zcc::tools
