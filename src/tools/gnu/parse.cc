#include "tools/gnu/parse.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "platform/checks.h"
#include "tools/gnu/dependency_options.h"
#include "tools/gnu/module_options.h"
#include "tools/gnu/options.h"
#include "tools/gnu/product.h"
#include "tools/gnu/profile_options.h"
#include "tools/gnu/search_words.h"
#include "tools/gnu/side_outputs.h"
#include "tools/gnu/source_type.h"
#include "tools/gnu/system_directories.h"
#include "tools/gnu/variables.h"
#include "tools/response_file.h"

namespace zcc::tools::gnu {
namespace {

// Arguments that a driver hands on to one of its programs, in order.
using Forwarded = std::vector<std::string_view>;

struct Source {
  std::string_view path;
  std::size_t position;              // in the arguments, response files expanded
  std::optional<SourceType> forced;  // by -x
};

class Parser {
 public:
  explicit Parser(const ParseContext& context) : context_(context) {}

  Invocation run(const std::vector<std::string_view>& arguments) {
    const auto quoting = context_.family == Family::kGcc ? gcc_quoting(context_.release)
                                                         : clang_quoting(arguments, false);
    const auto expansion = expand_response_files(arguments, quoting, context_);
    if (check_is_on(Check::kResponseFiles)) result_.argument_files = expansion.files;
    if (expansion.failure) {
      pass(PassReason::kResponseFile, *expansion.failure);
      return std::move(result_);
    }
    read(expansion.arguments);
    uses_response_files_ = !expansion.files.empty();
    decide();
    return std::move(result_);
  }

 private:
  // ---- reading ----
  void read(const std::vector<std::string>& arguments);
  void read_option(const Option& option, std::string_view argument, std::string_view value);
  void include_first(std::string_view name);
  void read_color(std::string_view option, std::string_view value);
  void read_family(const Option& option, std::string_view argument);
  void read_preprocessor(std::string_view argument, std::string_view value);
  void keep(const Option& option, std::string_view argument, const std::string* value);

  // ---- deciding ----
  void decide();
  void check_forwarded(const Forwarded& forwarded, std::span<const Option> table);
  bool is_separable() const;
  SourceType type_of(const Source& source) const;
  void decide_source();
  void decide_product();
  void decide_dependencies();
  bool decide_precompiled_dependencies();
  void decide_side_outputs();
  void decide_modules();
  void decide_profiles();
  bool add_output(Output output);

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
  void aim_at(Goal goal, std::string_view option) {
    if (goal_ != Goal::kNone && goal_ != goal) pass(PassReason::kNotACompile, option);
    goal_ = goal;
  }

