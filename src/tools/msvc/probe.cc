#include "tools/msvc/probe.h"

#include <unistd.h>

#include <algorithm>

#include "platform/checks.h"
#include "tools/gnu/probe.h"

namespace zcc::tools::msvc {
namespace {

constexpr std::string_view kPath = "PATH=";

// Calls visit(directory) for each element of PATH.
template <typename Visit>
void each_directory(std::string_view path, Visit visit) {
  for (;;) {
    const auto end = path.find(':');
    visit(path.substr(0, end));
    if (end == std::string_view::npos) return;
    path.remove_prefix(end + 1);
  }
}

// Where it finds Microsoft's compiler it takes that one's headers (seen by strace of Clang 14), so the
// places where it is not keep the answer fresh.
void add_compilers_on_path(std::string_view path, const std::string& cwd, Probe& probe) {
  each_directory(path, [&](std::string_view directory) {
    auto candidate = directory.starts_with('/') ? std::string() : cwd + '/';
    candidate.append(directory).append("/cl.exe");
    if (::access(candidate.c_str(), F_OK) != 0) {
      probe.absent.push_back(std::move(candidate));
    } else if (check_is_on(Check::kToolSearch)) {
      probe.pass = PassReason::kUnknownTool;
      probe.pass_detail = candidate;
    }
  });
}

}  // namespace

bool is_name_of_cl(std::string_view name) {
  if (name.ends_with(".exe")) name.remove_suffix(4);
  // clang-cl-14, clang-cl-14.0
  const auto version = name.find_last_not_of("0123456789.");
  if (version != std::string_view::npos && version + 1 < name.size() && name[version] == '-') {
    name = name.substr(0, version);
  }
  return name == "cl" || name == "clang-cl" || name.ends_with("-clang-cl");
}

Probe probe(const std::string& tool, const Environment& environment, const std::string& cwd) {
  auto found = gnu::probe_driver(tool, environment, cwd, "/clang:");
  if (found.pass != PassReason::kNone) return found;
  if (found.family != Family::kClang) {
    found.pass = PassReason::kUnknownTool;
    found.pass_detail = tool;
    return found;
  }
  if (!check_is_on(Check::kToolSearch)) return found;
  for (const std::string_view entry : environment) {
    if (entry.starts_with(kPath)) add_compilers_on_path(entry.substr(kPath.size()), cwd, found);
  }
  return found;
}

bool searches_working_directory(std::string_view variable) {
  if (!variable.starts_with(kPath)) return gnu::searches_working_directory(variable);
  bool relative = false;
  each_directory(variable.substr(kPath.size()),
                 [&](std::string_view directory) { relative = relative || !directory.starts_with('/'); });
  return relative;
}

}  // namespace zcc::tools::msvc
