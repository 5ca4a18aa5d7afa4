#include "tools/emcc/command_line.h"

#include <algorithm>

namespace zcc::tools::emcc {
namespace {

// Whether Python reads it as what it is, whatever the locale.
bool is_plain_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) > 0 && c != '\r'; });
}

// args.rsp.cp1252: the last suffix names the encoding.
bool names_encoding(std::string_view path) {
  const auto base = path.substr(path.rfind('/') + 1);
  const auto dot = base.rfind('.');
  if (dot == std::string_view::npos) return false;
  std::string suffix(base.substr(dot + 1));
  std::ranges::transform(suffix, suffix.begin(), [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (suffix == "utf-8") return false;
  return suffix.starts_with("utf") || suffix.starts_with("cp") || suffix.starts_with("iso");
}

bool names_response_file(std::string_view argument) {
  return argument.starts_with('@') || argument.starts_with("-Wl,@");
}

// False when it is left to emcc.
bool expand(std::string_view path, const ParseContext& context, CommandLine& line) {
  const auto absolute = path.starts_with('/') ? std::string(path) : std::string(context.cwd) + '/' + std::string(path);
  auto text = context.read_file ? context.read_file(absolute) : std::nullopt;
  if (!text || names_encoding(path)) return false;
  std::string_view rest = *text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  const auto words = is_plain_text(rest) ? split_like_a_shell(rest) : std::nullopt;
  if (!words || std::ranges::any_of(*words, names_response_file)) return false;
  line.files.emplace_back(path);
  line.arguments.insert(line.arguments.end(), words->begin(), words->end());
  return true;
}

}  // namespace

std::optional<std::vector<std::string>> split_like_a_shell(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::vector<std::string> words;
  for (;;) {
    const auto begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return words;
    text.remove_prefix(begin);
    std::string word;
    char quote = 0;
    std::size_t i = 0;
    for (; i < text.size() && (quote != 0 || kSpace.find(text[i]) == std::string_view::npos); ++i) {
      const char c = text[i];
      if (c == '\\' && quote != '\'') {
        if (++i == text.size()) return std::nullopt;
        // Within double quotes it escapes itself and the quote alone.
        if (quote == '"' && text[i] != '"' && text[i] != '\\') word += c;
        word += text[i];
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else {
        word += c;
      }
    }
    if (quote != 0) return std::nullopt;
    words.push_back(std::move(word));
    text.remove_prefix(i);
  }
}

CommandLine read_command_line(const Arguments& arguments, const ParseContext& context) {
  CommandLine line;
  for (const auto argument : arguments) {
    if (!names_response_file(argument)) {
      line.arguments.emplace_back(argument);
    } else if (!argument.starts_with('@') || !expand(argument.substr(1), context, line)) {
      line.failure = argument;
      return line;
    }
  }
  const auto added = context.variable ? context.variable("EMCC_CFLAGS") : std::nullopt;
  if (!added || added->empty()) return line;
  auto words = is_plain_text(*added) ? split_like_a_shell(*added) : std::nullopt;
  if (!words || std::ranges::any_of(*words, names_response_file)) {
    line.failure = "EMCC_CFLAGS";
  } else {
    line.added = std::move(*words);
  }
  return line;
}

}  // namespace zcc::tools::emcc
