#include "inputs/source_scan.h"

#include <algorithm>
#include <charconv>
#include <iterator>

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
    if ((place.first || place.last) && !is_listed(text, begin, end)) found |= kTimeCore;
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

// Whether what stands at `at`, with its dot, ends before a directive's name does and is about to be
// put together with something: the end of a string, a macro's argument, an operand of ##, an
// argument of the assembler's macros. ".i" and ".in" in a string are too common to be taken for it.
bool is_directives_beginning(std::string_view text, std::size_t at) {
  const auto end = word_end(text, at + 1);
  const auto rest = text.substr(end);
  const auto next = rest.empty() ? '\0' : rest.front();
  const bool glued = rest.starts_with("##") || next == '\\';
  const bool cut = next == '"' || next == ',' || next == ')';
  const auto length = end - at;
  if (!(glued && length >= 2) && !(cut && length >= 4)) return false;
  return std::any_of(std::begin(kDirectives), std::end(kDirectives), [&](std::string_view word) {
    return length < word.size() && directive(text.substr(0, end), at, word.substr(0, length));
  });
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
                          splice_length(text, at + 1) == 0 && has_assembler_macros(text);
    if (argument || directive(text, at, ".incbin") || directive(text, at, ".include") ||
        is_directives_beginning(text, at)) {
      found |= kHiddenFile;
    }
  });
  return found;
}

// The word incbin: its dot comes from elsewhere. `include` is too common a word for that, so the
// name of a file has to follow in the string.
std::uint32_t scan_directives_ends(std::string_view text) {
  std::uint32_t found = 0;
  each_word(text, "incbin", 3, [&](std::size_t at) {
    if (whole_word(text, at, "incbin")) found |= kHiddenFile;
  });
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

// Two pragmas name a file: one compares its time, one is what -E makes of a precompiled header (GCC
// manual of cpp, "Pragmas"). Also inside _Pragma("...").
std::uint32_t scan_pragmas(std::string_view text) {
  for (const std::string_view pragma : {"dependency", "pch_preprocess"}) {
    for (auto at = text.find(pragma); at != std::string_view::npos;
         at = text.find(pragma, at + 1)) {
      const auto before = text.substr(0, at).find_last_not_of(" \t");
      if (before != std::string_view::npos && before + 1 < at && before >= 2 &&
          text.substr(before - 2, 3) == "GCC" && whole_word(text, at, pragma)) {
        return kHiddenFile;
      }
    }
  }
  return 0;
}

std::uint32_t scan(std::string_view text) {
  return scan_underscores(text) | scan_pasting(text) | scan_assembler(text) | scan_embed(text) |
         scan_pragmas(text);
}

}  // namespace

std::uint32_t scan_source(std::string_view text) {
  const auto found = scan(text);
  return is_disguised(text) ? found | scan(plain_text(text)) : found;
}

}  // namespace zcc::inputs
