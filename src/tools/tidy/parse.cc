#include "tools/tidy/parse.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "platform/checks.h"
#include "tools/analysis.h"
#include "tools/gnu/parse.h"
#include "tools/gnu/probe.h"
#include "tools/tidy/database.h"
#include "tools/tidy/options.h"

namespace zcc::tools::tidy {
namespace {

using Words = std::vector<std::string>;

bool is_same_file(const std::string& one, const std::string& other) {
  return std::filesystem::path(one).lexically_normal() == std::filesystem::path(other).lexically_normal();
}

std::string in_directory(std::string_view directory, std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  if (path.starts_with('/')) return std::string(path);
  return std::string(directory).append("/").append(path);
}

std::string_view base_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

class Parser {
 public:
  explicit Parser(const ParseContext& context) : context_(context) {}

  Invocation run(const Arguments& arguments) {
    read(arguments);
    if (result_.pass == PassReason::kNone) decide();
    return std::move(result_);
  }

 private:
  void read(const Arguments& arguments);
  void read_option(const Option& option, std::string_view argument, std::string_view value);
  void read_configuration_file(std::string_view name);
  void decide();
  void find_compile();
  void decide_compile();

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
  Words sources_, before_, after_;
  bool is_fixed_ = false;  // the compile's arguments stand behind "--"
  Words fixed_;
  std::optional<std::string> build_path_;
  bool cxx_ = false;
  Words compile_;  // the compiler's arguments, without what is added, as in the database
  bool source_stands_in_compile_ = false;
};

void Parser::read(const Arguments& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto argument = arguments[i];
    result_.key_arguments.emplace_back(argument);
    if (argument == "--") {
      is_fixed_ = true;
      fixed_.assign(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
      result_.key_arguments.insert(result_.key_arguments.end(), fixed_.begin(), fixed_.end());
      return;
    }
    if (argument.starts_with('@')) return pass(PassReason::kResponseFile, argument);
    if (!argument.starts_with('-') || argument == "-") {
      sources_.emplace_back(argument);
      continue;
    }
    auto [option, value] = find_option(argument);
    if (option == nullptr) return pass(PassReason::kUnknownArgument, argument);
    if (option->takes_value && !value) {
      if (++i == arguments.size()) return pass(PassReason::kUnknownArgument, argument);
      value = arguments[i];
      result_.key_arguments.emplace_back(*value);
    }
    read_option(*option, argument, value.value_or(""));
  }
}

void Parser::read_option(const Option& option, std::string_view argument, std::string_view value) {
  switch (option.effect) {
    case Effect::kKey:
      break;
    case Effect::kConfiguration:
      if (!accepts_configuration(value)) refuse(PassReason::kHiddenInput, argument);
      break;
    case Effect::kConfigurationFile:
      read_configuration_file(value);
      break;
    case Effect::kFormat:
      if (value.starts_with("file")) {
        result_.configuration_names.insert(result_.configuration_names.end(), {".clang-format", "_clang-format"});
      }
      break;
    case Effect::kColor:
      result_.color_follows_terminal = false;
      break;
    case Effect::kFixes:
      if (!result_.outputs.empty() || value.empty() || value.starts_with("/dev/")) {
        return pass(PassReason::kUnusualOutput, argument);
      }
      // Written over, and only where there is something to fix (seen by strace of version 14).
      result_.outputs.push_back(
          {.path = std::string(value), .existing = protocol::Existing::kRewritten, .certain = false});
      break;
    case Effect::kBefore:
      before_.emplace_back(value);
      break;
    case Effect::kAfter:
      after_.emplace_back(value);
      break;
    case Effect::kDatabase:
      build_path_ = value;
      break;
    case Effect::kPass:
      refuse(option.reason, argument);
      break;
  }
}

void Parser::read_configuration_file(std::string_view name) {
  const auto path = in_directory(context_.cwd, name);
  const auto text = context_.read_file(path);
  if (!text || !accepts_configuration(*text)) return refuse(PassReason::kHiddenInput, name);
  if (check_is_on(Check::kResponseFiles)) result_.argument_files.push_back(path);
  result_.key_arguments.push_back(*text);
}

void Parser::decide() {
  if (sources_.empty()) return pass(PassReason::kNoSource, {});
  if (sources_.size() > 1) return pass(PassReason::kSeveralSources, sources_[1]);
  result_.source = sources_.front();
  result_.configuration_names.emplace_back(".clang-tidy");
  result_.speaks_on_stdout = true;
  for (const auto& argument : after_) result_.search_arguments.push_back("--extra-arg=" + argument);
  for (const auto& argument : before_) result_.search_arguments.push_back("--extra-arg-before=" + argument);
  find_compile();
  if (result_.pass == PassReason::kNone) decide_compile();
}

// Behind "--", else in a database found upward from -p or the source, else there are no arguments.
void Parser::find_compile() {
  if (is_fixed_) {
    result_.search_arguments.insert(result_.search_arguments.end(), {result_.source, "--"});
    result_.search_arguments.insert(result_.search_arguments.end(), fixed_.begin(), fixed_.end());
    for (const auto& word : fixed_) {
      if (word.empty() || word.starts_with('@')) pass(PassReason::kResponseFile, word);
    }
    compile_ = fixed_;
    return;
  }
  const auto source = in_directory(context_.cwd, result_.source);
  if (build_path_) result_.search_arguments.push_back("-p=" + in_directory(context_.cwd, *build_path_));
  result_.search_arguments.push_back(source);
  auto lookup = find_command(source,
                             build_path_ ? in_directory(context_.cwd, *build_path_)
                                         : source.substr(0, source.rfind('/')),
                             context_.read_file);
  if (lookup.failure) return pass(PassReason::kCompileDatabase, *lookup.failure);
  if (check_is_on(Check::kResponseFiles)) {
    if (!lookup.file.empty()) result_.argument_files.push_back(lookup.file);
    result_.argument_absences = std::move(lookup.absent);
  }
  if (!lookup.command) return;
  const auto& compiler = lookup.command->words.front();
  const auto driver = gnu::classify_driver_name(base_of(compiler));
  if (!driver.known || compiler.find("clang-cl") != std::string::npos) {
    return pass(PassReason::kCompileDatabase, compiler);
  }
  cxx_ = driver.cxx;
  result_.key_arguments.push_back(lookup.command->text);
  result_.directory = lookup.command->directory;
  result_.source = source;
  compile_.assign(lookup.command->words.begin() + 1, lookup.command->words.end());
  source_stands_in_compile_ = true;
}

// What clang-tidy makes of the compile's arguments: neither product nor depfile, and of the files that stand
// behind "--" only the source that it was given.
void Parser::decide_compile() {
  auto words = before_;
  words.insert(words.end(), compile_.begin(), compile_.end());
  words.insert(words.end(), after_.begin(), after_.end());
  words = without_outputs(words, source_stands_in_compile_);
  if (!source_stands_in_compile_) words.push_back(result_.source);
  auto compile = parse_analyzed(std::move(words), context_, cxx_);
  if (compile.pass != PassReason::kNone) return pass(compile.pass, compile.pass_detail);
  const auto& directory = result_.directory.empty() ? std::string(context_.cwd) : result_.directory;
  if (!is_same_file(in_directory(directory, compile.source), in_directory(context_.cwd, sources_.front()))) {
    return pass(PassReason::kCompileDatabase, compile.source);
  }
  result_.language = compile.language;
  result_.depends_on_host = compile.depends_on_host;
  result_.included_first = std::move(compile.included_first);
  result_.may_be_precompiled = std::move(compile.may_be_precompiled);
  result_.header_places = std::move(compile.header_places);
  result_.search_arguments.emplace_back(kCompileFollows);
  result_.search_arguments.insert(result_.search_arguments.end(), compile.search_arguments.begin(),
                                  compile.search_arguments.end());
}

}  // namespace

bool is_name_of_tidy(std::string_view name) {
  if (const auto version = name.find_last_not_of("0123456789.");
      version != std::string_view::npos && version + 1 < name.size() && name[version] == '-') {
    name = name.substr(0, version);
  }
  return name == "clang-tidy";
}

bool may_compile(const Arguments& arguments, const Variable&) {
  return std::ranges::any_of(arguments, [](auto argument) { return !argument.starts_with('-'); });
}

Invocation parse(const Arguments& arguments, const ParseContext& context) {
  return Parser(context).run(arguments);
}

const std::vector<std::string_view>& relevant_variables() {
  static const std::vector<std::string_view> kNames = [] {
    auto names = gnu::relevant_variables();
    // Whose name a check puts into its fix.
    names.insert(names.end(), {"USER", "USERNAME"});
    std::ranges::sort(names);
    return names;
  }();
  return kNames;
}

// The analyzer's own options may name files, too (summaries of other units, models of functions, settings of
// checkers).
bool accepts_configuration(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>({"ExtraArgs", "ctu-", "-ctu", "model-path", ":Config"});
  return std::ranges::none_of(kWords, [&](auto word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace zcc::tools::tidy
