#include <gtest/gtest.h>

#include <algorithm>

#include "tools/rust/parse.h"

namespace zcc::tools::rust {
namespace {

Invocation parse_with(std::initializer_list<std::string_view> more, std::string_view tool = "/bin/rustc") {
  Arguments arguments = {"--crate-name", "a", "a.rs", "--emit=dep-info,link", "-C", "extra-filename=-1",
                         "--out-dir", "/t",   "-L",   "native=/n",            "--error-format=json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  ParseContext context;
  context.tool = tool;
  context.variable = [](std::string_view) { return std::nullopt; };
  return parse(arguments, context);
}

std::vector<std::string> paths(const Invocation& invocation) {
  std::vector<std::string> out;
  for (const auto& output : invocation.outputs) out.push_back(output.path);
  return out;
}

using Strings = std::vector<std::string>;

TEST(RustLink, KnowsWhatEachCrateTypeMakes) {
  EXPECT_EQ(paths(parse_with({})), (Strings{"/t/a-1", "/t/a-1.d"}));
  EXPECT_EQ(paths(parse_with({"--crate-type", "bin"})), (Strings{"/t/a-1", "/t/a-1.d"}));
  EXPECT_EQ(paths(parse_with({"--crate-type=proc-macro", "--test"})), (Strings{"/t/a-1", "/t/a-1.d"}));
  EXPECT_EQ(paths(parse_with({"--crate-type=proc-macro"})), (Strings{"/t/liba-1.so", "/t/a-1.d"}));
  const auto i = parse_with({"--crate-type=cdylib,rlib,staticlib"});
  EXPECT_EQ(paths(i), (Strings{"/t/liba-1.so", "/t/liba-1.rlib", "/t/liba-1.a", "/t/a-1.d"}));
  EXPECT_TRUE(i.outputs[0].executable);
  EXPECT_FALSE(i.outputs[1].executable);
  EXPECT_FALSE(i.tells_progress);
  EXPECT_TRUE(i.crates->reads_objects);
  EXPECT_EQ(parse_with({"--crate-type=cdylib,dylib"}).pass, PassReason::kLink);
  EXPECT_FALSE(parse_with({"--crate-type=rlib"}).link);
}

TEST(RustLink, AsksForTheLinkerThatIsNamed) {
  const auto plain = parse_with({}).tool_options;
  EXPECT_EQ(plain.arguments, Strings{"cc"});
  EXPECT_TRUE(plain.in_any_directory);
  const auto i = parse_with({"-Clinker=/x/gcc", "-C", "link_arg=-fuse-ld=gold", "-Clink-args=-B /b -Wl,-L/l,-rpath,/r -O1"});
  ASSERT_EQ(i.pass, PassReason::kNone) << i.pass_detail;
  EXPECT_EQ(i.tool_options.arguments, (Strings{"/x/gcc", "-fuse-ld=gold", "-B/b"}));
  EXPECT_EQ(i.link->directories, (Strings{"/b", "/l", "/r", "/n"}));
  EXPECT_TRUE(i.tool_options.in_any_directory);
  EXPECT_FALSE(parse_with({"-Clink-arg=-Bhere"}).tool_options.in_any_directory);
  EXPECT_FALSE(parse_with({"-Clinker=./gcc"}).tool_options.in_any_directory);
}

TEST(RustLink, TakesWhatTheLinkerTellsOf) {
  for (const auto* argument : {"-Clink-arg=-Wl,-T,x.ld", "-Clink-arg=-Tx.ld", "-Clink-arg=-Wl,-Tx.ld", "-Clink-arg=x.o", "-Clink-arg=-lz",
                               "-Clink-arg=-Wl,--version-script=x", "-Clink-arg=-Wl,-z,now,--as-needed",
                               "-Clink-args=-Xlinker --build-id=none -static -nostartfiles", "-Cstrip=symbols",
                               "--target=x86_64-unknown-linux-musl", "-Clinker-flavor=gcc"}) {
    EXPECT_EQ(parse_with({argument}).pass, PassReason::kNone) << argument;
  }
}

TEST(RustLink, PassesThroughWhatMayReadOrWriteMore) {
  for (const auto* argument : {"-Clink-arg=-Wl,-Map=x", "-Clink-arg=-Wl,-Map,x", "-Clink-arg=@x", "-Clink-arg=-Wl,@x",
                               "-Clink-arg=-Wl,--dependency-file=x", "-Clink-arg=-Wl,-plugin,x.so", "-Clink-arg=-flto",
                               "-Clink-arg=-v", "-Clink-arg=-Wl,--verbose", "-Clink-arg=-Wl,--reproduce=x",
                               "-Clink-arg=-specs=x", "-Clink-arg=-L=/x", "-Clink-arg=-wrapper", "-Clinker=rust-lld", "-Clinker=/x/ld.lld",
                               "-Clinker-flavor=ld", "--target=wasm32-unknown-unknown", "-Clinker-plugin-lto"}) {
    EXPECT_EQ(parse_with({argument}).pass, PassReason::kLink) << argument;
  }
  EXPECT_EQ(parse_with({}, "/bin/clippy-driver").pass, PassReason::kLink);
  // None of it matters where nothing is linked.
  EXPECT_EQ(parse_with({"--crate-type=lib", "-Clink-arg=-v"}).pass, PassReason::kNone);
}

}  // namespace
}  // namespace zcc::tools::rust
