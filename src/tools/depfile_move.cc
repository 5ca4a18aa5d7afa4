#include "tools/depfile_move.h"

#include <algorithm>
#include <vector>

#include "tools/root_names.h"

namespace zcc::tools {
namespace {

using Names = std::vector<std::string>;  // as they are written, escapes included

struct Rules {
  Names targets;
  Names prerequisites;
  Names phony;
};

// Whether the character at `at` is escaped: an odd number of backslashes stands before it.
bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t backslashes = 0;
  while (backslashes < at && text[at - 1 - backslashes] == '\\') ++backslashes;
  return backslashes % 2 == 1;
}

Names split(std::string_view line) {
  Names out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    const bool ends = at == line.size() || (line[at] == ' ' && !is_escaped(line, at));
    if (!ends) continue;
    if (at > begin) out.emplace_back(line.substr(begin, at - begin));
    begin = at + 1;
  }
  return out;
}

// The first rule is one line once its breaks are taken out; each phony one is a line.
std::optional<Rules> read(std::string_view text) {
  std::string first;
  for (;;) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (!line.ends_with(" \\")) {
      first += line;
      break;
    }
    first += line.substr(0, line.size() - 1);
  }
  Rules rules;
  auto& names = rules.targets = split(first);
  const auto last = std::ranges::find_if(names, [](const auto& name) { return name.ends_with(':'); });
  if (last == names.end()) return std::nullopt;
  rules.prerequisites.assign(last + 1, names.end());
  last->pop_back();
  names.erase(last + 1, names.end());
  while (!text.empty()) {
    const auto end = text.find(":\n");
    if (end == std::string_view::npos) return std::nullopt;
    rules.phony.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 2);
  }
  return rules;
}

void append_phony(std::string& out, const Rules& rules) {
  for (const auto& name : rules.phony) (out += name) += ":\n";
}

// Seen with GCC 12: a name that would end beyond column 72 begins a line, and continued lines begin with a blank.
std::string write_as_gcc(const Rules& rules) {
  constexpr std::size_t kColumns = 72;
  std::string out;
  std::size_t column = 0;
  const auto write = [&](const std::string& name) {
    if (column > 0) {
      if (column + name.size() > kColumns) {
        out += " \\\n";
        column = 0;
      }
      out += ' ';
      ++column;
    }
    out += name;
    column += name.size();
  };
  for (const auto& name : rules.targets) write(name);
  out += ':';
  ++column;
  for (const auto& name : rules.prerequisites) write(name);
  out += '\n';
  append_phony(out, rules);
  return out;
}

// Clang counts a name by what it is, not by how it is written.
std::size_t unescaped_size(std::string_view name) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < name.size(); ++i, ++size) {
    const auto next = i + 1 < name.size() ? name[i + 1] : '\0';
    if ((name[i] == '\\' && (next == ' ' || next == '#')) || (name[i] == '$' && next == '$')) ++i;
  }
  return size;
}

// Seen with Clang 14 and 19: 75 columns, with room for the break; continued lines begin with two blanks.
std::string write_as_clang(const Rules& rules) {
  constexpr std::size_t kColumns = 75;
  std::string out;
  std::size_t column = 0;
  for (const auto& name : rules.targets) {
    if (column == 0) {
      column = name.size();
    } else if (column + name.size() + 2 > kColumns) {
      out += " \\\n  ";
      column = name.size() + 2;
    } else {
      out += ' ';
      column += name.size() + 1;
    }
    out += name;
  }
  out += ':';
  ++column;
  for (const auto& name : rules.prerequisites) {
    const auto size = unescaped_size(name);
    if (column + size + 1 + 2 > kColumns) {
      out += " \\\n ";
      column = 2;
    }
    (out += ' ') += name;
    column += size + 1;
  }
  out += '\n';
  append_phony(out, rules);
  return out;
}

std::string write(const Rules& rules, Family family) {
  return family == Family::kGcc ? write_as_gcc(rules) : write_as_clang(rules);
}

}  // namespace

std::optional<std::string> moved_depfile(std::string_view text, Family family, std::string_view from,
                                         std::string_view to) {
  if (!mentions(text, from)) return std::string(text);
  if (!is_plain(from) || !is_plain(to)) return std::nullopt;
  auto rules = read(text);
  if (!rules || write(*rules, family) != text) return std::nullopt;
  for (auto* names : {&rules->targets, &rules->prerequisites, &rules->phony}) {
    for (auto& name : *names) {
      if (lies_under(name, from)) {
        if (name.find(from, from.size()) != std::string::npos) return std::nullopt;
        name = moved_path(name, from, to);
      } else if (name.find(from) != std::string::npos && !begins_like(name, from)) {
        return std::nullopt;
      }
    }
  }
  return write(*rules, family);
}

}  // namespace zcc::tools
