#include "tools/gnu/dependency_options.h"

namespace zcc::tools::gnu {

void DependencyOptions::add(Effect effect, std::string_view value) {
  switch (effect) {
    case Effect::kAllDependencies: all_ = true; break;
    case Effect::kUserDependencies: user_ = true; break;
    case Effect::kDependencyFile: file_ = value; break;
    case Effect::kDependencyRule: add_rule(value); break;
    default: break;
  }
}

void DependencyOptions::add_rule(std::string_view target) {
  rule_ = true;
  if (target.find_first_of(":\n\r") != std::string_view::npos || target.ends_with('\\')) {
    odd_ = true;
  }
}

void DependencyOptions::add_preprocessor(bool user, std::string_view name) {
  if (preprocessor_) odd_ = true;
  preprocessor_ = name;
  preprocessor_user_ = user;
}

bool DependencyOptions::understood() const {
  if (odd_) return false;
  if (preprocessor_ && (all_ || user_ || file_)) return false;
  if (!written() && (file_ || rule_)) return false;
  return !(file_ && is_unusual_output(*file_)) &&
         !(preprocessor_ && is_unusual_output(*preprocessor_));
}

std::optional<std::string> DependencyOptions::depfile(std::string_view object) const {
  if (!written()) return std::nullopt;
  if (preprocessor_) return preprocessor_;
  if (file_) return file_;
  return std::string(without_suffix(object)) + ".d";
}

DependencySource DependencyOptions::source() const {
  if (!written()) return DependencySource::kAdded;
  // With both -MD and -MMD the depfile may leave out system headers, so it is taken to.
  if (user_ || (preprocessor_ && preprocessor_user_)) return DependencySource::kIncludeSearch;
  return DependencySource::kUserDepfile;
}

std::string_view without_suffix(std::string_view path) {
  const auto name = path.rfind('/') + 1;  // npos + 1 == 0
  const auto dot = path.rfind('.');
  return dot == std::string_view::npos || dot < name ? path : path.substr(0, dot);
}

bool is_unusual_output(std::string_view path) {
  return path.empty() || path == "-" || path.ends_with('/') || path.starts_with("/dev/") ||
         path.starts_with("/proc/");
}

}  // namespace zcc::tools::gnu
