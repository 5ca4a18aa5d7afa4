#include "tools/msvc/parse.h"

#include <algorithm>
#include <array>
#include <utility>

#include "platform/checks.h"
#include "tools/gnu/dependency_options.h"
#include "tools/gnu/parse.h"
#include "tools/gnu/profile_options.h"
#include "tools/gnu/variables.h"
#include "tools/msvc/command_line.h"
#include "tools/msvc/options.h"
#include "tools/msvc/precompiled_options.h"
#include "tools/msvc/sources.h"

namespace zcc::tools::msvc {
namespace {

constexpr auto kGoals = std::to_array<std::string_view>({"/c", "-c", "/Zs", "-Zs"});

// Variables by which clang-cl would look for headers in an installation of Visual Studio.
constexpr auto kInstallation = std::to_array<std::string_view>({"VCINSTALLDIR", "VCToolsInstallDir"});

enum class Goal { kNone, kObject, kSyntax };

class Parser {
 public:
  explicit Parser(const ParseContext& context) : context_(context) {}

  Invocation run(const Arguments& arguments) {
    const auto line = read_command_line(arguments, context_);
    if (check_is_on(Check::kResponseFiles)) result_.argument_files = line.files;
    if (line.failure) {
      pass(PassReason::kResponseFile, *line.failure);
      return std::move(result_);
    }
    // The compiler adds what the variables hold by itself when it is asked where it searches.
    searches_ = false;
    read(line.before);
    searches_ = true;
    has_positions_ = line.files.empty();
    read(line.arguments);
    searches_ = has_positions_ = false;
    read(line.after);
    decide();
    return std::move(result_);
  }

 private:
  // ---- reading ----
  void read(const std::vector<std::string>& arguments);
  void read_option(const Option& option, std::string_view argument, std::string_view value);
  void read_option_of_clang(const gnu::Option& option, std::string_view argument);
  void keep(const Option& option, std::string_view argument, const std::string* value);

