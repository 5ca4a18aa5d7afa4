#include "daemon/sharing.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/mman.h>

#include <algorithm>
#include <chrono>
#include <limits>

#include "daemon/keeping.h"
#include "daemon/link_watch.h"
#include "daemon/shared_variables.h"
#include "platform/checks.h"
#include "tools/depfile.h"
#include "tools/depfile_move.h"
#include "tools/root_names.h"

namespace zcc::daemon {
namespace {

using cache::NotShared;
using cache::SharePlan;

// ---- outputs --------------------------------------------------------------------------------------

std::optional<std::string> bytes_of(const store::Store& store, const store::StoredOutput& output) {
  if (!output.in_blob) return output.bytes;
  const auto file = store.open_blob(output.digest, output.size);
  if (!file) return std::nullopt;
  auto bytes = read_fd(file->get());
  return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

std::optional<store::StoredOutput> stored(store::Store& store, const std::string& bytes) {
  const UniqueFd file(::memfd_create("zccache-moved", MFD_CLOEXEC));
  if (!file || !write_all(file.get(), bytes, "memory")) return std::nullopt;
  auto output = store.take(file.get());
  return output ? std::optional(std::move(*output)) : std::nullopt;
}

// What becomes of a compile's result in another checkout. Blocking.
class Mover {
 public:
  Mover(store::Store& store, const cache::Context& context, std::string from, std::string to)
      : store_(store),
        tool_(*context.tool),
        depfile_(context.invocation->depfile),
        from_(std::move(from)),
        to_(std::move(to)) {}

  // Whether no output but the depfile tells the root.
  bool hides_root(const store::Artifact& artifact) const {
    if (!check_is_on(Check::kSharedText)) return true;
    for (std::size_t i = 0; i < artifact.outputs.size(); ++i) {
      if (i == depfile_ || !artifact.outputs[i].made) continue;
      const auto bytes = bytes_of(store_, artifact.outputs[i]);
      if (!bytes || tools::mentions(*bytes, from_)) return false;
    }
    return true;
  }

  // Nothing where it is not certain how depfile and messages would be there.
  std::optional<store::Artifact> moved(store::Artifact artifact) {
    auto out = tools::moved_messages(artifact.stdout_text, from_, to_);
    auto err = tools::moved_messages(artifact.stderr_text, from_, to_);
    if (!out || !err) return std::nullopt;
    artifact.stdout_text = std::move(*out);
    artifact.stderr_text = std::move(*err);
    if (!depfile_ || *depfile_ >= artifact.outputs.size()) return artifact;
    auto& depfile = artifact.outputs[*depfile_];
    const auto before = bytes_of(store_, depfile);
    if (!before) return std::nullopt;
    const auto after = moved_dependencies(*before);
    if (!after) return std::nullopt;
    if (*after == *before) return artifact;
    auto output = stored(store_, *after);
    if (!output) return std::nullopt;
    depfile = std::move(*output);
    return artifact;
  }

 private:
  std::optional<std::string> moved_dependencies(const std::string& text) const {
    const auto of_tool = tool_.module->moved_dependencies;
    return of_tool != nullptr ? of_tool(text, from_, to_) : tools::moved_depfile(text, tool_.family, from_, to_);
  }

  store::Store& store_;
  const cache::Tool& tool_;
  std::optional<std::size_t> depfile_;
  std::string from_, to_;
};

bool messages_mention(const store::Artifact& artifact, std::string_view root) {
  return artifact.stdout_text.find(root) != std::string::npos || artifact.stderr_text.find(root) != std::string::npos;
}

// ---- inputs ---------------------------------------------------------------------------------------

std::string real_path(const std::string& path) {
  char real[PATH_MAX];
  return ::realpath(path.c_str(), real) == nullptr ? std::string() : std::string(real);
}

Digest real_path_digest(std::string_view path) { return Hasher().field(path).finish(); }

// Builds write files anew with the same content, and nothing is told of a result that is known but not shared.
constexpr int kMostLooks = 3;
constexpr std::chrono::milliseconds kBetweenLooks(200);

constexpr std::string_view kRealPath = "^\n";  // FileTable::intern_real_path()

// Whether a path outside leads into the root: then what lies behind it does not move with the path.
bool leads_into(const std::string& name, std::string_view root) {
  if (!name.starts_with(kRealPath)) return false;
  const auto path = name.substr(kRealPath.size());
  return !tools::lies_under(path, root) && tools::lies_under(real_path(path), root);
}

// Whether it is the real path of something in the root that a link leads to.
bool is_of_link_in(const std::string& name, std::string_view root) {
  return name.starts_with(kRealPath) && tools::lies_under(name.substr(kRealPath.size()), root);
}

// The inputs as another checkout has them, or nothing where one would be another file to it.
class InputMover {
 public:
  InputMover(inputs::FileTable& files, const SharePlan& plan, const cache::Variables& variables, std::string from)
      : files_(files), plan_(plan), variables_(variables), from_(std::move(from)) {}

  std::optional<std::vector<store::InputRecord>> move(const store::Variant& variant) {
    std::vector<store::InputRecord> out;
    for (auto id = variant.inputs.begin() + 1; id != variant.inputs.end(); ++id) {
      const auto* input = files_.input(*id);
      if (input == nullptr) return std::nullopt;
      const auto record = *input;
      if (const auto variable = files_.variable_name(record.file); !variable.empty()) {
        if (!agrees(variable, record.digest)) return std::nullopt;
        out.push_back({.file = record.file, .digest = variables_.digest(variable)});
        continue;
      }
      const auto name = files_.path(record.file);
      const auto there = cache::moved_name(name, from_, plan_.root);
      if (check_is_on(Check::kSharedPaths) && means_another(name, there)) return std::nullopt;
      out.push_back({.file = files_.intern(there), .digest = digest_there(there, record.digest)});
    }
    return out;
  }

 private:
  bool agrees(std::string_view variable, const Digest& digest) const {
    bool is_placed = false;
    return variables_.digest(variable) == digest || variables_.digest_without(variable, plan_.root, is_placed) == digest;
  }

  // What does not move, and lies under the new root or begins like it.
  bool means_another(const std::string& name, const std::string& there) const {
    const auto stays = [this](std::string_view path) {
      return !tools::lies_under(path, from_) && path.starts_with(plan_.root);
    };
    return cache::has_path(name, stays) || leads_into(there, plan_.root);
  }

  // A real path under the one root is the same place under the other.
  Digest digest_there(const std::string& there, const Digest& digest) const {
    if (!there.starts_with(kRealPath)) return digest;
    const auto real = real_path(there.substr(kRealPath.size()));
    if (!tools::lies_under(real, plan_.root)) return digest;
    return digest == real_path_digest(tools::moved_path(real, plan_.root, from_)) ? real_path_digest(real) : digest;
  }

  inputs::FileTable& files_;
  const SharePlan& plan_;
  const cache::Variables& variables_;
  const std::string from_;
};

store::InputId marker(inputs::FileTable& files, const std::string& root, const Digest& tool) {
  return files.intern_input(files.intern(root), tool);
}

// ---- looking ----------------------------------------------------------------------------------------

// One variant of the shared manifest, tried.
class Trial {
 public:
  Trial(Services& services, cache::Context& context, const SharePlan& plan, const Asker& asker, inputs::Round round)
      : s_(services), context_(context), plan_(plan), asker_(asker), round_(round) {}

  asio::awaitable<NotShared> run(const store::Variant& variant) {
    const auto* const marked = variant.inputs.empty() ? nullptr : s_.files.input(variant.inputs.front());
    if (marked == nullptr) co_return NotShared::kContentHashMismatch;
    if (marked->digest != context_.tool->digest) co_return NotShared::kToolchainMismatch;
    from_ = s_.files.path(marked->file);
    if (from_ == plan_.root) co_return NotShared::kNone;  // its own context knows it
    if (variant.appearance != 0 && variant.appearance != asker_.appearance) co_return NotShared::kContentHashMismatch;
    auto moved = InputMover(s_.files, plan_, asker_.variables, from_).move(variant);
    if (!moved) co_return NotShared::kPathOutsideRoot;
    inputs_ = std::move(*moved);
    if (plan_.takes_real_paths && check_is_on(Check::kSharedPaths) && pass_links()) co_return NotShared::kPathOutsideRoot;
    const bool same = co_await agree();
    if (!same) co_return NotShared::kContentHashMismatch;
    const auto mentions = co_await s_.mentions.look(inputs_, plan_.root);
    if (mentions.changed && check_is_on(Check::kInputs)) co_return NotShared::kContentHashMismatch;
    if (mentions.root && check_is_on(Check::kSharedText)) co_return NotShared::kPathSensitiveArg;
    auto artifact = co_await find(variant.artifact);
    is_gone_ = !artifact;
    if (is_gone_) co_return NotShared::kContentHashMismatch;
    const bool kept = co_await keep(variant, std::move(*artifact));
    co_return kept ? NotShared::kNone : NotShared::kRootInObject;
  }

  std::optional<store::Artifact>& artifact() { return artifact_; }
  bool is_gone() const { return is_gone_; }  // evicted

 private:
  // Whether links lead to files under the root, which may then be called by their real paths.
  bool pass_links() {
    LinkWatch links(std::numeric_limits<std::int64_t>::max());  // of no interest: when they were made
    return std::ranges::any_of(inputs_, [&](const store::InputRecord& input) {
      const auto& path = s_.files.path(input.file);
      return !input.digest.is_zero() && tools::lies_under(path, plan_.root) && !links.behind_link(path).empty();
    });
  }

  asio::awaitable<bool> agree() {
    auto files = inputs_;
    std::erase_if(files, [this](const auto& input) { return !s_.files.variable_name(input.file).empty(); });
    for (;;) {
      const auto agreement = cache::compare(files, s_.files, round_, cache::Denied::kDiffers);
      if (agreement.differs) co_return false;
      if (agreement.to_hash.empty()) co_return true;
      co_await s_.reader.read(agreement.to_hash, round_);
    }
  }

  // What was stored this very moment may still be on its way into the index.
  asio::awaitable<std::optional<store::Artifact>> find(const Digest& key) {
    auto artifact = s_.store.artifact(key);
    if (artifact) co_return artifact;
    const auto flushing = start_work(s_.io, s_.workers, [this] {
      s_.store.flush();
      return true;
    });
    co_await flushing->done();
    co_return s_.store.artifact(key);
  }

  asio::awaitable<bool> keep(const store::Variant& shared, store::Artifact found) {
    Mover mover(s_.store, context_, from_, plan_.root);
    const auto moving = start_work(s_.io, s_.workers, [&mover, artifact = std::move(found)]() mutable {
      return mover.moved(std::move(artifact));
    });
    co_await moving->done();
    if (!moving->value) co_return false;
    artifact_ = std::move(moving->value);
    daemon::keep(s_, context_, inputs_, shared.appearance, *artifact_);
    s_.used.insert(shared.artifact);
    co_return true;
  }

  Services& s_;
  cache::Context& context_;
  const SharePlan& plan_;
  const Asker& asker_;
  const inputs::Round round_;
  std::string from_;
  std::vector<store::InputRecord> inputs_;
  std::optional<store::Artifact> artifact_;
  bool is_gone_ = false;
};

}  // namespace

asio::awaitable<Adoption> adopt(Services& services, cache::Context& context, const SharePlan& plan,
                                const Asker& asker, inputs::Round round) {
  Adoption adoption;
  const auto shared = services.contexts.get(plan.key, nullptr, nullptr);
  const auto variants = shared->manifest.variants;  // may be another's to change meanwhile
  for (const auto& variant : variants) {
    Trial trial(services, context, plan, asker, round);
    const auto reason = co_await trial.run(variant);
    if (trial.artifact()) {
      adoption.artifact = std::move(trial.artifact());
      adoption.reason = NotShared::kNone;
      co_return adoption;
    }
    if (reason != NotShared::kNone) adoption.reason = reason;
    if (!trial.is_gone()) continue;
    std::erase_if(shared->manifest.variants, [&](const auto& v) { return v.artifact == variant.artifact; });
  }
  co_return adoption;
}

namespace {

// Of the paths alone.
NotShared judge_paths(Services& s, const Published& result) {
  if (!check_is_on(Check::kSharedPaths)) return NotShared::kNone;
  const auto& root = result.plan.root;
  const bool outside = std::ranges::any_of(result.inputs, [&](const auto& input) {
    const auto& name = s.files.path(input.file);
    const auto is_like_root = [&](std::string_view path) { return tools::begins_like(path, root); };
    return cache::has_path(name, is_like_root) || leads_into(name, root) ||
           (result.plan.takes_real_paths && is_of_link_in(name, root));
  });
  if (outside) return NotShared::kPathOutsideRoot;
  if (result.plan.names_root || result.dependencies.empty()) return NotShared::kNone;
  // Elsewhere: share_variables().
  if (result.context.tool->module->read_user_dependencies != nullptr) return NotShared::kNone;
  // A real path that GCC found to be shorter.
  const auto listed = tools::parse_depfile(result.dependencies);
  const bool absolute = !listed || std::ranges::any_of(*listed, [&](const auto& name) {
    return tools::lies_under(name, root);
  });
  return absolute ? NotShared::kPathSensitiveArg : NotShared::kNone;
}

// Of what the texts say. Where everything was given by relative paths, so is __FILE__; mapped, it is the same from
// everywhere.
NotShared judge_texts(const Published& result, RootMentions found) {
  if (found.changed) return NotShared::kContentHashMismatch;
  if (!check_is_on(Check::kSharedText)) return NotShared::kNone;
  for (const auto& argument : result.context.invocation->key_arguments) {
    const auto mentioned = find_mentions(argument, result.plan.root);
    found.file_name = found.file_name || mentioned.file_name;
    found.type_names = found.type_names || mentioned.type_names;
  }
  // Clang names a lambda's type by file and line there, and old ones do not map it.
  const auto& context = result.context;
  const bool is_clang = context.tool->family == tools::Family::kClang;
  if (found.type_names && is_clang && result.plan.names_root && context.invocation->language != tools::Language::kC) {
    return NotShared::kPathSensitiveArg;
  }
  const bool asks = found.file_name && result.plan.names_root && !result.plan.maps;
  return found.root || asks ? NotShared::kPathSensitiveArg : NotShared::kNone;
}

asio::awaitable<NotShared> make_known(Services& services, const Published& result) {
  if (const auto reason = judge_paths(services, result); reason != NotShared::kNone) co_return reason;
  auto mentions = co_await services.mentions.look(result.inputs, result.plan.root);
  for (int i = 0; i < kMostLooks && mentions.changed; ++i) {
    asio::steady_timer pause(services.io, kBetweenLooks);
    co_await pause.async_wait(asio::use_awaitable);
    mentions = co_await services.mentions.look(result.inputs, result.plan.root);
  }
  if (const auto reason = judge_texts(result, mentions); reason != NotShared::kNone) co_return reason;
  const auto carried = co_await share_variables(services, result);
  if (carried.reason != NotShared::kNone) co_return carried.reason;
  const auto& root = result.plan.root;
  if (result.wraps_messages && messages_mention(result.artifact, root)) co_return NotShared::kRootInObject;
  Mover mover(services.store, result.context, root, root);
  const auto judging = start_work(services.io, services.workers, [&mover, &result] {
    return mover.hides_root(result.artifact) && mover.moved(result.artifact).has_value();
  });
  co_await judging->done();
  if (!judging->value) co_return NotShared::kRootInObject;
  const auto shared = services.contexts.get(result.plan.key, nullptr, nullptr);
  store::Variant variant = result.variant;
  variant.inputs = carried.inputs;
  variant.inputs.insert(variant.inputs.begin(), marker(services.files, root, result.context.tool->digest));
  auto& variants = shared->manifest.variants;
  std::erase_if(variants, [&](const auto& v) { return v.artifact == variant.artifact; });
  variants.insert(variants.begin(), std::move(variant));
  if (variants.size() > store::Manifest::kMaxVariants) variants.pop_back();
  store::Batch batch;
  batch.manifests.emplace_back(result.plan.key, shared->manifest);
  services.submit(std::move(batch));
  co_return NotShared::kNone;
}

}  // namespace

void count_not_shared(report::Counters& counters, NotShared reason) {
  if (reason != NotShared::kNone) counters.add("not_shared." + std::string(to_string(reason)));
}

asio::awaitable<void> publish(Services& services, const Published& result) {
  auto reason = result.plan.reason;
  if (reason == NotShared::kNone) reason = co_await make_known(services, result);
  count_not_shared(services.counters, reason);
}

}  // namespace zcc::daemon
