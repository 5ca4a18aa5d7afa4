#include "inputs/include_scan.h"

#include <algorithm>
#include <iterator>

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

// Whether a line that ends here goes on in the next (splice_length()).
bool goes_on(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || is_passed_over(line.back()))) line.remove_suffix(1);
  return line.ends_with('\\');
}

// Where the directive's word stands if the line of `at` is a directive; npos: it is none.
std::size_t directive_of_line(std::string_view text, std::size_t at) {
  auto line = text.substr(0, at).rfind('\n');
  // Up to the first of the lines that go on in the next.
  while (line != std::string_view::npos && goes_on(text.substr(0, line))) {
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

// Of these a name is the same after it was read as separate words: no blanks, comments, quotes or commas
// (GCC manual of cpp, "Computed Includes").
bool is_plain_name(std::string_view name) {
  return name.find("//") == std::string_view::npos && std::all_of(name.begin(), name.end(), [](char c) {
    return is_word(c) || c == '.' || c == '/' || c == '-' || c == '+';
  });
}

// Calls visit(begin, end) for each word that is no number.
template <typename Visit>
void each_identifier(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = word_end(text, at);
    if (end > at && !(text[at] >= '0' && text[at] <= '9')) visit(at, end);
    at = std::max(end, at + 1);
  }
}

// Macros of GNU C that have no underscore (System-specific Predefined Macros). All stand for 1.
constexpr std::string_view kSystemMacros[] = {"linux", "unix", "i386"};

bool is_system_macro(std::string_view word) {
  return std::find(std::begin(kSystemMacros), std::end(kSystemMacros), word) != std::end(kSystemMacros);
}

std::string with_1_for(std::string_view macro, std::string_view name) {
  std::string out;
  std::size_t done = 0;
  each_identifier(name, [&](std::size_t begin, std::size_t end) {
    if (name.substr(begin, end - begin) != macro) return;
    out.append(name.substr(done, begin - done)).append("1");
    done = end;
  });
  return out.append(name.substr(done));
}

// A name in angles that is read as separate words, with what the system's macros may make of it.
void add_expanded(std::vector<IncludeName>& names, const IncludeName& name) {
  std::vector<std::string> forms{name.name};
  for (const auto macro : kSystemMacros) {
    for (std::size_t i = 0, n = forms.size(); i < n; ++i) {
      auto other = with_1_for(macro, forms[i]);
      if (other != forms[i]) forms.push_back(std::move(other));
    }
  }
  for (auto& form : forms) {
    auto made = name;
    made.name = std::move(form);
    add_name(names, std::move(made));
  }
}

// Whether the directive of the line of `at` is this one.
bool is_in_directive(std::string_view text, std::size_t at, std::string_view directive) {
  const auto word = directive_of_line(text, at);
  return word != std::string_view::npos && text.substr(word, word_end(text, word) - word) == directive;
}

// Whether the word at `at` is what #define defines.
bool defines_at(std::string_view text, std::size_t at) {
  if (!is_in_directive(text, at, "define")) return false;
  const auto word = directive_of_line(text, at);
  return skip_blanks(text, word_end(text, word)) == at;
}

// Whether a comment that began in a line before may end before `at`.
bool ends_a_comment_before(std::string_view text, std::size_t at) {
  const auto newline = text.substr(0, at).rfind('\n');
  const auto begin = newline == std::string_view::npos ? 0 : newline + 1;
  const auto line = text.substr(begin, at - begin);
  const auto end = line.find("*/");
  return end != std::string_view::npos && end < line.find("/*");
}

// Whether `at` stands in an #if itself, and not in what a macro is given there; or in the comment of an #endif.
bool is_in_condition(std::string_view text, std::size_t at) {
  if (ends_a_comment_before(text, at)) return false;
  for (const std::string_view bare : {"endif", "else", "ifdef", "ifndef"}) {
    if (is_in_directive(text, at, bare)) return true;
  }
  if (!is_in_directive(text, at, "if") && !is_in_directive(text, at, "elif")) return false;
  std::vector<bool> calls;  // of the parentheses that are open
  bool word = false;
  for (auto i = word_end(text, directive_of_line(text, at)); i < at; ++i) {
    if (text[i] == '(') calls.push_back(word);
    if (text[i] == ')' && !calls.empty()) calls.pop_back();
    if (!is_passed_over(text[i])) word = is_word(text[i]);
  }
  return std::find(calls.begin(), calls.end(), true) == calls.end();
}

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
Definition definition_at(std::string_view text, std::size_t at) {
  Definition out;
  const auto end = word_end(text, at);
  out.macro = text.substr(at, end - at);
  out.body = end;
  out.known = splice_length(text, end) == 0;
  if (end >= text.size() || text[end] != '(') return out;
  const auto close = text.find_first_of(")\n", end);
  out.known = close != std::string_view::npos && text[close] == ')';
  if (!out.known) return out;  // the list goes on in the next line
  out.body = close + 1;
  const auto list = text.substr(end, close - end);
  each_identifier(list, [&](std::size_t begin, std::size_t stop) {
    out.parameters.push_back(list.substr(begin, stop - begin));
  });
  out.parameters.emplace_back("__VA_ARGS__");
  return out;
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
      if (defines_at(text_, at)) continue;
      // `defined __has_include` and the like ask for no file.
      if (end < text_.size() && text_[end] == '(') {
        const auto operand = skip_blanks(text_, end + 1);
        if (is_in_condition(text_, at)) {
          name(operand, next, result_.computed_has_include, true);
        } else {
          asked_by_macro(at, operand, next);
        }
      } else if (is_in_directive(text_, at, "define")) {
        result_.computed_has_include = true;  // another word for it
      }
    }
  }

  // What __has_include at `at` asks for where a macro's body may be. The operand is read as separate words
  // there.
  void asked_by_macro(std::size_t at, std::size_t operand, bool next) {
    Definition definition;
    definition.known = !ends_a_comment_before(text_, at);
    if (definition.known && is_in_directive(text_, at, "define")) {
      definition = definition_at(text_, skip_blanks(text_, word_end(text_, directive_of_line(text_, at))));
    }
    const char open = operand < text_.size() ? text_[operand] : '\0';
    if (open == '"') {
      name(operand, next, result_.computed_has_include, true);
    } else if (open == '<') {
      const auto close = std::min(text_.find_first_of(">\n", operand), text_.size());
      const auto words = text_.substr(operand + 1, close - operand - 1);
      bool known = definition.known && close < text_.size() && text_[close] == '>' && is_plain_name(words);
      each_identifier(words, [&](std::size_t begin, std::size_t end) {
        known = known && !definition.takes(words.substr(begin, end - begin));
      });
      if (!known) {
        result_.computed_has_include = true;
        return;
      }
      add_expanded(result_.names, {.name = std::string(words), .next = next, .asked = true});
      auto& all = result_.asked_words;
      for (auto& word : words_of_name(words)) {
        if (std::find(all.begin(), all.end(), word) == all.end()) all.push_back(std::move(word));
      }
    } else {
      const auto end = word_end(text_, operand);
      const auto behind = skip_blanks(text_, end);
      const bool parameter = definition.takes(text_.substr(operand, end - operand)) &&
                             behind < text_.size() && text_[behind] == ')';
      if (parameter) {
        result_.asking_macros.emplace_back(definition.macro);
      } else {
        result_.computed_has_include = true;
      }
    }
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

bool IncludeScan::defines(std::string_view macro) const {
  return std::binary_search(defined.begin(), defined.end(), hash_of(macro));
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
  scan.asked_words.insert(scan.asked_words.end(), more.asked_words.begin(), more.asked_words.end());
  std::vector<std::uint32_t> defined;
  std::set_union(scan.defined.begin(), scan.defined.end(), more.defined.begin(), more.defined.end(),
                 std::back_inserter(defined));
  scan.defined = std::move(defined);
  return scan;
}

namespace {

// Whether `at` stands in a line that is a comment from its beginning on.
bool is_in_comment_line(std::string_view text, std::size_t at) {
  const auto newline = text.substr(0, at).rfind('\n');
  const auto begin = newline == std::string_view::npos ? 0 : newline + 1;
  const auto line = text.substr(begin, at - begin);
  const auto mark = std::min(line.find_first_not_of(" \t"), line.size());
  return line.substr(mark).starts_with("//") && line.find_first_of("*\r") == std::string_view::npos &&
         (begin == 0 || !goes_on(text.substr(0, begin - 1)));
}

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

std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words;
  each_identifier(name, [&](std::size_t begin, std::size_t end) {
    const auto word = name.substr(begin, end - begin);
    if (!is_system_macro(word)) words.emplace_back(word);
  });
  return words;
}

namespace {

// Adds all that a macro is given whose "(" is at `open`; false: one is no name.
bool add_arguments(std::string_view text, std::size_t open, std::vector<IncludeName>& names) {
  for (auto at = open;;) {
    at = skip_blanks(text, at + 1);
    const char mark = at < text.size() ? text[at] : '\0';
    if (mark != '<' && mark != '"') return false;
    const auto close = text.find_first_of(mark == '<' ? ">\n" : "\"\n\\", at + 1);
    if (close == std::string_view::npos || text[close] != (mark == '<' ? '>' : '"')) return false;
    IncludeName name{.name = std::string(text.substr(at + 1, close - at - 1)),
                     .quoted = mark == '"',
                     .asked = true};
    if (name.quoted) {
      names.push_back(std::move(name));
    } else if (is_plain_name(name.name)) {
      add_expanded(names, name);
    } else {
      return false;
    }
    at = skip_blanks(text, close + 1);
    if (at >= text.size() || text[at] != ',') return at < text.size() && text[at] == ')';
  }
}

bool scan_asked_once(std::string_view text, const std::vector<std::string>& macros,
                     std::vector<IncludeName>& names) {
  for (const auto& macro : macros) {
    for (auto at = text.find(macro); at != std::string_view::npos;
         at = text.find(macro, at + macro.size())) {
      const auto end = word_end(text, at);
      if (end - at != macro.size() || (at > 0 && is_word(text[at - 1]))) continue;
      if (is_about_the_macro(text, at) || is_in_comment_line(text, at)) continue;
      const auto open = skip_blanks(text, end);
      if (open >= text.size() || text[open] != '(' || !add_arguments(text, open, names)) return false;
    }
  }
  return true;
}

}  // namespace

bool scan_asked(std::string_view text, const std::vector<std::string>& macros,
                std::vector<IncludeName>& names) {
  if (!scan_asked_once(text, macros, names)) return false;
  return !is_disguised(text) || scan_asked_once(plain_text(text), macros, names);
}

bool argument_defines(std::string_view argument, std::string_view macro) {
  for (auto at = argument.find(macro); at != std::string_view::npos; at = argument.find(macro, at + 1)) {
    const auto before = argument.substr(0, at);
    const auto after = argument.substr(at + macro.size());
    const bool begins = before.empty() || before.ends_with("-D") || before.ends_with(',') ||
                        before.ends_with("--define-macro=");
    const bool ends = after.empty() || after.front() == '=' || after.front() == '(' || after.front() == ',';
    if (begins && ends) return true;
  }
  return false;
}

bool argument_mentions(std::string_view argument, std::string_view word) {
  const auto value = argument.find('=');
  if (value == std::string_view::npos) return false;
  bool found = false;
  const auto rest = argument.substr(value);
  each_identifier(rest, [&](std::size_t begin, std::size_t end) {
    found |= rest.substr(begin, end - begin) == word;
  });
  return found;
}

void PastedWords::add_text(std::string_view text) {
  const auto plain = plain_text(text);
  text = plain;
  for (auto at = text.find_first_of("#%"); at != std::string_view::npos;
       at = text.find_first_of("#%", at + 1)) {
    const bool digraph = text.substr(at).starts_with("%:");
    if ((text[at] == '%' && !digraph) || !begins_line(text, at)) continue;
    const auto begin = skip_blanks(text, at + (digraph ? 2 : 1));
    const auto end = std::min(text.find_first_of("\n\r", begin), text.size());
    add_line(text.substr(begin, end - begin));
    at = end - 1;
  }
}

// A directive from its word on.
void PastedWords::add_line(std::string_view line) {
  const auto word = word_end(line, 0);
  Definition definition;
  definition.body = word;
  if (line.substr(0, word) == "define") definition = definition_at(line, skip_blanks(line, word));
  const auto body = line.substr(definition.body);
  pastes_ |= body.find("##") != std::string_view::npos || body.find("%:%:") != std::string_view::npos;
  for (std::size_t at = 0; at < body.size();) {
    const auto end = word_end(body, at);
    const auto piece = body.substr(at, end - at);
    if (end > at && !definition.takes(piece)) pieces_.emplace(piece);
    at = std::max(end, at + 1);
  }
}

void PastedWords::add_argument(std::string_view argument) {
  const auto value = argument.find('=');
  if (value != std::string_view::npos) add_line(argument.substr(value));
}

bool PastedWords::may_make(std::string_view word) const {
  if (!pastes_) return false;
  std::vector<bool> reached(word.size() + 1);
  reached[0] = true;
  for (std::size_t end = 1; end <= word.size(); ++end) {
    for (std::size_t begin = 0; begin < end; ++begin) {
      if (!reached[begin] || end - begin == word.size()) continue;
      const auto piece = word.substr(begin, end - begin);
      if (is_number(piece) || pieces_.contains(piece)) reached[end] = true;
    }
  }
  return reached[word.size()];
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
