#include "inputs/include_scan.h"

#include <algorithm>

#include "inputs/text_scan.h"

namespace zcc::inputs {
namespace {

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
      directive(skip_blanks(text_, at + length));
    }
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
        name(skip_blanks(text_, end + 1), next, result_.computed_has_include);
      }
    }
  }

  // A directive of which not even the word is to be read.
  void unreadable() { result_.computed_include = result_.computed_has_include = true; }

  // The name at `at`, in quotes or angles; anything else is for a macro to make, hence `computed`.
  void name(std::size_t at, bool next, bool& computed) {
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
                      .next = next};
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

IncludeScan scan_includes(std::string_view text) {
  auto scan = Scanner(text).run();
  // ??=include, where trigraphs are in force. Rare enough to be read twice.
  if (text.find("?\?=") == std::string_view::npos && text.find("?\?/") == std::string_view::npos) {
    return scan;
  }
  const auto plain = plain_text(text);
  auto more = Scanner(plain).run();
  for (auto& name : more.names) {
    if (std::find(scan.names.begin(), scan.names.end(), name) == scan.names.end()) {
      scan.names.push_back(std::move(name));
    }
  }
  scan.computed_include |= more.computed_include;
  scan.computed_has_include |= more.computed_has_include;
  return scan;
}

}  // namespace zcc::inputs
