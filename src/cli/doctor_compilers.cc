// What doctor says of compilers, and of links that stand in for them.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "cli/doctor_checks.h"

namespace zcc::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNames[] = {"cc",    "c++",     "gcc",          "g++",         "clang",
                                       "clang++", "clang-cl", "rustc", "clippy-driver", "clang-tidy",
                                       "include-what-you-use", "emcc", "em++"};

std::vector<std::string> directories_on_path() {
  std::vector<std::string> out;
  const char* const path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "/bin:/usr/bin" : path;
  for (;;) {
    const auto colon = rest.find(':');
    const auto one = rest.substr(0, colon);
    out.emplace_back(one.empty() ? "." : one);
    if (colon == std::string_view::npos) return out;
    rest.remove_prefix(colon + 1);
  }
}

bool is_program(const std::string& path) {
  struct stat file {};
  return ::stat(path.c_str(), &file) == 0 && S_ISREG(file.st_mode) && ::access(path.c_str(), X_OK) == 0;
}

bool leads_to_us(const std::string& path) {
  std::error_code error;
  const auto real = fs::canonical(path, error);
  return !error && real.filename() == "zccache";
}

void check_name(std::string_view name, const std::vector<std::string>& directories, Findings& findings,
                std::string& found) {
  std::optional<std::string> link, compiler;
  bool link_comes_late = false;
  for (const auto& directory : directories) {
    const auto path = fmt::format("{}/{}", directory, name);
    if (!is_program(path)) continue;
    if (!leads_to_us(path)) {
      if (!compiler) compiler = path;
    } else if (!link) {
      link = path;
      link_comes_late = compiler.has_value();
    }
  }
  if (!link && !compiler) return;
  if (!link) {
    found += (found.empty() ? "" : ", ") + *compiler;
  } else if (!compiler) {
    findings.push_back({State::kProblem, "links", fmt::format("{} stands in for {}, which is not behind it on PATH", *link, name),
                        fmt::format("install {}, or remove the link", name)});
  } else if (link_comes_late) {
    findings.push_back({State::kAdvice, "links", fmt::format("{} comes behind {} on PATH", *link, *compiler),
                        "put the link's directory first on PATH"});
  } else {
    findings.push_back({State::kFine, "links", fmt::format("{} stands in for {}", *link, *compiler), ""});
  }
}

}  // namespace

void check_compilers(Findings& findings) {
  const auto directories = directories_on_path();
  std::string found;
  const auto links = findings.size();
  for (const auto name : kNames) check_name(name, directories, findings, found);
  if (!found.empty()) {
    findings.push_back({State::kFine, "compilers", found, ""});
  } else if (findings.size() == links) {
    findings.push_back({State::kAdvice, "compilers", "none of the usual names is on PATH",
                        "install one, or name it by its path"});
  }
}

}  // namespace zcc::cli
