#include "inputs/include_scan.h"

#include <algorithm>

#include "inputs/text_scan.h"

namespace zcc::inputs {
namespace {

// Whether a directive's mark can stand at `at`: first on its line, but for blanks and comments (C11
// 6.10). A line before that may go on in this one counts as such. Compilers also pass over byte order
// marks, NULs and, some of them, Unicode's blanks, and end lines at a carriage return.
bool begins_line(std::string_view text, std::size_t at) {
  while (at > 0 && is_passed_over(text[at - 1])) --at;
  if (at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r') return true;
  return at > 1 && text[at - 1] == '/' && text[at - 2] == '*';
}

// Whether what follows the word of a directive can be its operand: not so in a text that says
// "#include's".
bool may_be_operand(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  return c == '<' || c == '"' || c == '(' || c == '/' || c == '\\' || c == '?' ||
         is_passed_over(c);  // ? may begin a trigraph that splices
}

// Where the directive's word stands if the line of `at` is a directive; npos: it is none.
std::size_t directive_of_line(std::string_view text, std::size_t at) {
  auto line = text.substr(0, at).rfind('\n');
  // Up to the first of the lines that go on in the next.
  while (line != std::string_view::npos && line > 0 && text.substr(0, line).ends_with('\\')) {
    line = text.substr(0, line).rfind('\n');
  }
  auto mark = skip_blanks(text, line == std::string_view::npos ? 0 : line + 1);
  if (mark >= at || (text[mark] != '#' && text.substr(mark, 2) != "%:")) {
    return std::string_view::npos;
  }
  return skip_blanks(text, mark + (text[mark] == '#' ? 1 : 2));
}

// Whether nothing but blanks and a comment follows in the line.
bool ends_line(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  return at >= text.size() || text[at] == '\n' || text[at] == '\r' ||
         text.substr(at).starts_with("//");
}

// Whether a mark of a comment or a directive may go on in the next line.
bool splices_marks(std::string_view text) {
  for (auto at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at + 1)) {
    if (at == 0 || splice_length(text, at) == 0) continue;
    const char before = text[at - 1];
    if (before == '/' || before == '*' || before == '%' || before == '\\') return true;
  }
  return false;
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// FNV-1a.
std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

// The first of equal names is kept, conditional or not.
void add_name(std::vector<IncludeName>& names, IncludeName name) {
  const bool known = std::any_of(names.begin(), names.end(), [&name](const auto& n) {
    return n.name == name.name && n.quoted == name.quoted && n.next == name.next &&
           n.asked == name.asked;
  });
  if (!known) names.push_back(std::move(name));
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
    scan_pieces();
    note_definitions();
    // _Pragma's word may be pasted together.
    result_.once = text_.find("once") != std::string_view::npos ||
                   text_.find("_Pragma") != std::string_view::npos;
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
      if (std::string_view("line").starts_with(word)) result_.computed_line = true;
      if (!word.empty() && std::string_view("include_next").starts_with(word)) {
        if (word != "include" && word != "include_next") unreadable();
      } else if (word.empty()) {
        unreadable();
      }
    }
    if (word == "line") {
      line_directive(skip_blanks(text_, end));
    } else if (is_number(word) && text_.substr(skip_blanks(text_, end)).starts_with('"')) {
      line_directive(at);  // else it is a comment of an assembler's source
    }
    if (word == "if" || word == "ifdef" || word == "ifndef") {
      ++depth_;
    } else if (word == "endif" && depth_ > 0) {
      --depth_;
    }
    if (!may_be_operand(text_, end)) return;
    if (word == "include" || word == "import") {
      result_.imports = result_.imports || word == "import";
      included_name(skip_blanks(text_, end), false);
    } else if (word == "include_next") {
      included_name(skip_blanks(text_, end), true);
    }
  }

