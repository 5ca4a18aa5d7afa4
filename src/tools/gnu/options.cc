#include "tools/gnu/options.h"

#include <cctype>

#include "tools/longest_name.h"

namespace zcc::tools::gnu {
namespace {

bool is_prefix(const Option& option) {
  return option.takes == Takes::kJoined || option.takes == Takes::kEither;
}

bool is_for(const Option& option, Family family) {
  return (option.families & (family == Family::kGcc ? kGccOnly : kClangOnly)) != 0;
}

bool is_number_or_boolean(std::string_view value) {
  if (value == "true" || value == "false") return true;
  if (value.starts_with('-')) value.remove_prefix(1);
  return !value.empty() &&
         std::ranges::all_of(value, [](unsigned char c) { return std::isdigit(c) != 0; });
}

}  // namespace

const Option* find_option(std::span<const Option> table, std::string_view argument, Family family) {
  return find_longest(table, argument, [&](const Option& option) {
    return is_for(option, family) && (is_prefix(option) || argument == option.name);
  });
}

bool takes_next(const Option& option, std::string_view argument) {
  return option.takes == Takes::kSeparate ||
         (option.takes == Takes::kEither && argument == option.name);
}

std::vector<std::string> values_of(const std::vector<std::string>& arguments,
                                   std::initializer_list<std::string_view> options) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto& argument = arguments[i];
    const auto option = std::ranges::find_if(options, [&](auto name) { return argument.starts_with(name); });
    if (option == options.end()) continue;
    if (argument.size() > option->size()) {
      out.push_back(argument.substr(option->size()));
    } else if (i + 1 < arguments.size()) {
      out.push_back(arguments[++i]);
    }
  }
  return out;
}

void forward(std::vector<std::string_view>& to, std::string_view argument, std::string_view value) {
  const bool is_list = argument.starts_with("-W");
  for (;;) {
    const auto comma = is_list ? value.find(',') : std::string_view::npos;
    to.push_back(value.substr(0, comma));
    if (comma == std::string_view::npos) return;
    value.remove_prefix(comma + 1);
  }
}

bool looks_like_file(std::string_view value) {
  if (value.find_first_of("/\\~@") != std::string_view::npos) return true;
  for (std::size_t i = 0; i + 1 < value.size(); ++i) {
    if (value[i] == '.' && std::isalpha(static_cast<unsigned char>(value[i + 1])) != 0) return true;
  }
  return false;
}

bool is_plain_llvm_option(std::string_view argument) {
  // They print times, counts or addresses, or open viewers.
  static constexpr std::array<std::string_view, 10> kTalkative = {
      "debug", "dot-",  "info-output",  "print",   "rng-",
      "stats", "time-", "track-memory", "verify-", "view-"};
  if (!argument.starts_with('-')) return false;
  const auto name = argument.substr(std::min(argument.find_first_not_of('-'), argument.size()));
  if (name.empty()) return false;
  for (const auto prefix : kTalkative) {
    if (name.starts_with(prefix)) return false;
  }
  const auto equals = name.find('=');
  return equals == std::string_view::npos || is_number_or_boolean(name.substr(equals + 1));
}

}  // namespace zcc::tools::gnu
