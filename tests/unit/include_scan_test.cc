#include "inputs/include_scan.h"

#include "inputs/include_names.h"

#include <gtest/gtest.h>

namespace zcc::inputs {
namespace {

// What is named, and how; where it stands is tested below.
std::vector<IncludeName> names(std::string_view text) {
  auto found = scan_includes(text).names;
  for (auto& name : found) name.asked = name.unconditional = false;
  return found;
}

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

TEST(IncludeScan, WhatCompilersPassOver) {
  for (const std::string_view text :
       {std::string_view("\xef\xbb\xbf#include \"x.h\""), std::string_view("\0#include \"x.h\"", 15),
        std::string_view("#\0include \"x.h\"", 15), std::string_view("int a;\r#include \"x.h\"\r"),
        std::string_view("\xc2\xa0#include \"x.h\""), std::string_view("/* */ #include \"x.h\"")}) {
    EXPECT_EQ(names(text), kX) << text;
  }
}

TEST(IncludeScan, WhatIsNoDirective) {
  for (const auto* text : {"#include's protect themselves", "text #include <x.h>",
                           "you should @c \\#include this file"}) {
    EXPECT_TRUE(names(text).empty()) << text;
    EXPECT_FALSE(scan_includes(text).incomplete()) << text;
  }
}

TEST(IncludeScan, TellsWhatIsAsked) {
  EXPECT_TRUE(scan_includes("#if __has_include(<x.h>)").names.at(0).asked);
  EXPECT_FALSE(scan_includes("#include <x.h>").names.at(0).asked);
}

TEST(IncludeScan, TellsWhatStandsUnderNoCondition) {
  const auto found = scan_includes(
      "#if A\n#include <a>\n#elif B\n#include <b>\n#endif\n#include <c>\n#ifdef D\n#include <c>\n");
  ASSERT_EQ(found.names.size(), 3u);
  EXPECT_FALSE(found.names[0].unconditional);
  EXPECT_FALSE(found.names[1].unconditional);
  EXPECT_TRUE(found.names[2].unconditional);
  EXPECT_FALSE(scan_includes("%:if A\n#include <a>\n").names.at(0).unconditional);
}

TEST(IncludeScan, OtherWordsForHasInclude) {
  EXPECT_TRUE(scan_includes("#define ASK __has_include\n").computed_has_include);
  EXPECT_TRUE(scan_includes("#if PASTE(__has_,include)(\"x.h\")\n").computed_has_include);
  EXPECT_TRUE(scan_includes("#if PASTE(__has_inc,lude)(\"x.h\")\n").computed_has_include);
  EXPECT_FALSE(scan_includes("struct __has_##_NTYPE;\n").computed_has_include);
}

TEST(IncludeScan, MacrosThatAsk) {
  const auto scan = scan_includes("#define HAS(x) \\\n  __has_include(x)\n");
  EXPECT_FALSE(scan.incomplete());
  EXPECT_EQ(scan.asking_macros, std::vector<std::string>{"HAS"});
}

TEST(ScanAsked, NamesThatTheMacroIsGiven) {
  std::vector<IncludeName> found;
  const auto* text =
      "#ifndef HAS\n#define HAS(x) 0\n#endif\n#if defined(HAS) && HAS(<a>) || HAS( \"b\" )\n#undef HAS\n";
  EXPECT_TRUE(scan_asked(text, {"HAS"}, found));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0], (IncludeName{.name = "a", .asked = true}));
  EXPECT_EQ(found[1], (IncludeName{.name = "b", .quoted = true, .asked = true}));
}

