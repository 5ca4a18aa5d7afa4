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
    for (const auto& text : {w, w + "\n", "\n" + w, "x\n" + w + " (\"f\")\n", "x /* " + w + " */",
                             "x // " + w, "\"" + w + "\"", "(" + w + ")", "\t" + w + ";"}) {
      EXPECT_EQ(scan_source(text), finding) << text;
    }
    // Assembler's directives are common in comments.
    for (const auto& text : {"/* " + w + " */", "// " + w}) {
      EXPECT_EQ(scan_source(text), w.starts_with('.') ? 0u : finding) << text;
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
    EXPECT_EQ(found, shorter_word ? kHasInclude : 0u) << word;
  }
}

TEST(SourceScan, PartsOfLongerWordsAreNotMeant) {
  for (const auto* text :
       {"x__DATE__",      "__DATE__x",       "___DATE__",      "__DATE___",      "__DATE__9",
        "9__TIME__",      "__TIMES__",       "__TIMESTAMP__s", "a__has_include", "x__has_embed",
        "__has_embedded", "__has_attribute", "__DATE",         "DATE__",         "__date__",
        "__DATE __",      ".incbinx",        ".included",      ".includes",      ".incb",
        "#embedded",      "# embed_it",      "embed",          "include",        "xincbin",
        "#include <x>"}) {
    EXPECT_EQ(scan_source(text), 0u) << text;
  }
}

TEST(SourceScan, FindsAllKindsInOneText) {
  EXPECT_EQ(scan_source("__DATE__ __TIMESTAMP__\n#embed\n__has_include"),
            kDateOrTime | kTimestamp | kHiddenFile | kHasInclude);
}

