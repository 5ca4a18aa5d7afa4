#include "tools/assembler_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace zcc::tools {
namespace {

constexpr std::string_view kBinary = "incbin";
constexpr std::string_view kText = "include";
constexpr char kEndOfString = '\xC1';  // behind each string of metadata

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_word(char c) { return is_letter(c) || c == '_' || (c >= '0' && c <= '9'); }
bool is_blank(char c) { return c == ' ' || c == '\t'; }
char at_or_nul(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

// A letter, also as \x69 or \u{69}; moves behind it. NUL: there is none.
char take_letter(std::string_view text, std::size_t& at) {
  const char c = at_or_nul(text, at);
  if (is_letter(c)) return ++at, lower(c);
  if (c != '\\' || (at_or_nul(text, at + 1) != 'x' && at_or_nul(text, at + 1) != 'u')) return '\0';
  const bool is_braced = text[at + 1] == 'u';
  auto digit = at + 2 + (is_braced ? 1u : 0u);
  unsigned value = 0;
  for (std::size_t count = 0; count < (is_braced ? 6u : 2u); ++count, ++digit) {
    const char d = lower(at_or_nul(text, digit));
    if (d >= '0' && d <= '9') value = value * 16 + static_cast<unsigned>(d - '0');
    else if (d >= 'a' && d <= 'f') value = value * 16 + static_cast<unsigned>(d - 'a') + 10;
    else break;
  }
  const char letter = value < 0x80 ? static_cast<char>(value) : '\0';
  if (!is_letter(letter)) return '\0';
  at = digit + (is_braced ? 1u : 0u);
  return lower(letter);
}

// Behind the quote that a string ends with: where the text of the next one begins, if that is what comes next in a
// list. `at` itself otherwise.
std::size_t next_string(std::string_view text, std::size_t at) {
  const auto quote = text.find_first_not_of(" \t\r\n,#r", at + 1);
  return quote != std::string_view::npos && text[quote] == '"' ? quote + 1 : at;
}

// The letters from `at` on, no more than a directive has. `joins`: strings that follow each other may be one.
std::string letters_from(std::string_view text, std::size_t& at, bool joins) {
  std::string out;
  while (out.size() <= kText.size()) {
    if (const char letter = take_letter(text, at)) {
      out += letter;
    } else if (const auto next = at_or_nul(text, at) == '"' && joins ? next_string(text, at) : at; next != at) {
      at = next;
    } else {
      break;
    }
  }
  return out;
}

// Whether the name of a file comes next: in quotes, which may be escaped, or in another string.
bool file_follows(std::string_view text, std::size_t at) {
  while (is_blank(at_or_nul(text, at))) ++at;
  const char c = at_or_nul(text, at);
  return c == '"' || c == '\\' || c == '/' || c == kEndOfString;
}

template <typename Matches>
bool any_of(std::string_view text, char c, Matches matches) {
  for (auto at = text.find(c); at != std::string_view::npos; at = text.find(c, at + 1)) {
    if (matches(at)) return true;
  }
  return false;
}

// The word that needs no dot, as it means nothing else.
bool names_binary(std::string_view text) {
  const auto at_b = [&](std::size_t b) {
    constexpr std::size_t kBefore = 3;
    if (b < kBefore) return false;
    auto at = b - kBefore;
    if (lower(text[at]) != 'i') return false;
    return letters_from(text, at, false) == kBinary && !is_word(at_or_nul(text, at));
  };
  return any_of(text, 'b', at_b) || any_of(text, 'B', at_b);
}

// Macros of the assembler make directives of their arguments: .\name
bool has_assembler_macros(std::string_view text) {
  constexpr auto kBegin =
      std::to_array<std::string_view>({".irp ", ".irp\t", ".irpc ", ".irpc\t", ".macro ", ".macro\t"});
  return text.find(".\\") != std::string_view::npos && std::ranges::any_of(kBegin, [&](auto word) {
    return text.find(word) != std::string_view::npos;
  });
}

// What stands before a string of metadata: its length, in seven bits a byte, the lowest first.
template <typename Takes>
bool any_length_before(std::string_view content, std::size_t at, Takes takes) {
  constexpr std::size_t kMore = 0x80;
  const auto byte = [&](std::size_t before) {
    return at < before ? std::size_t{0} : static_cast<unsigned char>(content[at - before]);
  };
  return byte(1) < kMore && (takes(byte(1)) || (byte(2) >= kMore && takes((byte(1) << 7) + byte(2) - kMore)));
}

// Whether one begins here, by its end.
bool begins_string(std::string_view content, std::size_t at) {
  return any_length_before(content, at, [&](auto length) { return at_or_nul(content, at + length) == kEndOfString; });
}

// Whether one ends at `end`, of which all from `at` on is a part.
bool ends_string(std::string_view content, std::size_t at, std::size_t end) {
  const auto is_text = [](char c) { return (c >= ' ' && c < '\x7f') || c == '\n' || c == '\t'; };
  for (;; --at) {
    if (any_length_before(content, at, [&](auto length) { return length == end - at; })) return true;
    if (at == 0 || !is_text(content[at - 1])) return false;
  }
}

// `include "x"`, whose dot another string ends with.
template <typename Begins>
bool names_text_without_dot(std::string_view text, Begins begins) {
  for (auto at = text.find(kText); at != std::string_view::npos; at = text.find(kText, at + 1)) {
    const auto end = at + kText.size();
    const char next = at_or_nul(text, end);
    const bool is_escaped = next == '\\' && at_or_nul(text, end + 1) != 'n';
    if ((is_blank(next) || is_escaped) && file_follows(text, end) && begins(at)) return true;
  }
  return false;
}

bool begins_directive(std::string_view letters) {
  return !letters.empty() && (kBinary.starts_with(letters) || kText.starts_with(letters));
}

}  // namespace

bool source_names_assembler_file(std::string_view text) {
  if (names_binary(text) || has_assembler_macros(text)) return true;
  const bool joins = text.find("concat") != std::string_view::npos;
  const auto is_directive = [&](std::size_t dot) {
    auto at = dot + 1;
    const auto letters = letters_from(text, at, joins);
    return letters == kBinary || (letters == kText && file_follows(text, at));
  };
  if (any_of(text, '.', is_directive)) return true;
  // Prose has it behind a blank, texts in C behind a #, paths behind a slash.
  return names_text_without_dot(text, [&](std::size_t at) {
    return at > 0 && !is_blank(text[at - 1]) && text[at - 1] != '#' && text[at - 1] != '/';
  });
}

bool library_names_assembler_file(std::string_view content) {
  if (names_binary(content) || has_assembler_macros(content)) return true;
  const auto is_directive = [&](std::size_t dot) {
    auto at = dot + 1;
    const auto letters = letters_from(content, at, false);
    if (letters == kText) return file_follows(content, at);
    // The end of a string that another may be put to.
    return begins_directive(letters) && at_or_nul(content, at) == kEndOfString && ends_string(content, dot, at) &&
           !is_word(content[dot - 1]);
  };
  if (any_of(content, '.', is_directive)) return true;
  return names_text_without_dot(content, [&](std::size_t at) { return begins_string(content, at); });
}

}  // namespace zcc::tools
