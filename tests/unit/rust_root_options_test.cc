#include "tools/rust/root_options.h"

#include <gtest/gtest.h>

#include "tools/place_variables.h"
#include "tools/rust/parse.h"

namespace zcc::tools::rust {
namespace {

using Words = std::vector<std::string>;

Invocation parsed(const std::vector<std::string_view>& more) {
  Arguments arguments{"--crate-name", "a", "--crate-type", "lib", "--emit=dep-info,link"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  ParseContext context;
  context.tool = "/bin/rustc";
  context.variable = [](std::string_view) { return std::nullopt; };
  auto invocation = parse(arguments, context);
  EXPECT_EQ(invocation.pass, PassReason::kNone) << invocation.pass_detail;
  return invocation;
}

Rootless of(std::string_view root, std::string_view below, const std::vector<std::string_view>& more,
            const std::vector<std::string_view>& environment = {}, bool maps = true) {
  const auto cwd = std::string(root) += below;
  return without_root(parsed(more), Family::kClang, environment, {.path = root, .cwd = cwd}, maps);
}

TEST(RustRootOptions, MapsTheRootRelativeToTheDirectory) {
  const auto maps = [](std::string_view cwd) {
    return map_root(parsed({"a.rs"}), Family::kClang, {.path = "/r", .cwd = cwd});
  };
  EXPECT_EQ(maps("/r"), (Words{"--remap-path-prefix=/r=."}));
  EXPECT_EQ(maps("/r/b/c"), (Words{"--remap-path-prefix=/r=../..", "--remap-path-prefix=/r/b/c=."}));
  EXPECT_EQ(maps("/registry/x"), (Words{"--remap-path-prefix=/r=."}));
  EXPECT_TRUE(map_root(parsed({"a.rs", "--remap-path-prefix=/x=y"}), Family::kClang, {.path = "/r", .cwd = "/r"}).empty());
  auto clippy = parsed({"a.rs"});
  clippy.crates->reads_package = true;
  EXPECT_TRUE(map_root(clippy, Family::kClang, {.path = "/r", .cwd = "/r"}).empty());
}

TEST(RustRootOptions, KeepsWhatIsTheSameBeneathEachRoot) {
  const auto compile = [](std::string_view root, std::string_view environment) {
    const auto r = std::string(root);
    const auto out = r + "/t";
    const auto search = "dependency=" + r + "/t";
    const auto crate = "b=" + r + "/t/libb.rmeta";
    return of(root, "", {"src/lib.rs", "--out-dir", out, "-L", search, "--extern", crate}, {environment});
  };
  const auto one = compile("/one", "LD_LIBRARY_PATH=/one/t:/lib");
  const auto two = compile("/a/second", "LD_LIBRARY_PATH=/a/second/t:/lib");
  EXPECT_TRUE(one.shareable && one.names_root) << one.detail;
  EXPECT_EQ(one.arguments, two.arguments);
  EXPECT_EQ(one.environment, two.environment);
  EXPECT_NE(one.arguments, of("/one", "", {"src/main.rs", "--out-dir", "/one/t"}).arguments);
}

TEST(RustRootOptions, RefusesWhatMayShowTheRoot) {
  EXPECT_FALSE(of("/one", "", {"a.rs", "--cfg", "x=\"/one\""}).shareable);
  EXPECT_FALSE(of("/one", "", {"a.rs", "-C", "link-arg=/one/x"}).shareable);
  EXPECT_FALSE(of("/one/r", "", {"a.rs", "--remap-path-prefix", "/one=x"}).shareable);
  EXPECT_FALSE(of("/one", "", {"a.rs", "--extern", "b=/one/one/../one/libb.rmeta/one"}).shareable &&
               of("/one", "", {"a.rs", "--out-dir", "/x/one/one"}, {"CARGO_PKG_NAME=a/one"}).shareable);
  EXPECT_TRUE(of("/one", "", {"a.rs", "--out-dir", "/oneself"}).shareable);
  EXPECT_FALSE(of("/one", "", {"a.rs", "-C", "instrument-coverage"}).shareable);
  EXPECT_FALSE(of("/one", "", {"a.rs", "--remap-path-scope=macro"}).shareable);
}

TEST(RustRootOptions, WithoutAMapOnlyWhatLiesElsewhere) {
  EXPECT_FALSE(of("/one", "/below", {"a.rs"}, {}, false).shareable);
  const auto invocation = parsed({"/registry/x/src/lib.rs", "--out-dir", "/one/t"});
  EXPECT_TRUE(without_root(invocation, Family::kClang, {}, {.path = "/one", .cwd = "/registry/x"}, false).shareable);
}

TEST(RustRootOptions, MovesDepInfo) {
  EXPECT_EQ(moved_dep_info("/one/t/a.d: src/lib.rs /one/t/x.rs\n\n/one/t/x.rs:\n\n# env-dep:OUT_DIR=/one/t\n", "/one", "/two/2"),
            "/two/2/t/a.d: src/lib.rs /two/2/t/x.rs\n\n/two/2/t/x.rs:\n\n# env-dep:OUT_DIR=/two/2/t\n");
  EXPECT_FALSE(moved_dep_info("/x/one/t/a.d: a.rs\n", "/one", "/two"));
}

TEST(PlaceVariables, TextsThatOnlyIncludeShowNoPlace) {
  EXPECT_FALSE(may_show_places("include!(concat!(env!(\"OUT_DIR\"), \"/x.rs\"));"));
  EXPECT_FALSE(may_show_places("include_str!(\n  concat!( env!( \"CARGO_MANIFEST_DIR\"), \"/x\")) env!(\"OTHER\")") &&
               may_show_places("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/x\"))"));
  EXPECT_FALSE(may_show_places("std::env::var(\"OUT_DIR\"); env::var_os(\"OUT_DIR\")"));
  for (const auto* text : {"env!(\"OUT_DIR\")", "concat!(env!(\"OUT_DIR\"), \"x\")", "my_include!(concat!(env!(\"OUT_DIR\")))",
                           "env!(concat!(\"OUT_\", \"DIR\"))", "env!(r\"OUT_DIR\")", "env!(\"OUT\\x5fDIR\")", "use std::env as e;",
                           "option_env!(\"OUT_DIR\")", "m!(\"OUT_DIR\")", "env![\"OUT_DIR\"]", "macro_rules! include { }"}) {
    EXPECT_TRUE(may_show_places(text)) << text;
  }
}

TEST(PlaceVariables, ProgramsThatNameThemMayShowThem) {
  using namespace std::string_literals;
  EXPECT_FALSE(may_show_places("\x7f" "ELF...getenv\0CARGO_PKG_NAME"s));
  EXPECT_TRUE(may_show_places("\x7f" "ELF...CARGO_MANIFEST_DIRnext"s));
  EXPECT_TRUE(may_show_places("\x7f" "ELF...\0environ\0"s));
}

TEST(PlaceVariables, ValuesAreTheSameWhereOnlyTheRootDiffers) {
  EXPECT_EQ(without_place("/one/t:/lib:/one", "/one"), without_place("/a/b/t:/lib:/a/b", "/a/b"));
  EXPECT_EQ(without_place("/oneself", "/one"), "/oneself");
  EXPECT_EQ(without_place("/one/x/one", "/one"), "/one/x/one");
}

}  // namespace
}  // namespace zcc::tools::rust
