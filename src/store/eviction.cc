#include "store/eviction.h"

#include <algorithm>
#include <limits>
#include <map>

#include "store/apply.h"

namespace zcc::store {
namespace {

// A step's bounds: some milliseconds at most.
constexpr std::size_t kRemovalsPerStep = 128;
constexpr std::size_t kVisitsPerStep = 8192;
constexpr std::uint64_t kBootMarkBytes = 4096;

// Where the next step of a walk begins, after `key`.
std::string after(std::string_view key) { return std::string(key) + '\0'; }

std::uint64_t target_of(std::uint64_t budget) { return budget - budget / 10; }

bool leads_somewhere(const Snapshot& snapshot, const Manifest& manifest) {
  return std::any_of(manifest.variants.begin(), manifest.variants.end(), [&](const Variant& v) {
    return snapshot.get(Table::kArtifacts, v.artifact.view()).has_value();
  });
}

}  // namespace

std::uint64_t occupied_bytes(const Index& index, const Snapshot& snapshot, std::uint64_t budget) {
  const auto used = snapshot.used_bytes();
  const auto file = budget == 0 ? index.file_bytes() : std::min(index.file_bytes(), budget / 2);
  return blob_bytes(snapshot) + std::max(used, file) + Index::fixed_bytes() + kBootMarkBytes;
}

Evictor::Evictor(Index& index, Blobs& blobs, std::uint64_t budget)
    : index_(index), blobs_(blobs), budget_(budget) {}

bool Evictor::wake() {
  if (active() || budget_ == 0) return active();
  const auto snapshot = index_.read();
  if (snapshot && occupied_bytes(index_, *snapshot, budget_) > budget_ &&
      snapshot->entries(Table::kArtifacts) > 0) {
    target_ = target_of(budget_);
    counted_by_ = budget_;
    enter(Phase::kScan);
  }
  return active();
}

void Evictor::collect(const Goal& goal) {
  target_ = counted_by_ = goal.bytes;
  keep_from_ = goal.unused_since > 0 ? static_cast<std::uint64_t>(goal.unused_since) / 60 : 0;
  enter(keep_from_ > 0 ? Phase::kAged : Phase::kScan);
}

void Evictor::enter(Phase phase) {
  phase_ = phase;
  resume_.clear();
}

Result<void> Evictor::step() {
  std::uint64_t excess = 0;
  {
    const auto snapshot = index_.read();
    if (!snapshot) {
      enter(Phase::kIdle);
      return {};
    }
    const auto occupied = occupied_bytes(index_, *snapshot, counted_by_);
    excess = occupied - std::min(occupied, target_);
    if (phase_ == Phase::kScan) {
      scan(*snapshot, excess);
      return {};
    }
  }
  return phase_ == Phase::kManifests ? remove_manifests() : remove_some(excess);
}

bool Evictor::goes(std::uint64_t minute) const {
  switch (phase_.load()) {
    case Phase::kAged: return minute < keep_from_;
    case Phase::kBoundary: return minute <= boundary_;
    default: return minute < boundary_;
  }
}

Evictor::Phase Evictor::next() const {
  switch (phase_.load()) {
    case Phase::kAged: return Phase::kScan;
    case Phase::kOlder: return Phase::kBoundary;
    default: return Phase::kManifests;
  }
}

void Evictor::scan(const Snapshot& snapshot, std::uint64_t excess) {
  std::map<std::uint64_t, std::uint64_t> bytes_of_minute;
  snapshot.walk(Table::kUses, {}, [&](std::string_view key, std::string_view value) {
    const auto use = decode_pair(value, key).value_or(Pair{0, 0});  // a damaged one goes first
    bytes_of_minute[use[0]] += use[1];
    return true;
  });
  boundary_ = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t sum = 0;
  for (const auto& [minute, bytes] : bytes_of_minute) {
    sum += bytes;
    boundary_ = minute;
    if (sum >= excess) break;
  }
  enter(Phase::kOlder);
}

Result<void> Evictor::remove_some(std::uint64_t excess) {
  const bool all = phase_ == Phase::kAged;  // however little space they take
  if (excess == 0 && !all) {
    enter(Phase::kManifests);
    return {};
  }
  std::vector<Digest> victims;
  bool at_end = true;
  if (const auto snapshot = index_.read()) {
    std::size_t visits = 0;
    snapshot->walk(Table::kUses, resume_, [&](std::string_view key, std::string_view value) {
      const auto minute = decode_pair(value, key).value_or(Pair{0, 0})[0];
      if (goes(minute) && key.size() == sizeof(Digest)) victims.push_back(Digest::from_view(key));
      at_end = victims.size() < kRemovalsPerStep && ++visits < kVisitsPerStep;
      if (!at_end) resume_ = after(key);
      return at_end;
    });
  }
  if (!victims.empty()) {
    auto txn = index_.write();
    if (!txn) return tl::unexpected(txn.error());
    Orphans orphans;
    std::uint64_t freed = 0;
    std::uint64_t removed = 0;
    for (const auto& key : victims) {
      if (freed >= excess && !all) break;
      freed += erase_artifact(*txn, key, orphans);
      txn->erase(Table::kUses, key.view());
      ++removed;
    }
    if (auto committed = txn->commit(); !committed) return committed;
    evicted_ += removed;
    evicted_bytes_ += freed;
    remove_orphans(index_, blobs_, orphans);
  }
  if (at_end) enter(next());
  return {};
}

Result<void> Evictor::remove_manifests() {
  std::vector<std::string> victims;
  bool at_end = true;
  if (const auto snapshot = index_.read()) {
    std::size_t visits = 0;
    snapshot->walk(Table::kManifests, resume_, [&](std::string_view key, std::string_view value) {
      const auto manifest = decode_manifest(value, key);
      if (!manifest || !leads_somewhere(*snapshot, *manifest)) victims.emplace_back(key);
      at_end = victims.size() < kRemovalsPerStep && ++visits < kVisitsPerStep / 16;
      if (!at_end) resume_ = after(key);
      return at_end;
    });
  }
  if (!victims.empty()) {
    auto txn = index_.write();
    if (!txn) return tl::unexpected(txn.error());
    for (const auto& key : victims) erase_context(*txn, key);
    if (auto committed = txn->commit(); !committed) return committed;
  }
  if (at_end) enter(Phase::kIdle);
  return {};
}

void remove_orphans(const Index& index, Blobs& blobs, const std::vector<Digest>& candidates) {
  if (candidates.empty()) return;
  const auto snapshot = index.read();
  if (!snapshot) return;
  for (const auto& digest : candidates) {
    if (!snapshot->get(Table::kBlobs, digest.view())) blobs.remove_unless_pinned(digest);
  }
}

}  // namespace zcc::store
