// The store's own thread: commits batches in the order submitted, evicts, sweeps.
//
// When it is idle a batch is committed at once; batches that arrive during a commit share the next
// transaction. Between transactions it does one small step of eviction or of sweeping at a time.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "platform/thread_annotations.h"
#include "store/apply.h"
#include "store/blobs.h"
#include "store/boot.h"
#include "store/eviction.h"
#include "store/index.h"
#include "store/store.h"

namespace zcc::store {

class Writer {
 public:
  struct Settings {
    std::uint64_t budget_bytes = 0;
    bool sweep = false;                   // look for blobs that nothing names
    std::function<std::int64_t()> clock;  // seconds since the epoch
  };
  Writer(Index& index, Blobs& blobs, BootMark& boot, Settings settings);
  ~Writer();  // commits what is queued

  void submit(Batch batch);
  void flush();
  bool has_finished() const;  // all that was submitted
  Result<void> clear();

  // Begins to remove what the goal names, step by step.
  Result<void> collect(const Goal& goal);
  // Runs `task` in the store's thread, between transactions, and returns what came of it.
  using Task = std::function<Result<void>()>;
  Result<void> perform(Task task);
  // For tasks alone. Damaged records; what they led to is then a miss.
  Result<void> erase(const std::vector<std::pair<Table, std::string>>& records);
  Result<void> erase_artifacts(const std::vector<Digest>& artifacts);
  Result<void> tidy();  // begins to remove manifests that lead nowhere, and blobs that nothing names

  struct State {
    bool collecting = false;
    std::uint64_t evicted = 0;
    std::uint64_t evicted_bytes = 0;
    std::uint64_t lost_batches = 0;
    bool dirty = false;  // the index was, or may have been, changed
    std::string last_error;
  };
  State state() const;

 private:
  struct Job {
    Batch batch;
    std::size_t bytes = 0;
    Task task = {};  // instead of a batch
    std::promise<Result<void>>* outcome = nullptr;
  };
  using Jobs = std::vector<Job>;

  void run();
  bool wait_for_jobs(Jobs& jobs, bool has_chores);
  void make_room(std::size_t bytes) ZCC_REQUIRES(mutex_);
  void commit(Jobs& jobs);
  Result<void> commit_range(const Jobs& jobs, std::size_t begin, std::size_t end);
  Result<void> clear_now();
  Result<void> prepare();
  Orphans unpin(const Batch& batch);  // returns the blobs it names
  void let_go_of_dropped();
  bool chores();
  void sweep_one_shard();
  void note(const Result<void>& outcome);

  Index& index_;
  Blobs& blobs_;
  BootMark& boot_;
  const Settings settings_;
  Evictor evictor_;
  unsigned next_shard_;  // of the sweep; kShards: done
  bool boot_is_durable_ = false;
  std::chrono::steady_clock::time_point pins_looked_at_;

  mutable Mutex mutex_;
  std::condition_variable_any arrived_;
  std::condition_variable_any finished_;
  std::deque<Job> queue_ ZCC_GUARDED_BY(mutex_);
  std::vector<StoredOutput> dropped_ ZCC_GUARDED_BY(mutex_);  // outputs of batches not queued
  std::size_t queued_bytes_ ZCC_GUARDED_BY(mutex_) = 0;
  std::uint64_t submitted_ ZCC_GUARDED_BY(mutex_) = 0;
  std::uint64_t done_ ZCC_GUARDED_BY(mutex_) = 0;
  bool stopping_ ZCC_GUARDED_BY(mutex_) = false;
  State state_ ZCC_GUARDED_BY(mutex_);
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace zcc::store