TEST(IncludeScan, MacrosThatAskForSomethingElse) {
  for (const auto* text :
       {"#define H(x) __has_include(<sub/x>)\n", "#define H(x) __has_include(NAME)\n",
        "#define H(x) __has_include(#x)\n", "#define H __has_include(NAME)\n",
        "#define H(x...) __has_include(<sub/x>)\n", "#define H\\\n(x) __has_include(<sub/x>)\n",
        "#define H(x, \\\n y) __has_include(<sub/x>)\n", "#define H(x) /*\n*/ __has_include(<sub/x>)\n",
        "#define H(x) \\\r\n  __has_include(<sub/x>)\r\n", "#define H __has_include(<a b>)\n"}) {
    EXPECT_TRUE(scan_includes(text).computed_has_include) << text;
  }
  EXPECT_EQ(scan_includes("#define H(...) __has_include(__VA_ARGS__)\n").asking_macros,
            std::vector<std::string>{"H"});
  const auto fallback = scan_includes("#ifndef __has_include\n#  define __has_include(x) 0\n#endif\n");
  EXPECT_FALSE(fallback.incomplete());
  EXPECT_TRUE(fallback.asking_macros.empty());
}

TEST(IncludeScan, NamesThatArgumentsDefineMacrosAs) {
  EXPECT_EQ(name_defined_by_argument("-DX=\"a b.h\"", "X"), "a b.h");
  EXPECT_EQ(name_defined_by_argument("X=\"d/a.h\"", "X"), "d/a.h");
  for (const auto* argument : {"-DX=<a.h>", "-DX=Y", "-DX", "-DX=\"\"", "-DX=\"a\" \"b\"", "-DX=\"a", "-DX(y)=\"a.h\"",
                               "-DXX=\"a.h\"", "-UX", "-Wp,-DX=\"a.h\"", "-DX=\"\\\"a.h\"", "-DX=\""}) {
    EXPECT_EQ(name_defined_by_argument(argument, "X"), std::nullopt) << argument;
  }
}

// As #if 0 may leave out. Looking for a macro without a name had no end.
TEST(IncludeScan, MacroWithoutANameAsksForNothingThatIsKnown) {
  const auto scan = scan_includes("#define(x) __has_include(x)\n");
  EXPECT_TRUE(scan.asking_macros.empty());
  EXPECT_TRUE(scan.computed_has_include);
}

TEST(IncludeScan, WordsOfNamesThatMacrosAskFor) {
  using Words = std::vector<std::string>;
  const auto words = [](std::string_view text) {
    const auto scan = scan_includes(text);
    EXPECT_FALSE(scan.incomplete()) << text;
    return scan.asked_words;
  };
  EXPECT_EQ(words("#define TBB __has_include(<tbb/tbb.h>)\n"), (Words{"tbb", "h"}));
  EXPECT_EQ(words("#if F(__has_include(<v>))\n"), (Words{"v"}));
  EXPECT_EQ(words("#if defined(A) && (__has_include(<v.h>) || B)\n"), Words{});
  EXPECT_EQ(words("#if A && \\\r\n  __has_include(<v.h>)\r\n"), Words{});
  EXPECT_EQ(words("#define H __has_include(\"v.h\")\n#endif // __has_include(<__config>)\n"), Words{});
  const auto system = scan_includes("#define H __has_include(<linux/v.h>)\n");
  ASSERT_EQ(system.names.size(), 2u);
  EXPECT_EQ(system.names[0].name, "linux/v.h");
  EXPECT_EQ(system.names[1].name, "1/v.h");
  EXPECT_EQ(system.asked_words, (Words{"v", "h"}));
}

TEST(IncludeScan, WhatATextDefines) {
  const auto scan = scan_includes("#define v w\n#define /\\\n* *\\\n/ tb\\\nb x\n");
  EXPECT_TRUE(scan.defines("v"));
  EXPECT_TRUE(scan.defines("tbb"));
  EXPECT_FALSE(scan.defines("h"));
}

