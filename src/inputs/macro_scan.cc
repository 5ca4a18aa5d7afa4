// What macros decide about included names: names given to macros that ask, words that ## makes, and what
// #include MACRO stands for. Declared in include_scan.h.
#include <algorithm>

#include "inputs/directives.h"
#include "inputs/include_names.h"
#include "inputs/include_scan.h"
#include "inputs/text_scan.h"

namespace zcc::inputs {
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

std::optional<std::string_view> name_defined_by_argument(std::string_view argument, std::string_view macro) {
  if (argument.starts_with("-D")) argument.remove_prefix(2);
  if (!argument.starts_with(macro)) return std::nullopt;
  argument.remove_prefix(macro.size());
  if (!argument.starts_with("=\"") || argument.size() < 4 || !argument.ends_with('"')) return std::nullopt;
  const auto name = argument.substr(2, argument.size() - 3);
  if (name.find_first_of("\"\\\n") != std::string_view::npos) return std::nullopt;
  return name;
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

// Whether the word at `at` stands behind the name that its line defines, in a line that no comment ends in.
bool is_in_anothers_definition(std::string_view text, std::size_t at) {
  return is_in_directive(text, at, "define") && !defines_at(text, at) && !ends_a_comment_before(text, at);
}

// Calls visit(text, macro, where its name ends) for each place where the text defines one of the macros;
// the text is given without splices. False: visit() says so, or one may be defined that is not to be read off.
template <typename Visit>
bool each_definition(std::string_view text, const std::vector<std::string>& macros, Visit visit) {
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
      if (!may_be_defined_at(text, at) || is_in_anothers_definition(text, at)) continue;
      if (!defines_at(text, at) || !visit(text, macro, end)) return false;
    }
  }
  return true;
}

}  // namespace

bool scan_definitions(std::string_view text, const std::vector<std::string>& macros,
                      std::vector<IncludeName>& names) {
  return each_definition(text, macros, [&names](std::string_view plain, const std::string&, std::size_t end) {
    return defined_name(plain, end, names);
  });
}

bool scan_replacements(std::string_view text, const std::vector<std::string>& words,
                       std::vector<Replacement>& replacements) {
  return each_definition(text, words, [&](std::string_view plain, const std::string& word, std::size_t end) {
    if (end < plain.size() && plain[end] == '(') return true;
    const auto begin = skip_blanks(plain, end);
    const auto stop = word_end(plain, begin);
    if (stop == begin || !ends_line(plain, stop)) return false;
    replacements.push_back({word, std::string(plain.substr(begin, stop - begin))});
    return true;
  });
}

}  // namespace zcc::inputs
