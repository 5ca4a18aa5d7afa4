#include "tools/depfile.h"

#include <unordered_set>

namespace zcc::tools {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Reads a depfile as a sequence of tokens: names, colons that end a target, and ends of lines.
class Lexer {
 public:
  enum class Token { kName, kColon, kNewline, kEnd };

  explicit Lexer(std::string_view text) : text_(text) {}

  Token next() {
    skip_blanks();
    if (at_ == text_.size()) return Token::kEnd;
    if (const auto length = newline_at(at_)) {
      at_ += length;
      return Token::kNewline;
    }
    if (is_colon(at_)) {
      ++at_;
      return Token::kColon;
    }
    read_name();
    return Token::kName;
  }

  // The name that next() read last.
  std::string& name() { return name_; }

 private:
  // Length of the line end at `at`: 0 when there is none.
  std::size_t newline_at(std::size_t at) const {
    if (text_.substr(at).starts_with('\n')) return 1;
    return text_.substr(at).starts_with("\r\n") ? 2 : 0;
  }

  // Neither compiler escapes a colon in a name: only one in front of white space ends a target.
  bool is_colon(std::size_t at) const {
    if (text_[at] != ':') return false;
    return at + 1 == text_.size() || is_blank(text_[at + 1]) || newline_at(at + 1) != 0;
  }

  void skip_blanks() {
    while (at_ < text_.size()) {
      if (is_blank(text_[at_])) {
        ++at_;
      } else if (text_[at_] == '\\' && newline_at(at_ + 1) != 0) {
        at_ += 1 + newline_at(at_ + 1);
      } else {
        break;
      }
    }
  }

  void read_name() {
    name_.clear();
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (is_blank(c) || newline_at(at_) != 0 || is_colon(at_)) return;
      if (c == '\\') {
        if (!read_backslashes()) return;
      } else {
        name_ += c;
        at_ += text_.substr(at_).starts_with("$$") ? 2 : 1;
      }
    }
  }

  // 2n+1 backslashes and a blank: n backslashes and a blank. 2n: n, and the name ends. In front of
  // '#' one is an escape. In front of a line end the last one continues the line. Returns whether
  // the name goes on.
  bool read_backslashes() {
    auto end = text_.find_first_not_of('\\', at_);
    if (end == std::string_view::npos) end = text_.size();
    const auto count = end - at_;
    if (end < text_.size() && is_blank(text_[end])) {
      name_.append(count / 2, '\\');
      at_ = end;
      if (count % 2 == 0) return false;
      name_ += text_[at_++];
      return true;
    }
    const bool escapes = end < text_.size() && text_[end] == '#';
    const bool continues = newline_at(end) != 0;
    name_.append(count - (escapes || continues ? 1 : 0), '\\');
    at_ = continues ? end - 1 : end;
    if (escapes) name_ += text_[at_++];
    return !continues;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string name_;
};

using Token = Lexer::Token;

auto damaged(const char* what) {
  return fail(ErrorKind::kDamaged, std::string("dependency file: ") + what);
}

// Skips to behind the first rule's colon; false when there is none.
bool skip_targets(Lexer& lexer) {
  bool any = false;
  for (;;) {
    switch (lexer.next()) {
      case Token::kName:
        any = true;
        break;
      case Token::kColon:
        return any;
      case Token::kNewline:
        if (any) return false;
        break;
      case Token::kEnd:
        return false;
    }
  }
}

// Whether all that is left are rules of one target and no prerequisite.
bool only_phony_rules(Lexer& lexer) {
  for (;;) {
    auto token = lexer.next();
    if (token == Token::kEnd) return true;
    if (token == Token::kNewline) continue;
    if (token != Token::kName || lexer.next() != Token::kColon) return false;
    token = lexer.next();
    if (token == Token::kEnd) return true;
    if (token != Token::kNewline) return false;
  }
}

// The first rule's prerequisites.
Result<std::vector<std::string>> first_rule(std::string_view text, Lexer& lexer) {
  if (!text.ends_with('\n')) return damaged("its last line does not end");
  if (text.ends_with("\\\n") || text.ends_with("\\\r\n")) return damaged("ends inside an escape");
  if (!skip_targets(lexer)) return damaged("no rule in it");
  std::vector<std::string> names;
  std::unordered_set<std::string> seen;
  for (auto token = lexer.next(); token != Token::kNewline; token = lexer.next()) {
    if (token != Token::kName) return damaged("a colon among the prerequisites");
    if (seen.insert(lexer.name()).second) names.push_back(lexer.name());
  }
  return names;
}

// What a target stands for that ends so is a module.
constexpr std::string_view kModuleSuffix = ".c++m";

// A line's words, a colon that ends a target being one of them. False at the end.
bool take_line(Lexer& lexer, std::vector<std::string>& words) {
  words.clear();
  for (auto token = lexer.next(); token != Token::kEnd; token = lexer.next()) {
    if (token == Token::kNewline) {
      if (!words.empty()) return true;
    } else {
      words.push_back(token == Token::kColon ? ":" : lexer.name());
    }
  }
  return !words.empty();
}

bool take_import(std::string_view word, std::vector<std::string>& imported) {
  if (!word.ends_with(kModuleSuffix)) return false;
  imported.emplace_back(word.substr(0, word.size() - kModuleSuffix.size()));
  return true;
}

}  // namespace

Result<std::vector<std::string>> parse_depfile(std::string_view text) {
  Lexer lexer(text);
  auto names = first_rule(text, lexer);
  if (names && !only_phony_rules(lexer)) return damaged("more than one rule");
  return names;
}

// Behind the first rule come, with GCC 12: the phony rules of -MP; "targets: modules", which CXX_IMPORTS
// repeats; "module: CMI"; ".PHONY: module"; "CMI:| object"; "CXX_IMPORTS += modules".
Result<ModuleDepfile> parse_module_depfile(std::string_view text) {
  Lexer lexer(text);
  auto files = first_rule(text, lexer);
  if (!files) return tl::unexpected(files.error());
  ModuleDepfile out{.files = std::move(*files), .imported = {}, .made = {}};
  std::vector<std::string> words;
  while (take_line(lexer, words)) {
    if (words.front() == "CXX_IMPORTS") {
      if (words.size() < 3 || words[1] != "+=") return damaged("CXX_IMPORTS");
      for (auto word = words.begin() + 2; word != words.end(); ++word) {
        if (!take_import(*word, out.imported)) return damaged("CXX_IMPORTS");
      }
    } else if (words.size() == 3 && words[1] == ":" && words[0].ends_with(kModuleSuffix)) {
      if (!out.made.empty()) return damaged("more than one module");
      out.made = words[2];
    }
  }
  return out;
}

}  // namespace zcc::tools
