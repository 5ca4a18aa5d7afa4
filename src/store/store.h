// The persistent half of the cache: an index (LMDB) and blobs (files by digest) under one root.
//
// Reads may come from any thread. Writes are queued in batches and committed by the store's own
// thread, each batch in one transaction, in the order submitted: what is on disk after a crash is
// a prefix of what was submitted. A blob is in place before the batch that names it is submitted.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "platform/result.h"
#include "platform/unique_fd.h"
#include "store/records.h"

namespace zcc::store {

struct Options {
  std::string root;                // absolute; made with mode 0700 when missing
  std::uint64_t budget_bytes = 0;  // blobs and index on disk; 0: no limit

  // For tests.
  std::string boot_id;                  // empty: the kernel's
  std::function<std::int64_t()> clock;  // seconds since the epoch; empty: the real time
};

// Changes that become visible together.
struct Batch {
  std::vector<std::pair<FileId, FileRecord>> files;
  std::vector<std::pair<InputId, InputRecord>> inputs;
  std::vector<std::pair<Digest, Manifest>> manifests;  // by context key
  std::vector<std::pair<Digest, ContextParts>> contexts;  // of manifests; kept where it is there already
  std::vector<std::pair<Digest, Artifact>> artifacts;  // by artifact key
  std::vector<Digest> used;                            // artifacts that were hit: keeps them young
  std::map<std::string, std::uint64_t> counters;       // whole values, replace what is there

  bool empty() const {
    return files.empty() && inputs.empty() && manifests.empty() && contexts.empty() && artifacts.empty() &&
           used.empty() && counters.empty();
  }
};

struct Usage {
  std::uint64_t artifacts = 0;
  std::uint64_t contexts = 0;
  std::uint64_t blob_bytes = 0;
  std::uint64_t index_bytes = 0;
  std::uint64_t budget_bytes = 0;
  std::uint64_t evicted_artifacts = 0;  // since the store was opened
  std::uint64_t evicted_bytes = 0;
  std::uint64_t occupied_bytes = 0;  // what counts against the budget
  bool collecting = false;           // eviction is at work
  std::uint64_t lost_batches = 0;       // could not be written, or the queue was full
  std::uint64_t damaged_blobs = 0;      // found and dropped
  bool index_was_damaged = false;       // at open: set aside as index.damaged, this one is new
  std::string last_error;               // empty when writing works
};

// One artifact, for people.
struct Listed {
  Digest artifact;
  std::string source;    // empty: it is not known any more
  std::string compiler;
  std::int64_t last_use = 0;  // seconds since the epoch, by the minute
  std::uint64_t bytes = 0;    // on disk; content that others have, too, counts with each
};

// What a collection removes.
struct Goal {
  std::uint64_t bytes = ~0ull;     // as many may be left on disk, as the budget counts them
  std::int64_t unused_since = 0;  // seconds since the epoch: those that were used last before it
};

// How far a verification has come, and what it found.
struct Verification {
  bool running = false;
  std::uint64_t records = 0, total_records = 0;
  std::uint64_t artifacts = 0, blobs = 0;
  std::uint64_t bytes = 0, total_bytes = 0;  // of blobs
  std::uint64_t damaged_records = 0;         // dropped
  std::uint64_t damaged_blobs = 0;           // dropped
  std::uint64_t missing_blobs = 0;
  std::uint64_t unreadable_blobs = 0;      // I/O errors and the like; they stay
  std::uint64_t incomplete_artifacts = 0;  // of which an output is one of these
  std::uint64_t removed_artifacts = 0;     // of those
  std::string error;                       // empty, or why something could not be dropped
};

class Store {
 public:
  // Takes the root's lock (kBusy when another process has it), checks format and boot, empties
  // tmp/. kPermission when the root is another user's or others may write to it. In every new boot
  // each blob is verified at its first use. A store that was not closed cleanly in an earlier boot
  // has its index checked first, every page and record; one that does not pass is set aside and
  // begun anew.
  static Result<std::unique_ptr<Store>> open(Options options);
  ~Store();  // commits what is queued and leaves the clean-shutdown mark

  // ---- reading: nothing means "not there" or "damaged", which are the same to a cache ---------
  std::optional<FileId> file_id(std::string_view path) const;
  std::optional<FileRecord> file(FileId id) const;
  std::optional<InputRecord> input(InputId id) const;
  std::optional<InputId> input_id(const InputRecord& record) const;
  std::optional<Manifest> manifest(const Digest& context) const;
  std::optional<ContextParts> context(const Digest& key) const;
  std::vector<Digest> contexts_of(std::string_view source) const;  // by its absolute path, the latest first
  std::optional<Artifact> artifact(const Digest& key) const;
  // Read-only, or kNotFound / kDamaged. Size is checked here; content when it is in doubt, that is
  // once in every boot and whenever something wrote to the blob or changed its time.
  Result<UniqueFd> open_blob(const Digest& digest, std::uint64_t size) const;
  std::map<std::string, std::uint64_t> counters() const;
  std::vector<Listed> list() const;  // all artifacts, the one used last first; reads all of the index

  // The ids that the next new file and input get; the caller counts on from here.
  FileId first_free_file_id() const;
  InputId first_free_input_id() const;

  // ---- writing --------------------------------------------------------------------------------
  // Takes the content of `fd` (a regular file, read from offset 0) into the store: into the result
  // itself up to kInlineLimit bytes, else as a blob, by reflink where the file system can, else by
  // copy. Blocking; call it from a worker thread. Several may run at once.
  Result<StoredOutput> take(int fd);
  static constexpr std::uint64_t kInlineLimit = 16 << 10;

  // Moves the batch into the queue and returns. What can not be written (disk full, queue over its
  // limit) is lost as a whole batch and counted; later batches are not held up by it.
  void submit(Batch batch);
  void flush();  // returns when everything submitted before is committed, or lost
  bool is_flushed() const;  // whether that is so already
  // Forgets every artifact and manifest and removes their blobs; file records stay, they are facts.
  Result<void> clear();
  // Begins to remove, in the background: usage() says when it is done.
  Result<void> collect(const Goal& goal);
  // Begins to read everything, in the background. What is damaged is dropped; with `repair` also what leads to
  // something that is gone. False: one is under way.
  bool verify(bool repair);
  Verification verification() const;  // the one under way, or the last

  Usage usage() const;
  const std::string& root() const;

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace zcc::store