  // `#line 12 "name"`, or `# 12 "name" 1 3`; `at` is the number's.
  void line_directive(std::size_t at) {
    const auto end = word_end(text_, at);
    if (!is_number(text_.substr(at, end - at))) {
      result_.computed_line = true;
      return;
    }
    if (ends_line(text_, end)) return;
    const auto open = skip_blanks(text_, end);
    const auto close = open < text_.size() && text_[open] == '"'
                           ? text_.find_first_of("\"\n\\", open + 1)
                           : std::string_view::npos;
    if (close == std::string_view::npos || text_[close] != '"') {
      result_.computed_line = true;
      return;
    }
    const auto name = text_.substr(open + 1, close - open - 1);
    // <stdin>, <built-in> and the like are no files.
    if (name.empty() || name.starts_with('<')) return;
    auto& names = result_.line_names;
    if (std::find(names.rbegin(), names.rend(), name) == names.rend()) names.emplace_back(name);
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
        bool computed = false;
        name(skip_blanks(text_, end + 1), next, computed, true);
        if (computed && !add_asking_macro(at)) result_.computed_has_include = true;
      } else if (in_definition(at)) {
        result_.computed_has_include = true;  // another word for it
      }
    }
  }

  // Whether #define begins the line.
  bool in_definition(std::size_t at) const {
    const auto word = directive_of_line(text_, at);
    return word != std::string_view::npos && text_.substr(word).starts_with("define");
  }

  // The macro with parameters in whose definition `at` stands; false when there is none.
  bool add_asking_macro(std::size_t at) {
    if (!in_definition(at)) return false;
    const auto word = directive_of_line(text_, at);
    const auto begin = skip_blanks(text_, word + std::string_view("define").size());
    const auto end = word_end(text_, begin);
    if (end == begin || end >= text_.size() || text_[end] != '(') return false;
    result_.asking_macros.emplace_back(text_.substr(begin, end - begin));
    return true;
  }

  // A beginning of the word that stands alone, to be pasted to the rest of it.
  void scan_pieces() {
    constexpr std::string_view kWord = "__has_include";
    constexpr std::string_view kLeast = "__has_";
    for (auto at = text_.find(kLeast); at != std::string_view::npos;
         at = text_.find(kLeast, at + kLeast.size())) {
      const auto end = word_end(text_, at);
      const auto word = text_.substr(at, end - at);
      if (word == kWord || !kWord.starts_with(word) || (at > 0 && is_word(text_[at - 1]))) continue;
      const auto next = skip_blanks(text_, end);
      const bool argument = next < text_.size() && (text_[next] == ',' || text_[next] == ')');
      // libstdc++ pastes names of its own to the shortest.
      if (word != kLeast || argument) result_.computed_has_include = true;
    }
  }

  void note_definitions() {
    constexpr std::string_view kWord = "define";
    for (auto at = text_.find(kWord); at != std::string_view::npos;
         at = text_.find(kWord, at + kWord.size())) {
      const auto begin = skip_blanks(text_, at + kWord.size());
      if (begin == at + kWord.size()) continue;  // "defined"
      result_.defined.push_back(hash_of(text_.substr(begin, word_end(text_, begin) - begin)));
    }
    std::sort(result_.defined.begin(), result_.defined.end());
    const auto end = std::unique(result_.defined.begin(), result_.defined.end());
    result_.defined.erase(end, result_.defined.end());
    result_.defined.shrink_to_fit();
    result_.hides_definitions = is_disguised(text_) || splices_marks(text_);
  }

  // A directive of which not even the word is to be read.
  void unreadable() {
    result_.computed_include = result_.unreadable_include = result_.computed_has_include = true;
  }

  void included_name(std::size_t at, bool next) {
    bool computed = false;
    name(at, next, computed);
    if (!computed) return;
    result_.computed_include = true;
    const auto end = word_end(text_, at);
    const auto word = text_.substr(at, end - at);
    // The compiler's own macros begin with an underscore, or stand for a number.
    const bool plain = !word.empty() && word.front() != '_' && !next && ends_line(text_, end);
    if (plain) {
      result_.included_macros.emplace_back(word);
    } else {
      result_.unreadable_include = true;
    }
  }

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
    add_name(result_.names, std::move(found));
  }

  std::string_view text_;
  IncludeScan result_;
  int depth_ = 0;  // of conditions
};

}  // namespace

bool IncludeScan::may_define(std::string_view macro) const {
  return hides_definitions || std::binary_search(defined.begin(), defined.end(), hash_of(macro));
}

IncludeScan scan_includes(std::string_view text) {
  auto scan = Scanner(text).run();
  // ??=include, where trigraphs are in force, and words and marks over two lines. Rare enough to be
  // read twice.
  if (!is_disguised(text) && !splices_marks(text)) return scan;
  const auto plain = plain_text(text);
  auto more = Scanner(plain).run();
  for (auto& name : scan.names) name.unconditional = false;
  for (auto& name : more.names) {
    name.unconditional = false;
    add_name(scan.names, std::move(name));
  }
  scan.computed_include |= more.computed_include;
  scan.computed_line |= more.computed_line;
  scan.line_names.insert(scan.line_names.end(), more.line_names.begin(), more.line_names.end());
  scan.unreadable_include |= more.unreadable_include;
  scan.once |= more.once;
  scan.imports |= more.imports;
  scan.included_macros.insert(scan.included_macros.end(), more.included_macros.begin(),
                              more.included_macros.end());
  scan.computed_has_include |= more.computed_has_include;
  scan.asking_macros.insert(scan.asking_macros.end(), more.asking_macros.begin(),
                            more.asking_macros.end());
  return scan;
}

