#include "tools/rust/parse.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tools/clippy_files.h"
#include "tools/import_library.h"

namespace zcc::tools::rust {
namespace {

const Arguments kCargo = {"--crate-name", "a", "--edition=2021", "src/lib.rs", "--error-format=json",
                          "--json=diagnostic-rendered-ansi,artifacts", "--diagnostic-width=120", "--crate-type", "lib",
                          "--emit=dep-info,metadata,link", "-C", "debuginfo=2", "-Cmetadata=12", "-C",
                          "extra-filename=-34", "--out-dir", "/t/deps", "-C", "incremental=/t/incremental", "-L",
                          "dependency=/t/deps", "-L", "native=/t/n", "--extern", "priv:b=/t/deps/libb-1.rmeta",
                          "--extern", "proc_macro", "-l", "static:+whole-archive=v"};

Invocation parse_with(Arguments arguments, std::initializer_list<std::string_view> more = {},
                      std::string_view tool = "/bin/rustc") {
  arguments.insert(arguments.end(), more.begin(), more.end());
  ParseContext context;
  context.tool = tool;
  context.variable = [](std::string_view) { return std::nullopt; };
  return parse(arguments, context);
}

Arguments without(std::string_view word) {
  auto out = kCargo;
  std::erase(out, word);
  return out;
}

std::vector<std::string> paths(const Invocation& invocation) {
  std::vector<std::string> out;
  for (const auto& output : invocation.outputs) out.push_back(output.path);
  return out;
}

bool has(const Invocation& invocation, std::string_view argument) {
  return std::ranges::find(invocation.key_arguments, argument) != invocation.key_arguments.end();
}

TEST(RustParse, UnderstandsWhatCargoSays) {
  const auto i = parse_with(kCargo);
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_EQ(i.source, "src/lib.rs");
  EXPECT_EQ(paths(i), (std::vector<std::string>{"/t/deps/liba-34.rmeta", "/t/deps/liba-34.rlib", "/t/deps/a-34.d"}));
  EXPECT_EQ(i.depfile, 2u);
  EXPECT_EQ(i.crates->externs, std::vector<std::string>{"/t/deps/libb-1.rmeta"});
  EXPECT_EQ(i.crates->dependency_directories, std::vector<std::string>{"/t/deps"});
  EXPECT_EQ(i.crates->native_directories, std::vector<std::string>{"/t/n"});
  EXPECT_TRUE(has(i, "debuginfo=2"));
  EXPECT_TRUE(has(i, "incremental"));
  EXPECT_FALSE(has(i, "incremental=/t/incremental"));
  EXPECT_EQ(i.message_columns, 120u);
  EXPECT_FALSE(has(i, "--diagnostic-width"));
  EXPECT_TRUE(i.tells_progress);
}

TEST(RustParse, TakesNamesThatAreGivenToOutputs) {
  auto i = parse_with({"--crate-name=a", "a.rs", "--crate-type=rlib", "--emit=dep-info=x.d,metadata=x.m,link", "-o", "x"});
  EXPECT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_EQ(paths(i), (std::vector<std::string>{"x.m", "x", "x.d"}));
  i = parse_with({"--crate-name=a", "a.rs", "--crate-type=rlib", "--emit=dep-info,metadata,link", "-o", "o/x.y.z", "-C",
                  "extra-filename=-1", "--out-dir=elsewhere"});
  EXPECT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_EQ(paths(i), (std::vector<std::string>{"o/liba-1.rmeta", "o/liba-1.rlib", "o/x.d"}));
}

TEST(RustParse, NamesEveryKindOfOutput) {
  auto i = parse_with({"--crate-name=a", "a.rs", "--emit=dep-info,asm,obj=x,llvm-ir,llvm-bc,mir", "--out-dir=o", "-C",
                       "extra-filename=-1", "-C", "codegen-units=1"});
  EXPECT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_EQ(paths(i), (std::vector<std::string>{"o/a-1.s", "x", "o/a-1.ll", "o/a-1.bc", "o/a-1.mir", "o/a-1.d"}));
  i = parse_with(kCargo, {"--emit=asm", "-C", "extra-filename=-1.2"});
  EXPECT_EQ(paths(i), (std::vector<std::string>{"/t/deps/liba-1.2.rmeta", "/t/deps/liba-1.2.rlib", "/t/deps/a-1.s",
                                                "/t/deps/a-1.d"}));
}

TEST(RustParse, PassesThroughFilesOfUnknownNames) {
  EXPECT_EQ(parse_with(kCargo, {"--emit=asm", "-C", "codegen-units=2"}).pass, PassReason::kDumpOrExtraOutput);
  EXPECT_EQ(parse_with(kCargo, {"--emit=mir", "-C", "codegen-units=2"}).pass, PassReason::kNone);
  EXPECT_EQ(parse_with(kCargo, {"--emit=obj", "-C", "lto=thin"}).pass, PassReason::kNone);
  EXPECT_EQ(parse_with(kCargo, {"--emit=obj", "-C", "lto=thin", "--crate-type=staticlib"}).pass,
            PassReason::kDumpOrExtraOutput);
  EXPECT_EQ(parse_with(kCargo, {"--emit=obj", "-C", "lto=off", "--crate-type=staticlib"}).pass, PassReason::kNone);
}

TEST(RustParse, LooksInDirectoriesOfEveryKind) {
  const auto i = parse_with(kCargo, {"-L", "plain", "-Lall=all", "-L", "crate=crate", "-L", "framework=f"});
  EXPECT_EQ(i.crates->library_directories, (std::vector<std::string>{"plain", "all", "crate"}));
  EXPECT_EQ(i.crates->native_directories, (std::vector<std::string>{"/t/n", "plain", "all"}));
}

TEST(RustParse, PassesThroughWhatItDoesNotKnow) {
  EXPECT_EQ(parse_with(kCargo, {"-Z", "x"}).pass, PassReason::kUnknownArgument);
  EXPECT_EQ(parse_with(kCargo, {"-C", "no-such-option=1"}).pass, PassReason::kUnknownArgument);
  EXPECT_EQ(parse_with(kCargo, {"-C"}).pass, PassReason::kUnknownArgument);
  EXPECT_EQ(parse_with(kCargo, {"--test=1"}).pass, PassReason::kUnknownArgument);
  EXPECT_EQ(parse_with(kCargo, {"@file"}).pass, PassReason::kResponseFile);
  EXPECT_EQ(parse_with(kCargo, {"second.rs"}).pass, PassReason::kSeveralSources);
  EXPECT_EQ(parse_with(kCargo, {"--emit=thin-link-bitcode"}).pass, PassReason::kDumpOrExtraOutput);
  EXPECT_EQ(parse_with(kCargo, {"-C", "save-temps"}).pass, PassReason::kDumpOrExtraOutput);
  EXPECT_EQ(parse_with(kCargo, {"-C", "split_debuginfo=unpacked"}).pass, PassReason::kSplitDwarf);
  EXPECT_EQ(parse_with(kCargo, {"--emit=metadata=-"}).pass, PassReason::kOutputToStdout);
  EXPECT_EQ(parse_with(without("--emit=dep-info,metadata,link"), {"--emit=link"}).pass, PassReason::kDependencyOptions);
}

TEST(RustParse, LeavesOutTheNameThatClippyIsGiven) {
  auto arguments = kCargo;
  arguments.insert(arguments.begin(), "/bin/rustc");
  const auto i = parse_with(arguments, {}, "/bin/clippy-driver");
  EXPECT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_TRUE(i.crates->reads_package);
  EXPECT_EQ(parse_with(arguments).pass, PassReason::kSeveralSources);
}

TEST(RustParse, PassesThroughLintsThatAskCargo) {
  for (const auto* word : {"clippy::cargo", "clippy::wildcard-dependencies", "clippy::cargo_common_metadata"}) {
    EXPECT_EQ(parse_with(kCargo, {"-W", word}, "/bin/clippy-driver").pass_detail, word);
    EXPECT_EQ(parse_with(kCargo, {"-W", word}).pass, PassReason::kNone);
  }
  EXPECT_EQ(parse_with(kCargo, {"-W", "clippy::all"}, "/bin/clippy-driver").pass, PassReason::kNone);
}

std::string member(std::string name, const std::string& content) {
  name.resize(16, ' ');
  auto size = std::to_string(content.size());
  size.resize(10, ' ');
  return name + std::string(32, '0') + size + "`\n" + content + (content.size() % 2 != 0 ? "\n" : "");
}

TEST(RustImportLibrary, ShowsInTheMembers) {
  const auto own = "!<arch>\n" + member("/", "table") + member("//", "aa.bb-cgu.0.rcgu.o/\n") +
                   member("lib.rmeta/", "data") + member("/0", "code");
  EXPECT_FALSE(has_foreign_members(own));
  EXPECT_TRUE(has_foreign_members(own + member("v.o/", "code")));
  EXPECT_TRUE(has_foreign_members("!<arch>\n" + member("//", "foo.dlls00000.o/\n") + member("/0", "code")));
  EXPECT_TRUE(has_foreign_members(own + "cut"));
  EXPECT_TRUE(has_foreign_members(""));
}

TEST(RustParse, FindsLintsThatAskCargoInTexts) {
  EXPECT_TRUE(names_cargo_lints("#![warn(clippy :: cargo)]"));
  EXPECT_TRUE(names_cargo_lints("-Wclippy::cargo__CLIPPY_HACKERY__"));
  EXPECT_FALSE(names_cargo_lints("#![warn(clippy::all)] // as cargo does"));
  EXPECT_FALSE(names_cargo_lints("use x::cargo;"));
  EXPECT_FALSE(names_cargo_lints("#![warn(clippy::all)] use x::cargo_y;"));
}

TEST(RustParse, TellsQuestionsFromCompiles) {
  const Variable none = [](std::string_view) { return std::nullopt; };
  EXPECT_TRUE(may_compile(kCargo, none));
  EXPECT_FALSE(may_compile({"-vV"}, none));
  EXPECT_FALSE(may_compile({"-", "--crate-name", "___", "--print=file-names"}, none));
}

}  // namespace
}  // namespace zcc::tools::rust
