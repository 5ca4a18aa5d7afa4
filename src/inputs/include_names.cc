#include "inputs/include_names.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "inputs/directives.h"

namespace zcc::inputs {
namespace {

// Macros of GNU C that have no underscore (System-specific Predefined Macros). All stand for 1.
constexpr std::string_view kSystemMacros[] = {"linux", "unix", "i386"};

std::string with_1_for(std::string_view macro, std::string_view name) {
  std::string out;
  std::size_t done = 0;
  each_identifier(name, [&](std::size_t begin, std::size_t end) {
    if (name.substr(begin, end - begin) != macro) return;
    out.append(name.substr(done, begin - done)).append("1");
    done = end;
  });
  return out.append(name.substr(done));
}

// The word, and all that replacements lead to from it.
std::vector<std::string> became(std::string_view word, const std::vector<Replacement>& replacements) {
  std::vector<std::string> out{std::string(word)};
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const auto& r : replacements) {
      if (r.word == out[i] && std::find(out.begin(), out.end(), r.by) == out.end()) out.push_back(r.by);
    }
  }
  return out;
}

// The name with each of its words as it is or replaced; none when they are more than `most`.
std::vector<std::string> replaced_forms(std::string_view name, const std::vector<Replacement>& replacements,
                                        std::size_t most) {
  std::vector<std::string> forms{""};
  std::size_t done = 0;
  const auto append = [&](std::string_view between, const std::vector<std::string>& words) {
    std::vector<std::string> longer;
    for (const auto& form : forms) {
      for (const auto& word : words) longer.push_back(form + std::string(between) + word);
    }
    if (longer.size() > most) longer.clear();
    forms = std::move(longer);
  };
  each_identifier(name, [&](std::size_t begin, std::size_t end) {
    append(name.substr(done, begin - done), became(name.substr(begin, end - begin), replacements));
    done = end;
  });
  append(name.substr(done), {""});
  return forms;
}

}  // namespace

void add_name(std::vector<IncludeName>& names, IncludeName name) {
  const bool known = std::any_of(names.begin(), names.end(), [&name](const auto& n) {
    return n.name == name.name && n.quoted == name.quoted && n.next == name.next &&
           n.asked == name.asked;
  });
  if (!known) names.push_back(std::move(name));
}

bool is_plain_name(std::string_view name) {
  return name.find("//") == std::string_view::npos && std::all_of(name.begin(), name.end(), [](char c) {
    return is_word(c) || c == '.' || c == '/' || c == '-' || c == '+';
  });
}

bool is_system_macro(std::string_view word) {
  return std::find(std::begin(kSystemMacros), std::end(kSystemMacros), word) != std::end(kSystemMacros);
}

void add_expanded(std::vector<IncludeName>& names, const IncludeName& name) {
  std::vector<std::string> forms{name.name};
  for (const auto macro : kSystemMacros) {
    for (std::size_t i = 0, n = forms.size(); i < n; ++i) {
      auto other = with_1_for(macro, forms[i]);
      if (other != forms[i]) forms.push_back(std::move(other));
    }
  }
  for (auto& form : forms) {
    auto made = name;
    made.name = std::move(form);
    add_name(names, std::move(made));
  }
}

bool add_replaced(std::vector<IncludeName>& names, const std::vector<Replacement>& replacements, std::size_t most) {
  for (std::size_t i = 0, n = names.size(); i < n; ++i) {
    if (names[i].quoted) continue;
    const auto forms = replaced_forms(names[i].name, replacements, most);
    if (forms.empty()) return false;
    for (const auto& form : forms) {
      auto made = names[i];
      made.name = form;
      add_name(names, std::move(made));
    }
  }
  return true;
}

}  // namespace zcc::inputs
