#include "tools/gnu/module_scan.h"

#include <algorithm>

namespace zcc::tools::gnu {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'; }

void add_once(std::vector<std::string>& names, std::string name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  ModuleScan run() {
    // Most texts are plain headers.
    if (text_.find("module") == std::string_view::npos && text_.find("import") == std::string_view::npos) {
      return {};
    }
    while (at_ < text_.size()) step();
    return std::move(result_);
  }

 private:
  void step() {
    skip_blank();
    if (at_ == text_.size()) return;
    const char c = text_[at_];
    if (c == '"' || c == '\'') return skip_literal(c);
    if (!is_word(c)) {
      exported_ = false;
      ++at_;
      return;
    }
    const auto word = take_word();
    if (is_raw(word)) return skip_raw();
    if (word == "import") imported();
    if (word == "module") declared();
    exported_ = word == "export";
  }

  void imported() {
    skip_blank();
    if (at_ == text_.size()) return;
    const char open = text_[at_];
    if (open != '<' && open != '"') {
      if (auto name = take_name(); !name.empty()) add_once(result_.imported, std::move(name));
      return;
    }
    const auto end = text_.find_first_of(open == '<' ? ">\n" : "\"\n", at_ + 1);
    if (end == std::string_view::npos || text_[end] == '\n') return;
    add_once(result_.imported, std::string(text_.substr(at_, end + 1 - at_)));
    at_ = end + 1;
  }

  void declared() {
    const auto name = take_name();
    if (name.empty() || name.front() == ':') return;  // module; and module :private;
    add_once(result_.declared, name);
    if (exported_ || name.find(':') != std::string::npos) add_once(result_.made, name);
  }

  // "a.b", "a:b", ":b"; blanks are left out. Empty where none stands.
  std::string take_name() {
    std::string name;
    for (;;) {
      skip_blank();
      if (at_ == text_.size()) return name;
      const char c = text_[at_];
      if (c == '.' || c == ':') {
        name += c;
        ++at_;
      } else if (is_word(c) && (name.empty() || name.back() == '.' || name.back() == ':')) {
        name += take_word();
      } else {
        return name;
      }
    }
  }

  std::string_view take_word() {
    const auto begin = at_;
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  void skip_blank() {
    while (at_ < text_.size()) {
      const auto rest = text_.substr(at_);
      if (is_space(rest.front()) || rest.starts_with("\\\n") || rest.starts_with("\\\r\n")) {
        ++at_;
      } else if (rest.starts_with("//")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (rest.starts_with("/*")) {
        const auto end = text_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? text_.size() : end + 2;
      } else {
        return;
      }
    }
  }

  // To the quote that closes it, or the end of the line: an apostrophe in an #error, a digit's separator.
  void skip_literal(char quote) {
    for (++at_; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == quote) {
        ++at_;
        return;
      }
    }
    at_ = std::min(at_, text_.size());
  }

  bool is_raw(std::string_view prefix) const {
    return prefix.ends_with('R') && prefix.size() <= 3 && at_ < text_.size() && text_[at_] == '"';
  }

  void skip_raw() {
    const auto open = text_.find('(', at_);
    if (open == std::string_view::npos) return skip_literal('"');
    const auto close = ")" + std::string(text_.substr(at_ + 1, open - at_ - 1)) + "\"";
    const auto end = text_.find(close, open);
    at_ = end == std::string_view::npos ? text_.size() : end + close.size();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool exported_ = false;  // the last word was `export`
  ModuleScan result_;
};

}  // namespace

ModuleScan scan_modules(std::string_view text) { return Scanner(text).run(); }

}  // namespace zcc::tools::gnu
