#include "inputs/source_scan.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "inputs/directives.h"
#include "inputs/text_scan.h"

namespace zcc::inputs {
namespace {

// Whether `word` stands at `at` and ends there.
bool whole_word(std::string_view text, std::size_t at, std::string_view word) {
  return at <= text.size() && text.substr(at, word.size()) == word &&
         (at + word.size() == text.size() || !is_word(text[at + word.size()]));
}

// Calls visit(position) for each `c` in the text. memchr skips what is of no interest.
template <typename Visit>
void each(std::string_view text, char c, Visit visit) {
  for (auto at = text.find(c); at != std::string_view::npos; at = text.find(c, at + 1)) visit(at);
}

// Calls visit(begin) for each `word` that begins a word. Looks for the character at `rare` in it,
// as most first letters are common.
template <typename Visit>
void each_word(std::string_view text, std::string_view word, std::size_t rare, Visit visit) {
  each(text, word[rare], [&](std::size_t at) {
    if (at < rare) return;
    const auto begin = at - rare;
    if (text.substr(begin, word.size()) == word && (begin == 0 || !is_word(text[begin - 1]))) {
      visit(begin);
    }
  });
}

// Where a word stands, as far as pasting is concerned.
struct Place {
  bool first = false;  // something can be pasted to its end
  bool last = false;   // it can be pasted to something's end
};

// Whether `at` is in what a #define gives its macro.
bool in_macro_body(std::string_view text, std::size_t at) {
  auto line = at;
  do {
    line = line == 0 ? std::string_view::npos : text.rfind('\n', line - 1);
    if (line == std::string_view::npos) break;
  } while (line > 0 && text[line - 1] == '\\');
  const auto mark = skip_blanks(text, line == std::string_view::npos ? 0 : line + 1);
  const auto length = text.substr(std::min(mark, text.size())).starts_with("%:") ? 2u : 1u;
  if (mark >= text.size() || (length == 1 && text[mark] != '#')) return false;
  const auto word = skip_blanks(text, mark + length);
  return whole_word(text, word, "define") && skip_blanks(text, word + 6) < at;
}

// Whether the line begins as one of a comment, and not of a program, does.
bool in_comment_line(std::string_view text, std::size_t at) {
  const auto newline = text.rfind('\n', at);
  const auto line = newline == std::string_view::npos ? 0 : newline + 1;
  const auto begin = text.find_first_not_of(" \t", line);
  const auto mark = text.substr(std::min(begin, text.size()), 2);
  return mark == "//" || mark == "/*" || mark.starts_with('*');
}

// Whether the text may have raw strings (R"(...)"), in which quotes and backslashes are themselves.
bool has_raw_strings(std::string_view text) {
  bool found = false;
  each(text, '"', [&](std::size_t at) {
    if (at == 0 || text[at - 1] != 'R') return;
    auto begin = at - 1;
    while (begin > 0 && is_word(text[begin - 1])) --begin;
    const auto prefix = text.substr(begin, at - begin);
    found |= prefix == "R" || prefix == "LR" || prefix == "uR" || prefix == "UR" || prefix == "u8R";
  });
  return found;
}

// Whether `at` is in a comment: its line begins as one of a comment does, and read from the start of the text, it
// is one. Of texts that can not be read so simply (raw strings, an end of a comment over two lines) it is taken not
// to be.
bool is_commented(std::string_view text, std::size_t at) {
  if (!in_comment_line(text, at)) return false;
  if (text.find("*\\") != std::string_view::npos || text.find("*?\?/") != std::string_view::npos) return false;
  if (has_raw_strings(text) || text.find("\\\r") != std::string_view::npos) return false;
  for (std::size_t i = 0; i < at;) {
    const auto rest = text.substr(i);
    if (rest.starts_with("/*")) {
      // Perhaps in a header's name.
      if (i > 0 && (is_word(text[i - 1]) || text[i - 1] == '.' || text[i - 1] == '<')) return false;
      const auto end = text.find("*/", i + 2);
      if (end == std::string_view::npos || at < end) return true;
      i = end + 2;
    } else if (rest.starts_with("//")) {
      i = text.find_first_of("\r\n", i);
      if (i >= at) return true;
      if (text[i - 1] == '\\') return false;  // it goes on
    } else if (rest.front() == '\'' && i > 0 && is_word(text[i - 1])) {
      return false;  // a digit separator, or a prefix
    } else if (rest.front() == '"' || rest.front() == '\'') {
      // To its end, or to that of the line, as an apostrophe in what is no program may stand alone.
      for (++i; i < at && text[i] != rest.front() && text[i] != '\n'; ++i) {
        if (text[i] == '\\') ++i;
      }
      ++i;
    } else {
      ++i;
    }
  }
  return false;
}

// Looks at what stands beside the word from `begin` to `end`, with blanks and splices between.
Place place_of(std::string_view text, std::size_t begin, std::size_t end) {
  if (in_comment_line(text, begin)) return {};
  const auto is_blank = [](char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\\';
  };
  auto left = begin;
  while (left > 0 && is_blank(text[left - 1])) --left;
  const auto right = skip_blanks(text, end);
  const auto before = text.substr(0, left);
  const auto after = text.substr(std::min(right, text.size()));
  const char previous = before.empty() ? '\n' : before.back();
  const char next = after.empty() ? '\n' : after.front();
  Place place;
  place.first = after.starts_with("##") || after.starts_with("%:%:");
  place.last = before.ends_with("##") || before.ends_with("%:%:");
  const bool argument = (previous == '(' || previous == ',') && (next == ',' || next == ')');
  // -DX=word, #define X word
  const bool body = (previous == '=' && after.empty()) ||
                    ((next == '\n' || next == '\r') && in_macro_body(text, begin));
  if (argument || body) place.first = place.last = true;
  return place;
}

constexpr std::string_view kTimeMacros[] = {"__DATE__", "__TIME__", "__TIMESTAMP__"};

// Which piece of a time macro the word is.
std::uint32_t classify_piece(std::string_view word) {
  constexpr std::size_t kShortest = 3;
  std::uint32_t found = 0;
  for (const auto macro : kTimeMacros) {
    if (word.size() < kShortest || word.size() >= macro.size()) continue;
    if (macro.starts_with(word)) found |= kTimePrefix;
    if (macro.ends_with(word)) found |= kTimeSuffix;
    if (found != 0 && word.size() + 2 >= macro.size()) found |= kTimeMost;
  }
  return found;
}

// What the word from `begin` to `end` is, which has two underscores in a row.
std::uint32_t classify(std::string_view text, std::size_t begin, std::size_t end) {
  const auto word = text.substr(begin, end - begin);
  if (word == "__DATE__" || word == "__TIME__") return kDateOrTime;
  if (word == "__TIMESTAMP__") return kTimestamp;
  if (word.starts_with("__has_include")) return kHasInclude;
  if (word == "__has_embed") return kHiddenFile;
  if (word == "__") {
    const auto place = place_of(text, begin, end);
    return (place.first ? kUnderscoresFirst : 0u) | (place.last ? kUnderscoresLast : 0u);
  }
  const auto piece = classify_piece(word);
  if (piece == 0) return 0;
  const auto place = place_of(text, begin, end);
  return place.first || place.last ? piece : 0;
}

std::uint32_t scan_underscores(std::string_view text) {
  std::uint32_t found = 0;
  for (auto at = text.find("__"); at != std::string_view::npos;) {
    auto begin = at;
    while (begin > 0 && is_word(text[begin - 1])) --begin;
    const auto end = word_end(text, at + 2);
    found |= classify(text, begin, end);
    at = text.find("__", end);
  }
  return found;
}

// Whether the word is one of a list that is no call: an enumeration, a sentence. These words are
// common, so as arguments they count in a call that is in the same line.
bool is_listed(std::string_view text, std::size_t begin, std::size_t end) {
  if (in_macro_body(text, begin)) return false;
  const auto next = text.find_first_not_of(" \t", end);
  if (next != std::string_view::npos && text[next] != ',' && text[next] != ')') return false;
  const auto open = text.find_last_of("(\n", begin);
  return open == std::string_view::npos || open == 0 || text[open] != '(' ||
         !is_word(text[open - 1]);
}

// Whether the word is a parameter of the macro that its line defines: what comes there is what the macro is
// given, and never the word. Where a comment or a raw string may end before it, it is not taken for one.
bool is_parameter(std::string_view text, std::size_t begin, std::size_t end) {
  const auto directive = directive_of_line(text, begin);
  if (directive == std::string_view::npos || !whole_word(text, directive, "define")) return false;
  const auto before = text.substr(directive, begin - directive);
  if (before.find_first_of("*?\r") != std::string_view::npos || has_raw_strings(text)) return false;
  const auto name = skip_blanks(text, word_end(text, directive));
  return definition_at(text, name).takes(text.substr(begin, end - begin));
}

// What pasting needs besides: the operator, and the macros' names without underscores.
std::uint32_t scan_pasting(std::string_view text) {
  std::uint32_t found = 0;
  if (text.find("##") != std::string_view::npos || text.find("%:%:") != std::string_view::npos) {
    found |= kPaste;
  }
  const auto look = [&](std::size_t begin) {
    const auto end = word_end(text, begin);
    const auto word = text.substr(begin, end - begin);
    if (word != "DATE" && word != "TIME" && word != "TIMESTAMP") return;
    const auto place = place_of(text, begin, end);
    if (!place.first && !place.last) return;
    if (!is_listed(text, begin, end) && !is_parameter(text, begin, end)) found |= kTimeCore;
  };
  each_word(text, "DATE", 0, look);
  each_word(text, "TIME", 2, look);
  return found;
}

// Assemblers take directives in any case. `word` is in lower case.
bool directive(std::string_view text, std::size_t at, std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = at + i < text.size() ? text[at + i] : '\0';
    if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != word[i]) return false;
  }
  return at + word.size() == text.size() || !is_word(text[at + word.size()]);
}

