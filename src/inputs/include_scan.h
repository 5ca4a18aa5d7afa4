// The files that a source or header may include, read off its text.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zcc::inputs {

struct IncludeName {
  std::string name;
  bool quoted = false;  // "name": the including file's directory comes first
  bool next = false;    // include_next: any directory of the search path may have it
  bool asked = false;   // by __has_include: whether it is there, not what it holds
  bool unconditional = false;  // for certain: no #if is open where it is named first

  bool operator==(const IncludeName&) const = default;
};

struct IncludeScan {
  std::vector<IncludeName> names;  // each once, in order
  // Some name is not to be read off the text: it is made by a macro, or spliced over lines.
  bool computed_include = false;      // of a file that is included: a depfile tells it
  bool computed_has_include = false;  // of a file that is asked for: nothing tells it
  // The macros of #include MACRO; what they stand for, the other texts may tell (scan_definitions).
  std::vector<std::string> included_macros;
  bool unreadable_include = false;  // a computed_include that is not of that kind

  // Whether the text may define the macro: to be asked of scan_definitions().
  bool may_define(std::string_view macro) const;
  // The same of the text as it is without splices and trigraphs, so that nothing is hidden.
  bool defines(std::string_view macro) const;
  std::vector<std::uint32_t> defined;  // hashes of what follows "define", sorted
  bool hides_definitions = false;      // some are not in the list

  bool once = false;     // may say of itself that it is read once: #pragma once
  bool imports = false;  // says so of what it includes: #import

  bool makes_system = false;  // may make headers the system's: #pragma GCC system_header, a line directive

  // The files that line directives name, and whether one makes its name by a macro or an escape. GCC
  // quotes their lines in messages (GCC manual of cpp, "Line Control").
  std::vector<std::string> line_names;
  bool computed_line = false;

  bool incomplete() const { return computed_include || computed_has_include; }

  // Macros with parameters that ask for what they are given: #define HAS(x) __has_include(x).
  std::vector<std::string> asking_macros;

  // Words of names in angles that macros ask for: #define HAS __has_include(<word/word.h>). Unlike in
  // #if itself such a name is made of words that may be macros, so it is known only if none is one.
  std::vector<std::string> asked_words;
};

// Finds #include, #include_next, #import and __has_include, wherever they stand: also under a
// condition that does not hold and in a comment. So the names are never too few, unless
// one of the flags says so (C11 6.10.2; GCC manual of cpp, "Header Files").
IncludeScan scan_includes(std::string_view text);

// Adds the names that `macros` (IncludeScan::asking_macros of all texts of a unit) are given in the
// text. False when one is given something else than a name, or may be called by another word. Names
// in angles are known only if none of their words_of_name() is a macro.
bool scan_asked(std::string_view text, const std::vector<std::string>& macros,
                std::vector<IncludeName>& names);

// The words in a name that may be macros. linux, unix and i386 are left out: the name with 1 in their
// place is searched for as well.
std::vector<std::string> words_of_name(std::string_view name);

// Whether a compiler's argument defines the macro: -DX=..., or X=... behind -D.
bool argument_defines(std::string_view argument, std::string_view macro);
// The name in quotes that -DX="name", or X="name" behind -D, defines the macro as; nothing if it is not that.
std::optional<std::string_view> name_defined_by_argument(std::string_view argument, std::string_view macro);
// Whether the word stands in what an argument may define a macro as.
bool argument_mentions(std::string_view argument, std::string_view word);

// The words that ## may make one of: those in bodies of macros and in other directives.
class PastedWords {
 public:
  void add_text(std::string_view text);
  void add_argument(std::string_view argument);
  // Whether `word` is one after another of two or more of them, or of numbers.
  bool may_make(std::string_view word) const;

 private:
  void add_line(std::string_view line);
  std::set<std::string, std::less<>> pieces_;
  bool pastes_ = false;
};

// Adds what `macros` (IncludeScan::included_macros) stand for wherever the text defines them. False
// when one is, or may be, defined as something else than one name in quotes.
bool scan_definitions(std::string_view text, const std::vector<std::string>& macros,
                      std::vector<IncludeName>& names);

// A word that a macro without parameters puts in another's place.
struct Replacement {
  std::string word;
  std::string by;
};

// Adds what may stand for `words` in a name wherever the text defines them. A macro with parameters
// replaces none there, as no parenthesis follows (C11 6.10.3p10). False when one is, or may be, replaced
// by something else than one word.
bool scan_replacements(std::string_view text, const std::vector<std::string>& words,
                       std::vector<Replacement>& replacements);

}  // namespace zcc::inputs