TEST(SourceScan, AWordAfterALookalikeIsFound) {
  EXPECT_EQ(scan_source("x__DATE__ __DATE__"), kDateOrTime);
  EXPECT_EQ(scan_source("__TIME __TIME__"), kDateOrTime);
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

// ---- time macros made by pasting ----------------------------------------------------------------

bool pastes_time(std::initializer_list<const char*> texts) {
  std::uint32_t findings = 0;
  for (const auto* text : texts) {
    const auto found = scan_source(text);
    EXPECT_EQ(found & (kDateOrTime | kTimestamp | kHiddenFile), 0u) << text;
    findings |= found;
  }
  return may_make_time_macro(findings);
}

TEST(SourceScan, TimeMacrosByPasting) {
  EXPECT_TRUE(pastes_time({"#define J(a,b) a##b\nchar* t = J(__TI, ME__);\n"}));
  EXPECT_TRUE(pastes_time({"#define J(a,b) a ## b\nJ(__DATE,\n__)"}));
  EXPECT_TRUE(pastes_time({"#define J(a,b) a%:%:b\nJ(__TIMEST, AMP__)"}));
  EXPECT_TRUE(pastes_time({"#define M(x) __##x##__\nM(TIME)"}));
  EXPECT_TRUE(pastes_time({"#define M(x) __ ## x ## __\nM( DATE )"}));
  EXPECT_TRUE(pastes_time({"#define M __TI##ME__\n"}));
  EXPECT_TRUE(pastes_time({"#define A __TI\n#define B ME__\nJ(A, B) a##b\n"}));
  EXPECT_TRUE(pastes_time({"#define J(a,b,c) a##b##c\nJ(__, TIMESTAMP, __)"}));
  EXPECT_TRUE(pastes_time({"#define M(x) _##x\nM(_TIME__)"}));
  EXPECT_TRUE(pastes_time({"#define M(x) x##__\nM(__DATE)"}));
}

// As in the kernel's scheduler: NS_TO_JIFFIES(TIME).
TEST(SourceScan, ParametersOfMacrosAreNoPieces) {
  const auto* pastes = "#define J(a) __##a##__\n";
  EXPECT_FALSE(pastes_time({pastes, "#define M(TIME) ((long)(TIME) / 10)\n"}));
  EXPECT_FALSE(pastes_time({pastes, "#define M(x, TIME) \\\n  f(TIME, x)\n"}));
  EXPECT_TRUE(pastes_time({pastes, "#define M(TIME) (TIME)\nint i = J(TIME);\n"}));
  EXPECT_TRUE(pastes_time({pastes, "#define M(x) f(TIME, x)\n"}));
  EXPECT_TRUE(pastes_time({pastes, "#define M(x,\\\n TIME) J(TIME)\n"}));
  EXPECT_TRUE(pastes_time({pastes, "/*\n#define M(TIME) */ int i = J(TIME);\n"}));
  EXPECT_TRUE(pastes_time({pastes, "R\"(\n#define M(TIME) )\" J(TIME)\n"}));
  EXPECT_TRUE(pastes_time({pastes, "#define M(TIME) x\rint i = J(TIME);\n"}));
}

TEST(SourceScan, PiecesOfTimeMacrosInDifferentFiles) {
  EXPECT_TRUE(pastes_time({"#define J(a, b) a##b\n", "J(__TI, X)", "#define X ME__\n"}));
  EXPECT_TRUE(pastes_time({"#define M(x) __##x##__\n", "M(TIME)"}));
  EXPECT_TRUE(pastes_time({"#define J(a, b) a##b\nJ(X, ME__)", "-DX=__TI"}));
}

TEST(SourceScan, WordsThatAreNotPastedAreNoPieces) {
  EXPECT_FALSE(pastes_time({"J(__TI, ME__)"}));  // nothing pastes
  EXPECT_FALSE(pastes_time({"#define J(a,b) a##b\n/* Defines __TIME*_T_TYPE, and __*_t */"}));
  EXPECT_FALSE(pastes_time({"#define J(a,b) a##b\nenum { DATE, TIME, TIMESTAMP };"}));
  EXPECT_FALSE(pastes_time({"#define M(x) __##x##__\n#ifdef TIME\n#define DATE\n#endif\n"}));
  EXPECT_FALSE(pastes_time({"#define M(x) __##x##__\n * (TID, TIME, ID, f(TIME)\n"}));
  EXPECT_FALSE(pastes_time({"#define N(x) __ ## x\nenum { DATE, TIME };"}));
  EXPECT_FALSE(pastes_time({"#define N(x) x ## __\nenum { DATE, TIME };"}));
  EXPECT_FALSE(pastes_time({"#define J(a,b) a##b\ntemplate <typename __T> void f(__T, int);"}));
  EXPECT_FALSE(pastes_time({"#define J(a,b) a##b\nputs(__(\"TIME\")); std::time_t __D;"}));
}

// ---- disguised words ----------------------------------------------------------------------------

TEST(SourceScan, WordsThatGoOnInTheNextLine) {
  EXPECT_EQ(scan_source("__DA\\\nTE__"), kDateOrTime);
  EXPECT_EQ(scan_source("__TI\\\r\nME__"), kDateOrTime);
  EXPECT_EQ(scan_source("__TI\\ \t\nME__"), kDateOrTime);
  EXPECT_EQ(scan_source("__T\\\n\\\nIMESTAMP__"), kTimestamp);
  EXPECT_EQ(scan_source("asm(\".inc\\\nbin \\\"f\\\"\");") & kHiddenFile, kHiddenFile);
  EXPECT_EQ(scan_source("#\\\nembed <f>"), kHiddenFile);
  EXPECT_EQ(scan_source("# em\\\nbed <f>"), kHiddenFile);
  EXPECT_EQ(scan_source("__DATE \\\n__"), 0u);
}

TEST(SourceScan, Trigraphs) {
  EXPECT_EQ(scan_source("?\?=embed <f>"), kHiddenFile);
  EXPECT_EQ(scan_source("__DA?\?/\nTE__"), kDateOrTime);
  EXPECT_EQ(scan_source("what?\?"), 0u);
  EXPECT_TRUE(may_make_time_macro(scan_source("#define J(a,b) a?\?=?\?=b\nJ(__TI,ME__)")));
}

TEST(SourceScan, DirectivesInOtherSpellings) {
  EXPECT_EQ(scan_source("%:embed <f>"), kHiddenFile);
  EXPECT_EQ(scan_source("%: embed <f>"), kHiddenFile);
  EXPECT_EQ(scan_source("# /* a comment */ embed <f>"), kHiddenFile);
  EXPECT_EQ(scan_source("R\"(\n#embed <f>\n)\""), kHiddenFile);
  EXPECT_EQ(scan_source("R\"x(__TIME__)x\""), kDateOrTime);
  EXPECT_EQ(scan_source("printf(\"%:embedded\");"), 0u);
}

// ---- directives of the assembler that are put together ------------------------------------------

TEST(SourceScan, DirectivesPutTogetherOfStrings) {
  for (const auto* text :
       {R"(asm(".inc" "bin \"f\"");)", R"(asm(".inc" STR);)", R"(asm("nop\n\t.incl" STR);)",
        R"(asm("." "incbin \"f\"");)", R"(asm(DOT "incbin " F);)", R"(asm(X "bin \"f\"");)",
        R"(asm(X "clude  \"f\"");)", R"(asm("." "include \"f\"");)", R"(asm(".INC" STR);)",
        R"(asm(".inc\142in \"f\"");)", "asm(S(.inc##bin) \"f\");", "J(.inc, bin)", "S(.incb)"}) {
    EXPECT_EQ(scan_source(text) & kHiddenFile, kHiddenFile) << text;
  }
}