TEST(ScanAsked, AllNamesThatTheMacroIsGiven) {
  std::vector<IncludeName> found;
  EXPECT_TRUE(scan_asked("#if HAS( <a/b.h> , \"c\")\n#if HA\\\nS(<d>)\n", {"HAS"}, found));
  ASSERT_GE(found.size(), 3u);
  EXPECT_EQ(found[0].name, "a/b.h");
  EXPECT_EQ(found[1].name, "c");
  EXPECT_EQ(found.back().name, "d");
  for (const auto* text : {"#if HAS(<a>, NAME)", "#if HAS(<a>, )", "#if HAS(<a b>)", "#if HAS(<a//b>)",
                           "#if HAS(<a,b>)", "#if HAS(<a> NAME)", "#if HAS(<a>", "#if HAS(\"a\\x\")"}) {
    EXPECT_FALSE(scan_asked(text, {"HAS"}, found)) << text;
  }
}

TEST(ScanAsked, CommentsOfOneLineAskForNothing) {
  std::vector<IncludeName> found;
  EXPECT_TRUE(scan_asked("  // HAS\n// or HAS(NAME)\n", {"HAS"}, found));
  EXPECT_TRUE(found.empty());
  for (const auto* text : {"// */ HAS(NAME)\n", "*\\\n// HAS(NAME)\n", "//\rHAS(NAME)\n"}) {
    EXPECT_FALSE(scan_asked(text, {"HAS"}, found)) << text;
  }
}

TEST(ScanAsked, WhatArgumentsDefine) {
  for (const auto* argument : {"-Dv=w", "-Dv", "v=w", "-Dv(x)=w", "-Wp,-Dv=w", "--define-macro=v=w"}) {
    EXPECT_TRUE(argument_defines(argument, "v")) << argument;
  }
  for (const auto* argument : {"v.c", "-Iv", "-Dw=v", "-Dvv=w", "-Dxv=1"}) {
    EXPECT_FALSE(argument_defines(argument, "v")) << argument;
  }
  EXPECT_TRUE(argument_mentions("-DASK=HAS", "HAS"));
  EXPECT_TRUE(argument_mentions("A(x)=HAS(x)", "HAS"));
  EXPECT_FALSE(argument_mentions("-DHASH=x", "HAS"));
  EXPECT_FALSE(argument_mentions("-IHAS", "HAS"));
}

std::vector<std::string> replacements(std::string_view text, const std::vector<std::string>& words, bool& known) {
  std::vector<Replacement> found;
  known = scan_replacements(text, words, found);
  std::vector<std::string> out;
  for (const auto& r : found) out.push_back(r.word + '>' + r.by);
  return out;
}

TEST(Replacements, WhatWordsOfNamesBecome) {
  using Words = std::vector<std::string>;
  bool known = false;
  EXPECT_EQ(replacements("#define v w\n # define v \\\n x // y\n#define v(a) a b\n#undef v\nint v;\n#define vv v\n",
                         {"v"}, known),
            (Words{"v>w", "v>x"}));
  EXPECT_TRUE(known);
  for (const auto* text : {"#define v\n", "#define v a/b\n", "#define v (w)\n", "#define v \"w\"\n", "/*\n*/ #define v w\n",
                           "#define v w /* x\n*/ y\n", "/*\n#define x */ #define v w\n"}) {
    replacements(text, {"v"}, known);
    EXPECT_FALSE(known) << text;
  }
}

TEST(Replacements, EachWordByItself) {
  std::vector<IncludeName> names{{.name = "v/v.h", .asked = true}, {.name = "v.h", .quoted = true, .asked = true}};
  EXPECT_TRUE(add_replaced(names, {{"v", "w"}, {"w", "x"}, {"w", "v"}}, 9));
  std::vector<std::string> found;
  for (const auto& name : names) found.push_back(name.name);
  EXPECT_EQ(found, (std::vector<std::string>{"v/v.h", "v.h", "v/w.h", "v/x.h", "w/v.h", "w/w.h", "w/x.h", "x/v.h",
                                             "x/w.h", "x/x.h"}));
  EXPECT_FALSE(add_replaced(names, {{"v", "w"}, {"w", "x"}}, 8));
}

