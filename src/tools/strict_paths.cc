#include "tools/strict_paths.h"

#include <algorithm>
#include <array>
#include <optional>

namespace zcc::tools {
namespace {

using namespace std::string_view_literals;

// One that begins another comes behind it. All take their value joined or as the next argument.
constexpr std::array kPathOptions = {"-include-pch"sv, "-include"sv,  "-imacros"sv, "-isystem"sv, "-iquote"sv,
                                     "-idirafter"sv,   "-iframework"sv, "-imsvc"sv,   "-I"sv,       "-F"sv};

std::optional<std::string_view> path_option(std::string_view argument, bool like_cl) {
  if (like_cl && argument.starts_with("/I")) return "/I"sv;
  for (const auto option : kPathOptions) {
    if (argument.starts_with(option)) return option;
  }
  return std::nullopt;
}

bool is_absolute(std::string_view path) {
  const bool has_drive = path.size() > 2 && path[1] == ':';  // C:/
  return path.substr(has_drive ? 2 : 0).starts_with('/');
}

bool has_dots(std::string_view path) {
  for (;;) {
    const auto slash = path.find('/');
    const auto component = path.substr(0, slash);
    if (component == "." || component == "..") return true;
    if (slash == std::string_view::npos) return false;
    path.remove_prefix(slash + 1);
  }
}

class Checker {
 public:
  explicit Checker(StrictPaths mode) : mode_(mode) {}

  // What is wrong with the path, coming behind those before it.
  std::string_view problem(std::string_view path) {
    slashes_ = slashes_ || path.find('/') != std::string_view::npos;
    backslashes_ = backslashes_ || path.find('\\') != std::string_view::npos;
    if (slashes_ && backslashes_) return "slashes and backslashes are mixed";
    if (mode_ != StrictPaths::kAbsolute) return {};
    if (path.find('\\') != std::string_view::npos) return "has a backslash";
    if (path.starts_with('=')) path.remove_prefix(1);  // below the sysroot
    if (!is_absolute(path)) return "not an absolute path";
    return has_dots(path) ? "has a component . or .."sv : std::string_view();
  }

 private:
  const StrictPaths mode_;
  bool slashes_ = false;
  bool backslashes_ = false;
};

}  // namespace

std::string_view to_string(StrictPaths mode) {
  switch (mode) {
    case StrictPaths::kOff: return "off";
    case StrictPaths::kConsistent: return "consistent";
    case StrictPaths::kAbsolute: return "absolute";
  }
  return "off";
}

StrictPaths strict_paths_by_name(std::string_view word) {
  for (const auto mode : {StrictPaths::kConsistent, StrictPaths::kAbsolute}) {
    if (word == to_string(mode)) return mode;
  }
  return StrictPaths::kOff;
}

std::string strict_paths_complaint(const std::vector<std::string>& arguments, bool like_cl, StrictPaths mode) {
  if (mode == StrictPaths::kOff) return {};
  Checker checker(mode);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    const auto option = path_option(argument, like_cl);
    if (!option) continue;
    auto path = argument.substr(option->size());
    if (path.empty() && i + 1 < arguments.size()) path = arguments[++i];
    // Each word for clang's front end stands behind one of these.
    if (path == "-Xclang" && i + 1 < arguments.size()) path = arguments[++i];
    if (path.empty() || path == "-") continue;  // -I- names none
    const auto problem = checker.problem(path);
    if (problem.empty()) continue;
    return "--strict-paths=" + std::string(to_string(mode)) + ": " + std::string(*option) + " " + std::string(path) +
           ": " + std::string(problem);
  }
  return {};
}

}  // namespace zcc::tools