TEST(SourceScan, DirectivesPutTogetherByTheAssembler) {
  for (const auto* text :
       {".macro m x\n.inc\\()bin \"f\"\n.endm", ".macro m d\n.\\d \"f\"\n.endm\n",
        ".macro m d\n.inc\\d \"f\"\n.endm\n", ".irp d, bin\n.inc\\d \"f\"\n.endr",
        ".irpc d, n\n\t.\\d\\()cbin\n.endr", ".macro m d\n\\d \"f\"\n.endm\nm incbin"}) {
    EXPECT_EQ(scan_source(text) & kHiddenFile, kHiddenFile) << text;
  }
}

TEST(SourceScan, TextsThatPutNoDirectiveTogether) {
  for (const auto* text :
       {R"(#include "options.inc")", R"(f("file.inc");)", R"(f(".in");)", R"(g(".i", ".ii");)",
        "struct s x = { .in = 1, .inc = 2, .i = 3 };", "a[0].inc", "f(a->b.in, c.inc)",
        R"(puts("wait...\n");)", ".macro m\nputs \"...\\n\"\n.endm", R"(puts("a.\n");)",
        "\"include\"", R"(puts("#include \"x\"");)", R"(puts("a bin \"x\"");)", "// .i.e. in",
        ".macro m x\nmov \\x, %eax\n.if \\x\n.endif\n.endm"}) {
    EXPECT_EQ(scan_source(text) & kHiddenFile, 0u) << text;
  }
}

TEST(SourceScan, FindsDirectivesInDisguise) {
  for (const auto* text :
       {R"(asm("." T(J(inc, bin)) " \"f\"");)", R"(asm("\x2eincbin \"f\"");)", R"(__asm__(".\151ncbin \"f\"");)",
        ".macro m a b\n\\a\\b \"f\"\n.endm\nm .inc bin\n"}) {
    EXPECT_EQ(scan_source(text) & kHiddenFile, kHiddenFile) << text;
  }
  for (const auto* text :
       {"inc bin", R"(asm("inc %0" : "+r"(n));)", R"(asm("nop\n\t"); char c = '\0';)",
        R"(puts("\033[0m\x1b"); asm("");)", "int asmlinkage, inc, bin;"}) {
    EXPECT_EQ(scan_source(text) & kHiddenFile, 0u) << text;
  }
}

// What a directive ends with, in what is made a string.
TEST(SourceScan, EndsOfDirectivesInOtherStrings) {
  for (const auto* text :
       {R"t(asm(".in" R"(cbin "f")");)t", R"t(asm(".in" "cbin \042f\042");)t", R"t(asm(".in" S(cbin "f"));)t",
        R"t(asm(T(D) "in" T(CBIN "f"));)t", R"t(asm(".i" S(nclude "f"));)t", R"t(asm("." S(include "f"));)t",
        R"t(asm("." "include \042f\042");)t", R"t(asm(T(D) R"x(include "f")x");)t", R"t(asm(".in" "cb" B);)t",
        "asm(\".in\"\n    \"cb\" \"in \\042f\\042\");", R"t(asm(".in" X);)t"}) {
    EXPECT_EQ(scan_source(text) & kHiddenFile, kHiddenFile) << text;
  }
  for (const auto* text :
       {"// IWYU pragma: private, include \"gtest/gtest.h\"", "/* (include \"x.h\" first) */", "f(include, \"x\")",
        "#include \"x.h\"", "#define EXTENSION \".in\"\nint x;", "f(\".in\", x)", "exclude \"x\"", "cabin"}) {
    EXPECT_EQ(scan_source(text) & kHiddenFile, 0u) << text;
  }
}