// Whether nothing stands before it, or what does is an escape: "\n.incbin", "\x09.incbin".
bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_word(text[at - 1])) return true;
  constexpr std::size_t kLongestEscape = 4;
  const auto length = std::min(at, kLongestEscape);
  return text.substr(at - length, length).find('\\') != std::string_view::npos;
}

constexpr std::string_view kDirectives[] = {".incbin", ".include"};

// Whether a string, or in the same line what may make one, is what comes next.
bool begins_string(std::string_view text, std::size_t at) {
  const auto next = skip_blanks(text, at);
  if (next < text.size() && is_word(text[next])) return true;
  const auto quote = text.find_first_not_of(" \t\r\n\\", at);
  return quote != std::string_view::npos && text[quote] == '"';
}

// Whether what stands at `at`, with its dot, ends before a directive's name does and is about to be
// put together with something: the end of a string, a macro's argument, an operand of ##, an
// argument of the assembler's macros. ".i" and ".in" in a string are too common to be taken for it, unless
// something follows the string.
bool is_directives_beginning(std::string_view text, std::size_t at) {
  const auto end = word_end(text, at + 1);
  const auto rest = text.substr(end);
  const auto next = rest.empty() ? '\0' : rest.front();
  const bool glued = rest.starts_with("##") || next == '\\';
  const bool cut = next == '"' || next == ',' || next == ')';
  const auto length = end - at;
  const bool goes_on = next == '"' && length >= 2 && begins_string(text, end + 1);
  if (!(glued && length >= 2) && !(cut && length >= 4) && !goes_on) return false;
  return std::any_of(std::begin(kDirectives), std::end(kDirectives), [&](std::string_view word) {
    return length < word.size() && directive(text.substr(0, end), at, word.substr(0, length));
  });
}