namespace {

// Whether the word at `at` is only asked for its definition, defined anew or forgotten.
bool is_about_the_macro(std::string_view text, std::size_t at) {
  const auto word = directive_of_line(text, at);
  if (word != std::string_view::npos) {
    const auto end = word_end(text, word);
    const auto name = text.substr(word, end - word);
    const bool takes_it = name == "define" || name == "undef" || name == "ifdef" ||
                          name == "ifndef" || name == "elifdef" || name == "elifndef";
    if (takes_it && skip_blanks(text, end) == at) return true;
  }
  auto before = text.substr(0, at);
  while (!before.empty() && (before.back() == ' ' || before.back() == '\t' || before.back() == '(')) {
    before.remove_suffix(1);
  }
  return before.ends_with("defined");
}

}  // namespace

bool scan_asked(std::string_view text, const std::vector<std::string>& macros,
                std::vector<IncludeName>& names) {
  for (const auto& macro : macros) {
    for (auto at = text.find(macro); at != std::string_view::npos;
         at = text.find(macro, at + macro.size())) {
      const auto end = word_end(text, at);
      if (end - at != macro.size() || (at > 0 && is_word(text[at - 1]))) continue;
      if (is_about_the_macro(text, at)) continue;
      const auto open = skip_blanks(text, end);
      const bool call = open < text.size() && text[open] == '(';
      const auto begin = call ? skip_blanks(text, open + 1) : open;
      const char quote = call && begin < text.size() ? text[begin] : '\0';
      const auto close = quote == '<'   ? text.find_first_of(">\n", begin + 1)
                         : quote == '"' ? text.find_first_of("\"\n", begin + 1)
                                        : std::string_view::npos;
      if (close == std::string_view::npos || text[close] == '\n') return false;
      names.push_back({.name = std::string(text.substr(begin + 1, close - begin - 1)),
                       .quoted = quote == '"',
                       .asked = true});
    }
  }
  return true;
}

namespace {

// The name that the definition of the word that ends at `end` gives it; false: it is something else.
// A name in angles is: macros are expanded in it, and blanks may change (GCC manual of cpp, "Computed
// Includes"). Of an empty definition there is none: to include it is an error.
bool defined_name(std::string_view text, std::size_t end, std::vector<IncludeName>& names) {
  if (ends_line(text, end)) return true;
  const auto begin = skip_blanks(text, end);
  if (begin == end || text[begin] != '"') return false;
  const auto close = text.find_first_of("\"\n\\", begin + 1);
  if (close == std::string_view::npos || text[close] != '"' || !ends_line(text, close + 1)) {
    return false;
  }
  add_name(names, {.name = std::string(text.substr(begin + 1, close - begin - 1)), .quoted = true});
  return true;
}

// "define", but not "defined".
bool has_define(std::string_view text) {
  constexpr std::string_view kWord = "define";
  for (auto at = text.find(kWord); at != std::string_view::npos; at = text.find(kWord, at + 1)) {
    const auto end = at + kWord.size();
    if (end >= text.size() || !is_word(text[end])) return true;
  }
  return false;
}

// Whether the word at `at` may be what #define defines. Not if neither that nor the end of a comment
// stands before it in its line.
bool may_be_defined_at(std::string_view text, std::size_t at) {
  const auto line = text.find_last_of("\n\r", at);
  const auto begin = line == std::string_view::npos ? 0 : line + 1;
  const auto before = text.substr(begin, at - begin);
  return has_define(before) || before.find("*/") != std::string_view::npos;
}

bool defines_at(std::string_view text, std::size_t at) {
  const auto word = directive_of_line(text, at);
  if (word == std::string_view::npos) return false;
  const auto end = word_end(text, word);
  return text.substr(word, end - word) == "define" && skip_blanks(text, end) == at;
}

}  // namespace

bool scan_definitions(std::string_view text, const std::vector<std::string>& macros,
                      std::vector<IncludeName>& names) {
  const bool mentions_any = std::any_of(macros.begin(), macros.end(), [text](const auto& macro) {
    return text.find(macro) != std::string_view::npos;
  });
  if (!mentions_any && !is_disguised(text) && !splices_marks(text)) return true;
  // A definition that goes on in the next line is to be seen as one line.
  const auto plain = plain_text(text);
  text = plain;
  for (const auto& macro : macros) {
    for (auto at = text.find(macro); at != std::string_view::npos;
         at = text.find(macro, at + macro.size())) {
      const auto end = word_end(text, at);
      if (end - at != macro.size() || (at > 0 && is_word(text[at - 1]))) continue;
      if (!may_be_defined_at(text, at)) continue;
      if (!defines_at(text, at) || !defined_name(text, end, names)) return false;
    }
  }
  return true;
}

}  // namespace zcc::inputs
