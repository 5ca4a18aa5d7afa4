// The lines of C texts that are directives, and what #define defines, without tokenising.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "inputs/text_scan.h"

namespace zcc::inputs {

// Whether a directive's mark can stand at `at`: first on its line, but for blanks and comments (C11
// 6.10). A line before that may go on in this one counts as such. Compilers also pass over byte order
// marks, NULs and, some of them, Unicode's blanks, and end lines at a carriage return.
bool begins_line(std::string_view text, std::size_t at);

// Whether a line that ends here goes on in the next (splice_length()).
bool goes_on(std::string_view line);

// Where the directive's word stands if the line of `at` is a directive; npos: it is none.
std::size_t directive_of_line(std::string_view text, std::size_t at);

// Whether the directive of the line of `at` is this one.
bool is_in_directive(std::string_view text, std::size_t at, std::string_view directive);

// Whether the word at `at` is what #define defines.
bool defines_at(std::string_view text, std::size_t at);

// Whether a comment that began in a line before may end before `at`.
bool ends_a_comment_before(std::string_view text, std::size_t at);

// What stands behind `#define`.
struct Definition {
  std::string_view macro;
  std::vector<std::string_view> parameters;  // with __VA_ARGS__
  bool known = true;  // that these are all
  std::size_t body = 0;  // where it begins

  bool takes(std::string_view word) const {
    return std::find(parameters.begin(), parameters.end(), word) != parameters.end();
  }
};

// `at` is where the macro's name is.
Definition definition_at(std::string_view text, std::size_t at);

// Calls visit(begin, end) for each word that is no number.
template <typename Visit>
void each_identifier(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = word_end(text, at);
    if (end > at && !(text[at] >= '0' && text[at] <= '9')) visit(at, end);
    at = std::max(end, at + 1);
  }
}

inline bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Whether nothing but blanks and a comment follows in the line.
bool ends_line(std::string_view text, std::size_t at);

// Whether a mark of a comment or a directive may go on in the next line.
bool splices_marks(std::string_view text);

}  // namespace zcc::inputs
