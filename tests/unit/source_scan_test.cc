#include "inputs/source_scan.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace zcc::inputs {
namespace {

struct Word {
  const char* text;
  std::uint32_t finding;
};

constexpr Word kWords[] = {
    {"__DATE__", kDateOrTime},
    {"__TIME__", kDateOrTime},
    {"__TIMESTAMP__", kTimestamp},
    {"__has_include", kHasInclude},
    {"__has_include_next", kHasInclude},
    {"__has_embed", kHiddenFile},
    {".incbin", kHiddenFile},
    {".include", kHiddenFile},
    {"#embed", kHiddenFile},
    {"# embed", kHiddenFile},
    {"#\t embed", kHiddenFile},
};

TEST(SourceScan, NothingInNothing) {
  for (const auto* text : {"", "_", "__", "___", ".", "#", "# ", ".inc", "__D", "int main() {}"}) {
    EXPECT_EQ(scan_source(text), 0u) << text;
  }
}

TEST(SourceScan, FindsEachWordWhereverItStands) {
  for (const auto& [word, finding] : kWords) {
    const std::string w = word;
    for (const auto& text : {w, w + "\n", "\n" + w, "x\n" + w + " (\"f\")\n", "/* " + w + " */",
                             "// " + w, "\"" + w + "\"", "(" + w + ")", "\t" + w + ";"}) {
      EXPECT_EQ(scan_source(text), finding) << text;
    }
  }
}

// The text is not NUL-ended: what follows it in memory does not count.
TEST(SourceScan, EndsWhereTheTextEnds) {
  for (const auto& [word, finding] : kWords) {
    const std::string longer = std::string("x ") + word + "tail";
    const auto length = longer.size() - 4;
    EXPECT_EQ(scan_source(std::string_view(longer).substr(0, length)), finding) << word;
    // A copy of exact size, for AddressSanitizer.
    const std::string half(longer, 0, length - 1);
    const std::unique_ptr<char[]> exact(new char[half.size()]);
    half.copy(exact.get(), half.size());
    const auto found = scan_source({exact.get(), half.size()});
    const bool shorter_word = std::string_view(word) == "__has_include_next";
    const bool piece = (finding & (kDateOrTime | kTimestamp)) != 0;
    EXPECT_EQ(found, shorter_word ? kHasInclude : piece ? kDateOrTime | kTimestamp : 0u) << word;
  }
}

TEST(SourceScan, PartsOfLongerWordsAreNotMeant) {
  for (const auto* text :
       {"x__DATE__",      "__DATE__x",       "___DATE__",      "__DATE___",      "__DATE__9",
        "9__TIME__",      "__TIMES__",       "__TIMESTAMP__s", "a__has_include", "x__has_embed",
        "__has_embedded", "__has_attribute", "__DAYS",         "RATE__",         "__date__",
        "__D __",      ".incbinx",        ".included",      ".includes",      ".incb",
        "#embedded",      "# embed_it",      "embed",          "include",        "incbin",
        "#include <x>"}) {
    EXPECT_EQ(scan_source(text), 0u) << text;
  }
}

TEST(SourceScan, FindsTimeMacrosThatArePastedTogether) {
  for (const auto* text : {"J(__TI, ME__)", "J(__, DATE__)", "J(__TIMESTAMP, __)", "-DA=__DA",
                           "__TI\\\nME__", "__TI\\\r\nME__", "__TI\?\?/\nME__"}) {
    EXPECT_NE(scan_source(text) & kDateOrTime, 0u) << text;
  }
}

TEST(SourceScan, FindsDirectivesThatArePutTogether) {
  for (const auto* text :
       {R"(asm(".inc" "bin \"f\"");)", R"(asm("." T(J(inc, bin)) " \"f\"");)", R"(__asm__("." N(incb, in)))",
        R"(asm("\x2eincbin \"f\"");)", R"(asm(".\151ncbin \"f\"");)", R"(asm("." "include \"f\"");)",
        ".macro m a b\n\\a\\b \"f\"\n.endm\nm .inc bin\n"}) {
    EXPECT_EQ(scan_source(text), kHiddenFile) << text;
  }
}

TEST(SourceScan, OrdinaryTextsWithAssemblerAreNotMeant) {
  for (const auto* text :
       {"inc bin lude \"include", R"(asm("inc %0" : "+r"(n));)", R"(asm("nop\n\t"); char c = '\0';)",
        R"(puts("\033[0m\x1b"); asm("");)", "int asmlinkage, inc, bin;", "__DATES __TIMER"}) {
    EXPECT_EQ(scan_source(text), 0u) << text;
  }
}

TEST(SourceScan, FindsAllKindsInOneText) {
  EXPECT_EQ(scan_source("__DATE__ __TIMESTAMP__\n#embed\n__has_include"),
            kDateOrTime | kTimestamp | kHiddenFile | kHasInclude);
}

TEST(SourceScan, AWordAfterALookalikeIsFound) {
  EXPECT_EQ(scan_source("x__DATE__ __DATE__"), kDateOrTime);
  EXPECT_EQ(scan_source("__TICK __TIME__"), kDateOrTime);
  EXPECT_EQ(scan_source(".incbinx .incbin"), kHiddenFile);
  EXPECT_EQ(scan_source("#x # embed"), kHiddenFile);
}

// Inline assembly: an escape stands directly before the directive.
TEST(SourceScan, FindsDirectivesAfterEscapes) {
  EXPECT_EQ(scan_source(R"(asm("nop\n.incbin \"f\"");)"), kHiddenFile);
  EXPECT_EQ(scan_source(R"(asm("nop\n\t.incbin \"f\"");)"), kHiddenFile);
  EXPECT_EQ(scan_source(R"(asm("nop;.incbin \"f\"");)"), kHiddenFile);
  EXPECT_EQ(scan_source(R"(asm("\011.incbin \"f\"");)"), kHiddenFile);
  EXPECT_EQ(scan_source(R"(asm("\x09.incbin \"f\"");)"), kHiddenFile);
}

// gas manual, "Pseudo Ops": names are case insensitive for most targets; clang's assembler, too.
TEST(SourceScan, FindsDirectivesInAnyCase) {
  EXPECT_EQ(scan_source(".INCBIN \"f\""), kHiddenFile);
  EXPECT_EQ(scan_source("\t.Include \"f\""), kHiddenFile);
  EXPECT_EQ(scan_source("x.Included"), 0u);
}

// clang takes Unicode's blanks for blanks (-Wunicode-whitespace).
TEST(SourceScan, UnicodeBlanksEndWords) {
  EXPECT_EQ(scan_source("\xc2\xa0__DATE__ ;"), kDateOrTime);
  EXPECT_EQ(scan_source(" __TIME__\xc2\xa0;"), kDateOrTime);
  EXPECT_EQ(scan_source("\xe3\x80\x80__TIMESTAMP__\xe3\x80\x80"), kTimestamp);
}

}  // namespace
}  // namespace zcc::inputs
