#include "inputs/include_scan.h"

#include <algorithm>
#include <iterator>

#include "inputs/directives.h"
#include "inputs/include_names.h"
#include "inputs/text_scan.h"

namespace zcc::inputs {
namespace {

// Whether what follows the word of a directive can be its operand: not so in a text that says
// "#include's".
bool may_be_operand(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  return c == '<' || c == '"' || c == '(' || c == '/' || c == '\\' || c == '?' ||
         is_passed_over(c);  // ? may begin a trigraph that splices
}

// FNV-1a.
std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
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

// Whether the pragma's word stands in the text, or ## is to make it of a piece that does.
bool names_system_header(std::string_view text) {
  constexpr std::string_view kWord = "system_header";
  constexpr std::size_t kShortest = 3;
  if (text.find(kWord) != std::string_view::npos) return true;
  for (auto at = text.find("##"); at != std::string_view::npos; at = text.find("##", at + 2)) {
    const auto begin = skip_blanks(text, at + 2);
    const auto end = word_end(text, std::min(begin, text.size()));
    const auto piece = text.substr(std::min(begin, end), end - std::min(begin, end));
    if (piece.size() >= kShortest && kWord.ends_with(piece)) return true;
  }
  return false;
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
    result_.makes_system = names_system_header(text_) || result_.computed_line || !result_.line_names.empty();
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
      } else if (is_in_directive(text_, at, "define") ||
                 (is_in_condition(text_, at) && end < text_.size() && is_word(text_[end]))) {
        result_.computed_has_include = true;  // another word for it, or for its parenthesis
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
      // Without a name it is no macro, as in what #if 0 leaves out.
      const bool parameter = !definition.macro.empty() &&
                             definition.takes(text_.substr(operand, end - operand)) &&
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
  scan.makes_system |= more.makes_system;
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

}  // namespace zcc::inputs
