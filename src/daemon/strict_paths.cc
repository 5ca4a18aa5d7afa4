#include "daemon/strict_paths.h"

#include "tools/response_file.h"
#include "tools/strict_paths.h"

namespace zcc::daemon {
namespace {

using tools::StrictPaths;

StrictPaths mode_of(const cache::CompileRequest& request) {
  const auto flags = request.head.flags;
  if ((flags & protocol::kPolicyStrictOff) != 0) return StrictPaths::kOff;
  if ((flags & protocol::kPolicyStrictConsistent) != 0) return StrictPaths::kConsistent;
  if ((flags & protocol::kPolicyStrictAbsolute) != 0) return StrictPaths::kAbsolute;
  return tools::strict_paths_by_name(request.variable("ZCCACHE_STRICT_PATHS").value_or(""));
}

// clang-cl, cl, also with a version or a target around it: by the word the user chose.
bool is_like_cl(std::string_view word) {
  const auto name = word.substr(word.rfind('/') + 1);
  return name == "cl" || name.find("clang-cl") != std::string_view::npos;
}

}  // namespace

std::string strict_paths_complaint(const cache::CompileRequest& request, ArgumentFiles& files) {
  const auto mode = mode_of(request);
  if (mode == StrictPaths::kOff || request.argv.empty()) return {};
  const bool like_cl = is_like_cl(request.argv.front());
  const tools::ParseContext context{.cwd = request.cwd,
                                    .read_file = [&](const std::string& path) { return files.read(path); }};
  const std::vector<std::string_view> arguments(request.argv.begin() + 1, request.argv.end());
  auto expansion = tools::expand_response_files(
      arguments, like_cl ? tools::Quoting::kWindows : tools::Quoting::kAnyGcc, context);
  if (expansion.failure) expansion.arguments.assign(arguments.begin(), arguments.end());
  const auto complaint = tools::strict_paths_complaint(expansion.arguments, like_cl, mode);
  return complaint.empty() ? complaint : "zccache: " + complaint + "\n";
}

}  // namespace zcc::daemon
