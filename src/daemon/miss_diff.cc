#include "daemon/miss_diff.h"

#include <algorithm>
#include <map>

#include "daemon/compile_reply.h"
#include "platform/processor.h"
#include "report/list_diff.h"

namespace zcc::daemon {
namespace {

using inputs::FileTable;
using report::Difference;
using Differences = std::vector<Difference>;

// Of the newest; each may take a stat for each of its inputs.
constexpr std::size_t kMostVariants = 3;
constexpr std::size_t kMostFound = 256;
constexpr std::size_t kMostTold = 8;

std::optional<std::string> digest_text(const Digest& digest) {
  return digest.is_zero() ? std::nullopt : std::optional(digest.hex());
}

// Entries that stand for how files relate (FileTable) begin like no absolute path.
bool is_plain_file(std::string_view path) {
  return path.starts_with('/') && !path.ends_with('/') && !path.ends_with("/*");
}

// ---- inputs -------------------------------------------------------------------------------------

std::size_t common_ending(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[a.size() - 1 - n] == b[b.size() - 1 - n]) ++n;
  return n;
}

// The file that was read under the name by which now another is found.
std::string shadowed_by(Services& s, const store::Variant& variant, const std::string& path) {
  std::string best;
  std::size_t most = 0;
  const auto name = report::file_name(path);
  for (const auto id : variant.inputs) {
    const auto* input = s.files.input(id);
    if (input == nullptr || input->digest.is_zero() || input->digest == store::kPresent) continue;
    const auto& other = s.files.path(input->file);
    if (report::file_name(other) != name || other == path) continue;
    if (const auto common = common_ending(path, other); common > most) {
      most = common;
      best = other;
    }
  }
  return best;
}

Difference appeared(Services& s, const store::Variant& variant, const store::InputRecord& input) {
  const auto& path = s.files.path(input.file);
  const auto is = digest_text(s.files.record(input.file).digest);
  const auto shadowed = shadowed_by(s, variant, path);
  if (shadowed.empty()) return {.kind = "appeared", .name = path, .was = std::nullopt, .is = is};
  return {.kind = "shadowed", .name = path, .was = shadowed, .is = is};
}

std::optional<Difference> difference_of(Services& s, const store::Variant& variant, const store::InputRecord& input,
                                        inputs::Round round, const cache::Variables& variables) {
  if (const auto name = s.files.variable_name(input.file); !name.empty()) {
    if (variables.digest(name) == input.digest) return std::nullopt;
    return Difference{.kind = "variable", .name = std::string(name), .was = std::nullopt, .is = std::nullopt};
  }
  const auto state = s.files.look(input.file, round);
  const bool there = state == FileTable::State::kCurrent || state == FileTable::State::kNeedsHash;
  const auto& path = s.files.path(input.file);
  if (input.digest.is_zero()) {
    return there ? std::optional(appeared(s, variant, input)) : std::nullopt;
  }
  const auto was = input.digest == store::kPresent ? std::nullopt : digest_text(input.digest);
  if (!there) return Difference{.kind = "gone", .name = path, .was = was, .is = std::nullopt};
  if (!was) return std::nullopt;
  if (state == FileTable::State::kNeedsHash) return Difference{.kind = "input", .name = path, .was = was, .is = std::nullopt};
  const auto& digest = s.files.record(input.file).digest;
  if (digest == input.digest) return std::nullopt;
  return Difference{.kind = "input", .name = path, .was = was, .is = digest_text(digest)};
}

// What is a cause before what may be its consequence.
int rank_of(const Difference& difference) {
  constexpr std::string_view kOrder[] = {"variable", "shadowed", "input", "gone", "appeared"};
  return static_cast<int>(std::ranges::find(kOrder, difference.kind) - std::begin(kOrder)) +
         (difference.kind == "variable" || is_plain_file(difference.name) ? 0 : 8);
}

Differences from_variant(Services& s, const CompileFacts& facts, const store::Variant& variant) {
  Differences out;
  const cache::Variables variables(*facts.context->tool->module, facts.environment);
  const auto round = s.files.current_round();
  for (const auto id : variant.inputs) {
    const auto* input = s.files.input(id);
    if (input == nullptr) continue;
    const auto record = *input;  // looking may move it
    if (auto difference = difference_of(s, variant, record, round, variables)) out.push_back(std::move(*difference));
    if (out.size() >= kMostFound) break;
  }
  if (out.empty() && variant.appearance != 0 && variant.appearance != facts.appearance) {
    out.push_back({.kind = "messages",
                   .name = {},
                   .was = std::to_string(variant.appearance),
                   .is = std::to_string(facts.appearance)});
  }
  std::ranges::stable_sort(out, {}, rank_of);
  return out;
}

// ---- contexts -----------------------------------------------------------------------------------

void compare_tools(Services& s, const store::ContextParts& was, const store::ContextParts& is, Differences& out) {
  absl::flat_hash_map<store::FileId, Digest> before;
  for (const auto id : was.tool) {
    if (const auto* input = s.files.input(id)) before.emplace(input->file, input->digest);
  }
  for (const auto id : is.tool) {
    const auto* input = s.files.input(id);
    if (input == nullptr) continue;
    const auto it = before.find(input->file);
    const auto old = it == before.end() ? Digest{} : it->second;
    if (it != before.end()) before.erase(it);
    if (old == input->digest || input->digest == store::kExecutable || !is_plain_file(s.files.path(input->file))) continue;
    out.push_back({.kind = "tool", .name = s.files.path(input->file), .was = digest_text(old), .is = digest_text(input->digest)});
  }
  for (const auto& [file, digest] : before) {
    const auto& path = s.files.path(file);
    if (digest.is_zero() || digest == store::kExecutable || !is_plain_file(path)) continue;
    out.push_back({.kind = "tool", .name = path, .was = digest_text(digest), .is = std::nullopt});
  }
}

std::pair<std::string, std::string> name_and_value(const std::string& variable) {
  const auto equals = variable.find('=');
  return {variable.substr(0, equals), equals == std::string::npos ? "" : variable.substr(equals + 1)};
}

void compare_variables(const store::ContextParts& was, const store::ContextParts& is, Differences& out) {
  std::map<std::string, std::pair<std::optional<std::string>, std::optional<std::string>>> values;
  for (const auto& variable : was.variables) {
    auto [name, value] = name_and_value(variable);
    values[name].first = std::move(value);
  }
  for (const auto& variable : is.variables) {
    auto [name, value] = name_and_value(variable);
    values[name].second = std::move(value);
  }
  for (auto& [name, pair] : values) {
    if (pair.first == pair.second) continue;
    const bool secret = report::is_secret_like(name);
    out.push_back({.kind = "variable",
                   .name = name,
                   .was = secret ? std::nullopt : std::move(pair.first),
                   .is = secret ? std::nullopt : std::move(pair.second)});
  }
}

void compare_words(const char* kind, const std::string& was, const std::string& is, Differences& out) {
  if (was != is) out.push_back({.kind = kind, .name = {}, .was = was, .is = is});
}

Differences from_context(Services& s, const store::ContextParts& was, const store::ContextParts& is) {
  Differences out;
  compare_words("compiler", was.compiler, is.compiler, out);
  for (auto& change : report::list_changes(was.arguments, is.arguments)) {
    out.push_back({.kind = "argument",
                   .name = std::to_string(change.position + 1),
                   .was = std::move(change.was),
                   .is = std::move(change.is)});
  }
  compare_variables(was, is, out);
  compare_words("directory", was.cwd, is.cwd, out);
  compare_words("source", was.spelled, is.spelled, out);
  if (was.compiler == is.compiler) compare_tools(s, was, is, out);
  if (was.host != is.host) {
    out.push_back({.kind = "host", .name = {}, .was = digest_text(was.host), .is = digest_text(is.host)});
  }
  return out;
}

// ---- the nearest --------------------------------------------------------------------------------

struct Nearest {
  bool known = false;
  Differences differences;

