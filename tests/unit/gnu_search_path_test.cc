// What -v prints of the include search path; the texts are those of clang 14 and GCC 12, shortened.
#include "tools/gnu/search_path.h"

#include <gtest/gtest.h>

namespace {

using zcc::tools::gnu::parse_search_path;
using Strings = std::vector<std::string>;

constexpr char kClang[] =
    "InstalledDir: /usr/bin\n"
    "Found candidate GCC installation: /usr/bin/../lib/gcc/x86_64-linux-gnu/12\n"
    " \"/usr/lib/llvm-14/bin/clang\" -cc1 -triple x86_64-pc-linux-gnu -iquote q -I inc"
    " -isystem \"a b\" -Imissing -Itwin -c-isystem \"quote\\\" dollar\\$ back\\\\slash\""
    " -idirafter last -internal-isystem /usr/local/include -internal-externc-isystem /usr/include"
    " -o - -x c /dev/null\n"
    "clang -cc1 version 14.0.6 based upon LLVM 14.0.6\n"
    "ignoring nonexistent directory \"missing\"\n"
    "ignoring duplicate directory \"inc\"\n"
    "#include \"...\" search starts here:\n"
    " q\n"
    "#include <...> search starts here:\n"
    " inc\n"
    " a b\n"
    "End of search list.\n";

TEST(SearchPath, OfClangHasTheDirectoriesThatItsDriverPassesOn) {
  const auto path = parse_search_path(kClang);
  ASSERT_TRUE(path);
  EXPECT_EQ(path->quote, Strings{"q"});
  EXPECT_EQ(path->angle, (Strings{"inc", "a b"}));
  EXPECT_EQ(path->ignored, (Strings{"missing", "inc"}));
  EXPECT_EQ(path->passed_on, (Strings{"q", "inc", "a b", "missing", "twin", "quote\" dollar$ back\\slash",
                                      "last", "/usr/local/include", "/usr/include"}));
  EXPECT_EQ(path->listed, Strings{"/usr/bin/../lib/gcc/x86_64-linux-gnu"});
  EXPECT_EQ(path->triple, "x86_64-pc-linux-gnu");
  EXPECT_EQ(path->candidates,
            (Strings{"/usr/local/include/x86_64-pc-linux-gnu", "/usr/local/include/x86_64-linux-gnu",
                     "/usr/include/x86_64-pc-linux-gnu", "/usr/include/x86_64-linux-gnu",
                     "/usr/bin/../include/x86_64-pc-linux-gnu", "/usr/bin/../include/x86_64-linux-gnu",
                     "/usr/bin/../lib/gcc/x86_64-linux-gnu/12/32", "/usr/bin/../lib/gcc/x86_64-linux-gnu/12/64",
                     "/usr/bin/../lib/gcc/x86_64-linux-gnu/12/x32"}));
}

TEST(SearchPath, OfGccHasNoneButThoseListed) {
  const auto path = parse_search_path(
      "ignoring duplicate directory \"twin\"\n"
      "#include \"...\" search starts here:\n"
      "#include <...> search starts here:\n"
      " inc\n"
      "End of search list.\n");
  ASSERT_TRUE(path);
  EXPECT_TRUE(path->quote.empty());
  EXPECT_EQ(path->angle, Strings{"inc"});
  EXPECT_EQ(path->ignored, Strings{"twin"});
  EXPECT_TRUE(path->passed_on.empty());
}

TEST(SearchPath, WithoutItsHeadingsIsAnError) {
  EXPECT_FALSE(parse_search_path("gcc version 12.2.0\n"));
}

}  // namespace
