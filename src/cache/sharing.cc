#include "cache/sharing.h"

#include <algorithm>

#include "platform/checks.h"
#include "platform/processor.h"
#include "tools/root_names.h"

namespace zcc::cache {
namespace {

// Raise it when what is shared, or how, changes.
constexpr std::uint64_t kShareEpoch = 1;

// Calls `use` for each path in a file's name.
template <typename Use>
void for_paths(std::string_view name, Use use) {
  if (name.starts_with('/')) return use(name);
  for (auto begin = name.find('\n'); begin != std::string_view::npos;) {
    const auto end = std::min(name.find('\n', begin + 1), name.size());
    use(name.substr(begin + 1, end - begin - 1));
    begin = end == name.size() ? std::string_view::npos : end;
  }
}

Digest shared_key(const tools::Invocation& invocation, const tools::Rootless& rootless, std::string_view below,
                  bool maps) {
  Hasher h;
  h.field("shared").number(kShareEpoch).number(maps ? 1 : 0).field(below);
  h.number(static_cast<std::uint64_t>(invocation.language));
  if (check_is_on(Check::kArguments)) {
    h.number(rootless.arguments.size());
    for (const auto& argument : rootless.arguments) h.field(argument);
  }
  if (invocation.depends_on_host && check_is_on(Check::kHost)) {
    h.field("host").digest(host_processor().value_or(Digest{}));
  }
  auto environment = rootless.environment;
  std::sort(environment.begin(), environment.end());
  h.number(environment.size());
  for (const auto& entry : environment) h.field(entry);
  return h.finish();
}

}  // namespace

std::string_view to_string(NotShared reason) {
  switch (reason) {
    case NotShared::kNone: return "none";
    case NotShared::kGitRootUnavailable: return "git_root_unavailable";
    case NotShared::kPathOutsideRoot: return "path_outside_root";
    case NotShared::kPathSensitiveArg: return "path_sensitive_arg";
    case NotShared::kRootInObject: return "root_in_object";
    case NotShared::kContentHashMismatch: return "content_hash_mismatch";
    case NotShared::kToolchainMismatch: return "toolchain_mismatch";
    case NotShared::kUnsupportedLanguage: return "unsupported_language";
  }
  return "unknown";
}

SharePlan plan_sharing(const Tool& tool, const tools::Invocation& invocation, std::string_view cwd,
                       const std::vector<std::string_view>& environment, const Checkout& checkout) {
  SharePlan plan{.root = checkout.root, .maps = checkout.maps};
  const auto refused = [&](NotShared reason) {
    plan.reason = checkout.why_not != NotShared::kNone ? checkout.why_not : reason;
    return plan;
  };
  if (tool.module->without_root == nullptr || invocation.language == tools::Language::kOther ||
      !invocation.directory.empty()) {
    return refused(NotShared::kUnsupportedLanguage);
  }
  const bool stands_in_root = tools::lies_under(cwd, plan.root);
  if (plan.root.size() < 2 || (!stands_in_root && !tool.module->compiles_from_elsewhere)) {
    return refused(NotShared::kPathOutsideRoot);
  }
  // Of other names nobody can look for what outputs tell of them.
  if (!tools::is_plain(plan.root)) return refused(NotShared::kPathSensitiveArg);
  const tools::Root root{.path = plan.root, .cwd = cwd};
  const auto rootless = tool.module->without_root(invocation, tool.family, environment, root, plan.maps);
  if (!rootless.shareable) return refused(NotShared::kPathSensitiveArg);
  plan.names_root = rootless.names_root;
  plan.takes_real_paths = rootless.takes_real_paths;
  plan.key = shared_key(invocation, rootless, stands_in_root ? cwd.substr(plan.root.size()) : cwd, plan.maps);
  return plan;
}

std::string moved_name(std::string_view name, std::string_view from, std::string_view to) {
  if (name.starts_with('/')) return tools::moved_path(name, from, to);
  std::string out(name.substr(0, 1));
  for_paths(name, [&](std::string_view path) { (out += '\n') += tools::moved_path(path, from, to); });
  return out;
}

bool has_path(std::string_view name, const std::function<bool(std::string_view path)>& such) {
  bool has = false;
  for_paths(name, [&](std::string_view path) { has = has || such(path); });
  return has;
}

}  // namespace zcc::cache