TEST(SourceScan, AliasesOfHeaders) {
  for (const auto* text : {"#pragma include_alias(\"a.h\", \"b.h\")", "__pragma(include_alias(<a>, <b>))",
                           "_Pragma(\"include_\\\nalias(<a>, <b>)\")"}) {
    EXPECT_NE(scan_source(text) & kHiddenFile, 0u) << text;
  }
  EXPECT_EQ(scan_source("int include_aliases, my_include_alias;") & kHiddenFile, 0u);
}

TEST(SourceScan, PragmasInOtherSpellings) {
  for (const auto* text :
       {"#pragma GCC/**/dependency \"f\"", "#pragma GCC \\\n dependency \"f\"",
        "_Pragma(\"GCC dependency \\\"f\\\"\")",
        "#define D dependency\n", "#define P(f) Q(GCC D dependency f)\n", "Q(GCC, dependency)\n_Pragma(#x)",
        "-DD=dependency"}) {
    EXPECT_EQ(scan_source(text) & kHiddenFile, kHiddenFile) << text;
  }
  for (const auto* text : {"f(dependency);", "#define ARGUMENTS \"--disable-dependency-tracking\"\n",
                           "dependency = GCC;", "_Pragma(\"GCC diagnostic push\") g(a, dependencies);"}) {
    EXPECT_EQ(scan_source(text) & kHiddenFile, 0u) << text;
  }
}

}  // namespace
// Of the kernel's headers.
TEST(SourceScan, AssemblerInHeadersForBothLanguages) {
  const std::string macros = "#ifdef __ASSEMBLY__\n.macro NAME a\n.endm\n#endif\n";
  for (const std::string text : {R"(asm(".long 987b - .\n\t" x);)", R"(asm(".long (" #from ") - .\n");)"}) {
    EXPECT_EQ(scan_source(macros + text) & kHiddenFile, 0u) << text;
  }
  for (const std::string text : {".\\n \"f\"", "m \".\\name\"", "s(R\"(.\\n \"f\")\")"}) {
    EXPECT_EQ(scan_source(macros + text) & kHiddenFile, kHiddenFile) << text;
  }
}

TEST(SourceScan, DirectivesInPlainComments) {
  for (const char* text : {"/*\n * asm(\".include <a.h>\")\n */", "int x; /* it's\n * .incbin \"a\" */",
                           "// .incbin \"a\"", "char c = '\"'; /*\n * .include */", "  /* .include \"a\" */"}) {
    EXPECT_EQ(scan_source(text) & kHiddenFile, 0u) << text;
  }
  for (const char* text : {"*x = 1; asm(\".incbin \\\"a\\\"\");", "/* */\n* .include \"a\"", "x /* .incbin \"a\" */",
                           "char* s = \"/*\";\n* .include \"a\"", "R\"(/*\n* .include \"a\")\"",
                           "/* *\\\n/ \n* .include \"a\"", "// /*\n* .incbin \"a\"", "'/*'\n* .incbin \"a\""}) {
    EXPECT_EQ(scan_source(text) & kHiddenFile, kHiddenFile) << text;
  }
}

TEST(SourceScan, ACommentBehindAMacroIsNoPragma) {
  EXPECT_EQ(scan_source("#define CHECK 8  /* used during dependency checking */\n"), 0u);
  EXPECT_EQ(scan_source("#define D /* a */ dependency\n") & kHiddenFile, kHiddenFile);
  EXPECT_EQ(scan_source("#define D \"/*\" dependency\n") & kHiddenFile, kHiddenFile);
}

}  // namespace zcc::inputs
