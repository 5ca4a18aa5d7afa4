#include "tools/root_names.h"

#include <algorithm>
#include <cctype>

namespace zcc::tools {
namespace {

using namespace std::string_view_literals;

bool is_alphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// Whether a terminal's escape sequence (ESC [ digits letter) ends where `before` does.
bool ends_in_escape(std::string_view before) {
  if (before.empty() || !is_alphanumeric(before.back())) return false;
  before.remove_suffix(1);
  while (!before.empty() && (std::isdigit(static_cast<unsigned char>(before.back())) != 0 || before.back() == ';')) {
    before.remove_suffix(1);
  }
  return before.ends_with("\033["sv);
}

// Bytes above 127 may be of a name: but not the quotation marks that GCC puts around one.
bool may_begin_path_behind(std::string_view before) {
  if (before.empty() || ends_in_escape(before) || before.ends_with("\xe2\x80\x98"sv)) return true;
  return " \t\n\"'(<=,:;["sv.find(before.back()) != std::string_view::npos;
}

bool ends_name(std::string_view behind) {
  if (behind.empty() || behind.starts_with("\033["sv) || behind.starts_with("\xe2\x80\x99"sv)) return true;
  return "/ \t\n\"')>,:;]"sv.find(behind.front()) != std::string_view::npos;
}

std::string as_symbol(std::string_view root) {
  std::string out(root);
  std::ranges::replace_if(out, [](char c) { return !is_alphanumeric(c) && c != '.' && c != '$'; }, '_');
  return out;
}

}  // namespace

bool lies_under(std::string_view path, std::string_view root) {
  return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/');
}

bool begins_like(std::string_view path, std::string_view root) {
  return path.starts_with(root) && !lies_under(path, root);
}

bool holds_directory_above(std::string_view words, std::string_view root) {
  const auto is_of_name = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ||
           c == '+' || static_cast<unsigned char>(c) >= 0x80;
  };
  for (auto slash = root.rfind('/'); slash != std::string_view::npos && slash > 0; slash = root.rfind('/', slash - 1)) {
    const auto above = root.substr(0, slash);
    for (auto at = words.find(above); at != std::string_view::npos; at = words.find(above, at + 1)) {
      auto end = at + above.size();
      if (end < words.size() && (is_of_name(words[end]) || words[end] == '.')) continue;  // another name
      end = std::min(words.find_first_not_of('/', end), words.size());
      // `..` and `.` lead anywhere.
      if (end == words.size() || !is_of_name(words[end])) return true;
    }
  }
  return false;
}

std::string moved_path(std::string_view path, std::string_view from, std::string_view to) {
  if (!lies_under(path, from)) return std::string(path);
  return std::string(to) += path.substr(from.size());
}

bool mentions(std::string_view bytes, std::string_view root) {
  return bytes.find(root) != std::string_view::npos || bytes.find(as_symbol(root)) != std::string_view::npos;
}

bool is_plain(std::string_view root) {
  return root.size() > 1 && root.front() == '/' && std::ranges::all_of(root, [](char c) {
    return is_alphanumeric(c) || "/._+-@"sv.find(c) != std::string_view::npos;
  });
}

std::optional<std::string> moved_messages(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (;;) {
    const auto at = text.find(from);
    if (at == std::string_view::npos) return out += text;
    const auto before = text.substr(0, at);
    const auto behind = text.substr(at + from.size());
    const bool begins = before.empty() ? out.empty() || out.ends_with('\n') : may_begin_path_behind(before);
    if (!begins || !ends_name(behind) || !is_plain(from) || !is_plain(to)) return std::nullopt;
    (out += before) += to;
    text = behind;
  }
}

}  // namespace zcc::tools
