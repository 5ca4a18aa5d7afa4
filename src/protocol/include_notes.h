// Telling the notes that -H prints on stderr from a compiler's own messages.
// No C++ runtime: the launcher removes the notes before it prints, also when the daemon is gone.
//
// GCC and clang print a line per included file: as many dots as it is deep, a space, the name
// (GCC manual, "Preprocessor Options", -H). GCC also marks precompiled headers ("! " and "x ") and
// ends with "Multiple include guards may be useful for:" and a list of names, one a line.
#pragma once

#include <string_view>

namespace zcc::protocol {

inline constexpr std::string_view kGuardsHeading = "Multiple include guards may be useful for:";

enum class StderrLine { kMessage, kInclude, kPrecompiled, kGuards };

namespace detail {

// The name in an include note, or nothing.
inline std::string_view included_name(std::string_view line) {
  const auto dots = line.find_first_not_of('.');
  if (dots == 0 || dots == std::string_view::npos) return {};
  if (line[dots] != ' ') return {};
  return line.substr(dots + 1);
}

// Whether `name` stands in an include note of `text`. The list under the heading holds only such
// names, so a message that follows the list is not taken for a part of it.
inline bool was_noted(std::string_view text, std::string_view name) {
  for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const auto begin = text.rfind('\n', at) + 1;  // npos + 1 == 0
    const auto end = text.find('\n', at);
    if (included_name(text.substr(begin, end - begin)) == name) return true;
  }
  return false;
}

}  // namespace detail

// Calls sink(StderrLine, line with its newline, name) for each line of the captured `text`;
// `name` is the included file's, as the compiler spelled it, for kInclude and empty otherwise.
template <typename Sink>
void for_each_stderr_line(std::string_view text, Sink&& sink) {
  bool in_guards = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto newline = text.find('\n', at);
    const auto end = newline == std::string_view::npos ? text.size() : newline + 1;
    const auto whole = text.substr(at, end - at);
    const auto line = newline == std::string_view::npos ? whole : whole.substr(0, whole.size() - 1);
    at = end;
    if (line == kGuardsHeading) {
      in_guards = true;
      sink(StderrLine::kGuards, whole, std::string_view{});
    } else if (const auto name = detail::included_name(line); !name.empty()) {
      sink(StderrLine::kInclude, whole, name);
    } else if (line.starts_with("! ") || line.starts_with("x ")) {
      sink(StderrLine::kPrecompiled, whole, std::string_view{});
    } else if (in_guards && !line.empty() && detail::was_noted(text, line)) {
      sink(StderrLine::kGuards, whole, std::string_view{});
    } else {
      in_guards = false;
      sink(StderrLine::kMessage, whole, std::string_view{});
    }
  }
}

}  // namespace zcc::protocol
