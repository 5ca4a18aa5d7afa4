// Reads everything that is stored and drops what is damaged: records that do not decode, blobs that are not what their
// name says. In a thread of its own, at the lowest priority, piece by piece, while the store is in use.
#pragma once

#include <absl/container/flat_hash_map.h>

#include <atomic>
#include <thread>
#include <vector>

#include "platform/thread_annotations.h"
#include "store/blobs.h"
#include "store/index.h"
#include "store/store.h"
#include "store/writer.h"

namespace zcc::store {

class Verifier {
 public:
  Verifier(Index& index, Blobs& blobs, Writer& writer) : index_(index), blobs_(blobs), writer_(writer) {}
  ~Verifier();  // what is under way ends early

  bool start(bool repair);  // false: one is under way
  Verification state() const;

 private:
  enum class Blob { kGood, kMissing, kDamaged, kUnreadable };
  using Key = std::pair<Table, std::string>;

  void run(bool repair);
  void check_records();
  void check_artifacts(bool repair);
  void check_outputs(const std::string& key, const Artifact& artifact, std::vector<Digest>& incomplete);
  Blob check_blob(const StoredOutput& output);
  void drop(const std::vector<Key>& damaged);
  void remove(const std::vector<Digest>& incomplete);
  template <typename Change>
  void change(Change make);
  template <typename Edit>
  void note(Edit edit) {
    const MutexLock lock(mutex_);
    edit(state_);
  }

  Index& index_;
  Blobs& blobs_;
  Writer& writer_;
  std::atomic<bool> cancelled_ = false;
  absl::flat_hash_map<Digest, Blob> looked_at_;  // the thread's
  mutable Mutex mutex_;
  Verification state_ ZCC_GUARDED_BY(mutex_);
  std::thread thread_;
};

}  // namespace zcc::store