  Goal goal_ = Goal::kNone;
  bool is_without_goal_ = false;  // none was named
  bool llvm_code_ = false;
  SearchWords search_words_;
  bool makes_precompiled_ = false;  // -emit-pch
  bool leaves_times_out_ = false;   // -fno-pch-timestamp
  SideOutputs side_outputs_;
  ModuleOptions modules_;
  ProfileOptions profiles_;
  std::string product_;  // what -o names or would name, as the names of others are made from it
  std::optional<SourceType> forced_;
  bool names_language_ = false;
  bool uses_response_files_ = false;
  std::vector<Source> sources_;
  std::vector<std::string_view> objects_;
  std::size_t architectures_ = 0;
  DependencyOptions dependency_;
  SourceType type_;
  Forwarded to_preprocessor_, to_assembler_, to_frontend_;
};

void Parser::read(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (!argument.starts_with('-') || argument == "-") {
      sources_.push_back({argument, i, forced_});
      result_.key_arguments.emplace_back(argument);
      continue;
    }
    const auto* option = find_option(driver_options(), argument, context_.family);
    if (option == nullptr) {
      pass(PassReason::kUnknownArgument, argument);
      continue;
    }
    const bool separate = takes_next(*option, argument);
    if (separate && i + 1 == arguments.size()) {
      pass(PassReason::kUnknownArgument, argument);
      continue;
    }
    const auto* next = separate ? &arguments[++i] : nullptr;
    read_option(*option, argument, next != nullptr ? *next : argument.substr(option->name.size()));
    keep(*option, argument, next);
  }
}

void Parser::read_option(const Option& option, std::string_view argument, std::string_view value) {
  switch (option.effect) {
    case Effect::kKey:
    case Effect::kHarmless:
      break;
    case Effect::kPath:
      // A header map of clang, in place of a directory: no depfile names it.
      if (value.ends_with(".hmap")) refuse(PassReason::kHiddenInput, argument);
      if (option.name == "-include" || option.name == "-imacros") include_first(value);
      break;
    case Effect::kPrecompiled:
      result_.precompiled.emplace_back(value);
      break;
    case Effect::kMakePrecompiled:
      makes_precompiled_ = true;
      break;
    case Effect::kTool:
      result_.tool_options.arguments.emplace_back(argument);
      if (takes_next(option, argument)) result_.tool_options.arguments.emplace_back(value);
      break;
    case Effect::kPlugin:
      if (option.name != "-fplugin-arg-") result_.tool_options.plugins.emplace_back(value);
      break;
    case Effect::kInputFile:
      result_.named_inputs.emplace_back(value);
      break;
    case Effect::kProfile:
      profiles_.add(option.name, value);
      break;
    case Effect::kFlag:
      read_family(option, argument);
      break;
    case Effect::kColor:
      read_color(option.name, value);
      break;
    case Effect::kCompile:
    case Effect::kPrecompile:
    case Effect::kToAssembly:
    case Effect::kToText:
    case Effect::kSyntaxOnly:
      aim_at(goal_of(option.effect), argument);
      break;
    case Effect::kLlvmCode:
      llvm_code_ = true;
      break;
    case Effect::kSideOutput:
      side_outputs_.add(option.name, value);
      break;
    case Effect::kModule:
      modules_.add(option.name, value);
      break;
    case Effect::kObject:
      objects_.push_back(value);
      break;
    case Effect::kLanguage:
      forced_ = type_by_language(value);
      names_language_ = true;
      break;
    case Effect::kArchitecture:
      if (++architectures_ > 1) pass(PassReason::kSeveralArchitectures, value);
      break;
    case Effect::kHost:
      result_.depends_on_host = true;
      break;
    case Effect::kAllDependencies:
    case Effect::kUserDependencies:
    case Effect::kDependencyFile:
    case Effect::kDependencyRule:
      dependency_.add(option.effect, value);
      break;
    case Effect::kPreprocessor:
      read_preprocessor(argument, value);
      break;
    case Effect::kAssembler:
      forward(to_assembler_, argument, value);
      break;
    case Effect::kFrontend:
      forward(to_frontend_, argument, value);
      break;
    case Effect::kLlvm:
      if (!is_plain_llvm_option(value)) pass(PassReason::kUnknownArgument, value);
      break;
    case Effect::kPass:
      refuse(option.reason, argument);
      break;
  }
}

void Parser::include_first(std::string_view name) {
  result_.included_first.emplace_back(name);
  result_.may_be_precompiled.emplace_back(name);
}

void Parser::read_color(std::string_view option, std::string_view value) {
  result_.color_follows_terminal = option == "-fdiagnostics-color=" && value == "auto";
}

void Parser::read_family(const Option& option, std::string_view argument) {
  const auto equals = argument.find('=', option.name.size());
  if (equals == std::string_view::npos) return;
  if (looks_like_file(argument.substr(equals + 1))) pass(PassReason::kUnknownArgument, argument);
}

// "-Wp,-MD,file" is the one thing of its kind that both drivers understand alike: clang looks for
// it in exactly this form, and makes -MD of anything longer.
void Parser::read_preprocessor(std::string_view argument, std::string_view value) {
  for (const auto& [prefix, user] : {std::pair{"-MD,", false}, std::pair{"-MMD,", true}}) {
    if (!value.starts_with(prefix)) continue;
    const auto file = value.substr(std::string_view(prefix).size());
    if (!file.empty() && file.find(',') == std::string_view::npos) {
      dependency_.add_preprocessor(user, file);
      return;
    }
  }
  forward(to_preprocessor_, argument, value);
}

// What is written on the command line goes into the key, and into the run that only lists
// dependencies unless it is about this compile's outputs.
void Parser::keep(const Option& option, std::string_view argument, const std::string* value) {
  const auto append = [&](std::vector<std::string>& to) {
    to.emplace_back(argument);
    if (value != nullptr) to.push_back(*value);
  };
  if (option.effect != Effect::kHarmless) append(result_.key_arguments);
  if (search_words_.keep(option, argument, value)) append(result_.search_arguments);
}

void Parser::decide() {
  // Headers are precompiled without being asked for an object, and GCC makes units of them so.
  if (goal_ == Goal::kNone && (modules_.none() || context_.family == Family::kGcc) && sources_.size() == 1 &&
      type_of(sources_.front()).header) {
    goal_ = Goal::kObject;
    is_without_goal_ = true;
  }
  if (goal_ == Goal::kNone) {
    // Whatever else is unusual about it: nobody expects a link from the cache.
    result_.pass = PassReason::kNotACompile;
    result_.pass_detail = "no -c";
    return;
  }
  if (const auto name = disqualifying_variable(context_);
      !name.empty() && check_is_on(Check::kRefusedVariables)) {
    pass(PassReason::kEnvironment, name);
  }
  result_.translates_messages = translates_messages(context_);
  result_.depends_on_spelling = std::ranges::count(result_.key_arguments, "-no-canonical-prefixes") != 0;
  check_forwarded(to_preprocessor_, preprocessor_options());
  check_forwarded(to_assembler_, assembler_options());
  check_forwarded(to_frontend_, frontend_options());
  result_.header_places = values_of(result_.search_arguments, {"-I", "-iquote", "-isystem", "-idirafter"});
  const bool gcc = context_.family == Family::kGcc;
  for (const auto& name : result_.may_be_precompiled) result_.header_places.push_back(name + (gcc ? ".gch" : ".pch"));
  for (const auto* list : {&result_.included_first, &result_.precompiled}) {
    std::ranges::copy(*list, std::back_inserter(result_.header_places));
  }
  if (reads_other_ignore_lists(result_.key_arguments)) refuse(PassReason::kHiddenInput, "-resource-dir");
  decide_source();
  if (result_.pass == PassReason::kNone) decide_product();
  if (result_.pass == PassReason::kNone) decide_dependencies();
  if (result_.pass == PassReason::kNone) decide_side_outputs();
  if (result_.pass == PassReason::kNone) decide_modules();
  if (result_.pass == PassReason::kNone) decide_profiles();
}

void Parser::check_forwarded(const Forwarded& forwarded, std::span<const Option> table) {
  for (std::size_t i = 0; i < forwarded.size(); ++i) {
    const auto argument = forwarded[i];
    const auto* option = find_option(table, argument, context_.family);
    if (option == nullptr) return pass(PassReason::kUnknownArgument, argument);
    const bool separate = takes_next(*option, argument);
    if (separate && ++i == forwarded.size()) return pass(PassReason::kUnknownArgument, argument);
    const auto value = separate ? forwarded[i] : argument.substr(option->name.size());
    switch (option->effect) {
      case Effect::kPass: return pass(option->reason, argument);
      case Effect::kPath: result_.included_first.emplace_back(value); break;
      case Effect::kPrecompiled: result_.precompiled.emplace_back(value); break;
      case Effect::kMakePrecompiled: makes_precompiled_ = true; break;
      case Effect::kPlugin:
        if (argument == "-load") result_.tool_options.plugins.emplace_back(value);
        break;
      default: leaves_times_out_ = leaves_times_out_ || argument == "-fno-pch-timestamp"; break;
    }
  }
}

// Whether the drivers do with each of several sources what they would with it alone: nothing on the command
// line is about one of them, or a file that they share. (-x is about those behind it: without them GCC warns.)
bool Parser::is_separable() const {
  if (goal_ == Goal::kText || !objects_.empty() || !side_outputs_.none() || !modules_.none()) return false;
  if (dependency_.names_file() || names_language_ || uses_response_files_) return false;
  // GCC names the depfiles of several otherwise where it makes nothing else.
  if (goal_ == Goal::kSyntax && dependency_.source() != DependencySource::kAdded) return false;
  return std::ranges::all_of(sources_, [this](const Source& source) {
    // A precompiled header may be used for the next.
    const auto type = type_of(source);
    return source.path != "-" && type.pass == PassReason::kNone && !type.header;
  });
}

SourceType Parser::type_of(const Source& source) const {
  return source.forced ? *source.forced : type_by_name(source.path, context_.family, context_.cxx_driver);
}

void Parser::decide_source() {
  if (sources_.empty()) return pass(PassReason::kNoSource, {});
  if (sources_.size() > 1) {
    if (result_.pass == PassReason::kNone && is_separable()) {
      for (const auto& source : sources_) result_.sources.push_back(source.position);
    }
    return pass(PassReason::kSeveralSources, sources_[1].path);
  }
  const auto& path = sources_.front().path;
  if (path == "-") return pass(PassReason::kStdin, path);
  type_ = type_of(sources_.front());
  // GCC makes a header unit of it where there are modules.
  if (type_.header && !modules_.none()) {
    if (context_.family != Family::kGcc || type_.language != Language::kCxx) return pass(PassReason::kModules, path);
    type_.header = false;
    type_.header_unit = true;
  }
  if (type_.pass != PassReason::kNone) return pass(type_.pass, path);
  result_.source = path;
  result_.language = type_.language;
}

bool Parser::add_output(Output output) {
  const auto& known = result_.outputs;
  const auto same = [&](const Output& o) { return o.path == output.path; };
  if (output.path == result_.source || std::any_of(known.begin(), known.end(), same)) {
    pass(PassReason::kUnusualOutput, output.path);
    return false;
  }
  result_.outputs.push_back(std::move(output));
  return true;
}

void Parser::decide_product() {
  auto product = product_of({.family = context_.family,
                             .goal = goal_,
                             .type = type_,
                             .source = result_.source,
                             .given = objects_,
                             .llvm_code = llvm_code_,
                             .assembled_apart = side_outputs_.assemble_apart()});
  if (product.pass != PassReason::kNone) return pass(product.pass, product.detail);
  if (makes_precompiled_ && !product.precompiled) return pass(PassReason::kPrecompiledHeader, "-emit-pch");
  if (product.precompiled) {
    if (!result_.precompiled.empty() || !side_outputs_.none()) {
      return pass(PassReason::kPrecompiledHeader, result_.source);
    }
    result_.keeps_times = context_.family == Family::kClang && !leaves_times_out_;
  }
  product_ = std::move(product.path);
  for (auto& output : product.outputs) {
    if (product.precompiled) result_.precompiled_outputs.push_back(result_.outputs.size());
    output.closings = side_outputs_.product_closings(context_.family);
    if (!add_output(std::move(output))) return;
  }
}

// GCC keeps in a precompiled header what it would write to a depfile, if it does (-fpch-deps), so nothing is
// added. Its own name of the depfile has an "a-" in front.
bool Parser::decide_precompiled_dependencies() {
  const bool added = result_.dependencies == DependencySource::kAdded;
  if (added && context_.family == Family::kGcc) result_.dependencies = DependencySource::kIncludeSearch;
  if (added || !objects_.empty() || dependency_.names_file()) return true;
  pass(PassReason::kDependencyOptions, "-M...");
  return false;
}

void Parser::decide_dependencies() {
  if (!dependency_.understood()) return pass(PassReason::kDependencyOptions, "-M...");
  if (type_.preprocessed) {
    // No preprocessor runs, so neither compiler writes a depfile, whatever was asked for.
    result_.dependencies = DependencySource::kSourceOnly;
    return;
  }
  result_.dependencies = dependency_.source();
  if (result_.precompiles() && !decide_precompiled_dependencies()) return;
  // Of a name of GCC's own, as above.
  const bool has_own_name = type_.header_unit && is_without_goal_ && !dependency_.names_file();
  if (has_own_name && dependency_.source() != DependencySource::kAdded) return pass(PassReason::kDependencyOptions, "-M...");
  result_.searches_no_system = dependency_.source() != DependencySource::kAdded &&
                               searches_no_system(result_.search_arguments, context_);
  const auto depfile = dependency_.depfile(product_);
  if (!depfile) return;
  // Where nothing is made each has a way of its own to name it.
  if (product_.empty() && !dependency_.names_file()) return pass(PassReason::kDependencyOptions, "-M...");
  // It is fopen-ed to be written.
  if (add_output({.path = *depfile, .existing = protocol::Existing::kRewritten})) result_.depfile = result_.outputs.size() - 1;
}

void Parser::decide_side_outputs() {
  if (product_.empty()) {
    if (const auto option = side_outputs_.named_after_object()) {
      return pass(PassReason::kDumpOrExtraOutput, *option);
    }
  }
  const SideOutputs::Compile compile{.family = context_.family,
                                     .object = product_,
                                     .object_is_given = !objects_.empty(),
                                     .assembles = goal_ == Goal::kObject,
                                     .source = result_.source,
                                     .type = type_};
  if (const auto option = side_outputs_.unknown_in(compile)) {
    return pass(PassReason::kDumpOrExtraOutput, *option);
  }
  for (auto& output : side_outputs_.of(compile)) {
    const auto& known = result_.outputs;
    if (std::find(known.begin(), known.end(), output) != known.end()) continue;  // asked for twice
    if (!add_output(std::move(output))) return;
  }
  result_.tells_arguments = side_outputs_.tell_arguments();
}

void Parser::decide_modules() {
  if (modules_.none() && !type_.module && goal_ != Goal::kModule) return;
  auto decision = modules_.decide({.type = type_,
                                   .source = result_.source,
                                   .object = product_,
                                   .object_is_given = !objects_.empty(),
                                   .makes_object = goal_ == Goal::kObject,
                                   .makes_cmi = goal_ == Goal::kModule,
                                   .makes_others = !side_outputs_.none(),
                                   .lists_all = result_.dependencies == DependencySource::kAdded ||
                                                result_.dependencies == DependencySource::kUserDepfile,
                                   .precompiled = result_.precompiles() || !result_.precompiled.empty(),
                                   .arguments = result_.key_arguments},
                                  context_);
  if (decision.reason != PassReason::kNone) return pass(decision.reason, decision.detail);
  if (decision.use.made) *decision.use.made += result_.outputs.size();
  auto& compiled = decision.use.compiled_outputs;
  if (goal_ == Goal::kModule && !result_.outputs.empty()) compiled.push_back(0);
  const bool is_module = context_.family == Family::kGcc ? !type_.header_unit : type_.module;
  decision.use.keeps_macros = !is_module;
  for (auto& output : decision.outputs) {
    compiled.push_back(result_.outputs.size());
    if (!add_output(std::move(output))) return;
  }
  std::ranges::move(decision.key_arguments, std::back_inserter(result_.key_arguments));
  result_.argument_files.insert(result_.argument_files.end(), decision.read.begin(), decision.read.end());
  result_.header_places.insert(result_.header_places.begin(), decision.places.begin(), decision.places.end());
  result_.modules = std::move(decision.use);
}

void Parser::decide_profiles() {
  if (product_.empty() && profiles_.named_after_object(context_.family)) {
    return pass(PassReason::kProfile, "-fprofile-use");
  }
  auto files = profiles_.files(context_, product_);
  result_.named_inputs.insert(result_.named_inputs.end(), files.begin(), files.end());
}

}  // namespace

Invocation parse(const std::vector<std::string_view>& arguments, const ParseContext& context) {
  return Parser(context).run(arguments);
}

}  // namespace zcc::tools::gnu
