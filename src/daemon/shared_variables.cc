#include "daemon/shared_variables.h"

#include <algorithm>

#include "daemon/compile_reply.h"
#include "platform/checks.h"
#include "tools/root_names.h"

namespace zcc::daemon {
namespace {

using cache::NotShared;

// What the compile read as text, and the programs that it loaded.
std::vector<store::InputRecord> texts_and_programs(Services& s, const Published& result,
                                                   const std::vector<std::string>& listed) {
  std::vector<std::string> texts;
  for (const auto& name : listed) texts.push_back(absolute_path(name, result.cwd));
  std::ranges::sort(texts);
  std::vector<store::InputRecord> out;
  for (const auto& input : result.inputs) {
    const auto& path = s.files.path(input.file);
    if (path.ends_with(".so") || std::ranges::binary_search(texts, path)) out.push_back(input);
  }
  return out;
}

}  // namespace

asio::awaitable<SharedInputs> share_variables(Services& services, const Published& result) {
  SharedInputs shared{.inputs = result.variant.inputs};
  const auto* module = result.context.tool->module;
  if (module->is_of_session == nullptr || module->read_user_dependencies == nullptr) co_return shared;
  const auto listed = module->read_user_dependencies(result.dependencies);
  if (!listed) {
    shared.reason = NotShared::kPathSensitiveArg;
    co_return shared;
  }
  const auto& root = result.plan.root;
  const auto lies_in_root = [&](const auto& name) { return tools::lies_under(absolute_path(name, result.cwd), root); };
  if (!result.plan.maps && std::ranges::any_of(listed->files, lies_in_root) && check_is_on(Check::kSharedText)) {
    shared.reason = NotShared::kPathSensitiveArg;
    co_return shared;
  }
  const cache::Variables variables(*module, result.environment);
  bool is_placed = false;
  for (auto& id : shared.inputs) {
    const auto* const input = services.files.input(id);
    if (input == nullptr) continue;
    const auto file = input->file;
    const auto name = services.files.variable_name(file);
    if (name.empty()) continue;
    bool placed = false;
    const auto digest = variables.digest_without(name, root, placed);
    if (placed) id = services.files.intern_input(file, digest);
    is_placed = is_placed || placed;
  }
  if (!is_placed || !check_is_on(Check::kSharedText)) co_return shared;
  const auto read = texts_and_programs(services, result, listed->files);
  const auto found = co_await services.mentions.look(read, root);
  if (found.changed || found.variables) shared.reason = NotShared::kPathSensitiveArg;
  co_return shared;
}

}  // namespace zcc::daemon