// Whether a string that begins in [begin, end) does not end there.
bool leaves_string_open(std::string_view text, std::size_t begin, std::size_t end) {
  bool open = false;
  for (auto i = begin; i < end; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      open = !open;
    }
  }
  return open;
}

// Whether `at` is inside of a string of its line.
bool is_quoted(std::string_view text, std::size_t at) {
  const auto newline = text.substr(0, at).rfind('\n');
  return leaves_string_open(text, newline == std::string_view::npos ? 0 : newline + 1, at);
}

// Whether the backslash at `at` and what follows are the end of a line in a string of C ("1b - .\\n\\t"), and
// no argument of a macro of the assembler: the string ends in this line, too.
bool is_end_of_line_in_string(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "\\n" || (at + 2 < text.size() && is_word(text[at + 2]))) return false;
  const auto line_end = std::min(text.find('\n', at), text.size());
  return is_quoted(text, at) && leaves_string_open(text, at + 2, line_end) && !has_raw_strings(text);
}

// Whether the text defines macros of the assembler, whose arguments are written with a backslash.
bool has_assembler_macros(std::string_view text) {
  return text.find(".macro") != std::string_view::npos ||
         text.find(".irp") != std::string_view::npos;
}

std::uint32_t scan_dots(std::string_view text) {
  std::uint32_t found = 0;
  each(text, '.', [&](std::size_t at) {
    if (at + 1 == text.size()) return;
    // "...\n" is no directive whose name is an argument.
    const bool backslash = text[at + 1] == '\\';
    if (!backslash && (text[at + 1] | 0x20) != 'i') return;
    if (!begins_word(text, at)) return;
    const bool argument = backslash && (at == 0 || text[at - 1] != '.') &&
                          splice_length(text, at + 1) == 0 && has_assembler_macros(text) &&
                          !is_end_of_line_in_string(text, at + 1);
    if (argument || directive(text, at, ".incbin") || directive(text, at, ".include") ||
        is_directives_beginning(text, at)) {
      if (!is_commented(text, at)) found |= kHiddenFile;
    }
  });
  return found;
}

