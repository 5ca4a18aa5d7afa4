#include "inputs/directives.h"

namespace zcc::inputs {

bool begins_line(std::string_view text, std::size_t at) {
  while (at > 0 && is_passed_over(text[at - 1])) --at;
  if (at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r') return true;
  return at > 1 && text[at - 1] == '/' && text[at - 2] == '*';
}

bool goes_on(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || is_passed_over(line.back()))) line.remove_suffix(1);
  return line.ends_with('\\');
}

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

bool is_in_directive(std::string_view text, std::size_t at, std::string_view directive) {
  const auto word = directive_of_line(text, at);
  return word != std::string_view::npos && text.substr(word, word_end(text, word) - word) == directive;
}

bool defines_at(std::string_view text, std::size_t at) {
  if (!is_in_directive(text, at, "define")) return false;
  const auto word = directive_of_line(text, at);
  return skip_blanks(text, word_end(text, word)) == at;
}

bool ends_a_comment_before(std::string_view text, std::size_t at) {
  const auto newline = text.substr(0, at).rfind('\n');
  const auto begin = newline == std::string_view::npos ? 0 : newline + 1;
  const auto line = text.substr(begin, at - begin);
  const auto end = line.find("*/");
  return end != std::string_view::npos && end < line.find("/*");
}

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

bool ends_line(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  return at >= text.size() || text[at] == '\n' || text[at] == '\r' ||
         text.substr(at).starts_with("//");
}

bool splices_marks(std::string_view text) {
  for (auto at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at + 1)) {
    if (at == 0 || splice_length(text, at) == 0) continue;
    const char before = text[at - 1];
    if (before == '/' || before == '*' || before == '%' || before == '\\') return true;
  }
  return false;
}

}  // namespace zcc::inputs