bool may_paste(std::initializer_list<const char*> texts, std::initializer_list<const char*> arguments = {}) {
  PastedWords words;
  for (const auto* text : texts) words.add_text(text);
  for (const auto* argument : arguments) words.add_argument(argument);
  return words.may_make("HAS_2");
}

TEST(PastedWords, OfTwoOrMore) {
  EXPECT_TRUE(may_paste({"#define C(a, b) a##b\n#if C(HAS, _2)(<v.h>)\n"}));
  EXPECT_TRUE(may_paste({"#define C(a, b) a##b\n", "  # define A H\\\nA\n%:elif C(A, S_)\n"}));
  EXPECT_TRUE(may_paste({"#define C(a) HAS_ %:%: a\n"}));
  EXPECT_TRUE(may_paste({"#define C(a, b) a##b\n#if C(X, _2)\n"}, {"-DX=HAS"}));
  EXPECT_FALSE(may_paste({"#define C(a, b) a b\n#if C(HAS, _2)(<v.h>)\n"}));
  EXPECT_FALSE(may_paste({"#define C(HAS, b) HAS##b\n#if C(X, _2)\n"}));
  EXPECT_FALSE(may_paste({"#define C(a, b) a##b\n#if HAS_2(<v.h>)\n"}));
  EXPECT_FALSE(may_paste({"#define C(a, b) a##b\nf(HAS, _2)\n"}));  // asks nothing there
}

TEST(ScanAsked, WhatIsNoNameIsNotKnown) {
  for (const auto* text : {"#if HAS(NAME)", "#define OTHER(x) HAS(x)", "#define OTHER HAS"}) {
    std::vector<IncludeName> found;
    EXPECT_FALSE(scan_asked(text, {"HAS"}, found)) << text;
  }
  std::vector<IncludeName> found;
  EXPECT_TRUE(scan_asked("#if WHO_HAS(NAME) HASH(NAME)", {"HAS"}, found));
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

TEST(LineDirectives, TheFilesThatTheyName) {
  using Names = std::vector<std::string>;
  const auto found = [](std::string_view text) { return scan_includes(text).line_names; };
  EXPECT_EQ(found("#line 1 \"gram.y\"\n# 12 \"a b.c\" 1 3\n  %:line 7 \"c\""), (Names{"gram.y", "a b.c", "c"}));
  EXPECT_EQ(found("#line 1 \"gram.y\"\n#line 2 \"gram.y\"\n"), Names{"gram.y"});
  for (const auto* none : {"#line 7\n", "# 1 \"<built-in>\"\n", "# 12 registers \"x\"\n", "#linea 1 \"x\""}) {
    EXPECT_TRUE(found(none).empty()) << none;
    EXPECT_FALSE(scan_includes(none).computed_line) << none;
  }
}

TEST(LineDirectives, NamesThatAreNotToBeReadOff) {
  for (const auto* text : {"#line LINE\n", "#line 1 NAME\n", "#line 1 \"a\\x62\"\n", "# 1 \"a\\\"b\"\n",
                           "#line 1 \"open\n", "#li\\\nne 1 \"x\"\n"}) {
    EXPECT_TRUE(scan_includes(text).computed_line) << text;
  }
}

}  // namespace

std::vector<std::string> definitions(std::string_view text, bool& known) {
  std::vector<IncludeName> names;
  known = scan_definitions(text, {"X"}, names);
  std::vector<std::string> out;
  for (const auto& name : names) out.push_back((name.quoted ? '"' : '<') + name.name);
  return out;
}

