#include "tools/emcc/parse.h"

#include <algorithm>
#include <array>

#include "platform/checks.h"
#include "tools/emcc/command_line.h"
#include "tools/emcc/options.h"
#include "tools/emcc/variables.h"
#include "tools/gnu/options.h"
#include "tools/gnu/parse.h"

namespace zcc::tools::emcc {
namespace {

using Words = std::vector<std::string>;

// Options whose value is for another program, and looks like an option of it.
constexpr auto kHandOn = std::to_array<std::string_view>({"-Xclang", "-Xpreprocessor", "-mllvm", "-Xlinker"});

// Options of clang's that $EMCC_CFLAGS may hold: whatever says how to compile, not what.
bool may_be_added(const gnu::Option* option) {
  if (option == nullptr) return false;
  switch (option->effect) {
    case gnu::Effect::kKey:
    case gnu::Effect::kPath:
    case gnu::Effect::kFlag:
    case gnu::Effect::kColor:
    case gnu::Effect::kHarmless:
    case gnu::Effect::kFrontend:
    case gnu::Effect::kLlvm: return true;
    default: return false;
  }
}

// Of a list of arguments, what emcc deals with itself, what it hands on, and the sources.
class Sorter {
 public:
  void sort(const Words& arguments, bool added) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      i += take(arguments, i, added);
    }
  }

  PassReason reason() const { return reason_; }
  const std::string& detail() const { return detail_; }
  bool speaks() const { return speaks_; }
  bool names_output() const { return names_output_; }
  const Words& own() const { return own_; }

  // As emcc hands them on: sources come last, so that an -x behind one is about it as well.
  Words for_clang() const {
    auto words = handed_on_;
    words.insert(words.end(), sources_.begin(), sources_.end());
    return words;
  }

 private:
  // The first reason counts.
  void pass(PassReason reason, std::string_view detail) {
    if (reason_ != PassReason::kNone) return;
    reason_ = reason;
    detail_ = detail;
  }

  // How many arguments behind this one it takes.
  std::size_t take(const Words& arguments, std::size_t i, bool added) {
    const std::string_view argument = arguments[i];
    const auto* next = i + 1 < arguments.size() ? &arguments[i + 1] : nullptr;
    if (argument == "-s" && next != nullptr && is_setting(*next)) {
      take_own(setting(*next), argument, next);
      return 1;
    }
    if (argument.starts_with("-s") && is_setting(argument.substr(2))) {
      take_own(setting(argument.substr(2)), argument, nullptr);
      return 0;
    }
    if (const auto* option = find_option(argument)) {
      const bool separate = option->takes == Takes::kValue && argument == option->name;
      if (separate && next == nullptr) pass(PassReason::kUnknownArgument, argument);
      take_own(*option, argument, separate ? next : nullptr);
      return separate ? 1 : 0;
    }
    if (argument.starts_with('-') && argument != "-") return hand_on(argument, next, added);
    if (argument.empty()) pass(PassReason::kUnknownArgument, argument);
    if (added) pass(PassReason::kEnvironment, "EMCC_CFLAGS");
    sources_.emplace_back(argument);
    return 0;
  }

  void take_own(const Option& option, std::string_view argument, const std::string* value) {
    if (option.effect == Effect::kPass && check_is_on(Check::kRefusedOptions)) pass(option.reason, argument);
    speaks_ = speaks_ || option.effect == Effect::kSpeaks;
    own_.emplace_back(argument);
    if (value != nullptr) own_.push_back(*value);
  }

  std::size_t hand_on(std::string_view argument, const std::string* next, bool added) {
    const auto* option = gnu::find_option(gnu::driver_options(), argument, Family::kClang);
    if (added && !may_be_added(option)) pass(PassReason::kEnvironment, "EMCC_CFLAGS");
    names_output_ = names_output_ || (option != nullptr && option->effect == gnu::Effect::kObject);
    // emcc takes what follows an equals sign for the name.
    if (argument.starts_with("-o") && argument.find('=') != std::string_view::npos) {
      pass(PassReason::kUnusualOutput, argument);
    }
    speaks_ = speaks_ || speaks_of(argument);
    handed_on_.emplace_back(argument);
    if (option == nullptr || !gnu::takes_next(*option, argument) || next == nullptr) return 0;
    const bool for_another = std::ranges::find(kHandOn, argument) != kHandOn.end();
    // One that looks like an option is one to emcc.
    if (!for_another && (next->starts_with('-') || !knows_value_of(argument))) {
      pass(PassReason::kUnknownArgument, argument);
    }
    if (for_another && (is_own(*next) || !(next->starts_with('-') || knows_value_of(argument)))) {
      pass(PassReason::kUnknownArgument, *next);
    }
    handed_on_.push_back(*next);
    return 1;
  }

