#include "inputs/include_scan.h"

#include <algorithm>

namespace zcc::inputs {
namespace {

bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Skips blanks, comments and spliced lines from `at` on, within the logical line.
std::size_t skip_blanks(std::string_view text, std::size_t at) {
  for (;;) {
    const auto rest = text.substr(std::min(at, text.size()));
    if (rest.starts_with(' ') || rest.starts_with('\t') || rest.starts_with('\f')) {
      ++at;
    } else if (rest.starts_with("\\\n")) {
      at += 2;
    } else if (rest.starts_with("\\\r\n")) {
      at += 3;
    } else if (rest.starts_with("/*")) {
      const auto end = text.find("*/", at + 2);
      if (end == std::string_view::npos) return text.size();
      at = end + 2;
    } else {
      return at;
    }
  }
}

// Whether a directive's mark can stand at `at`: first on its line, but for blanks and comments (C11
// 6.10). A line before that may go on in this one counts as such.
bool begins_line(std::string_view text, std::size_t at) {
  const auto last = text.substr(0, at).find_last_not_of(" \t\f\v\r");
  if (last == std::string_view::npos || text[last] == '\n') return true;
  return text[last] == '/' && last > 0 && text[last - 1] == '*';
}

// One scanning of one text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  IncludeScan run() {
    scan_directives('#', 1);
    scan_directives('%', 2);  // the digraph %:
    scan_has_include();
    return std::move(result_);
  }

 private:
  void scan_directives(char mark, std::size_t length) {
    for (auto at = text_.find(mark); at != std::string_view::npos;
         at = text_.find(mark, at + length)) {
      if (length == 2 && text_.substr(at, 2) != "%:") continue;
      if (!begins_line(text_, at)) continue;
      directive(skip_blanks(text_, at + length));
    }
  }

  void directive(std::size_t at) {
    auto end = at;
    while (end < text_.size() && is_word(text_[end])) ++end;
    const auto word = text_.substr(at, end - at);
    // A word that goes on in the next line: whatever it is, it may be one of ours.
    if (text_.substr(end).starts_with("\\\n") || text_.substr(end).starts_with("\\\r\n")) {
      if (!word.empty() && std::string_view("include_next").starts_with(word)) {
        if (word != "include" && word != "include_next") unreadable();
      } else if (word.empty()) {
        unreadable();
      }
    }
    if (word == "include" || word == "import") {
      name(skip_blanks(text_, end), false, result_.computed_include);
    } else if (word == "include_next") {
      name(skip_blanks(text_, end), true, result_.computed_include);
    }
  }

  void scan_has_include() {
    constexpr std::string_view kWord = "__has_include";
    for (auto at = text_.find(kWord); at != std::string_view::npos;
         at = text_.find(kWord, at + kWord.size())) {
      auto end = at + kWord.size();
      const bool next = text_.substr(end).starts_with("_next");
      if (next) end += 5;
      end = skip_blanks(text_, end);
      // `defined __has_include` and the like ask for no file.
      if (end < text_.size() && text_[end] == '(') {
        name(skip_blanks(text_, end + 1), next, result_.computed_has_include, true);
      } else if (in_definition(at)) {
        result_.computed_has_include = true;  // another word for it
      }
    }
  }

  // Whether #define begins the line.
  bool in_definition(std::size_t at) const {
    const auto line = text_.substr(0, at).rfind('\n');
    auto mark = skip_blanks(text_, line == std::string_view::npos ? 0 : line + 1);
    if (mark >= at || (text_[mark] != '#' && text_.substr(mark, 2) != "%:")) return false;
    mark = skip_blanks(text_, mark + (text_[mark] == '#' ? 1 : 2));
    return text_.substr(mark).starts_with("define");
  }

  // A directive of which not even the word is to be read.
  void unreadable() { result_.computed_include = result_.computed_has_include = true; }

  // The name at `at`, in quotes or angles; anything else is for a macro to make, hence `computed`.
  void name(std::size_t at, bool next, bool& computed, bool asked = false) {
    const char open = at < text_.size() ? text_[at] : '\0';
    const char close = open == '<' ? '>' : '"';
    const auto end = open == '<' || open == '"' ? text_.find_first_of(std::string{close, '\n'}, at + 1)
                                                : std::string_view::npos;
    if (end == std::string_view::npos || text_[end] != close) {
      computed = true;
      return;
    }
    IncludeName found{.name = std::string(text_.substr(at + 1, end - at - 1)),
                      .quoted = open == '"',
                      .next = next,
                      .asked = asked};
    if (found.name.empty()) return;
    if (found.name.ends_with('\\')) computed = true;
    if (std::find(result_.names.begin(), result_.names.end(), found) == result_.names.end()) {
      result_.names.push_back(std::move(found));
    }
  }

  std::string_view text_;
  IncludeScan result_;
};

}  // namespace

IncludeScan scan_includes(std::string_view text) { return Scanner(text).run(); }

}  // namespace zcc::inputs
