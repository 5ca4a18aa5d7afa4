#include "inputs/source_scan.h"

#include <algorithm>

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

std::uint32_t scan_underscores(std::string_view text) {
  std::uint32_t found = 0;
  for (auto at = text.find("__"); at != std::string_view::npos;) {
    // Only at the start of a word; then skip the word.
    const char third = at + 2 < text.size() ? text[at + 2] : '\0';
    if ((third == 'D' || third == 'T' || third == 'h') && (at == 0 || !is_word(text[at - 1]))) {
      if (whole_word(text, at, "__DATE__") || whole_word(text, at, "__TIME__")) {
        found |= kDateOrTime;
      } else if (whole_word(text, at, "__TIMESTAMP__")) {
        found |= kTimestamp;
      } else if (text.substr(at).starts_with("__has_include") ||
                 whole_word(text, at, "__has_embed")) {
        found |= kHasInclude;
      }
    }
    auto end = at + 2;
    while (end < text.size() && is_word(text[end])) ++end;
    at = text.find("__", end);
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

}  // namespace

std::uint32_t scan_source(std::string_view text) {
  return scan_underscores(text) | scan_assembler(text) | scan_embed(text) |
         scan_pragmas(text);
}

}  // namespace zcc::inputs
