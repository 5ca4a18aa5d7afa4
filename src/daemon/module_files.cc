#include "daemon/module_files.h"

#include "daemon/compile_reply.h"
#include "daemon/precompiled.h"
#include "inputs/include_scan.h"
#include "platform/checks.h"
#include "tools/depfile.h"
#include "tools/module.h"

namespace zcc::daemon {
namespace {

using inputs::FileTable;
using tools::PassReason;

enum class Kind { kRead, kAsItIs, kAbsent, kSurelyAbsent };

bool is_absence(Kind kind) { return kind == Kind::kAbsent || kind == Kind::kSurelyAbsent; }

class Adder {
 public:
  Adder(Services& services, const CompileFacts& facts, LinkWatch& links, ModuleFiles& to)
      : s_(services), f_(facts), links_(links), to_(to) {}

  asio::awaitable<void> add(const std::vector<std::string>& paths, Kind kind) {
    std::vector<store::FileId> ids;
    for (const auto& path : paths) {
      if (is_of_a_process(path)) to_.trouble = PassReason::kHiddenInput;
      const auto id = s_.files.intern(path);
      if (seen_.insert(id).second) ids.push_back(id);
    }
    const auto round = s_.files.begin_round();
    if (!is_absence(kind)) co_await s_.reader.read(ids, round);
    for (const auto id : ids) {
      if (!add_one(id, kind, round) && to_.trouble == PassReason::kNone) to_.trouble = PassReason::kInputChanged;
    }
  }

 private:
  bool add_one(store::FileId id, Kind kind, inputs::Round round) {
    const auto state = s_.files.look(id, round);
    const bool absent = state == FileTable::State::kMissing || state == FileTable::State::kDirectory;
    if (absent && kind == Kind::kRead) return false;
    if (!absent && is_absence(kind)) return false;
    if (!absent && state != FileTable::State::kCurrent) return false;
    if (check_is_on(Check::kDuringCompile) && kind != Kind::kSurelyAbsent) {
      if (!absent && !s_.files.is_older_than(id, f_.began_ns)) return false;
      if (s_.files.happened_since(id, f_.began) || links_.may_lead_elsewhere(s_.files.path(id))) return false;
    }
    to_.inputs.push_back({.file = id, .digest = absent ? Digest{} : s_.files.record(id).digest});
    return true;
  }

  Services& s_;
  const CompileFacts& f_;
  LinkWatch& links_;
  ModuleFiles& to_;
  absl::flat_hash_set<store::FileId> seen_;
};

// What is in the CMIs that were read.
asio::awaitable<void> add_insides(Services& services, const CompileFacts& facts, const std::vector<std::string>& compiled,
                                  ModuleFiles& to) {
  const auto round = services.files.begin_round();
  for (const auto& path : compiled) {
    if (to.trouble != PassReason::kNone) co_return;
    const auto file = services.files.intern(path);
    const bool current = services.files.look(file, round) == FileTable::State::kCurrent;
    std::optional<TextsInUse> texts;
    if (current) {
      const auto content = services.files.record(file).digest;
      texts = co_await texts_in_use(services, facts, content, round);
    }
    if (!texts) {
      to.trouble = PassReason::kModules;
      to.detail = path;
      co_return;
    }
    to.texts.insert(to.texts.end(), texts->paths.begin(), texts->paths.end());
  }
}

// Whether a macro may have made a word of an import another.
asio::awaitable<bool> may_be_macros(Services& services, const CompileFacts& facts, const std::vector<store::FileId>& texts,
                                    const tools::ModuleInputs& found) {
  if (found.by_macro) co_return true;
  if (found.words.empty()) co_return false;
  const auto round = services.files.begin_round();
  co_await services.reader.scan(texts, round);
  for (const auto& argument : facts.context->invocation->key_arguments) {
    const bool may_define = !argument.starts_with('-') || argument.find("-D") != std::string::npos ||
                            argument.starts_with("--define-macro");
    if (!may_define) continue;
    for (const auto* keyword : {"import", "module"}) {
      if (inputs::argument_mentions(argument, keyword)) co_return true;
    }
    for (const auto& word : found.words) {
      if (inputs::argument_defines(argument, word)) co_return true;
    }
  }
  for (const auto text : texts) {
    const auto scan = services.files.includes(text);
    if (!scan) co_return true;
    for (const auto& word : found.words) {
      if (word.starts_with("__") || scan->defines(word)) co_return true;
    }
  }
  co_return false;
}

bool is_compiled_module(std::string_view name) { return name.ends_with(".pcm") || name.ends_with(".gcm"); }

}  // namespace

Result<std::vector<std::string>> listed_texts(const CompileFacts& facts, std::string_view depfile) {
  const auto read = facts.context->tool->module->read_dependencies;
  if (read != nullptr) return read(depfile);
  if (!facts.context->invocation->modules) return tools::parse_depfile(depfile);
  auto listed = tools::parse_module_depfile(depfile);
  if (!listed) return tl::unexpected(listed.error());
  std::erase_if(listed->files, is_compiled_module);
  return std::move(listed->files);
}

asio::awaitable<ModuleFiles> find_module_files(Services& services, const CompileFacts& facts, LinkWatch& links,
                                               const std::vector<store::FileId>& texts, std::string_view depfile,
                                               bool printed) {
  ModuleFiles out;
  const auto& context = *facts.context;
  const auto find = context.tool->module->find_module_inputs;
  if (find == nullptr) {
    out.trouble = PassReason::kModules;
    co_return out;
  }
  if (!check_is_on(Check::kModules)) co_return out;
  tools::ModuleQuestion question{.invocation = *context.invocation,
                                 .family = context.tool->family,
                                 .cwd = facts.cwd,
                                 .depfile = depfile,
                                 .texts = {},
                                 .printed = printed};
  for (const auto id : texts) question.texts.push_back(services.files.path(id));
  const auto finding = start_work(services.io, services.workers, [find, &question] { return find(question); });
  co_await finding->done();
  auto& found = finding->value;
  if (!found.trouble.empty()) {
    out.trouble = PassReason::kModules;
    out.detail = std::move(found.trouble);
    co_return out;
  }
  const bool by_macros = co_await may_be_macros(services, facts, texts, found);
  if (by_macros) {
    out.trouble = PassReason::kModules;
    co_return out;
  }
  Adder adder(services, facts, links, out);
  co_await adder.add(found.files, Kind::kRead);
  co_await adder.add(found.places, Kind::kAsItIs);
  co_await adder.add(found.absent, Kind::kAbsent);
  co_await adder.add(found.surely_absent, Kind::kSurelyAbsent);
  out.headers = std::move(found.headers);
  co_await add_insides(services, facts, found.compiled, out);
  co_return out;
}

}  // namespace zcc::daemon