// Whether the word from `at` on, in any case, is this one.
bool is_word_in_any_case(std::string_view text, std::size_t at, std::string_view word) {
  return (at == 0 || !is_word(text[at - 1])) && directive(text, at, word);
}

// Whether a file's name follows the word `include` in a string, "include \"x\"", R"(include "x")" or
// "include \042x\042", or in what is made a string, S(include "x"). In a comment one may.
bool is_include_in_string(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const auto end = text.find_first_not_of(" \t", at + std::string_view("include").size());
  const auto begin = text.find_last_not_of(" \t", at - 1);
  const char before = begin == std::string_view::npos ? '\0' : text[begin];
  const char after = end == std::string_view::npos ? '\0' : text[end];
  if (in_comment_line(text, at)) return false;
  if (after == '\\') return before == '"' && splice_length(text, end) == 0;
  return after == '"' && (before == '(' || before == ',');
}

// A directive's end that is a word: its dot, or all before it, comes from elsewhere. `include` is too common
// a word for that, so the name of a file has to follow in the string, and what is shorter than these is
// known by the rest (is_directives_beginning).
std::uint32_t scan_directives_ends(std::string_view text) {
  std::uint32_t found = 0;
  const auto incbin = [&](std::size_t at) {  // of its b
    if (!directive(text, at, "bin")) return;
    for (const std::string_view before : {"inc", "nc", "c"}) {
      if (at >= before.size() && is_word_in_any_case(text, at - before.size(), std::string(before) + "bin") &&
          !is_commented(text, at)) {
        found |= kHiddenFile;
      }
    }
  };
  each(text, 'b', incbin);
  each(text, 'B', incbin);
  const auto include = [&](std::size_t at) {  // of its u
    if (!directive(text, at, "ude")) return;
    for (const std::string_view before : {"incl", "ncl", "cl", "l"}) {
      if (at < before.size()) continue;
      const auto begin = at - before.size();
      if (!is_word_in_any_case(text, begin, std::string(before) + "ude")) continue;
      if (before != "incl" || is_include_in_string(text, begin)) found |= kHiddenFile;
    }
  };
  each(text, 'u', include);
  each(text, 'U', include);
  // A string that begins with a directive's end and has a string in it: "bin \"x\"".
  each(text, '\\', [&](std::size_t at) {
    if (!text.substr(at).starts_with("\\\"")) return;
    auto end = at;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
    if (end == at) return;
    auto begin = end;
    while (begin > 0 && is_word(text[begin - 1])) --begin;
    const auto word = text.substr(begin, end - begin);
    if (begin == 0 || text[begin - 1] != '"' || word.size() < 2) return;
    for (const auto name : kDirectives) {
      if (name.ends_with(word)) found |= kHiddenFile;
    }
  });
  return found;
}

// Whether a numeric escape stands for a character of a directive's name: "\x2eincbin", "\56incbin".
bool has_telling_escape(std::string_view text) {
  constexpr std::string_view kCharacters = ".bcdeilnuBCDEILNU";
  bool found = false;
  each(text, '\\', [&](std::size_t at) {
    auto digits = text.substr(at + 1, 4);
    const bool hexadecimal = digits.starts_with('x');
    digits = digits.substr(hexadecimal ? 1 : 0, 3);
    unsigned value = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value,
                                     hexadecimal ? 16 : 8);
    found |= end.ec == std::errc() && value < 128 && value != 0 &&
             kCharacters.find(static_cast<char>(value)) != std::string_view::npos;
  });
  return found;
}

