#include "tools/analysis.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "platform/process.h"
#include "tools/gnu/options.h"
#include "tools/gnu/parse.h"
#include "tools/gnu/search_path.h"
#include "tools/gnu/source_type.h"

namespace zcc::tools {
namespace {

constexpr auto kWithValue = std::to_array<std::string_view>({"-MF", "-MT", "-MQ", "-o"});
constexpr auto kGoals = std::to_array<std::string_view>({"-c", "-S", "-fsyntax-only"});

bool is_one_of(std::string_view word, const auto& words) { return std::ranges::find(words, word) != words.end(); }

}  // namespace

std::vector<std::string> without_outputs(const std::vector<std::string>& arguments, bool files) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    if (is_one_of(word, kWithValue)) {
      ++i;
      continue;
    }
    if (word.starts_with("-M") || is_one_of(word, kGoals)) continue;
    const bool is_option = word.starts_with('-') && word != "-";
    if (!is_option && !files) continue;
    out.emplace_back(word);
    const auto* option = is_option ? gnu::find_option(gnu::driver_options(), word, Family::kClang) : nullptr;
    const bool separate = option != nullptr && gnu::takes_next(*option, word);
    if (separate && i + 1 < arguments.size()) out.push_back(arguments[++i]);
  }
  return out;
}

Invocation parse_analyzed(std::vector<std::string> arguments, const ParseContext& context, bool cxx_driver) {
  constexpr std::string_view kGcc = "--driver-mode=gcc", kGxx = "--driver-mode=g++";
  const bool names_gcc = std::erase(arguments, kGcc) > 0, names_gxx = std::erase(arguments, kGxx) > 0;
  Invocation result;
  const auto pass = [&](PassReason reason, std::string_view detail) {
    result.pass = reason;
    result.pass_detail = detail;
    return result;
  };
  std::vector<std::string_view> words;
  for (const auto& word : arguments) {
    if (word.starts_with('@')) return pass(PassReason::kResponseFile, word);
    if (word.empty()) return pass(PassReason::kUnknownArgument, word);
    if (word.starts_with("-include-pch")) return pass(PassReason::kPrecompiledHeader, word);
    if (word.starts_with("-fmodule") || word.starts_with("-fprebuilt-module")) return pass(PassReason::kModules, word);
    words.push_back(word);
  }
  words.emplace_back("-fsyntax-only");
  auto as_compiler = context;
  as_compiler.family = Family::kClang;
  as_compiler.cxx_driver = names_gxx || (cxx_driver && !names_gcc);
  result = gnu::parse(words, as_compiler);
  if (result.pass != PassReason::kNone) return result;
  // What compiles know of these is not known of what reads them for an analysis.
  const bool is_header = gnu::type_by_name(result.source, Family::kClang, false).header ||
                         std::ranges::any_of(arguments, [](std::string_view word) { return word.ends_with("-header"); });
  if (is_header) return pass(PassReason::kPrecompiledHeader, result.source);
  if (!result.precompiled.empty()) return pass(PassReason::kPrecompiledHeader, result.precompiled.front());
  if (!result.named_inputs.empty()) return pass(PassReason::kHiddenInput, result.named_inputs.front());
  if (!result.tool_options.plugins.empty()) return pass(PassReason::kPlugin, result.tool_options.plugins.front());
  if (!result.tool_options.empty()) return pass(PassReason::kSpecs, result.tool_options.arguments.front());
  if (names_gcc && names_gxx) return pass(PassReason::kOther, kGxx);
  if (names_gcc || names_gxx) result.search_arguments.emplace_back(names_gxx ? kGxx : kGcc);
  if (!result.outputs.empty()) return pass(PassReason::kDumpOrExtraOutput, result.outputs.front().path);
  // -Wp,-MD,file would be written. What is preprocessed may name other files by its line directives.
  if (result.dependencies != DependencySource::kAdded) return pass(PassReason::kDependencyOptions, result.source);
  return result;
}

Result<SearchPath> ask_verbosely(const std::vector<std::string>& argv, const SearchQuestion& question) {
  auto answer = run_probe(argv, question.environment, question.cwd, std::chrono::seconds(10));
  if (!answer) return tl::unexpected(answer.error());
  // Here there are quotes around each word.
  constexpr std::string_view kQuoted = "\"-cc1\"";
  if (const auto at = answer->out.find(kQuoted); at != std::string::npos) {
    answer->out.replace(at, kQuoted.size(), "-cc1");
  }
  auto path = gnu::parse_search_path(answer->out);
  if (path) path = gnu::complete_search_path(question, std::move(*path));
  if (!path) return path;
  // A configuration file of clang's says what it likes. There is none; and none has come while no name has
  // where it is looked for: beside the compiler that is named, or beside the tool.
  if (answer->out.find("\nConfiguration file: ") != std::string::npos) path->asks_others = true;
  std::error_code error;
  const auto real = std::filesystem::canonical(question.tool, error);
  if (!error) path->listed.push_back(real.parent_path());
  constexpr std::string_view kInstalled = "InstalledDir: ";
  if (const auto at = answer->out.find(kInstalled); at != std::string::npos) {
    const auto directory = answer->out.substr(at + kInstalled.size());
    auto beside = directory.substr(0, directory.find('\n'));
    const bool other = beside.starts_with('/') && beside != real.parent_path();
    if (other && std::filesystem::is_directory(beside, error)) path->listed.push_back(std::move(beside));
  }
  return path;
}

bool is_verdict(std::string_view out, std::string_view err) {
  constexpr auto kOfTheMachine = std::to_array<std::string_view>(
      {"annot open file", "annot open mapping file", "error opening", "Error opening", "LLVM ERROR", "LIBCLANG FATAL", "out of memory",
       "annot allocate memory", "Too many open files"});
  return std::ranges::none_of(kOfTheMachine, [&](std::string_view words) {
    return out.find(words) != std::string_view::npos || err.find(words) != std::string_view::npos;
  });
}

Result<std::vector<std::string>> tells_no_macros(const SearchQuestion& question) {
  return fail(ErrorKind::kLimit, question.tool + " tells no macros");
}

}  // namespace zcc::tools
