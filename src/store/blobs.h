// Whole output files by SHA-256: blobs/ab/cdef..., mode 0444, written once.
//
// A blob's mtime is not a time but a stamp: the number of the root's generation (boot.h) in which
// its content was last known to be what its name says. Any other mtime means doubt: another boot,
// after which pages may be missing that were never written back, or a write through a hard link.
// A blob in doubt is read and hashed at its next use, then stamped or dropped. That costs no record
// in the index and no walk at start.
//
// A blob is pinned from take() until the batch that names it is committed or given up, so that
// eviction does not remove what is about to be named.
#pragma once

#include <absl/container/flat_hash_map.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/result.h"
#include "platform/thread_annotations.h"
#include "platform/unique_fd.h"
#include "store/records.h"

namespace zcc::store {

// When a blob's content is read to see whether it is what its name says.
enum class Doubt { kByStamp, kAlways };

class Blobs {
 public:
  // `root_fd`: the root's directory, with blobs/ and tmp/ in it; must outlive this. `root` names it
  // in messages.
  Blobs(int root_fd, std::string root, std::int64_t generation);

  // As Store::take and Store::open_blob.
  Result<StoredOutput> take(int fd, std::uint64_t inline_limit);
  Result<UniqueFd> open(const Digest& digest, std::uint64_t size, Doubt doubt = Doubt::kByStamp);

  void unpin(const Digest& digest);
  bool remove_unless_pinned(const Digest& digest);
  // Pins older than `age`, whose taker never submitted; they are pins no more.
  std::vector<Digest> expire_pins(std::chrono::steady_clock::duration age);

  // All blobs in the `shard`-th of kShards directories; a file that is no blob is removed.
  static constexpr unsigned kShards = 256;
  std::vector<Digest> list(unsigned shard);

  std::uint64_t damaged() const { return damaged_; }  // found so far, and dropped

 private:
  struct Pin {
    unsigned takers = 0;
    std::chrono::steady_clock::time_point since;
  };

  Result<StoredOutput> take_file(int fd, const std::string* known, const StoredOutput& output,
                                 const std::string& tmp_name);
  bool pin_in_place(const StoredOutput& blob);
  Result<void> place(const std::string& tmp_name, const StoredOutput& blob);
  bool is_in_place(const StoredOutput& blob) const;
  void pin(const Digest& digest) ZCC_REQUIRES(mutex_);
  void release(const Digest& digest) ZCC_REQUIRES(mutex_);
  void drop_damaged(const Digest& digest, int fd);
  tl::unexpected<Error> fail_here(const std::string& name) const;

  const int root_fd_;
  const std::string root_;
  const std::int64_t generation_;
  std::atomic<std::uint64_t> next_tmp_ = 0;
  std::atomic<std::uint64_t> damaged_ = 0;
  Mutex mutex_;  // also held while a blob is removed or renamed into place
  absl::flat_hash_map<Digest, Pin> pins_ ZCC_GUARDED_BY(mutex_);
};

// What a blob of `size` bytes counts against the budget.
constexpr std::uint64_t blob_cost(std::uint64_t size) { return (size + 4095) / 4096 * 4096; }

// Removes every file in the directory `name` of the root; directories in it stay.
void remove_files_in(int root_fd, const std::string& name);

}  // namespace zcc::store
