#include "tools/place_variables.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace zcc::tools {
namespace {

using namespace std::string_view_literals;

constexpr auto kNames = std::to_array<std::string_view>(
    {"CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_TARGET_TMPDIR", "LD_LIBRARY_PATH", "OUT_DIR"});

// No value begins so.
constexpr auto kMark = "\n/"sv;

// What may stand around a path in a value.
constexpr auto kAround = " :;,=\"'"sv;

constexpr auto kIncludes = std::to_array<std::string_view>({"include", "include_str", "include_bytes"});

bool is_program(std::string_view content) { return content.starts_with("\x7f" "ELF"sv); }

bool is_word_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

void take_blanks(std::string_view& rest) {
  while (!rest.empty() && std::isspace(static_cast<unsigned char>(rest.back())) != 0) rest.remove_suffix(1);
}

// From the end of what stands before.
bool take_back(std::string_view& before, std::string_view word) {
  take_blanks(before);
  if (!before.ends_with(word)) return false;
  before.remove_suffix(word.size());
  return true;
}

// Whether a name stands in include!(concat!(env!("NAME"), or in a question at run time: var("NAME").
bool is_harmless(std::string_view before, std::string_view behind) {
  if (!behind.starts_with('"') || !take_back(before, "\"")) return false;
  if (!take_back(before, "(")) return false;
  const auto of_run_time = before;
  if (!take_back(before, "!")) return of_run_time.ends_with("var") || of_run_time.ends_with("var_os");
  if (!take_back(before, "env") || !take_back(before, "(") || !take_back(before, "!") || !take_back(before, "concat") ||
      !take_back(before, "(") || !take_back(before, "!")) {
    return false;
  }
  return std::ranges::any_of(kIncludes, [before](auto name) {
    auto rest = before;
    return take_back(rest, name) && (rest.empty() || !is_word_character(rest.back()));
  });
}

// Whether env! and option_env! are asked for one name that stands there.
bool asks_plainly(std::string_view behind) {
  constexpr auto kBefore = "(\""sv;
  if (!behind.starts_with(kBefore)) return false;
  behind.remove_prefix(kBefore.size());
  const auto name = behind.substr(0, behind.find('"'));
  return std::ranges::all_of(name, is_word_character);
}

template <typename Accepts>
bool each_is_accepted(std::string_view text, std::string_view word, Accepts accepts) {
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    if (!accepts(text.substr(0, at), text.substr(at + word.size()))) return false;
  }
  return true;
}

bool may_show_in_text(std::string_view text) {
  // Other words for the macros that are looked for.
  for (const auto word : {"env as "sv, "macro_rules! include"sv, "macro_rules! concat"sv, "macro_rules! env"sv}) {
    if (text.find(word) != text.npos) return true;
  }
  const auto is_plain_question = [](std::string_view, std::string_view behind) { return asks_plainly(behind); };
  return !each_is_accepted(text, "env!", is_plain_question) ||
         std::ranges::any_of(kNames, [text](auto name) { return !each_is_accepted(text, name, is_harmless); });
}

bool may_show_in_program(std::string_view content) {
  return content.find("\0environ\0"sv) != content.npos ||
         std::ranges::any_of(kNames, [content](auto name) { return content.find(name) != content.npos; });
}

}  // namespace

bool is_place_variable(std::string_view name) { return std::ranges::find(kNames, name) != kNames.end(); }

bool may_show_places(std::string_view content) {
  return is_program(content) ? may_show_in_program(content) : may_show_in_text(content);
}

std::string without_place(std::string_view value, std::string_view root) {
  std::string out;
  for (auto rest = value;;) {
    const auto at = rest.find(root);
    if (at == rest.npos) return out += rest;
    const auto behind = rest.substr(at + root.size());
    const bool begins = at == 0 ? rest.data() == value.data() : kAround.find(rest[at - 1]) != kAround.npos;
    const bool ends = behind.empty() || behind.front() == '/' || kAround.find(behind.front()) != kAround.npos;
    if (!begins || !ends) return std::string(value);
    (out += rest.substr(0, at)) += kMark;
    rest = behind;
  }
}

}  // namespace zcc::tools
