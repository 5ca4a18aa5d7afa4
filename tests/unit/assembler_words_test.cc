#include "tools/assembler_words.h"

#include <gtest/gtest.h>

#include <string>

namespace zcc::tools {
namespace {

TEST(AssemblerWords, AreFoundInSources) {
  for (const auto* text : {
           R"(global_asm !(".incbin \"x\"");)",
           R"(blob!(".INCBIN \"x\""))",
           R"(".include \"x\"")",
           R"(r#".include "x""#)",
           R"(".include\t\"x\"")",
           R"(concat!(".inc", "bin \"x\""))",
           "concat!(\".\",\n  \"in\", \"clude \\\"x\\\"\")",
           R"(concat!(".include", " \"x\""))",
           R"(concat!(".", "include \"x\""))",
           R"(".\x69ncbin \"x\"")",
           R"(".in\u{63}bin \"x\"")",
           R"("\x2einclude \"x\"")",
           R"(stringify!(incbin))",
           ".macro load name\n.\\name \"x\"\n.endm",
       }) {
    EXPECT_TRUE(source_names_assembler_file(text)) << text;
  }
  for (const auto* text : {
           R"(self.macros.len(); "Done.\n")", R"("#include \"x.h\"")", R"("/opt/include\n")", "self.include.iter()",
           "self.include = paths;", R"(include!("x.inc");)", R"(dst.join("include"))",
           R"(// These include "x".)", R"(x.include("y"))", R"(concat!("a.in", "b"))", "suincbinpcin", "a.b", ".", "",
       }) {
    EXPECT_FALSE(source_names_assembler_file(text)) << text;
  }
}

std::string in_metadata(const std::string& text) {
  return std::string("k") + static_cast<char>(text.size()) + text + '\xC1' + 'k';
}

TEST(AssemblerWords, AreFoundInLibraries) {
  for (const auto* text : {R"(.incbin \"x\")", R"(.incbin "x")", R"(x: .include "x")", ".inc", ".i", "incbin",
                           R"(include "x")", ".macro load n\n.\\n \"x\"\n.endm"}) {
    EXPECT_TRUE(library_names_assembler_file(in_metadata(text))) << text;
  }
  EXPECT_TRUE(library_names_assembler_file(in_metadata(std::string(150, '#') + ".incbin \"x\"")));
  EXPECT_TRUE(library_names_assembler_file(in_metadata(std::string(80, '#') + ".inc")));
  EXPECT_FALSE(library_names_assembler_file(std::string("\0\0.I\xC1\0", 6)));
  for (const auto* text : {"src/list.inc", R"(This may include "x".)", "self.include.len()", "x.i", ".", "include"}) {
    EXPECT_FALSE(library_names_assembler_file(in_metadata(text))) << text;
  }
}

}  // namespace
}  // namespace zcc::tools