// A name that ## or macros of the assembler put together of two words, J(inc, bin), or that is
// spelled with escapes. Both are too common to count but where something goes to the assembler.
std::uint32_t scan_disguised_directives(std::string_view text) {
  bool assembler = has_assembler_macros(text);
  each_word(text, "asm", 1, [&](std::size_t at) { assembler |= whole_word(text, at, "asm"); });
  each_word(text, "__asm", 3, [&](std::size_t at) {
    assembler |= whole_word(text, at, "__asm") || whole_word(text, at, "__asm__");
  });
  if (!assembler) return 0;
  bool inc = false, bin = false;
  each_word(text, "inc", 2, [&](std::size_t at) { inc |= whole_word(text, at, "inc"); });
  each_word(text, "bin", 0, [&](std::size_t at) { bin |= whole_word(text, at, "bin"); });
  if ((inc && bin) || has_telling_escape(text)) return kHiddenFile;
  return 0;
}

std::uint32_t scan_assembler(std::string_view text) {
  return scan_dots(text) | scan_directives_ends(text) | scan_disguised_directives(text);
}

std::uint32_t scan_embed(std::string_view text) {
  std::uint32_t found = 0;
  const auto look = [&](std::size_t behind) {
    if (whole_word(text, skip_blanks(text, behind), "embed")) found |= kHiddenFile;
  };
  each(text, '#', [&](std::size_t at) { look(at + 1); });
  each(text, '%', [&](std::size_t at) {
    if (text.substr(at).starts_with("%:")) look(at + 2);
  });
  return found;
}

// Whether a comment that began in this line goes on at `at`.
bool is_in_comment_of_line(std::string_view text, std::size_t at) {
  const auto begin = text.rfind("/*", at);
  return begin != std::string_view::npos && text.substr(begin, at - begin).find("*/") == std::string_view::npos &&
         text.substr(begin, at - begin).find('\n') == std::string_view::npos && !is_quoted(text, begin);
}

// Two pragmas name a file: one compares its time, one is what -E makes of a precompiled header (GCC
// manual of cpp, "Pragmas"). Also inside _Pragma("..."), whose string a macro may make of a word that another
// stands for, or that it is given.
std::uint32_t scan_pragmas(std::string_view text) {
  std::uint32_t found = 0;
  for (const std::string_view pragma : {"dependency", "pch_preprocess"}) {
    if (text.find(pragma) == std::string_view::npos) continue;
    each_word(text, "GCC", 0, [&](std::size_t at) {
      if (whole_word(text, skip_blanks(text, at + 3), pragma)) found |= kHiddenFile;
    });
    const bool makes = text.find("_Pragma") != std::string_view::npos;
    each_word(text, pragma, 1, [&](std::size_t at) {
      const auto end = at + pragma.size();
      if (!whole_word(text, at, pragma)) return;
      const auto place = place_of(text, at, end);
      const bool argument = makes && (place.first || place.last);
      const bool of_argument = at > 0 && text[at - 1] == '=' && end == text.size();  // -DX=dependency
      const bool body = of_argument || (in_macro_body(text, at) && !is_quoted(text, at) && !is_in_comment_of_line(text, at));
      if (argument || body) found |= kHiddenFile;
    });
  }
  return found;
}

// A pragma of Microsoft's by which another file is read than the one that is named (Microsoft, "include_alias
// pragma"), also as __pragma(...).
std::uint32_t scan_aliases(std::string_view text) {
  constexpr std::string_view kAlias = "include_alias";
  std::uint32_t found = 0;
  each_word(text, kAlias, 7, [&](std::size_t at) {
    if (whole_word(text, at, kAlias)) found |= kHiddenFile;
  });
  return found;
}

std::uint32_t scan(std::string_view text) {
  return scan_underscores(text) | scan_pasting(text) | scan_assembler(text) | scan_embed(text) |
         scan_pragmas(text) | scan_aliases(text);
}

}  // namespace

std::uint32_t scan_source(std::string_view text) {
  const auto found = scan(text);
  return is_disguised(text) ? found | scan(plain_text(text)) : found;
}

}  // namespace zcc::inputs
