#include "daemon/module_files.h"

#include "daemon/compile_reply.h"
#include "daemon/precompiled.h"
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
asio::awaitable<void> add_insides(Services& services, const std::vector<std::string>& compiled, ModuleFiles& to) {
  const auto round = services.files.begin_round();
  for (const auto& path : compiled) {
    if (to.trouble != PassReason::kNone) co_return;
    const auto file = services.files.intern(path);
    const bool current = services.files.look(file, round) == FileTable::State::kCurrent;
    std::shared_ptr<const PrecompiledTexts> texts;
    if (current) {
      const auto content = services.files.record(file).digest;
      texts = co_await known_texts(services, content);
    }
    bool unchanged = false;
    if (texts) unchanged = co_await are_unchanged(services, *texts, round);
    if (!unchanged) {
      to.trouble = PassReason::kModules;
      to.detail = path;
      co_return;
    }
    to.texts.insert(to.texts.end(), texts->paths.begin(), texts->paths.end());
  }
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
  Adder adder(services, facts, links, out);
  co_await adder.add(found.files, Kind::kRead);
  co_await adder.add(found.places, Kind::kAsItIs);
  co_await adder.add(found.absent, Kind::kAbsent);
  co_await adder.add(found.surely_absent, Kind::kSurelyAbsent);
  out.headers = std::move(found.headers);
  co_await add_insides(services, found.compiled, out);
  co_return out;
}

}  // namespace zcc::daemon
