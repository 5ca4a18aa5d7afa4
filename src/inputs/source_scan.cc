#include "inputs/source_scan.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace zcc::inputs {
namespace {

// Of ASCII alone: clang takes Unicode's blanks for blanks, so a byte beyond it may end a word.
bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Whether `word` stands at `at` and ends there.
bool whole_word(std::string_view text, std::size_t at, std::string_view word) {
  return text.substr(at, word.size()) == word &&
         (at + word.size() == text.size() || !is_word(text[at + word.size()]));
}

// Calls visit(position) for each `c` in the text. memchr skips what is of no interest.
template <typename Visit>
void each(std::string_view text, char c, Visit visit) {
  for (auto at = text.find(c); at != std::string_view::npos; at = text.find(c, at + 1)) visit(at);
}

// Calls visit(word) for each word of the text.
template <typename Visit>
void each_word(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end > at) visit(text.substr(at, end - at));
    at = end + 1;
  }
}

// Whether the word is what is left of a time macro that is pasted together: J(__TI, ME__).
bool is_piece_of_time(std::string_view word) {
  constexpr std::size_t kTelling = 4;
  if (word.size() < kTelling) return false;
  for (const std::string_view macro : {"__DATE__", "__TIME__", "__TIMESTAMP__"}) {
    if (word.size() < macro.size() && (macro.starts_with(word) || macro.ends_with(word))) return true;
  }
  return false;
}

std::uint32_t scan_underscores(std::string_view text) {
  std::uint32_t found = 0;
  for (auto at = text.find("__"); at != std::string_view::npos;) {
    auto begin = at;
    while (begin > 0 && is_word(text[begin - 1])) --begin;
    auto word_end = at + 2;
    while (word_end < text.size() && is_word(text[word_end])) ++word_end;
    if (is_piece_of_time(text.substr(begin, word_end - begin))) found |= kDateOrTime | kTimestamp;
    // The whole ones only at the start of a word; then skip the word.
    const char third = at + 2 < text.size() ? text[at + 2] : '\0';
    if ((third == 'D' || third == 'T' || third == 'h') && begin == at) {
      if (whole_word(text, at, "__DATE__") || whole_word(text, at, "__TIME__")) {
        found |= kDateOrTime;
      } else if (whole_word(text, at, "__TIMESTAMP__")) {
        found |= kTimestamp;
      } else if (text.substr(at).starts_with("__has_include")) {
        found |= kHasInclude;
      } else if (whole_word(text, at, "__has_embed")) {
        found |= kHiddenFile;
      }
    }
    at = text.find("__", word_end);
  }
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

std::uint32_t scan_assembler(std::string_view text) {
  std::uint32_t found = 0;
  each(text, '.', [&](std::size_t at) {
    if (at + 1 == text.size() || (text[at + 1] | 0x20) != 'i') return;
    if (!begins_word(text, at)) return;
    if (directive(text, at, ".incbin") || directive(text, at, ".include")) found |= kHiddenFile;
  });
  return found;
}

// Whether an escape stands for a character of ".incbin" or ".include": "\x2eincbin", "\56incbin".
bool has_telling_escape(std::string_view text) {
  bool found = false;
  each(text, '\\', [&](std::size_t at) {
    auto digits = text.substr(at + 1, 4);
    const bool hexadecimal = digits.starts_with('x');
    if (hexadecimal) digits.remove_prefix(1);
    unsigned value = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + std::min<std::size_t>(digits.size(), 3),
                                     value, hexadecimal ? 16 : 8);
    if (end.ec != std::errc() || value >= 128) return;
    found |= std::string_view(".bcdeilnuBCDEILNU").find(static_cast<char>(value)) !=
                 std::string_view::npos && value != 0;
  });
  return found;
}

// A directive that macros, or strings side by side, put together of two words. Looked for only where
// something goes to the assembler.
std::uint32_t scan_pieces_of_directives(std::string_view text) {
  if (text.find("asm") == std::string_view::npos && text.find(".macro") == std::string_view::npos) {
    return 0;
  }
  constexpr std::string_view kTelling[] = {"incbin", "ncbin", "cbin",  "incb",  "incbi",  "nclude",
                                           "clude",  "lude",  "ude",   "incl",  "inclu",  "includ"};
  bool goes_to_assembler = text.find(".macro") != std::string_view::npos;
  bool telling = text.find("\"include") != std::string_view::npos;
  bool inc = false, bin = false;
  each_word(text, [&](std::string_view word) {
    goes_to_assembler |= word == "asm" || word == "__asm" || word == "__asm__";
    inc |= word == "inc";
    bin |= word == "bin";
    telling |= std::find(std::begin(kTelling), std::end(kTelling), word) != std::end(kTelling);
  });
  if (!goes_to_assembler) return 0;
  if (telling || (inc && bin) || has_telling_escape(text)) return kHiddenFile;
  return 0;
}

std::uint32_t scan_embed(std::string_view text) {
  std::uint32_t found = 0;
  each(text, '#', [&](std::size_t at) {
    auto word = text.find_first_not_of(" \t", at + 1);
    if (word != std::string_view::npos && whole_word(text, word, "embed")) found |= kHiddenFile;
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

// The text without the ends of lines that split a word, where there are any (C11 5.1.1.2, phases 1
// and 2; the trigraph counts for those who ask for it).
std::string without_splices(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  each(text, '\n', [&](std::size_t at) {
    auto begin = at;
    if (begin > done && text[begin - 1] == '\r') --begin;
    for (const std::string_view mark : {"\\", "\?\?/"}) {
      if (begin < done + mark.size() + 1 || text.substr(begin - mark.size(), mark.size()) != mark) continue;
      begin -= mark.size();
      if (at + 1 == text.size() || !is_word(text[begin - 1]) || !is_word(text[at + 1])) continue;
      out.append(text.substr(done, begin - done));
      done = at + 1;
      return;
    }
  });
  if (done != 0) out.append(text.substr(done));
  return out;
}

std::uint32_t scan_line_by_line(std::string_view text) {
  return scan_underscores(text) | scan_assembler(text) | scan_pieces_of_directives(text) |
         scan_embed(text) | scan_pragmas(text);
}

}  // namespace

std::uint32_t scan_source(std::string_view text) {
  const auto joined = without_splices(text);
  return scan_line_by_line(text) | (joined.empty() ? 0 : scan_line_by_line(joined));
}

}  // namespace zcc::inputs
