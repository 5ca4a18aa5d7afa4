#include "tools/gnu/module_map.h"

#include <algorithm>
#include <cctype>

namespace zcc::tools::gnu {
namespace {

bool is_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

enum class Kind { kEnd, kWord, kText, kMark, kOdd };

struct Token {
  Kind kind = Kind::kEnd;
  std::string_view text;  // of a text what is in the quotes
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : rest_(text) {}

  Token next() {
    if (!skip_blanks()) return {Kind::kOdd, {}};
    if (rest_.empty()) return {};
    if (rest_.front() == '"') return text();
    if (is_of_word(rest_.front())) {
      const auto end = std::ranges::find_if_not(rest_, is_of_word);
      return take(Kind::kWord, static_cast<std::size_t>(end - rest_.begin()));
    }
    // A backslash would join lines.
    constexpr std::string_view kMarks = "{}[],.*!-+";
    return take(kMarks.find(rest_.front()) == std::string_view::npos ? Kind::kOdd : Kind::kMark, 1);
  }

 private:
  Token take(Kind kind, std::size_t size) {
    const Token token{kind, rest_.substr(0, size)};
    rest_.remove_prefix(size);
    return token;
  }

  Token text() {
    const auto end = rest_.find_first_of("\"\\\n", 1);
    if (end == std::string_view::npos || rest_[end] != '"') return {Kind::kOdd, {}};
    const Token token{Kind::kText, rest_.substr(1, end - 1)};
    rest_.remove_prefix(end + 1);
    return token;
  }

  // Also comments; false where one does not end.
  bool skip_blanks() {
    for (;;) {
      const auto at = std::min(rest_.find_first_not_of(" \t\r\n\f\v"), rest_.size());
      rest_.remove_prefix(at);
      const bool line = rest_.starts_with("//");
      if (!line && !rest_.starts_with("/*")) return true;
      const auto end = line ? rest_.find('\n') : rest_.find("*/", 2);
      if (end == std::string_view::npos) {
        rest_ = {};
        return line;
      }
      // The next line would be of the comment, too.
      if (line && (rest_[end - 1] == '\\' || rest_[end - 1] == '\r')) return false;
      rest_.remove_prefix(end + (line ? 1 : 2));
    }
  }

  std::string_view rest_;
};

}  // namespace

std::optional<ModuleMap> read_module_map(std::string_view text) {
  ModuleMap map;
  Lexer lexer(text);
  Token last, before;
  bool is_extern = false;
  std::size_t depth = 0;
  for (auto token = lexer.next(); token.kind != Kind::kEnd; before = last, last = token, token = lexer.next()) {
    if (token.kind == Kind::kOdd || token.text == "framework") return std::nullopt;
    const bool is_module = depth == 0 && last.kind == Kind::kWord && last.text == "module";
    if (is_module) {
      is_extern = before.kind == Kind::kWord && before.text == "extern";
      map.modules.emplace_back(token.text);
    } else if (token.kind == Kind::kText && is_extern && depth == 0) {
      map.maps.emplace_back(token.text);
    }
    if (token.kind == Kind::kText) map.names.emplace_back(token.text);
    if (token.kind != Kind::kMark) continue;
    if (token.text == "{") ++depth;
    if (token.text == "}" && depth-- == 0) return std::nullopt;
  }
  return depth == 0 ? std::optional(std::move(map)) : std::nullopt;
}

bool is_module_map_name(std::string_view name) {
  return std::ranges::find(kModuleMapNames, name) != std::ranges::end(kModuleMapNames);
}

}  // namespace zcc::tools::gnu
