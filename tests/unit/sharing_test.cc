#include "cache/sharing.h"

#include <gtest/gtest.h>

#include "daemon/root_mentions.h"
#include "tools/root_names.h"

namespace zcc {
namespace {

TEST(MovedName, RelationsMoveWithTheirParts) {
  EXPECT_EQ(cache::moved_name("/a/b/x.h", "/a/b", "/q"), "/q/x.h");
  EXPECT_EQ(cache::moved_name("/a/b/../x.h", "/a/b", "/q"), "/q/../x.h");
  EXPECT_EQ(cache::moved_name("=\n/a/b/inc\n/usr/include\n/a/bc", "/a/b", "/q"), "=\n/q/inc\n/usr/include\n/a/bc");
  EXPECT_EQ(cache::moved_name("^\n/a/b/inc/.", "/a/b", "/q"), "^\n/q/inc/.");
}

TEST(MovedName, APathIsFoundInARelation) {
  const auto begins_like = [](std::string_view path) { return tools::begins_like(path, "/a/b"); };
  EXPECT_TRUE(cache::has_path("/a/bc", begins_like));
  EXPECT_TRUE(cache::has_path("~\n/x\n/a/bc", begins_like));
  EXPECT_FALSE(cache::has_path("~\n/x\n/a/b/c", begins_like));
}

bool asks(std::string_view text) { return daemon::find_mentions(text, "/a/b").file_name; }

TEST(RootMentions, WordsThatTellTheNameOfAFile) {
  for (const auto* text : {"f(__FILE__)", "__BASE_FILE__", "__builtin_FILE()", "std::source_location x;",
                           "__FI\\\nLE__", "CAT(__FI, LE__)", "__##FILE##__", "a ## FILE", "_BASE_FILE__"}) {
    EXPECT_TRUE(asks(text)) << text;
  }
  for (const auto* text : {"FILE* f; __FILE g; _IO_FILE h;", "#define _FILE_OFFSET_BITS 64", "a ## b; FILE c",
                           "__FILE_defined", ""}) {
    EXPECT_FALSE(asks(text)) << text;
  }
}

TEST(RootMentions, NamesOfTypes) {
  const auto asks_types = [](std::string_view text) { return daemon::find_mentions(text, "/a/b").type_names; };
  EXPECT_TRUE(asks_types("hash(__PRETTY_FUNCTION__)"));
  EXPECT_TRUE(asks_types("__FUNC\\\nSIG__"));
  EXPECT_FALSE(asks_types("#  define __ASSERT_FUNCTION __extension__ __PRETTY_FUNCTION__\n"));
  EXPECT_FALSE(asks_types("__func__ __FUNCTION__"));
}

TEST(RootMentions, TheRootAlsoOverASplice) {
  EXPECT_TRUE(daemon::find_mentions("#include \"/a/b/x.h\"", "/a/b").root);
  EXPECT_TRUE(daemon::find_mentions("#include \"/a/\\\nb/x.h\"", "/a/b").root);
  EXPECT_TRUE(daemon::find_mentions("#include \"/a/\\ \nb/x.h\"", "/a/b").root);
  EXPECT_FALSE(daemon::find_mentions("#include \"/a/c/x.h\"", "/a/b").root);
}

}  // namespace
}  // namespace zcc