  // ---- deciding ----
  void decide();
  bool is_separable() const;
  void check_for_driver();
  void check_for_frontend();
  void decide_source();
  void decide_product();
  void decide_precompiled();
  void decide_dependencies();
  bool add_output(Output output);
  std::string object_name() const;

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
  bool searches_ = false;  // what is read goes into search_arguments
  bool has_positions_ = false;  // and is as the user gave it
  Goal goal_ = Goal::kNone;
  Sources sources_;
  std::vector<std::string> objects_;
  bool in_debug_information_ = false;  // the command
  PrecompiledOptions precompiled_;
  std::vector<std::string> reports_;  // files for /sourceDependencies
  bool tells_includes_ = false;
  bool tells_user_includes_ = false;
  gnu::DependencyOptions dependency_;
  gnu::ProfileOptions profiles_;
  gnu::SourceType type_;
  std::vector<std::string> for_driver_;    // behind /clang:
  std::vector<std::string> for_frontend_;  // behind -Xclang
};

// A word that begins with a slash is a file where it is no option.
bool is_option(const std::string& argument, const Match& match) {
  return (argument.starts_with('-') && argument != "-") ||
         (argument.starts_with('/') && (match.option != nullptr || argument.find('/', 1) == std::string::npos));
}

void Parser::read(const std::vector<std::string>& arguments) {
  bool files_alone = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto& argument = arguments[i];
    const auto match = files_alone ? Match() : find_option(argument);
    if (files_alone || !is_option(argument, match)) {
      sources_.add({argument, std::nullopt, has_positions_ ? std::optional(i) : std::nullopt});
      result_.key_arguments.push_back(argument);
      continue;
    }
    if (argument == "--") {
      files_alone = true;
      continue;
    }
    if (match.of_clang != nullptr) {
      read_option_of_clang(*match.of_clang, argument);
      result_.key_arguments.push_back(argument);
      if (searches_) result_.search_arguments.push_back(argument);
      continue;
    }
    const auto* option = match.option;
    if (option == nullptr) {
      pass(PassReason::kUnknownArgument, argument);
      continue;
    }
    const bool separate = option->takes == Takes::kSeparate ||
                          (option->takes == Takes::kEither && argument.size() == option->name.size());
    if (separate && i + 1 == arguments.size()) {
      pass(PassReason::kUnknownArgument, argument);
      continue;
    }
    const auto* next = separate ? &arguments[++i] : nullptr;
    read_option(*option, argument,
                next != nullptr ? std::string_view(*next) : std::string_view(argument).substr(option->name.size()));
    keep(*option, argument, next);
  }
}

void Parser::read_option(const Option& option, std::string_view argument, std::string_view value) {
  switch (option.effect) {
    case Effect::kKey:
    case Effect::kHarmless:
    case Effect::kRoot:
      break;
    case Effect::kPath:
      // A header map, in place of a directory: no depfile names it.
      if (value.ends_with(".hmap")) refuse(PassReason::kHiddenInput, argument);
      result_.header_places.emplace_back(value);
      break;
    case Effect::kFlag:
      if (gnu::looks_like_file(value)) pass(PassReason::kUnknownArgument, argument);
      break;
    case Effect::kHost:
      result_.depends_on_host = true;
      break;
    case Effect::kColor:
      result_.color_follows_terminal = false;
      break;
    case Effect::kIncludeFirst:
      result_.included_first.emplace_back(value);
      result_.may_be_precompiled.emplace_back(value);
      break;
    case Effect::kMakePrecompiled:
    case Effect::kUsePrecompiled:
    case Effect::kPrecompiledFile:
    case Effect::kNoPrecompiled:
      precompiled_.add(option.effect, value);
      break;
    case Effect::kDebug:
      in_debug_information_ = true;
      break;
    case Effect::kReport:
      reports_.emplace_back(value);
      break;
    case Effect::kNotes:
      tells_includes_ = true;
      break;
    case Effect::kUserNotes:
      tells_user_includes_ = true;
      break;
    case Effect::kCompile:
      // /Zs goes before.
      if (goal_ == Goal::kNone) goal_ = Goal::kObject;
      break;
    case Effect::kSyntaxOnly:
      goal_ = Goal::kSyntax;
      break;
    case Effect::kObject:
      objects_.emplace_back(value);
      break;
    case Effect::kC:
      sources_.are_all(Language::kC);
      break;
    case Effect::kCxx:
      sources_.are_all(Language::kCxx);
      break;
    case Effect::kSourceC:
      sources_.add({std::string(value), Language::kC, std::nullopt});
      break;
    case Effect::kSourceCxx:
      sources_.add({std::string(value), Language::kCxx, std::nullopt});
      break;
    case Effect::kDriver:
      for_driver_.emplace_back(value);
      break;
    case Effect::kFrontend:
      for_frontend_.emplace_back(value);
      break;
    case Effect::kLlvm:
      if (!gnu::is_plain_llvm_option(value)) pass(PassReason::kUnknownArgument, value);
      break;
    case Effect::kPass:
      refuse(option.reason, argument);
      break;
  }
}

void Parser::read_option_of_clang(const gnu::Option& option, std::string_view argument) {
  const auto value = argument.substr(option.name.size());
  switch (option.effect) {
    case gnu::Effect::kKey:
    case gnu::Effect::kHarmless:
      break;
    case gnu::Effect::kInputFile:
      result_.named_inputs.emplace_back(value);
      break;
    case gnu::Effect::kProfile:
      profiles_.add(option.name, value);
      break;
    case gnu::Effect::kPrecompiled:
    case gnu::Effect::kMakePrecompiled:
      pass(PassReason::kPrecompiledHeader, argument);
      break;
    case gnu::Effect::kModule:
      pass(PassReason::kModules, argument);
      break;
    case gnu::Effect::kPlugin:
      pass(PassReason::kPlugin, argument);
      break;
    case gnu::Effect::kTool:
      pass(PassReason::kSpecs, argument);
      break;
    case gnu::Effect::kFlag: {
      const auto equals = argument.find('=', option.name.size());
      if (equals != std::string_view::npos && gnu::looks_like_file(argument.substr(equals + 1))) {
        pass(PassReason::kUnknownArgument, argument);
      }
      break;
    }
    case gnu::Effect::kColor:
      result_.color_follows_terminal = false;
      break;
    case gnu::Effect::kHost:
      result_.depends_on_host = true;
      break;
    case gnu::Effect::kLlvm:
      if (!gnu::is_plain_llvm_option(value)) pass(PassReason::kUnknownArgument, value);
      break;
    case gnu::Effect::kPass:
      refuse(option.reason, argument);
      break;
    default:
      pass(PassReason::kUnknownArgument, argument);
      break;
  }
}

// What is written on the command line goes into the key, and into the question where headers are looked
// for unless it is about this compile's source and outputs.
void Parser::keep(const Option& option, std::string_view argument, const std::string* value) {
  const auto append = [&](std::vector<std::string>& to) {
    to.emplace_back(argument);
    if (value != nullptr) to.push_back(*value);
  };
  if (option.effect != Effect::kHarmless) append(result_.key_arguments);
  switch (option.effect) {
    case Effect::kCompile:
    case Effect::kSyntaxOnly:
    case Effect::kObject:
    case Effect::kC:
    case Effect::kCxx:
    case Effect::kSourceC:
    case Effect::kSourceCxx:
    case Effect::kNotes:
    case Effect::kUserNotes:
    case Effect::kReport:
    case Effect::kMakePrecompiled:
    case Effect::kUsePrecompiled:
    case Effect::kPrecompiledFile:
      return;
    case Effect::kDriver:
      // -MD and the like: decided later, in order.
      if (std::string_view(argument).substr(option.name.size()).starts_with("-M")) return;
      break;
    default:
      break;
  }
  if (searches_) append(result_.search_arguments);
}

void Parser::decide() {
  if (goal_ == Goal::kNone) {
    result_.pass = PassReason::kNotACompile;
    result_.pass_detail = "no /c";
    return;
  }
  auto variable = gnu::disqualifying_variable(context_);
  for (const auto name : kInstallation) {
    const auto value = context_.variable ? context_.variable(name) : std::nullopt;
    if (value && !value->empty()) variable = name;
  }
  if (!variable.empty() && check_is_on(Check::kRefusedVariables)) pass(PassReason::kEnvironment, variable);
  check_for_driver();
  check_for_frontend();
  decide_source();
  if (result_.pass == PassReason::kNone) decide_product();
  if (result_.pass == PassReason::kNone) decide_precompiled();
  if (result_.pass == PassReason::kNone) decide_dependencies();
  for (auto& file : profiles_.files(context_, {})) result_.named_inputs.push_back(std::move(file));
}

// As clang's own driver takes them; each word is behind a /clang: of its own.
void Parser::check_for_driver() {
  for (std::size_t i = 0; i < for_driver_.size(); ++i) {
    const std::string_view argument = for_driver_[i];
    const auto* option = argument.starts_with('-') && argument != "-"
                             ? gnu::find_option(gnu::driver_options(), argument, Family::kClang)
                             : nullptr;
    if (option == nullptr) return pass(PassReason::kUnknownArgument, argument);
    const bool separate = gnu::takes_next(*option, argument);
    if (separate && i + 1 == for_driver_.size()) return pass(PassReason::kUnknownArgument, argument);
    const std::string_view value = separate ? std::string_view(for_driver_[++i]) : argument.substr(option->name.size());
    if (option->name == "-include" || option->name == "-imacros") {
      result_.included_first.emplace_back(value);
      result_.may_be_precompiled.emplace_back(value);
      continue;
    }
    if (argument.starts_with("-g") && !argument.starts_with("-gdwarf")) in_debug_information_ = true;
    switch (option->effect) {
      case gnu::Effect::kAllDependencies:
      case gnu::Effect::kUserDependencies:
      case gnu::Effect::kDependencyFile:
      case gnu::Effect::kDependencyRule: dependency_.add(option->effect, value); break;
      case gnu::Effect::kPath:
        if (value.ends_with(".hmap")) refuse(PassReason::kHiddenInput, argument);
        break;
      case gnu::Effect::kFrontend: for_frontend_.emplace_back(value); break;
      case gnu::Effect::kLlvm:
        if (!gnu::is_plain_llvm_option(value)) pass(PassReason::kUnknownArgument, value);
        break;
      default: read_option_of_clang(*option, argument); break;
    }
  }
}

void Parser::check_for_frontend() {
  for (std::size_t i = 0; i < for_frontend_.size(); ++i) {
    const std::string_view argument = for_frontend_[i];
    const auto* option = gnu::find_option(gnu::frontend_options(), argument, Family::kClang);
    if (option == nullptr) return pass(PassReason::kUnknownArgument, argument);
    if (option->effect == gnu::Effect::kPass) return pass(option->reason, argument);
    if (option->effect == gnu::Effect::kPlugin) return pass(PassReason::kPlugin, argument);
    if (option->effect != gnu::Effect::kKey) return pass(PassReason::kPrecompiledHeader, argument);
    if (argument.starts_with("-debug-info") || argument.starts_with("-gcodeview")) in_debug_information_ = true;
    if (gnu::takes_next(*option, argument) && ++i == for_frontend_.size()) {
      return pass(PassReason::kUnknownArgument, argument);
    }
  }
}

// Whether clang-cl does with each of several sources what it would with it alone: nothing on the command line is
// about one of them, or a file that they share.
bool Parser::is_separable() const {
  if (dependency_.names_file() || !reports_.empty()) return false;
  if (!objects_.empty() && !objects_.front().ends_with('/')) return false;
  const auto wish = precompiled_.wish();
  return wish == PrecompiledOptions::Wish::kNothing || wish == PrecompiledOptions::Wish::kUses;
}

void Parser::decide_source() {
  if (sources_.count() == 0) return pass(PassReason::kNoSource, {});
  if (sources_.count() > 1) {
    if (result_.pass == PassReason::kNone && is_separable()) result_.sources = sources_.positions();
    return pass(PassReason::kSeveralSources, sources_.at(1).path);
  }
  const auto& path = sources_.at(0).path;
  if (path == "-") return pass(PassReason::kStdin, path);
  if (path.starts_with('@')) return pass(PassReason::kResponseFile, path);
  type_ = sources_.type_of(sources_.at(0));
  if (type_.pass != PassReason::kNone) return pass(type_.pass, path);
  result_.source = path;
  result_.language = type_.language;
}

// What /Fo says: a file, whose suffix may be left out, or with a slash at its end a directory. Else the
// source's name in the working directory (Microsoft, "/Fo"; llvm::sys::path::replace_extension).
std::string Parser::object_name() const {
  const auto derived = std::string(gnu::without_suffix(base_of(result_.source))) + ".obj";
  if (objects_.empty() || objects_.front().empty()) return derived;
  const auto& given = objects_.front();
  if (given.ends_with('/')) return given + derived;
  return has_suffix(given) ? given : given + ".obj";
}

void Parser::decide_product() {
  if (objects_.size() > 1) return pass(PassReason::kUnusualOutput, objects_.back());
  if (goal_ == Goal::kSyntax) return;
  auto object = object_name();
  const auto given = objects_.empty() ? std::string_view() : base_of(objects_.front());
  const bool odd = given == "." || given == ".." || base_of(object) == ".obj";
  if (odd || gnu::is_unusual_output(object) || object == result_.source) {
    return pass(PassReason::kUnusualOutput, object);
  }
  // A temporary file is renamed over it (seen with Clang 14 by strace).
  result_.outputs.push_back({.path = std::move(object)});
  // clang-cl takes it, says that it does nothing with it, and makes none.
  for (auto& report : reports_) {
    if (!add_output({.path = std::move(report), .existing = protocol::Existing::kUnknown, .certain = false})) return;
  }
}

bool Parser::add_output(Output output) {
  const auto same = [&](const Output& o) { return o.path == output.path; };
  const bool odd = gnu::is_unusual_output(output.path) || output.path.ends_with('/') || output.path == result_.source;
  if (odd || std::ranges::any_of(result_.outputs, same)) return pass(PassReason::kUnusualOutput, output.path), false;
  result_.outputs.push_back(std::move(output));
  return true;
}

// A precompiled header is made beside the object, or used.
void Parser::decide_precompiled() {
  using Wish = PrecompiledOptions::Wish;
  const auto wish = precompiled_.wish();
  if (wish == Wish::kNothing) return;
  auto file = wish == Wish::kOdd ? std::string() : precompiled_.file();
  if (wish == Wish::kOdd || goal_ != Goal::kObject || file == result_.outputs.front().path) {
    return pass(PassReason::kPrecompiledHeader, file);
  }
  result_.header_places.push_back(file);
  if (wish == Wish::kUses) return result_.precompiled.push_back(std::move(file));
  result_.precompiled_outputs.push_back(result_.outputs.size());
  result_.outputs.push_back({.path = std::move(file)});
  result_.keeps_times = std::ranges::find(for_frontend_, "-fno-pch-timestamp") == for_frontend_.end();
}

void Parser::decide_dependencies() {
  if (!dependency_.understood()) return pass(PassReason::kDependencyOptions, "/clang:-M...");
  // The object tells the command of the front end, what is added to it as well (CodeView, LF_BUILDINFO).
  const bool told = in_debug_information_ && goal_ == Goal::kObject;
  // What is added for a terminal is what the driver itself adds there.
  result_.shows_appearance = told;
  if (type_.preprocessed) {
    result_.dependencies = DependencySource::kSourceOnly;
    return;
  }
  result_.dependencies = dependency_.source();
  // To have the depfile hold all headers would have the user's notes name them all.
  if (result_.dependencies == DependencySource::kAdded && (told || tells_user_includes_)) {
    const bool all_told = tells_includes_ && !tells_user_includes_;
    result_.dependencies = all_told ? DependencySource::kNotes : DependencySource::kIncludeSearch;
  }
  // Named after the source, wherever the object goes (seen with Clang 14).
  auto depfile = dependency_.depfile(std::string(gnu::without_suffix(base_of(result_.source))) + ".obj");
  if (!depfile) return;
  if (goal_ != Goal::kObject || *depfile == result_.source || *depfile == result_.outputs.front().path) {
    return pass(PassReason::kDependencyOptions, *depfile);
  }
  result_.outputs.push_back({.path = std::move(*depfile), .existing = protocol::Existing::kRewritten});
  result_.depfile = result_.outputs.size() - 1;
}

}  // namespace

bool may_compile(const Arguments& arguments, const Variable& variable) {
  const auto may = [](std::string_view argument) {
    return argument.starts_with('@') || std::ranges::find(kGoals, argument) != kGoals.end();
  };
  return std::ranges::any_of(arguments, may) || variable("CL") || variable("_CL_");
}

Invocation parse(const Arguments& arguments, const ParseContext& context) {
  return Parser(context).run(arguments);
}

const std::vector<std::string_view>& relevant_variables() {
  static const std::vector<std::string_view> kNames = [] {
    auto names = gnu::relevant_variables();
    names.insert(names.end(), {"CL", "EXTERNAL_INCLUDE", "INCLUDE", "_CL_"});
    names.insert(names.end(), kInstallation.begin(), kInstallation.end());
    std::ranges::sort(names);
    return names;
  }();
  return kNames;
}

}  // namespace zcc::tools::msvc
