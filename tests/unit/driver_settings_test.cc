#include "tools/gnu/driver_settings.h"

#include <gtest/gtest.h>

namespace zcc::tools::gnu {
namespace {

TEST(PlainSpecs, AsDistributionsHaveThem) {
  EXPECT_TRUE(are_plain_specs("*cc1_options:\n+ %{!r:%{!fpie:%{!fPIE:%{!fpic:%{!fPIC:-fno-PIE}}}}}\n\n"
                              "*self_link:\n+ %{!static:%{!r:-no-pie}}\n"));
  EXPECT_TRUE(are_plain_specs("%rename link_gcc_c_sequence nosys_link\n*nosys_libgloss:\n-lnosys\n\n"
                              "*link_gcc_c_sequence:\n%(nosys_link) --start-group %G %(nosys_libgloss) --end-group\n"));
  EXPECT_TRUE(are_plain_specs("*link:\n-T script.ld %:replace-outfile(a b)\n"));
  EXPECT_TRUE(are_plain_specs("*cpp:\n+ -DVALUE=1 -isystem =/include/nano\n"));
}

TEST(PlainSpecs, NotWhatReadsRunsOrMakesMore) {
  for (const auto* text :
       {"%include <other.specs>\n", "*cc1_options:\n+ -fplugin=annobin\n", "*cc1_options:\n+ %:getenv(X /y)\n",
        "*cc1_options:\n+ -include x.h\n", "*cc1_options:\n+ -fdump-tree-all\n", ".c:\n@c\n", "@c:\ncc1 %i\n",
        "*invoke_as:\nmy-as -o x.o\n", "*cc1:\n+ -fprofile-use\n", "*cpp:\n+ -DNOW=__TIME__\n",
        "*cpp:\n+ -DHAS=__has_inclu\n", "*cc1_options:\n+ -march=native\n", "*asm:\n+ %b.lst\n",
        "*driver_self_specs:\n-O2\n", "*cc1_options:\n+ -B.\n"}) {
    EXPECT_FALSE(are_plain_specs(text)) << text;
  }
}

}  // namespace
}  // namespace zcc::tools::gnu
