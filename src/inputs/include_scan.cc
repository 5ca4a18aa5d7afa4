#include "inputs/include_scan.h"

#include <algorithm>

#include "inputs/text_scan.h"

namespace zcc::inputs {
namespace {

// Whether a directive's mark can stand at `at`: first on its line, but for blanks and comments (C11
// 6.10). A line before that may go on in this one counts as such.
bool begins_line(std::string_view text, std::size_t at) {
  const auto last = text.substr(0, at).find_last_not_of(" \t\f\v\r");
  if (last == std::string_view::npos || text[last] == '\n') return true;
  return text[last] == '/' && last > 0 && text[last - 1] == '*';
}

// The first of equal names is kept, conditional or not.
void add_name(IncludeScan& scan, IncludeName name) {
  const bool known = std::any_of(scan.names.begin(), scan.names.end(), [&name](const auto& n) {
    return n.name == name.name && n.quoted == name.quoted && n.next == name.next &&
           n.asked == name.asked;
  });
  if (!known) scan.names.push_back(std::move(name));
}

// One scanning of one text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  IncludeScan run() {
    scan_directives('#', 1);
    // The digraph %:. Conditions that are spelled with it have not been seen so far.
    depth_ = 1;
    if (scan_directives('%', 2)) {
      for (auto& name : result_.names) name.unconditional = false;
    }
    scan_has_include();
    return std::move(result_);
  }

 private:
  bool scan_directives(char mark, std::size_t length) {
    bool found = false;
    for (auto at = text_.find(mark); at != std::string_view::npos;
         at = text_.find(mark, at + length)) {
      if (length == 2 && text_.substr(at, 2) != "%:") continue;
      if (!begins_line(text_, at)) continue;
      directive(skip_blanks(text_, at + length));
      found = true;
    }
    return found;
  }

  void directive(std::size_t at) {
    auto end = at;
    while (end < text_.size() && is_word(text_[end])) ++end;
    const auto word = text_.substr(at, end - at);
    // A word that goes on in the next line: whatever it is, it may be one of ours.
    if (splice_length(text_, end) > 0) {
      if (!word.empty() && std::string_view("include_next").starts_with(word)) {
        if (word != "include" && word != "include_next") unreadable();
      } else if (word.empty()) {
        unreadable();
      }
    }
    if (word == "if" || word == "ifdef" || word == "ifndef") {
      ++depth_;
    } else if (word == "endif" && depth_ > 0) {
      --depth_;
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
                      .asked = asked,
                      .unconditional = depth_ == 0 && !asked};
    if (found.name.empty()) return;
    if (found.name.ends_with('\\')) computed = true;
    add_name(result_, std::move(found));
  }

  std::string_view text_;
  IncludeScan result_;
  int depth_ = 0;  // of conditions
};

}  // namespace

IncludeScan scan_includes(std::string_view text) {
  auto scan = Scanner(text).run();
  // ??=include, where trigraphs are in force. Rare enough to be read twice.
  if (text.find("?\?=") == std::string_view::npos && text.find("?\?/") == std::string_view::npos) {
    return scan;
  }
  const auto plain = plain_text(text);
  auto more = Scanner(plain).run();
  for (auto& name : scan.names) name.unconditional = false;
  for (auto& name : more.names) {
    name.unconditional = false;
    add_name(scan, std::move(name));
  }
  scan.computed_include |= more.computed_include;
  scan.computed_has_include |= more.computed_has_include;
  return scan;
}

}  // namespace zcc::inputs