TEST(IncludedMacros, MacrosThatAreIncluded) {
  const auto scan = scan_includes("#if X\n# include X // y\n#endif\n#include\tY /* */\n");
  EXPECT_EQ(scan.included_macros, (std::vector<std::string>{"X", "Y"}));
  EXPECT_TRUE(scan.computed_include);
  EXPECT_FALSE(scan.unreadable_include);
  for (const auto* text : {"#include X(y)\n", "#include __FILE__\n", "#include_next X\n",
                           "#include X Y\n", "#include \"x\\\n.h\"\n"}) {
    EXPECT_TRUE(scan_includes(text).unreadable_include) << text;
  }
}

TEST(IncludedMacros, WhatIncludedMacrosAreDefinedAs) {
  bool known = false;
  EXPECT_EQ(definitions("#define X \"a.h\"\n  #  define X \"b.h\" // c\n%:define X \"d.h\"", known),
            (std::vector<std::string>{"\"a.h", "\"b.h", "\"d.h"}));
  EXPECT_TRUE(known);
  EXPECT_EQ(definitions("#de\\\nfine \\\n X \\\n \"a.h\"\n", known), std::vector<std::string>{"\"a.h"});
  EXPECT_TRUE(known);
  for (const auto* text :
       {"", "XY", "int X;", "#ifdef X", "#if defined(X)", "#undef X", "#include X", "#define X\n",
        "#define XX y\n", "/* X */"}) {
    EXPECT_EQ(definitions(text, known), std::vector<std::string>{}) << text;
    EXPECT_TRUE(known) << text;
  }
  for (const auto* text :
       {"#define X Y\n", "#define X(a) \"a.h\"\n", "#define X \"a.h\" y\n", "#define X STR(a.h)\n",
        "/*\n*/ #define X \"a.h\"\n", "#define /*\n*/ X \"a.h\"\n", "# /*\n*/ define X \"a.h\"\n",
        "#define X <a.h>\n", "?\?=define X Y\n",
        // Comments and lines that only seem to end, or not to.
        "/* was:\n#if OLD */ #define X \"a.h\"\n", "#if 1 // what?\?/\n#define X \"a.h\"\n",
        "#if 1 // C:\\x\\\\\n\n#define X \"a.h\"\n", "#if 1\r#define X \"a.h\"\r"}) {
    definitions(text, known);
    EXPECT_FALSE(known) << text;
  }
}

TEST(IncludedMacros, WhichTextsMayDefineThem) {
  for (const auto* text : {"#define X 1\n", "%: define X", "# /*\n*/ define /*\n*/ X\n", "#define\\\nX\n",
                           "#def\\\nine X\n", "?\?=define X\n", "#define Y\\\nX\n",
                           "#define /\\\n* c *\\\n/ X\n"}) {
    EXPECT_TRUE(scan_includes(text).may_define("X")) << text;
  }
  for (const auto* text : {"#if defined X\n", "#define XY\n#define Y X\n", "X\n"}) {
    EXPECT_FALSE(scan_includes(text).may_define("X")) << text;
  }
}

TEST(IncludeScan, MarksOverTwoLines) {
  for (const auto* text : {"%\\\n:include <x.h>\n", "/* c *\\\n/ #include <x.h>\n",
                           "#/\\\n* *\\\n/include <x.h>\n"}) {
    const auto scan = scan_includes(text);
    ASSERT_EQ(scan.names.size(), 1u) << text;
    EXPECT_EQ(scan.names[0].name, "x.h") << text;
  }
  EXPECT_TRUE(scan_includes("#if __ha\\\ns_include(X)\n").computed_has_include);
}

TEST(IncludeScan, WhatIsReadOnce) {
  for (const auto* text : {"#pragma once\n", "#pragma on\\\nce\n", "T(C(on,ce)) _Pragma(#x)\n"}) {
    EXPECT_TRUE(scan_includes(text).once) << text;
  }
  EXPECT_TRUE(scan_includes("#import <x.h>\n").imports);
  EXPECT_TRUE(scan_includes("?\?=import <x.h>\n").imports);
  EXPECT_FALSE(scan_includes("#include <x.h>\n").imports);
}

}  // namespace zcc::inputs
