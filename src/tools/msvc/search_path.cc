#include "tools/msvc/search_path.h"

#include <unistd.h>

#include <algorithm>

#include "platform/file.h"
#include "tools/gnu/search_path.h"
#include "tools/msvc/options.h"

namespace zcc::tools::msvc {
namespace {

std::string_view source_option(Language language) { return language == Language::kC ? "/Tc" : "/Tp"; }

// The values of options of one name, in either spelling.
std::vector<std::string> values_of(const std::vector<std::string>& arguments, std::string_view name) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto* option = find_option(arguments[i]).option;
    if (option == nullptr || option->name != name) continue;
    if (arguments[i].size() > name.size()) {
      out.push_back(arguments[i].substr(name.size()));
    } else if (i + 1 < arguments.size()) {
      out.push_back(arguments[++i]);
    }
  }
  return out;
}

// One whose subdirectories are looked through. Where it is not there, it is waited for.
void add_listed(std::string directory, const std::string& cwd, SearchPath& path) {
  FileStat stat;
  const auto absolute = directory.starts_with('/') ? directory : cwd + '/' + directory;
  const bool there = stat_file_quick(absolute.c_str(), stat) == 0 && stat.is_directory();
  (there ? path.listed : path.candidates).push_back(std::move(directory));
}

// Seen by strace of Clang 14: with /winsysroot it takes the newest of VC/Tools/MSVC and of the kits.
void add_installations(const SearchQuestion& question, SearchPath& path) {
  std::vector<std::string> kits = values_of(question.arguments, "/winsdkdir");
  for (const auto& root : values_of(question.arguments, "/winsysroot")) {
    add_listed(root + "/VC/Tools/MSVC", question.cwd, path);
    add_listed(root + "/Windows Kits", question.cwd, path);
    kits.push_back(root + "/Windows Kits/10");
  }
  for (const auto& kit : kits) {
    for (const auto name : {"/Include", "/include"}) add_listed(kit + name, question.cwd, path);
  }
  // A toolchain that has this is of before 2015, and brings headers that kits have otherwise.
  for (const auto& directory : path.passed_on) {
    const auto absolute = directory.starts_with('/') ? directory : question.cwd + '/' + directory;
    constexpr std::string_view kToolchain = "/VC/Tools/MSVC/";
    const bool of_toolchain = directory.find(kToolchain) != std::string::npos ||
                              !values_of(question.arguments, "/vctoolsdir").empty();
    if (!of_toolchain || !directory.ends_with("/include")) continue;
    if (::access((absolute + "/stdlib.h").c_str(), F_OK) == 0) {
      path.asks_others = true;
    } else {
      path.candidates.push_back(directory + "/stdlib.h");
    }
  }
}

}  // namespace

Result<SearchPath> find_search_path(const SearchQuestion& question) {
  const auto is_of_two_lines = [](const std::string& text) { return text.find('\n') != std::string::npos; };
  const auto names_two_lines = [&](const std::string& entry) {
    return entry.find("INCLUDE=") != std::string::npos && is_of_two_lines(entry);
  };
  if (std::ranges::any_of(question.arguments, is_of_two_lines) ||
      std::ranges::any_of(question.environment, names_two_lines)) {
    return fail(ErrorKind::kLimit, "a directory's name is more than one line");
  }
  auto path = gnu::ask_search_path(
      question, {"-Qunused-arguments", "-v", "/clang:-M", "/clang:-MT",
                 "/clang:" + std::string(gnu::kImplied), std::string(source_option(question.language)), "/dev/null"});
  if (!path) return path;
  // For other targets the driver asks others (gnu/search_path.cc).
  path->asks_others = path->triple.find("windows-msvc") == std::string::npos;
  path->through_includers = true;
  add_installations(question, *path);
  return path;
}

Result<std::vector<std::string>> find_macros(const SearchQuestion& question) {
  return gnu::ask_macros(question, {"-Qunused-arguments", "/w", "/clang:-dM", "/E",
                                    std::string(source_option(question.language)), "/dev/null"});
}

}  // namespace zcc::tools::msvc
