// Reading C and assembler texts without tokenising them: what both scans need.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace zcc::inputs {

// Of ASCII alone: clang takes Unicode's blanks for blanks, so a byte beyond it may end a word.
inline bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What compilers take for a blank, or for nothing: also NUL, byte order marks and, clang, Unicode's
// blanks, whose bytes all lie beyond ASCII.
inline bool is_passed_over(char c) {
  return c == ' ' || c == '\t' || c == '\f' || c == '\v' || c == '\0' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Length of the line splice at `at`, 0 when there is none: a backslash and the end of the line. GCC
// and clang let blanks stand between the two (GCC manual of cpp, "Initial processing").
inline std::size_t splice_length(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '\\') return 0;
  auto end = at + 1;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\f' ||
                               text[end] == '\v' || text[end] == '\r')) {
    ++end;
  }
  return end < text.size() && text[end] == '\n' ? end + 1 - at : 0;
}

// Skips blanks, comments and spliced lines from `at` on, within the logical line.
inline std::size_t skip_blanks(std::string_view text, std::size_t at) {
  for (;;) {
    const auto rest = text.substr(std::min(at, text.size()));
    if (!rest.empty() && is_passed_over(rest.front())) {
      ++at;
    } else if (const auto splice = splice_length(text, at)) {
      at += splice;
    } else if (rest.starts_with("/*")) {
      const auto end = text.find("*/", at + 2);
      if (end == std::string_view::npos) return text.size();
      at = end + 2;
    } else {
      return at;
    }
  }
}

// Where the word around or from `at` on ends.
inline std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word(text[at])) ++at;
  return at;
}

// Whether something is spelled so that it can not be found by its spelling: a word goes on in the
// next line, or there is one of the trigraphs that make a directive or a splice.
bool is_disguised(std::string_view text);

// The text without splices and with those trigraphs as what they stand for (C11 5.1.1.2 phases 1
// and 2).
std::string plain_text(std::string_view text);

}  // namespace zcc::inputs