  static bool is_own(std::string_view word) {
    return find_option(word) != nullptr || (word.starts_with("-s") && is_setting(word.substr(2)));
  }

  // Of these emcc says that they are about the link, or not what they were; or they are about what it says.
  static bool speaks_of(std::string_view argument) {
    constexpr auto kPrefixes = std::to_array<std::string_view>(
        {"-l", "-L", "-Wl,", "-Xlinker", "-O4", "-O5", "-O6", "-O7", "-O8", "-O9", "-g4", "-g5", "-g6", "-g7", "-g8",
         "-g9", "-Wabsolute-paths", "-Wwarn-absolute-paths", "-Wlegacy-settings", "-Werror=absolute-paths",
         "-Werror=legacy-settings"});
    return std::ranges::any_of(kPrefixes, [&](auto prefix) { return argument.starts_with(prefix); });
  }

  Words own_;
  Words handed_on_;
  Words sources_;
  bool speaks_ = false;
  bool names_output_ = false;
  PassReason reason_ = PassReason::kNone;
  std::string detail_;
};

Invocation ask_gnu(const Words& words, const ParseContext& context) {
  return gnu::parse({words.begin(), words.end()}, context);
}

Invocation passed(PassReason reason, std::string detail) {
  Invocation result;
  result.pass = reason;
  result.pass_detail = std::move(detail);
  return result;
}

// What clang is given in the end. emcc names the object also where the command does not, and files beside it
// are named after that.
Invocation understand(Words words, bool names_output, const ParseContext& context) {
  auto result = ask_gnu(words, context);
  if (result.pass != PassReason::kNone || names_output || result.outputs.empty()) return result;
  const auto product = result.outputs.front().path;
  const bool is_product = result.depfile != std::optional<std::size_t>(0) && result.outputs.front().certain;
  if (!is_product) return result;
  words.insert(words.begin(), {"-o", product});
  return ask_gnu(words, context);
}

}  // namespace

bool may_compile(const Arguments& arguments, const Variable&) {
  return std::ranges::any_of(arguments, gnu::may_set_goal);
}

Invocation parse(const Arguments& arguments, const ParseContext& context) {
  auto line = read_command_line(arguments, context);
  if (line.failure) {
    const bool of_variable = *line.failure == "EMCC_CFLAGS";
    auto result = passed(of_variable ? PassReason::kEnvironment : PassReason::kResponseFile, *line.failure);
    result.argument_files = std::move(line.files);
    return result;
  }
  Sorter sorter;
  sorter.sort(line.arguments, false);
  // emcc adds what the variable holds by itself when it is asked where it searches.
  auto search_arguments = sorter.own();
  for (auto& argument : ask_gnu(sorter.for_clang(), context).search_arguments) {
    search_arguments.push_back(std::move(argument));
  }
  sorter.sort(line.added, true);

  auto result = understand(sorter.for_clang(), sorter.names_output(), context);
  // emcc stops at the first source that does not compile, so several are not the same as each by itself.
  result.sources.clear();
  if (sorter.reason() != PassReason::kNone && result.pass != PassReason::kNotACompile) {
    result.pass = sorter.reason();
    result.pass_detail = sorter.detail();
  }
  // What emcc makes of modules is not known.
  if (result.modules && result.pass == PassReason::kNone) result.pass = PassReason::kModules;
  const auto variable = disqualifying_variable(context.variable);
  if (result.pass == PassReason::kNone && !variable.empty() && check_is_on(Check::kRefusedVariables)) {
    result.pass = PassReason::kEnvironment;
    result.pass_detail = variable;
  }
  result.search_arguments = std::move(search_arguments);
  result.key_arguments = std::move(line.arguments);
  result.key_arguments.insert(result.key_arguments.end(), line.added.begin(), line.added.end());
  if (check_is_on(Check::kResponseFiles)) result.argument_files = std::move(line.files);
  result.speaks_in_colour = sorter.speaks();
  return result;
}

}  // namespace zcc::tools::emcc
