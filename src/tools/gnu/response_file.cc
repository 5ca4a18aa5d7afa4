#include "tools/gnu/response_file.h"

#include <algorithm>

namespace zcc::tools::gnu {
namespace {

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxFiles = 2000;  // libiberty's own limit
constexpr std::size_t kMaxArguments = 1'000'000;

bool is_separator(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Reads one argument off the front of a response file.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : rest_(text) {}

  bool at_end() {
    while (!rest_.empty() && is_separator(rest_.front())) rest_.remove_prefix(1);
    return rest_.empty();
  }

  std::optional<std::string> next() {
    std::string argument;
    while (!rest_.empty() && !is_separator(rest_.front())) {
      const char c = take();
      bool good = true;
      if (c == '\'' || c == '"') {
        good = quoted(c, argument);
      } else if (c == '\\') {
        good = escaped(argument);
      } else {
        argument += c;
      }
      if (!good) return std::nullopt;
    }
    if (argument.empty()) return std::nullopt;
    return argument;
  }

 private:
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  bool escaped(std::string& argument) {
    if (rest_.empty() || rest_.front() == '\n' || rest_.front() == '\r') return false;
    argument += take();
    return true;
  }

  bool quoted(char quote, std::string& argument) {
    while (!rest_.empty()) {
      char c = take();
      if (c == quote) return true;
      if (c == '\\') {
        if (quote == '\'' || rest_.empty()) return false;
        c = take();
        if (c != '"' && c != '\\') return false;
      }
      argument += c;
    }
    return false;
  }

  std::string_view rest_;
};

class Expander {
 public:
  explicit Expander(const ParseContext& context) : context_(context) {}

  Expansion run(const std::vector<std::string_view>& arguments) {
    result_.arguments.reserve(arguments.size());
    for (const auto argument : arguments) {
      if (!add(argument)) break;
    }
    return std::move(result_);
  }

 private:
  bool add(std::string_view argument) {
    if (!argument.starts_with('@')) {
      result_.arguments.emplace_back(argument);
      return result_.arguments.size() <= kMaxArguments || give_up(argument);
    }
    const auto path = absolute(argument.substr(1));
    const bool repeats = std::ranges::find(open_, path) != open_.end();
    if (repeats || open_.size() == kMaxDepth || result_.files.size() == kMaxFiles) {
      return give_up(argument);
    }
    const auto text = context_.read_file ? context_.read_file(path) : std::nullopt;
    const auto parts = text ? split_response_file(*text) : std::nullopt;
    if (!parts) return give_up(argument);
    result_.files.emplace_back(argument.substr(1));
    open_.push_back(path);
    const bool good = std::ranges::all_of(*parts, [this](const auto& part) { return add(part); });
    open_.pop_back();
    return good;
  }

  bool give_up(std::string_view argument) {
    result_.failure = std::string(argument);
    return false;
  }

  std::string absolute(std::string_view path) const {
    if (path.starts_with('/')) return std::string(path);
    return std::string(context_.cwd) + "/" + std::string(path);
  }

  const ParseContext& context_;
  std::vector<std::string> open_;  // the files being expanded, outermost first
  Expansion result_;
};

}  // namespace

std::optional<std::vector<std::string>> split_response_file(std::string_view text) {
  constexpr std::string_view kDisputed("\0\f\v", 3);
  if (text.find_first_of(kDisputed) != std::string_view::npos) return std::nullopt;
  if (text.starts_with("\xEF\xBB\xBF") || text.starts_with("\xFF\xFE") ||
      text.starts_with("\xFE\xFF")) {
    return std::nullopt;
  }
  std::vector<std::string> arguments;
  for (Splitter splitter(text); !splitter.at_end();) {
    auto argument = splitter.next();
    if (!argument) return std::nullopt;
    arguments.push_back(std::move(*argument));
  }
  return arguments;
}

Expansion expand_response_files(const std::vector<std::string_view>& arguments,
                                const ParseContext& context) {
  return Expander(context).run(arguments);
}

}  // namespace zcc::tools::gnu
