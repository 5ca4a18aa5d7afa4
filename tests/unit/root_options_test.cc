#include "tools/gnu/root_options.h"

#include <gmock/gmock.h>

namespace zcc::tools::gnu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Root kRoot{.path = "/a/b", .cwd = "/a/b/build"};

Invocation with(std::vector<std::string> arguments) {
  Invocation invocation;
  invocation.source = "/a/b/src/x.c";
  invocation.key_arguments = std::move(arguments);
  return invocation;
}

Rootless mark(std::vector<std::string> arguments, bool maps = false, Root root = kRoot, Family family = Family::kGcc) {
  return without_root(with(std::move(arguments)), family, {}, root, maps);
}

TEST(RootOptions, CheckoutsHaveEqualArguments) {
  const auto one = mark({"-I/a/b/inc", "-iquote", "/a/b/sys", "-O2", "-c", "/a/b/src/x.c", "-o", "x.o"});
  Invocation other;
  other.source = "/q/src/x.c";
  other.key_arguments = {"-I/q/inc", "-iquote", "/q/sys", "-O2", "-c", "/q/src/x.c", "-o", "x.o"};
  const auto two = without_root(other, Family::kGcc, {}, {.path = "/q", .cwd = "/q/build"}, false);
  ASSERT_TRUE(one.shareable && two.shareable) << one.detail << two.detail;
  EXPECT_TRUE(one.names_root);
  EXPECT_EQ(one.arguments, two.arguments);
}

TEST(RootOptions, ADirectoryThatBeginsLikeTheRootIsAnother) {
  const auto marked = mark({"-I/a/bc", "-c"});
  ASSERT_TRUE(marked.shareable);
  EXPECT_FALSE(marked.names_root);
  EXPECT_EQ(marked.arguments.front(), "-I/a/bc");
}

TEST(RootOptions, ARootInOtherWordsMayCountInAnyWay) {
  for (const auto* argument : {"-DP=/a/b", "-I/x/a/b", "-Wl,/a/b", "-I/a/b/a/b", "-ffile-prefix-map=x=/a/b"}) {
    EXPECT_FALSE(mark({argument}).shareable) << argument;
  }
}

TEST(RootOptions, WhatTellsPathsIsNotShared) {
  for (const auto* argument : {"-g", "-ggdb3", "--debug", "-Wa,-g", "-Wa,-alh", "-Wa,--noexecstack,--gdwarf-5"}) {
    EXPECT_FALSE(mark({argument}).shareable) << argument;
  }
  for (const auto* argument : {"-flto", "-flto=thin", "-gsplit-dwarf", "-gz", "--coverage", "-fprofile-arcs",
                               "-ffile-prefix-map=/a=x", "-emit-llvm", "-fsanitize-ignorelist=/x/l", "-fxray-attr-list=/x/l"}) {
    EXPECT_FALSE(mark({argument}, true).shareable) << argument;
  }
  for (const auto* argument : {"-g0", "-gno-record-gcc-switches", "-fno-lto", "-pthread", "-pedantic", "-Wa,--noexecstack"}) {
    EXPECT_TRUE(mark({argument}).shareable) << argument;
  }
  EXPECT_TRUE(mark({"-g"}, true).shareable);
}

TEST(RootOptions, GccNamesSystemHeadersByTheirShortestPath) {
  EXPECT_FALSE(mark({"-isystem", "../inc"}).shareable);
  EXPECT_FALSE(mark({"-isystem../inc"}).shareable);
  const auto beneath = mark({"-isystem", "/a/b/sys"});
  EXPECT_TRUE(beneath.shareable);
  EXPECT_TRUE(beneath.takes_real_paths);  // which a link may have outside the root
  EXPECT_FALSE(mark({"-isystem", "/x/sys"}).takes_real_paths);
  EXPECT_FALSE(mark({"-I", "/a/b/sys"}).takes_real_paths);
  EXPECT_FALSE(mark({"-isystem", "/a/b/sys"}, false, kRoot, Family::kClang).takes_real_paths);
  EXPECT_TRUE(mark({"-isystem../inc", "-fno-canonical-system-headers"}).shareable);
  EXPECT_TRUE(mark({"-isystem../inc"}, false, kRoot, Family::kClang).shareable);
  EXPECT_FALSE(without_root(with({}), Family::kGcc, {"C_INCLUDE_PATH=/x:inc"}, kRoot, false).shareable);
  const auto variable = without_root(with({}), Family::kGcc, {"C_INCLUDE_PATH=/x:/a/b/inc"}, kRoot, false);
  EXPECT_TRUE(variable.shareable);
  EXPECT_TRUE(variable.takes_real_paths);
}

TEST(RootOptions, ListsOfDirectoriesInVariables) {
  const auto marked = without_root(with({}), Family::kGcc, {"CPATH=/a/b/inc:/x", "LANG=C"}, kRoot, false);
  ASSERT_TRUE(marked.shareable);
  EXPECT_TRUE(marked.names_root);
  const auto other = without_root(with({}), Family::kGcc, {"CPATH=/q/inc:/x", "LANG=C"},
                                  {.path = "/q", .cwd = "/q"}, false);
  EXPECT_EQ(marked.environment, other.environment);
  EXPECT_FALSE(without_root(with({}), Family::kGcc, {"CPATH=/x/a/b"}, kRoot, false).shareable);
}

TEST(RootOptions, MapsAreRelativeToTheWorkingDirectory) {
  EXPECT_THAT(map_root(with({}), Family::kGcc, {.path = "/a/b", .cwd = "/a/b"}),
              ElementsAre("-ffile-prefix-map=/a/b=."));
  EXPECT_THAT(map_root(with({}), Family::kGcc, {.path = "/a/b", .cwd = "/a/b/x/y"}),
              ElementsAre("-ffile-prefix-map=/a/b=../..", "-ffile-prefix-map=/a/b/x/y=./x/y",
                          "-ffile-prefix-map=/a/b/x/y/=./"));
  EXPECT_THAT(map_root(with({}), Family::kClang, kRoot),
              ElementsAre("-ffile-prefix-map=/a/b=..", "-fdebug-compilation-dir=./build"));
  EXPECT_THAT(map_root(with({"-fdebug-prefix-map=/a/b=/usr/src"}), Family::kGcc, kRoot), IsEmpty());
}

}  // namespace
}  // namespace zcc::tools::gnu
