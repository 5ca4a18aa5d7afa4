#include "tools/msvc/command_line.h"

#include "tools/response_file.h"

namespace zcc::tools::msvc {
namespace {

// What a variable adds; false for what is not understood.
bool read_variable(std::string_view name, const ParseContext& context, std::vector<std::string>& to) {
  const auto value = context.variable ? context.variable(name) : std::nullopt;
  if (!value) return true;
  auto words = split_response_file(*value, Quoting::kWindows);
  if (!words) return false;
  for (auto& word : *words) {
    if (word.starts_with('@')) return false;
    if (const auto sign = word.find('#'); sign != std::string::npos) word[sign] = '=';
    to.push_back(std::move(word));
  }
  return true;
}

}  // namespace

CommandLine read_command_line(const std::vector<std::string_view>& arguments,
                              const ParseContext& context) {
  CommandLine line;
  auto expansion = expand_response_files(arguments, clang_quoting(arguments, true), context);
  line.files = std::move(expansion.files);
  line.failure = std::move(expansion.failure);
  line.arguments = std::move(expansion.arguments);
  for (const auto& [name, to] : {std::pair{"CL", &line.before}, std::pair{"_CL_", &line.after}}) {
    if (!line.failure && !read_variable(name, context, *to)) line.failure = name;
  }
  return line;
}

}  // namespace zcc::tools::msvc
