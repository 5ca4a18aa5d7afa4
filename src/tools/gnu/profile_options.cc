#include "tools/gnu/profile_options.h"

#include "tools/gnu/dependency_options.h"

namespace zcc::tools::gnu {
namespace {

// As GCC makes one name of a path: a slash is '#', and ".." is '^' (mangle_path; manual, -fprofile-dir=).
std::string mangled(std::string_view path) {
  std::string out;
  for (;;) {
    const auto slash = path.find('/');
    const auto part = path.substr(0, slash);
    out += part == ".." ? "^" : part;
    if (slash == std::string_view::npos) return out;
    out += '#';
    path.remove_prefix(slash + 1);
  }
}

std::string join(std::string_view directory, std::string_view name) {
  return std::string(directory).append("/").append(name);
}

}  // namespace

void ProfileOptions::add(std::string_view name, std::string_view value) {
  if (name == "-fauto-profile") {
    samples_ = true;
  } else if (name == "-fauto-profile=" || name == "-fprofile-sample-use=") {
    named_.emplace_back(value);
  } else if (name == "-fprofile-dir=" || name == "-fprofile-generate=") {
    directories_.emplace_back(value);
  } else {
    uses_ = true;
    if (!value.empty()) directories_.emplace_back(value);
  }
}

std::vector<std::string> ProfileOptions::files(const ParseContext& context, std::string_view object) const {
  auto out = named_;
  if (context.family == Family::kClang) {
    if (!uses_) return out;
    // Of several the last counts, and whether it is a directory decides what it names.
    out.emplace_back("default.profdata");
    for (const auto& name : directories_) {
      out.push_back(name);
      out.push_back(join(name, "default.profdata"));
    }
    return out;
  }
  if (samples_) out.emplace_back("fbdata.afdo");
  if (!uses_ || object.empty()) return out;
  const auto name = std::string(without_suffix(object)) + ".gcda";
  // Beside the object; or in a directory, by its whole path in one word. What GCC takes for the working
  // directory may be another name of it.
  std::vector<std::string> absolute;
  if (!name.starts_with('/')) {
    absolute.push_back(join(context.cwd, name));
    const auto pwd = context.variable ? context.variable("PWD") : std::nullopt;
    if (pwd && pwd->starts_with('/') && *pwd != context.cwd) absolute.push_back(join(*pwd, name));
  }
  out.push_back(name);
  for (const auto& directory : directories_) {
    out.push_back(join(directory, name));
    out.push_back(join(directory, mangled(name)));
    for (const auto& path : absolute) out.push_back(join(directory, mangled(path)));
  }
  return out;
}

}  // namespace zcc::tools::gnu
