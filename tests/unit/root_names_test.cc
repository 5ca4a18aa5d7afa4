#include "tools/root_names.h"

#include <gtest/gtest.h>

#include "tools/depfile_move.h"

namespace zcc::tools {
namespace {

constexpr auto kGcc = Family::kGcc;
constexpr auto kClang = Family::kClang;

TEST(RootNames, DirectoriesAboveTheRoot) {
  for (const auto* words : {"/a", "/a/b", "-I/a", "-I/a/", "/x:/a:/y", "-DTOP=\"/a\"", "/a/b/..", "/a/./x", "/a//../b"}) {
    EXPECT_TRUE(holds_directory_above(words, "/a/b/c")) << words;
  }
  for (const auto* words : {"/", "-I/a/b/c", "-I/a/b/c/d", "/ab", "/a/bc", "/a/c", "a/b", "/a.b", "/a-/b"}) {
    EXPECT_FALSE(holds_directory_above(words, "/a/b/c")) << words;
  }
}

TEST(RootNames, ANameThatBeginsLikeTheRootIsNotUnderIt) {
  EXPECT_TRUE(lies_under("/a/b", "/a/b"));
  EXPECT_TRUE(lies_under("/a/b/c", "/a/b"));
  EXPECT_FALSE(lies_under("/a/bc", "/a/b"));
  EXPECT_FALSE(lies_under("/a", "/a/b"));
  EXPECT_TRUE(begins_like("/a/bc/x.h", "/a/b"));
  EXPECT_FALSE(begins_like("/a/b/x.h", "/a/b"));
  EXPECT_EQ(moved_path("/a/b/x.h", "/a/b", "/long/er"), "/long/er/x.h");
  EXPECT_EQ(moved_path("/a/bc/x.h", "/a/b", "/long/er"), "/a/bc/x.h");
}

TEST(RootNames, BytesMentionTheRootAlsoAsASymbol) {
  EXPECT_TRUE(mentions("x /a/b/c", "/a/b"));
  EXPECT_TRUE(mentions("/a/bc", "/a/b"));
  EXPECT_TRUE(mentions("_GLOBAL__F__a_b_c.c", "/a/b"));
  EXPECT_FALSE(mentions("/a/c/b", "/a/b"));
}

TEST(RootNames, MessagesMove) {
  const auto moved = [](std::string_view text) { return moved_messages(text, "/a/b", "/q"); };
  EXPECT_EQ(moved("nothing"), "nothing");
  EXPECT_EQ(moved("/a/b/x.c:1:2: warning\nIn file included from /a/b/y.c:1:\n"),
            "/q/x.c:1:2: warning\nIn file included from /q/y.c:1:\n");
  EXPECT_EQ(moved("\033[01m\033[K/a/b/x.c:3:\033[m\033[K"), "\033[01m\033[K/q/x.c:3:\033[m\033[K");
  EXPECT_EQ(moved("in '/a/b'"), "in '/q'");
  EXPECT_EQ(moved("in \xe2\x80\x98/a/b\xe2\x80\x99"), "in \xe2\x80\x98/q\xe2\x80\x99");
}

TEST(RootNames, MessagesThatMayMeanSomethingElseDoNotMove) {
  const auto moved = [](std::string_view text) { return moved_messages(text, "/a/b", "/q"); };
  EXPECT_FALSE(moved("/a/bc/x.c:1"));      // another directory
  EXPECT_FALSE(moved("/mnt/a/b/x.c:1"));   // the middle of a path
  EXPECT_FALSE(moved("../a/b/x.c:1"));
  EXPECT_FALSE(moved("file:///a/b/x.c"));  // a URL
  EXPECT_FALSE(moved("/a/b/a/b/x.c"));
  EXPECT_FALSE(moved_messages("/a/b/x.c", "/a/b", "/with blank"));
  EXPECT_FALSE(moved_messages("/a b/x.c", "/a b", "/q"));
}

TEST(MovedDepfile, LinesBreakWhereTheyWould) {
  const std::string name(30, 'n');
  const auto gcc = "x.o: /a/b/" + name + " \\\n /a/b/" + name + "\n";
  EXPECT_EQ(moved_depfile(gcc, kGcc, "/a/b", "/a"), "x.o: /a/" + name + " /a/" + name + "\n");
  EXPECT_EQ(moved_depfile("x.o: /a/" + name + " /a/" + name + "\n", kGcc, "/a", "/a/b"), gcc);
  const auto clang = "x.o: /a/b/" + name + " \\\n  /a/b/" + name + "\n";
  EXPECT_EQ(moved_depfile("x.o: /a/" + name + " /a/" + name + "\n", kClang, "/a", "/a/b"), clang);
}

TEST(MovedDepfile, TargetsAndPhonyRulesMove) {
  EXPECT_EQ(moved_depfile("/a/b/x.o y.o: /a/b/x.c rel/y.h\n/a/b/y.h:\n", kGcc, "/a/b", "/q"),
            "/q/x.o y.o: /q/x.c rel/y.h\n/q/y.h:\n");
}

TEST(MovedDepfile, WhatIsNotCertainDoesNotMove) {
  EXPECT_EQ(moved_depfile("x.o: x.c\n", kGcc, "/a/b", "/q"), "x.o: x.c\n");
  EXPECT_FALSE(moved_depfile("x.o:  /a/b/x.c\n", kGcc, "/a/b", "/q"));       // not as GCC writes
  EXPECT_FALSE(moved_depfile("x.o: /m/a/b/x.c\n", kGcc, "/a/b", "/q"));      // within a name
  EXPECT_FALSE(moved_depfile("x.o: /a/b/a/b/x.c\n", kGcc, "/a/b", "/q"));
  EXPECT_FALSE(moved_depfile("x.o: /a/b/x.c\n", kGcc, "/a/b", "/with blank"));
  EXPECT_FALSE(moved_depfile("x.o: /a/b/x.c", kGcc, "/a/b", "/q"));
  EXPECT_EQ(moved_depfile("x.o: /a/b/x.c /a/bc/y.h\n", kGcc, "/a/b", "/q"), "x.o: /q/x.c /a/bc/y.h\n");
}

}  // namespace
}  // namespace zcc::tools
