#include "inputs/include_scan.h"

#include <gtest/gtest.h>

namespace zcc::inputs {
namespace {

std::vector<IncludeName> names(std::string_view text) { return scan_includes(text).names; }

const std::vector<IncludeName> kX = {{.name = "x.h", .quoted = true}};

TEST(IncludeScan, EachDirective) {
  EXPECT_EQ(names("#include \"x.h\"\n"), kX);
  EXPECT_EQ(names("#import \"x.h\""), kX);
  EXPECT_EQ(names("#include <x.h>"), (std::vector<IncludeName>{{.name = "x.h"}}));
  EXPECT_EQ(names("#include_next <x.h>"),
            (std::vector<IncludeName>{{.name = "x.h", .quoted = false, .next = true}}));
  EXPECT_EQ(names("#if __has_include(\"x.h\")"), kX);
  EXPECT_TRUE(names("#included \"x.h\"\n#define include \"x.h\"").empty());
}

TEST(IncludeScan, OtherSpellingsOfADirective) {
  for (const auto* text :
       {"  #  include  \"x.h\"", "%:include \"x.h\"", "%: include \"x.h\"", "?\?=include \"x.h\"",
        "?\?= include \"x.h\"", "# /* why */ include /* what */ \"x.h\"", "#\\\ninclude \"x.h\"",
        "# \\\n include \\\r\n \"x.h\"", "#include \\  \n\"x.h\"",
        "R\"(\n#include \"x.h\"\n)\""}) {
    EXPECT_EQ(names(text), kX) << text;
    EXPECT_FALSE(scan_includes(text).incomplete()) << text;
  }
}

TEST(IncludeScan, NamesThatAreNotToBeReadOffTheText) {
  EXPECT_TRUE(scan_includes("#include HEADER\n").computed_include);
  EXPECT_TRUE(scan_includes("#if __has_include(HEADER)\n").computed_has_include);
  EXPECT_TRUE(scan_includes("#inc\\\nlude \"x.h\"").incomplete());
  EXPECT_TRUE(scan_includes("#inc\\ \nlude \"x.h\"").incomplete());
  EXPECT_TRUE(scan_includes("#include?\?/\n\"x.h\"").incomplete());
  EXPECT_TRUE(scan_includes("?\?=include HEADER\n").computed_include);
  EXPECT_FALSE(scan_includes("#ifdef __has_include\n#pragma once\n").incomplete());
}

}  // namespace
}  // namespace zcc::inputs
