#include "cache/lookup.h"

#include "platform/checks.h"

namespace zcc::cache {

using inputs::FileTable;

std::string_view to_string(MissReason reason) {
  switch (reason) {
    case MissReason::kNone: return "none";
    case MissReason::kContextNotFound: return "context_not_found";
    case MissReason::kInputFingerprintMismatch: return "input_fingerprint_mismatch";
    case MissReason::kNoArtifactForKey: return "no_artifact_for_key";
  }
  return "unknown";
}

namespace {

// Compilers look on when a directory has the name of a header. Not here: GCC takes x.h.gch/ for a
// choice of precompiled headers, and "directory/." asks for the directory itself.
bool directory_counts(std::string_view path) {
  return path.ends_with("/.") || path.ends_with(".gch") || path.ends_with(".pch");
}

bool is_executable(const FileStat& stat) { return (stat.mode & 0111) != 0; }

// Of a file that is there and known.
bool differs(const store::FileRecord& record, const Digest& wanted) {
  if (wanted == store::kPresent) return false;
  if (wanted == store::kExecutable) return !is_executable(record.stat);
  return record.digest != wanted;
}

// One input more.
void add(Agreement& result, const store::InputRecord& input, FileTable& files, inputs::Round round,
         Denied denied) {
  const bool must_be_absent = input.digest.is_zero();
  const bool must_be_there = input.digest == store::kPresent;
  if (!check_is_on(must_be_absent || must_be_there ? Check::kAbsences : Check::kInputs)) return;
  switch (files.look(input.file, round)) {
    case FileTable::State::kCurrent:
      result.differs = must_be_absent || differs(files.record(input.file), input.digest);
      break;
    case FileTable::State::kMissing: result.differs = !must_be_absent; break;
    case FileTable::State::kDirectory:
      result.differs = !must_be_absent || directory_counts(files.path(input.file));
      break;
    case FileTable::State::kDenied:
      result.differs = !must_be_absent || denied == Denied::kDiffers;
      break;
    case FileTable::State::kUnreadable: result.differs = true; break;
    case FileTable::State::kNeedsHash:
      // Something is there, which may decide it. What is asked for has to be readable, too.
      result.differs = must_be_absent;
      for (const auto part : files.to_read_for(input.file)) result.to_hash.push_back(part);
      break;
  }
  result.trusted = result.trusted && files.trusted(input.file);
}

}  // namespace

Agreement compare(const std::vector<store::InputId>& inputs, FileTable& files, inputs::Round round,
                  Denied denied, const Variables& variables) {
  Agreement result;
  for (const auto id : inputs) {
    const auto* input = files.input(id);
    if (input == nullptr) return {.differs = true};
    if (const auto name = files.variable_name(input->file); !name.empty()) {
      if (variables.digest(name) != input->digest) return {.differs = true};
      continue;
    }
    add(result, *input, files, round, denied);
    if (result.differs) return {.differs = true};
  }
  return result;
}

Agreement compare(const std::vector<store::InputRecord>& inputs, FileTable& files, inputs::Round round,
                  Denied denied) {
  Agreement result;
  for (const auto& input : inputs) {
    add(result, input, files, round, denied);
    if (result.differs) return {.differs = true};
  }
  return result;
}

Verdict verify(const Context& context, std::uint32_t appearance, FileTable& files,
               inputs::Round round, const Variables& variables) {
  Verdict verdict;
  const auto& variants = context.manifest.variants;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const auto& variant = variants[i];
    verdict.reason = MissReason::kInputFingerprintMismatch;
    if (variant.appearance != 0 && variant.appearance != appearance) continue;
    auto agreement = compare(variant.inputs, files, round, Denied::kDiffers, variables);
    if (agreement.differs) continue;
    verdict.variant = i;
    verdict.trusted = agreement.trusted;
    verdict.kind = agreement.to_hash.empty() ? Verdict::Kind::kHit : Verdict::Kind::kNeedsHash;
    verdict.to_hash = std::move(agreement.to_hash);
    return verdict;
  }
  return verdict;
}

std::shared_ptr<Context> ContextCache::get(const Digest& key, std::shared_ptr<const Tool> tool,
                                           std::shared_ptr<const tools::Invocation> invocation) {
  if (const auto it = contexts_.find(key); it != contexts_.end()) {
    recent_.splice(recent_.begin(), recent_, it->second.recent);
    return it->second.context;
  }
  auto context = std::make_shared<Context>();
  context->key = key;
  context->tool = std::move(tool);
  context->invocation = std::move(invocation);
  if (auto stored = store_.manifest(key)) context->manifest = std::move(*stored);
  recent_.push_front(key);
  contexts_.emplace(key, Entry{context, recent_.begin()});
  trim();
  return context;
}

ContextCache::Memo* ContextCache::recall(const Digest& request) {
  const auto it = memos_.find(request);
  if (it == memos_.end()) return nullptr;
  const auto entry = contexts_.find(it->second.context->key);
  if (entry == contexts_.end() || entry->second.context != it->second.context) {
    memos_.erase(it);  // the context has left memory; another may have taken its place
    return nullptr;
  }
  recent_.splice(recent_.begin(), recent_, entry->second.recent);
  return &it->second;
}

void ContextCache::remember(const Digest& request, Memo memo) {
  // Requests are many to a context only when something irrelevant varies from build to build.
  if (memos_.size() >= 2 * limit_) memos_.clear();
  memos_.insert_or_assign(request, std::move(memo));
}

void ContextCache::clear() {
  for (auto& [key, entry] : contexts_) entry.context->manifest.variants.clear();
  memos_.clear();
}

void ContextCache::trim() {
  auto oldest = recent_.end();
  while (contexts_.size() > limit_ && oldest != recent_.begin()) {
    --oldest;
    const auto it = contexts_.find(*oldest);
    if (it->second.context->compiling) continue;
    contexts_.erase(it);
    oldest = recent_.erase(oldest);
  }
}

}  // namespace zcc::cache
