#include "cache/keys.h"

#include <algorithm>

#include "platform/checks.h"
#include "platform/file.h"
#include "platform/processor.h"
#include "tools/module.h"

namespace zcc::cache {
namespace {

// Counted into every key: raise it when the meaning of a stored artifact changes.
constexpr std::uint64_t kKeyEpoch = 2;

bool is_tool_variable(const tools::Module& module, std::string_view name) {
  return std::ranges::find(module.tool_variables, name) != module.tool_variables.end();
}

bool is_relevant(const tools::Module& module, std::string_view name) {
  const auto& sorted = module.relevant_variables();
  return std::binary_search(sorted.begin(), sorted.end(), name) || is_tool_variable(module, name);
}

// PATH only finds programs, which the tool identity has by content.
bool in_context(std::string_view entry) { return !entry.starts_with("PATH="); }

// GCC (getpwd) and LLVM (current_path) take $PWD for the compilation directory where it names the
// current one and getcwd() otherwise. So it counts only where it names it by another name; make -C,
// which leaves PWD at the parent, must not split keys.
bool names_cwd_otherwise(std::string_view pwd, const CompileRequest& request) {
  if (pwd == request.cwd || !pwd.starts_with('/')) return false;
  return names_directory(pwd, request.head.cwd_device, request.head.cwd_inode);
}

template <typename Arguments>
void add_arguments(Hasher& hasher, const Arguments& arguments) {
  if (!check_is_on(Check::kArguments)) return;
  hasher.number(arguments.size());
  for (const auto& argument : arguments) hasher.field(argument);
}

bool counts(std::string_view entry, const CompileRequest& request) {
  constexpr std::string_view kPwd = "PWD=";
  return !entry.starts_with(kPwd) || names_cwd_otherwise(entry.substr(kPwd.size()), request);
}

}  // namespace

std::vector<std::string_view> relevant_environment(const CompileRequest& request) {
  std::vector<std::string_view> out;
  if (!check_is_on(Check::kEnvironment)) return out;
  const auto& module = tools::module_of(request.tool);
  for (const auto entry : request.environment) {
    const auto equals = entry.find('=');
    if (equals == std::string_view::npos || !is_relevant(module, entry.substr(0, equals))) continue;
    if (counts(entry, request)) out.push_back(entry);
  }
  return out;
}

std::vector<std::string_view> request_environment(const CompileRequest& request) {
  const auto& module = tools::module_of(request.tool);
  if (!check_is_on(Check::kEnvironment)) return {};
  if (module.is_of_session != nullptr) return request.environment;
  auto out = relevant_environment(request);
  for (const auto entry : request.environment) {
    const auto name = entry.substr(0, entry.find('='));
    if (std::ranges::find(module.asked_variables, name) != module.asked_variables.end()) out.push_back(entry);
  }
  return out;
}

bool names_directory(std::string_view pwd, std::uint64_t device, std::uint64_t inode) {
  FileStat stat;
  return stat_file_quick(std::string(pwd).c_str(), stat) == 0 && stat.device == device &&
         stat.inode == inode;
}

std::vector<std::string_view> tool_environment(const CompileRequest& request) {
  std::vector<std::string_view> out;
  const auto& module = tools::module_of(request.tool);
  for (const auto entry : request.environment) {
    if (is_tool_variable(module, entry.substr(0, entry.find('=')))) out.push_back(entry);
  }
  return out;
}

Digest request_digest(const CompileRequest& request,
                      const std::vector<std::string_view>& environment) {
  Hasher h;
  h.field("request").number(kKeyEpoch).field(request.tool);
  if (check_is_on(Check::kDirectory)) {
    h.field(request.cwd).number(request.head.cwd_device).number(request.head.cwd_inode);
  }
  add_arguments(h, request.argv);
  for (const auto entry : environment) h.field(entry);
  return h.finish();
}

Digest context_key(const Digest& tool, const tools::Invocation& invocation, std::string_view cwd,
                   const std::vector<std::string_view>& environment) {
  Hasher h;
  h.field("context").number(kKeyEpoch).digest(tool).field(invocation.source);
  if (check_is_on(Check::kDirectory)) h.field(cwd);
  add_arguments(h, invocation.key_arguments);
  if (invocation.depends_on_spelling) add_arguments(h, invocation.spelling);
  if (invocation.modules && invocation.modules->made) {
    h.field("module").field(invocation.outputs[*invocation.modules->made].path);
  }
  if (invocation.depends_on_host && check_is_on(Check::kHost)) {
    h.field("host").digest(host_processor().value_or(Digest{}));
  }
  // The kernel keeps the order of a process's variables, but no program depends on it.
  auto sorted = environment;
  std::erase_if(sorted, [](std::string_view entry) { return !in_context(entry); });
  std::sort(sorted.begin(), sorted.end());
  h.number(sorted.size());
  for (const auto entry : sorted) h.field(entry);
  return h.finish();
}

Digest artifact_key(const Digest& context, const std::vector<store::InputRecord>& inputs,
                    const std::vector<std::string_view>& paths, std::uint32_t appearance) {
  Hasher h;
  h.field("artifact").digest(context).number(appearance).number(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) h.field(paths[i]).digest(inputs[i].digest);
  return h.finish();
}

}  // namespace zcc::cache