  void offer(Differences candidate) {
    if (known && differences.size() <= candidate.size()) return;
    known = true;
    differences = std::move(candidate);
  }
};

Nearest nearest_variant(Services& s, const CompileFacts& facts) {
  Nearest nearest;
  const auto& variants = facts.context->manifest.variants;
  for (std::size_t i = 0; i < std::min(variants.size(), kMostVariants); ++i) {
    auto differences = from_variant(s, facts, variants[i]);
    if (!differences.empty()) nearest.offer(std::move(differences));
  }
  return nearest;
}

Nearest nearest_context(Services& s, const CompileFacts& facts) {
  Nearest nearest;
  const auto parts = context_parts(facts);
  for (const auto& key : s.store.contexts_of(parts.source)) {
    const auto other = s.store.context(key);
    if (!other || other->source != parts.source || key == facts.context->key) continue;
    nearest.offer(from_context(s, *other, parts));
  }
  return nearest;
}

}  // namespace

store::ContextParts context_parts(const CompileFacts& facts) {
  const auto& invocation = *facts.context->invocation;
  store::ContextParts parts{.source = absolute_path(invocation.source, facts.cwd),
                            .spelled = invocation.source,
                            .cwd = facts.cwd,
                            .compiler = facts.tool,
                            .tool = facts.tool_inputs,
                            .arguments = invocation.key_arguments,
                            .variables = facts.variables,
                            .host = {}};
  // PATH is in no key: the programs are, that it leads to.
  std::erase_if(parts.variables, [](const std::string& variable) { return variable.starts_with("PATH="); });
  std::ranges::sort(parts.variables);
  if (invocation.depends_on_host) parts.host = host_processor().value_or(Digest{});
  return parts;
}

void find_differences(Services& services, const CompileFacts& facts, report::Event& event) {
  if (event.miss_reason == "recache" || event.miss_reason == "no_artifact_for_key") return;
  auto nearest = facts.context->manifest.variants.empty() ? nearest_context(services, facts)
                                                          : nearest_variant(services, facts);
  event.nearest_is_known = nearest.known;
  event.differences = std::move(nearest.differences);
  if (event.differences.size() > kMostTold) {
    event.more_differences = event.differences.size() - kMostTold;
    event.differences.resize(kMostTold);
  }
}

}  // namespace zcc::daemon
