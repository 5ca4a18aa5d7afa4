// The index: twelve tables in one LMDB environment.
//
// Why LMDB: a killed process loses nothing that was committed and needs no recovery, opening costs
// no time whatever the size, and readers take no lock and copy nothing. It is used without fsync:
// pages go to the kernel by pwrite in commit order, so a crash of the process costs nothing; what a
// power loss costs is in docs/store.md. Turned down: SQLite (ten times the cost of a point read),
// RocksDB (threads, compaction and start-up of its own), a log of our own (index in memory).
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"
#include "platform/thread_annotations.h"

struct MDB_env;
struct MDB_txn;

namespace zcc::store {

// Table: key -> value. Ids are 4 bytes, high byte first, so that the last key is the highest.
enum class Table : unsigned {
  kFiles,      // file id -> FileRecord
  kPaths,      // XXH3-128 of a path -> number: file id
  kInputs,     // input id -> InputRecord
  kInputIds,   // file id, digest -> number: input id
  kManifests,  // context key -> Manifest
  kContexts,   // context key -> ContextParts
  kSources,    // XXH3-128 of a source's path -> ContextList
  kArtifacts,  // artifact key -> Artifact
  kUses,       // artifact key -> pair: minute of last use, bytes that go when it goes
  kBlobs,      // digest -> pair: size, how many outputs of artifacts name it
  kCounters,   // name -> number
  kMeta,       // "format", "files", "inputs", "blob_bytes" -> number
};
inline constexpr unsigned kTableCount = 12;

std::optional<Table> table_named(std::string_view name);
std::string id_key(std::uint32_t id);
std::optional<std::uint32_t> id_of_key(std::string_view key);

// One consistent state of the index. Views returned are valid while it lives, and in a WriteTxn
// until the next change.
class Snapshot {
 public:
  std::optional<std::string_view> get(Table table, std::string_view key) const;
  std::optional<std::uint64_t> number(Table table, std::string_view key) const;
  std::optional<std::string> last_key(Table table) const;
  std::uint64_t entries(Table table) const;
  std::uint64_t used_bytes() const;  // pages that hold something, all tables
  // Calls `visit` for each entry from the first key not below `from`, until it returns false.
  using Visit = std::function<bool(std::string_view key, std::string_view value)>;
  void walk(Table table, std::string_view from, const Visit& visit) const;

 protected:
  Snapshot(MDB_txn* txn, const unsigned* handles) : txn_(txn), handles_(handles) {}
  MDB_txn* txn_;
  const unsigned* handles_;
};

class Index {
 public:
  // kDamaged when the files are no LMDB environment.
  static Result<std::unique_ptr<Index>> open(const std::string& directory);
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  class ReadTxn : public Snapshot {
   public:
    ~ReadTxn();
    ReadTxn(ReadTxn&& other) noexcept;
    ReadTxn(const ReadTxn&) = delete;

   private:
    friend class Index;
    ReadTxn(const Index& index, MDB_txn* txn);
    const Index* index_;
  };

  // Commits or leaves no trace. Begin, use and end it in one thread; one at a time.
  class WriteTxn : public Snapshot {
   public:
    ~WriteTxn();
    WriteTxn(WriteTxn&& other) noexcept;
    WriteTxn(const WriteTxn&) = delete;

    // After a failed change nothing more is written and commit() fails with the first error.
    void put(Table table, std::string_view key, std::string_view value);
    void put_number(Table table, std::string_view key, std::uint64_t n);
    void erase(Table table, std::string_view key);
    void drop_all(Table table);
    Result<void> commit();

   private:
    friend class Index;
    WriteTxn(Index& index, MDB_txn* txn);
    Index* index_;
    int failed_ = 0;
  };

  // Nothing when the library refuses (out of memory, or an environment that needs reopen()).
  std::optional<ReadTxn> read() const;
  Result<WriteTxn> write();
  // After a write of the environment's own page failed, LMDB refuses everything until it is opened
  // anew. Waits for readers to leave; new ones wait for it.
  Result<void> reopen();
  bool needs_reopen() const;
  Result<void> sync();  // to the disk itself
  std::uint64_t file_bytes() const;
  static std::uint64_t fixed_bytes();  // its other file

 private:
  explicit Index(std::string directory) : directory_(std::move(directory)) {}
  Result<void> open_environment();
  void close_environment() ZCC_REQUIRES(mutex_);
  void give_back(MDB_txn* txn) const;

  const std::string directory_;
  MDB_env* env_ = nullptr;  // changes in reopen() only, with no reader out
  unsigned handles_[kTableCount] = {};
  mutable Mutex mutex_;
  mutable std::condition_variable_any all_back_;
  mutable std::condition_variable_any reopened_;
  mutable std::vector<MDB_txn*> idle_ ZCC_GUARDED_BY(mutex_);  // reset, ready to be renewed
  mutable unsigned out_ ZCC_GUARDED_BY(mutex_) = 0;            // read transactions in use
  bool reopening_ ZCC_GUARDED_BY(mutex_) = false;
  bool panicked_ = false;  // writer's thread only
};

// Whether it decodes under its key.
bool record_is_good(Table table, std::string_view key, std::string_view value);

// Checks every page and record of the index in `directory`, which no one has open, without LMDB's
// help (lmdb_file.h says why): pages are sound, none in use is on the free list, every record
// decodes under its key, no id is named that could be given out again. False: set it aside.
bool index_is_sound(const std::string& directory);

}  // namespace zcc::store
