#include "store/verifier.h"

#include <sys/resource.h>
#include <unistd.h>

#include "store/eviction.h"

namespace zcc::store {
namespace {

// One read transaction at a time: pages that a long one sees can not be used again meanwhile.
constexpr std::size_t kRecordsAtOnce = 2048;
constexpr std::size_t kArtifactsAtOnce = 128;
constexpr int kLowest = 19;

// Calls `visit` for up to `most` entries from `resume` on, which then says where to go on. False at the end.
template <typename Visit>
bool walk_some(const Index& index, Table table, std::string& resume, std::size_t most, Visit visit) {
  const auto snapshot = index.read();
  if (!snapshot) return false;
  bool more = false;
  snapshot->walk(table, resume, [&](std::string_view key, std::string_view value) {
    visit(key, value);
    more = --most == 0;
    if (more) resume = std::string(key) + '\0';
    return !more;
  });
  return more;
}

}  // namespace

Verifier::~Verifier() {
  cancelled_ = true;
  if (thread_.joinable()) thread_.join();
}

bool Verifier::start(bool repair) {
  {
    const MutexLock lock(mutex_);
    if (state_.running) return false;
    state_ = {};
    state_.running = true;
    if (const auto snapshot = index_.read()) {
      state_.total_bytes = blob_bytes(*snapshot);
      for (unsigned t = 0; t < kTableCount; ++t) state_.total_records += snapshot->entries(static_cast<Table>(t));
    }
  }
  if (thread_.joinable()) thread_.join();
  thread_ = std::thread([this, repair] { run(repair); });
  return true;
}

Verification Verifier::state() const {
  const MutexLock lock(mutex_);
  return state_;
}

void Verifier::run(bool repair) {
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kLowest);  // of this thread (setpriority(2))
  looked_at_.clear();
  check_records();
  check_artifacts(repair);
  if (repair && !cancelled_) change([this] { return writer_.tidy(); });
  note([](Verification& v) { v.running = false; });
}

void Verifier::check_records() {
  for (unsigned t = 0; t < kTableCount; ++t) {
    const auto table = static_cast<Table>(t);
    std::string resume;
    for (bool more = true; more && !cancelled_;) {
      std::uint64_t seen = 0;
      std::vector<Key> damaged;
      more = walk_some(index_, table, resume, kRecordsAtOnce, [&](std::string_view key, std::string_view value) {
        ++seen;
        if (!record_is_good(table, key, value)) damaged.emplace_back(table, key);
      });
      note([&](Verification& v) { v.records += seen; });
      drop(damaged);
    }
  }
}

void Verifier::check_artifacts(bool repair) {
  std::string resume;
  for (bool more = true; more && !cancelled_;) {
    std::vector<std::pair<std::string, Artifact>> some;
    more = walk_some(index_, Table::kArtifacts, resume, kArtifactsAtOnce,
                     [&](std::string_view key, std::string_view value) {
                       if (auto artifact = decode_artifact(value, key)) some.emplace_back(key, std::move(*artifact));
                     });
    std::vector<Digest> incomplete;
    for (const auto& [key, artifact] : some) {
      if (cancelled_) return;
      check_outputs(key, artifact, incomplete);
    }
    if (repair) remove(incomplete);
  }
}

void Verifier::check_outputs(const std::string& key, const Artifact& artifact, std::vector<Digest>& incomplete) {
  bool complete = true;
  for (const auto& output : artifact.outputs) {
    if (output.in_blob) complete = check_blob(output) == Blob::kGood && complete;
    else if (output.made && sha256(output.bytes) != output.digest) complete = false;
  }
  note([&](Verification& v) {
    ++v.artifacts;
    if (!complete) ++v.incomplete_artifacts;
  });
  if (!complete && key.size() == sizeof(Digest)) incomplete.push_back(Digest::from_view(key));
}

Verifier::Blob Verifier::check_blob(const StoredOutput& output) {
  if (const auto it = looked_at_.find(output.digest); it != looked_at_.end()) return it->second;
  auto found = Blob::kGood;
  if (const auto opened = blobs_.open(output.digest, output.size, Doubt::kAlways); !opened) {
    const auto kind = opened.error().kind;
    found = kind == ErrorKind::kNotFound  ? Blob::kMissing
            : kind == ErrorKind::kDamaged ? Blob::kDamaged
                                          : Blob::kUnreadable;
  }
  looked_at_.emplace(output.digest, found);
  note([&](Verification& v) {
    ++v.blobs;
    v.bytes += blob_cost(output.size);
    if (found == Blob::kMissing) ++v.missing_blobs;
    if (found == Blob::kDamaged) ++v.damaged_blobs;
    if (found == Blob::kUnreadable) ++v.unreadable_blobs;
  });
  return found;
}

// In the writer's thread, with what goes wrong noted.
template <typename Change>
void Verifier::change(Change make) {
  if (auto changed = writer_.perform(make); !changed) {
    note([&](Verification& v) { v.error = changed.error().message; });
  }
}

void Verifier::drop(const std::vector<Key>& damaged) {
  if (damaged.empty()) return;
  note([&](Verification& v) { v.damaged_records += damaged.size(); });
  change([&] { return writer_.erase(damaged); });
}

void Verifier::remove(const std::vector<Digest>& incomplete) {
  if (incomplete.empty()) return;
  change([&] { return writer_.erase_artifacts(incomplete); });
  note([&](Verification& v) { v.removed_artifacts += incomplete.size(); });
}

}  // namespace zcc::store
