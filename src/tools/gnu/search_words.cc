#include "tools/gnu/search_words.h"

#include <algorithm>
#include <utility>

namespace zcc::tools::gnu {

bool SearchWords::keep(const Option& option, std::string_view argument, const std::string* value) {
  switch (option.effect) {
    case Effect::kCompile:
    case Effect::kPrecompile:
    case Effect::kToAssembly:
    case Effect::kToText:
    case Effect::kSyntaxOnly:
    case Effect::kLlvmCode:
    case Effect::kModule:
    case Effect::kSideOutput:
    case Effect::kObject:
    case Effect::kAllDependencies:
    case Effect::kUserDependencies:
    case Effect::kDependencyFile:
    case Effect::kDependencyRule:
      return false;
    case Effect::kPrecompiled:
    case Effect::kMakePrecompiled:
    case Effect::kPlugin:
      return false;
    case Effect::kPreprocessor:
      if (argument.starts_with("-Wp,-M")) return false;
      break;
    case Effect::kFrontend: {
      const auto word = value != nullptr ? std::string_view(*value) : argument.substr(option.name.size());
      const bool takes = word == "-include-pch" || word == "-load" || word == "-add-plugin";
      const bool is_value = std::exchange(is_left_out_, takes);
      if (is_value || takes || word == "-emit-pch") return false;
      break;
    }
    default:
      break;
  }
  return true;
}

bool reads_other_ignore_lists(const std::vector<std::string>& arguments) {
  const auto has = [&](std::string_view option) {
    return std::any_of(arguments.begin(), arguments.end(),
                       [option](const auto& argument) { return argument.starts_with(option); });
  };
  return has("-resource-dir") && has("-fsanitize");
}

}  // namespace zcc::tools::gnu
