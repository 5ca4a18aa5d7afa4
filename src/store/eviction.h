// Keeps the store within its budget by removing the artifacts that were used least recently.
//
// Runs in the writer's thread in steps that are small enough to commit batches between them. The
// first step reads all uses into a histogram by minute, a few tens of kilobytes however many
// artifacts there are, and finds the minute up to which artifacts must go; the next ones remove
// those before it, then as many of it as needed; the last ones remove manifests that lead to no
// artifact any more. A collection that is asked for may first remove those that were not used since a time.
// Turned down: a second table ordered by time (a random write for every use).
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "platform/result.h"
#include "store/blobs.h"
#include "store/index.h"
#include "store/store.h"

namespace zcc::store {

// What the store counts against its budget. The index's file never shrinks, its free pages are used
// again: the file counts up to half of the budget, beyond that only the pages in use.
std::uint64_t occupied_bytes(const Index& index, const Snapshot& snapshot, std::uint64_t budget);

class Evictor {
 public:
  Evictor(Index& index, Blobs& blobs, std::uint64_t budget);  // budget 0: no limit

  // True when there is work; to be called when something was committed.
  bool wake();
  Result<void> step();
  void give_up() { enter(Phase::kIdle); }  // until the next wake()

  void collect(const Goal& goal);  // there is work until the goal is reached
  void tidy() { enter(Phase::kManifests); }

  // From any thread.
  bool active() const { return phase_ != Phase::kIdle; }
  std::uint64_t evicted() const { return evicted_; }
  std::uint64_t evicted_bytes() const { return evicted_bytes_; }

 private:
  enum class Phase { kIdle, kAged, kScan, kOlder, kBoundary, kManifests };

  void scan(const Snapshot& snapshot, std::uint64_t excess);
  Result<void> remove_some(std::uint64_t excess);
  bool goes(std::uint64_t minute) const;
  Phase next() const;
  Result<void> remove_manifests();
  void enter(Phase phase);

  Index& index_;
  Blobs& blobs_;
  const std::uint64_t budget_;
  std::atomic<Phase> phase_ = Phase::kIdle;
  std::uint64_t target_ = 0;      // bytes that may be left
  std::uint64_t counted_by_ = 0;  // the budget that says how much of the index's file counts
  std::uint64_t keep_from_ = 0;  // minute; what was used before it last goes in any case
  std::string resume_;          // key from which the phase goes on
  std::uint64_t boundary_ = 0;  // minute
  std::atomic<std::uint64_t> evicted_ = 0;
  std::atomic<std::uint64_t> evicted_bytes_ = 0;
};

// After a commit: removes the files of blobs that nothing names.
void remove_orphans(const Index& index, Blobs& blobs, const std::vector<Digest>& candidates);

}  // namespace zcc::store
