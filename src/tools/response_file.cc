#include "tools/response_file.h"

#include <algorithm>

namespace zcc::tools {
namespace {

constexpr std::size_t kMaxFiles = 1999;
constexpr std::size_t kMaxArguments = 1'000'000;

using Arguments = std::vector<std::string>;

// ---- splitting ----------------------------------------------------------------------------------

// One release of libiberty's buildargv. GCC 15 took over the shell's rules for backslashes: literal within single
// quotes, within double quotes except before $ ` " \ and newline; before a newline both are dropped.
Arguments split_as_gcc(std::string_view text, bool as_the_shell) {
  constexpr std::string_view kSpace = " \t\n\v\f\r";
  text = text.substr(0, text.find('\0'));
  Arguments arguments;
  for (;;) {
    const auto begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return arguments;
    text.remove_prefix(begin);
    std::string argument;
    char quote = 0;
    std::size_t i = 0;
    for (; i < text.size() && (quote != 0 || kSpace.find(text[i]) == std::string_view::npos); ++i) {
      const char c = text[i];
      const char next = i + 1 < text.size() ? text[i + 1] : '\0';
      const bool escapes =
          c == '\\' && (!as_the_shell || quote == 0 ||
                        (quote == '"' && next != 0 && std::string_view("$`\"\\\n").find(next) != std::string_view::npos));
      if (escapes) {
        if (++i == text.size()) break;  // the last character is dropped
        if (!as_the_shell || next != '\n') argument += next;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else {
        argument += c;
      }
    }
    arguments.push_back(std::move(argument));
    text.remove_prefix(std::min(i, text.size()));
  }
}

// An argument that was read goes on as a C string.
void push_as_c_string(Arguments& arguments, std::string& argument) {
  argument.resize(std::min(argument.find('\0'), argument.size()));
  arguments.push_back(std::move(argument));
  argument.clear();
}

Arguments split_as_posix(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\r";
  Arguments arguments;
  std::string argument;
  // An argument of nothing, '' among them, is none.
  const auto end_argument = [&] {
    if (!argument.empty()) push_as_c_string(arguments, argument);
  };
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size()) {
      argument += text[++i];
    } else if (quote != 0 ? c == quote : c == '\'' || c == '"') {
      quote = quote != 0 ? '\0' : c;
    } else if (quote == 0 && kSpace.find(c) != std::string_view::npos) {
      end_argument();
    } else {
      argument += c;
    }
  }
  end_argument();
  return arguments;
}

// Takes a run of backslashes off the front, and the quote behind it if they escape it: before a quote two
// stand for one, elsewhere each for itself.
void take_backslashes(std::string_view& text, std::string& argument) {
  const auto count = std::min(text.find_first_not_of('\\'), text.size());
  text.remove_prefix(count);
  if (!text.starts_with('"')) {
    argument.append(count, '\\');
    return;
  }
  argument.append(count / 2, '\\');
  if (count % 2 == 0) return;
  argument += '"';
  text.remove_prefix(1);
}

// Nothing for an unclosed quote, which clang 14 drops and clang 19 does not.
std::optional<Arguments> split_as_windows(std::string_view text) {
  constexpr std::string_view kSpace(" \t\n\r\0", 5);
  Arguments arguments;
  for (;;) {
    const auto begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return arguments;
    text.remove_prefix(begin);
    std::string argument;
    bool quoted = false;
    while (!text.empty() && (quoted || kSpace.find(text.front()) == std::string_view::npos)) {
      if (text.front() == '\\') {
        take_backslashes(text, argument);
        continue;
      }
      if (text.front() != '"') {
        argument += text.front();
      } else if (quoted && text.substr(1).starts_with('"')) {
        argument += '"';
        text.remove_prefix(1);
      } else {
        quoted = !quoted;
      }
      text.remove_prefix(1);
    }
    if (quoted) return std::nullopt;
    push_as_c_string(arguments, argument);
  }
}

// ---- expanding ----------------------------------------------------------------------------------

class Expander {
 public:
  Expander(Quoting quoting, const ParseContext& context) : quoting_(quoting), context_(context) {}

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
    if (repeats || result_.files.size() == kMaxFiles) return give_up(argument);
    const auto text = context_.read_file ? context_.read_file(path) : std::nullopt;
    const auto parts = text ? split_response_file(*text, quoting_) : std::nullopt;
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

  const Quoting quoting_;
  const ParseContext& context_;
  std::vector<std::string> open_;  // the files being expanded, outermost first
  Expansion result_;
};

}  // namespace

Quoting gcc_quoting(int release) { return 0 < release && release < 15 ? Quoting::kGcc : Quoting::kAnyGcc; }

Quoting clang_quoting(const std::vector<std::string_view>& arguments, bool like_cl) {
  auto quoting = like_cl ? Quoting::kWindows : Quoting::kPosix;
  for (const auto argument : arguments) {
    if (argument == "--rsp-quoting=posix") quoting = Quoting::kPosix;
    if (argument == "--rsp-quoting=windows") quoting = Quoting::kWindows;
  }
  return quoting;
}

std::optional<Arguments> split_response_file(std::string_view text, Quoting quoting) {
  if (quoting == Quoting::kGcc) return split_as_gcc(text, false);
  if (quoting == Quoting::kAnyGcc) {
    auto arguments = split_as_gcc(text, false);
    if (arguments != split_as_gcc(text, true)) return std::nullopt;
    return arguments;
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return std::nullopt;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return quoting == Quoting::kPosix ? split_as_posix(text) : split_as_windows(text);
}

Expansion expand_response_files(const std::vector<std::string_view>& arguments, Quoting quoting,
                                const ParseContext& context) {
  return Expander(quoting, context).run(arguments);
}

}  // namespace zcc::tools
