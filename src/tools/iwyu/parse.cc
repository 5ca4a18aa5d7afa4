#include "tools/iwyu/parse.h"

#include <algorithm>

#include "platform/checks.h"
#include "tools/analysis.h"
#include "tools/iwyu/mapping.h"
#include "tools/iwyu/options.h"

namespace zcc::tools::iwyu {
namespace {

constexpr std::string_view kOwn = "-Xiwyu";

class Parser {
 public:
  explicit Parser(const ParseContext& context) : context_(context) {}

  Invocation run(const Arguments& arguments) {
    read(arguments);
    auto compile = parse_analyzed(without_outputs(compile_, true), context_, false);
    if (result_.pass != PassReason::kNone) return std::move(result_);
    // The key is of the whole command, as messages may quote any of it.
    compile.key_arguments = std::move(key_);
    compile.argument_files = std::move(result_.argument_files);
    compile.argument_absences = std::move(result_.argument_absences);
    return compile;
  }

 private:
  void read(const Arguments& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      key_.emplace_back(arguments[i]);
      if (arguments[i] == "--help" || arguments[i] == "--version") pass(PassReason::kNotACompile, arguments[i]);
      if (arguments[i] != kOwn) {
        compile_.emplace_back(arguments[i]);
      } else if (++i < arguments.size()) {
        key_.emplace_back(arguments[i]);
        read_own(arguments[i]);
      }
    }
  }

  void read_own(std::string_view argument) {
    const auto* option = find_option(argument);
    if (option == nullptr) return pass(PassReason::kUnknownArgument, argument);
    switch (option->effect) {
      case Effect::kKey: break;
      case Effect::kMapping: read_mapping(argument.substr(option->name.size())); break;
      case Effect::kPass: refuse(option->reason, argument); break;
    }
  }

  void read_mapping(std::string_view name) {
    Mappings mappings;
    add_mapping(std::string(name), std::string(context_.cwd), context_.read_file, mappings);
    if (!mappings.understood) return pass(PassReason::kHiddenInput, name);
    const auto append = [](std::vector<std::string>& to, const std::vector<std::string>& more) {
      to.insert(to.end(), more.begin(), more.end());
    };
    append(key_, mappings.texts);
    if (!check_is_on(Check::kResponseFiles)) return;
    append(result_.argument_files, mappings.files);
    append(result_.argument_absences, mappings.absent);
  }

  // The first reason counts.
  void pass(PassReason reason, std::string_view detail) {
    if (result_.pass != PassReason::kNone) return;
    result_.pass = reason;
    result_.pass_detail = detail;
  }

  void refuse(PassReason reason, std::string_view option) {
    if (check_is_on(Check::kRefusedOptions)) pass(reason, option);
  }

  const ParseContext& context_;
  Invocation result_;
  std::vector<std::string> key_;
  std::vector<std::string> compile_;
};

}  // namespace

bool is_name_of_iwyu(std::string_view name) {
  if (const auto version = name.find_last_not_of("0123456789.");
      version != std::string_view::npos && version + 1 < name.size() && name[version] == '-') {
    name = name.substr(0, version);
  }
  return name == "include-what-you-use" || name == "iwyu";
}

bool may_compile(const Arguments& arguments, const Variable&) {
  return std::ranges::any_of(arguments, [](auto argument) { return !argument.starts_with('-'); });
}

Invocation parse(const Arguments& arguments, const ParseContext& context) {
  return Parser(context).run(arguments);
}

}  // namespace zcc::tools::iwyu
