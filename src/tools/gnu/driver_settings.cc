#include "tools/gnu/driver_settings.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "tools/gnu/options.h"

namespace zcc::tools::gnu {
namespace {

using namespace std::string_view_literals;

// Of a definition: whether the body may be a piece of a time macro, of `__has_include` or of `incbin`.
bool may_hide(std::string_view definition) {
  const auto body = definition.substr(std::min(definition.find('='), definition.size()));
  return std::ranges::any_of(std::array{"__"sv, "TIME"sv, "DATE"sv, "inc"sv},
                             [&](auto piece) { return body.find(piece) != std::string_view::npos; });
}

// Specs that only a link uses. Those that are not here may be part of others.
constexpr auto kOfTheLink = std::to_array<std::string_view>(
    {"endfile", "lib", "libgcc", "link", "link_command", "link_gcc_c_sequence", "link_gomp", "link_libgcc",
     "link_ssp", "linker", "startfile"});

bool is_plain_argument(std::string_view word, Family family) {
  if (word.starts_with("-D") && may_hide(word)) return false;
  const auto* option = find_option(driver_options(), word, family);
  if (option == nullptr || takes_next(*option, word)) return false;
  if (option->effect == Effect::kFlag) return word.find('=') == std::string_view::npos;
  if (option->effect == Effect::kPath) return option->name != "-include" && option->name != "-imacros";
  return option->effect == Effect::kKey;
}

// What stands between the signs of the language of specs.
bool are_plain_words(std::string_view text) {
  constexpr auto kSigns = " \t\n{}:;|&!<>()*+,"sv;
  bool is_directory = false;  // of an option before
  while (!text.empty()) {
    const auto begin = std::min(text.find_first_not_of(kSigns), text.size());
    text.remove_prefix(begin);
    const auto word = text.substr(0, text.find_first_of(kSigns));
    text.remove_prefix(word.size());
    if (word.empty() || std::exchange(is_directory, false)) continue;
    if (word == "-isystem" || word == "-idirafter") {
      is_directory = true;
      continue;
    }
    const bool plain = word.starts_with('-') ? is_plain_argument(word, Family::kGcc) : !looks_like_file(word);
    if (!plain) return false;
  }
  return true;
}

// The body of one of the specs: substitutions of options and of other specs, and words.
bool is_plain_spec(std::string_view body) {
  std::string words;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] != '%') {
      words += body[i];
      continue;
    }
    // "%{...}", "%(...)", "%<..."; others are names of files, functions (%:...) or more.
    if (i + 1 == body.size() || "{(<>*%"sv.find(body[i + 1]) == std::string_view::npos) return false;
  }
  return are_plain_words(words);
}

}  // namespace

bool mentions_time(std::string_view text) {
  return std::ranges::any_of(std::array{"__TIME__"sv, "__DATE__"sv, "__TIMESTAMP__"sv, "##"sv},
                             [&](auto word) { return text.find(word) != std::string_view::npos; });
}

bool is_plain_setting(std::string_view line) {
  line = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
  if (line.empty() || line.starts_with('#')) return true;
  if (!line.starts_with('-') || line.find_first_of(" \t\\\"'@/,") != std::string_view::npos) return false;
  if (mentions_time(line) || (line.starts_with("-D") && may_hide(line))) return false;
  const auto* option = find_option(driver_options(), line, Family::kClang);
  if (option == nullptr || takes_next(*option, line)) return false;
  return option->effect == Effect::kKey ||
         (option->effect == Effect::kFlag && line.find('=') == std::string_view::npos);
}

bool are_plain_specs(std::string_view text) {
  if (mentions_time(text) || text.find('\\') != std::string_view::npos) return false;
  bool skipped = false;  // the spec that this line is of
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.starts_with('*') && line.ends_with(':')) {
      const auto name = line.substr(1, line.size() - 2);
      skipped = std::ranges::find(kOfTheLink, name) != kOfTheLink.end();
      // What the driver itself is told comes before anything is decided.
      if (name.find("self_spec") != std::string_view::npos) return false;
      continue;
    }
    if (line.starts_with("%rename") || line.starts_with('#')) continue;
    // "%include <file>"; ".c:" and "@c:" say which programs a source goes through.
    if (line.starts_with('%') && !line.starts_with("%{") && !line.starts_with("%(")) return false;
    if (line.starts_with('.') || line.starts_with('@')) return false;
    if (!skipped && !is_plain_spec(line)) return false;
  }
  return true;
}

}  // namespace zcc::tools::gnu
