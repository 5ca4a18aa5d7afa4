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

// A backslash, or its trigraph, and the end of the line, with blanks between the two.
std::string without_splices(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t mark = text.front() == '\\' ? 1 : text.starts_with("?\?/") ? 3 : 0;
    const auto end = text.find_first_not_of(" \t\f\v\r", mark);
    if (mark != 0 && end != std::string_view::npos && text[end] == '\n') {
      text.remove_prefix(end + 1);
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
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
    const auto begin = at_;
    const auto word = take_word();
    if (is_raw(word)) return skip_raw();
    if (word == "import" || word == "module") look_for_macros(begin);
    if (word == "import") imported();
    if (word == "module") declared();
    exported_ = word == "export";
  }

  // `begin`: of the word that has just been read.
  void look_for_macros(std::size_t begin) {
    const auto behind = at_;
    const bool is_defined = is_in_definition(begin);
    add_words();
    const auto taken = text_.substr(behind, at_ - behind);
    const char next = at_ < text_.size() ? text_[at_] : '\0';
    // Whole within the line, or a macro's parameter.
    const bool whole = next == ';' && taken.find('\n') == std::string_view::npos;
    const bool parameter = next == ',' || next == ')';
    if (is_defined && !whole && !parameter) result_.by_macro = true;
    at_ = behind;
  }

  bool is_in_definition(std::size_t at) const {
    const auto newline = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    auto line = text_.substr(newline == std::string_view::npos ? 0 : newline + 1);
    line = line.substr(0, at - static_cast<std::size_t>(line.data() - text_.data()));
    const auto hash = line.find_first_of("#%");
    const auto define = line.find("define");
    return hash != std::string_view::npos && define != std::string_view::npos && hash < define;
  }

  // Names with their dots and colons, and attributes.
  void add_words() {
    for (;;) {
      skip_blank();
      if (at_ == text_.size()) return;
      const char c = text_[at_];
      if (is_word(c)) {
        const auto word = take_word();
        if (word.front() < '0' || word.front() > '9') add_once(result_.words, std::string(word));
      } else if (std::string_view(".:[]").find(c) != std::string_view::npos) {
        ++at_;
      } else {
        return;
      }
    }
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

ModuleScan scan_modules(std::string_view text) {
  auto scan = Scanner(text).run();
  const auto unspliced = without_splices(text);
  if (unspliced.size() == text.size()) return scan;
  const auto more = Scanner(unspliced).run();
  for (const auto list : {&ModuleScan::declared, &ModuleScan::made, &ModuleScan::imported, &ModuleScan::words}) {
    for (const auto& name : more.*list) add_once(scan.*list, name);
  }
  scan.by_macro = scan.by_macro || more.by_macro;
  return scan;
}

}  // namespace zcc::tools::gnu
