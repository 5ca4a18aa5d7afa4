#include "store/index.h"

#include <fcntl.h>
#include <lmdb.h>
#include <sys/stat.h>

#include "platform/unique_fd.h"
#include "store/records.h"

namespace zcc::store {
namespace {

constexpr const char* kTableNames[kTableCount] = {"files",    "paths",   "inputs",    "input_ids",
                                                  "manifests", "contexts", "sources", "artifacts",
                                                  "uses",     "blobs",   "counters",  "meta"};
// Address space, not memory. Halved while the process's limits refuse it.
constexpr std::size_t kMapBytes = std::size_t{64} << 30;
constexpr std::size_t kLeastMapBytes = std::size_t{16} << 20;
constexpr unsigned kMaxReaders = 512;
constexpr off_t kReaderTableBytes = 64 << 10;  // room for more than these, 64 bytes each

MDB_val value_of(std::string_view s) { return {s.size(), const_cast<char*>(s.data())}; }
std::string_view view_of(const MDB_val& v) {
  return {static_cast<const char*>(v.mv_data), v.mv_size};
}

tl::unexpected<Error> fail_lmdb(const std::string& what, int code) {
  if (code > 0) return fail_errno(what, code);
  switch (code) {
    case MDB_INVALID:
    case MDB_VERSION_MISMATCH:
    case MDB_CORRUPTED:
    case MDB_PAGE_NOTFOUND:
    case MDB_INCOMPATIBLE:
      return fail(ErrorKind::kDamaged, what + ": " + mdb_strerror(code));
    case MDB_MAP_FULL:
      return fail(ErrorKind::kNoSpace, what + ": " + mdb_strerror(code));
    default:
      return fail(ErrorKind::kSystem, what + ": " + mdb_strerror(code));
  }
}

// LMDB maps its reader table and stores into it: on a full disk a page that has no block yet would
// kill the process with SIGBUS. So the blocks are there before it is opened.
Result<void> allocate_reader_table(const std::string& directory) {
  const auto path = directory + "/lock.mdb";
  const UniqueFd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!fd) return fail_errno(path);
  if (const int rc = ::posix_fallocate(fd.get(), 0, kReaderTableBytes)) return fail_errno(path, rc);
  return {};
}

Result<MDB_env*> open_map(const std::string& directory) {
  for (auto size = kMapBytes;; size /= 2) {
    MDB_env* env = nullptr;
    if (const int rc = mdb_env_create(&env)) return fail_lmdb(directory, rc);
    mdb_env_set_maxdbs(env, kTableCount);
    mdb_env_set_maxreaders(env, kMaxReaders);
    mdb_env_set_mapsize(env, size);
    const int rc =
        mdb_env_open(env, directory.c_str(), MDB_NOSYNC | MDB_NOTLS | MDB_NORDAHEAD, 0600);
    if (rc == 0) return env;
    mdb_env_close(env);
    if (rc != ENOMEM || size <= kLeastMapBytes) return fail_lmdb(directory, rc);
  }
}

}  // namespace

std::optional<Table> table_named(std::string_view name) {
  for (unsigned t = 0; t < kTableCount; ++t) {
    if (name == kTableNames[t]) return static_cast<Table>(t);
  }
  return std::nullopt;
}

std::string id_key(std::uint32_t id) {
  return {static_cast<char>(id >> 24), static_cast<char>(id >> 16), static_cast<char>(id >> 8),
          static_cast<char>(id)};
}

std::optional<std::uint32_t> id_of_key(std::string_view key) {
  if (key.size() != 4) return std::nullopt;
  std::uint32_t id = 0;
  for (const char c : key) id = id << 8 | static_cast<std::uint8_t>(c);
  return id;
}

// ---- Snapshot ---------------------------------------------------------------------------------

std::optional<std::string_view> Snapshot::get(Table table, std::string_view key) const {
  MDB_val k = value_of(key);
  MDB_val v;
  if (mdb_get(txn_, handles_[static_cast<unsigned>(table)], &k, &v) != 0) return std::nullopt;
  return view_of(v);
}

std::optional<std::uint64_t> Snapshot::number(Table table, std::string_view key) const {
  const auto value = get(table, key);
  return value ? decode_number(*value, key) : std::nullopt;
}

void Snapshot::walk(Table table, std::string_view from, const Visit& visit) const {
  MDB_cursor* cursor = nullptr;
  if (mdb_cursor_open(txn_, handles_[static_cast<unsigned>(table)], &cursor) != 0) return;
  MDB_val k = value_of(from);
  MDB_val v;
  int rc = mdb_cursor_get(cursor, &k, &v, from.empty() ? MDB_FIRST : MDB_SET_RANGE);
  while (rc == 0 && visit(view_of(k), view_of(v))) rc = mdb_cursor_get(cursor, &k, &v, MDB_NEXT);
  mdb_cursor_close(cursor);
}

std::optional<std::string> Snapshot::last_key(Table table) const {
  MDB_cursor* cursor = nullptr;
  if (mdb_cursor_open(txn_, handles_[static_cast<unsigned>(table)], &cursor) != 0) {
    return std::nullopt;
  }
  MDB_val k;
  MDB_val v;
  std::optional<std::string> last;
  if (mdb_cursor_get(cursor, &k, &v, MDB_LAST) == 0) last = view_of(k);
  mdb_cursor_close(cursor);
  return last;
}

std::uint64_t Snapshot::entries(Table table) const {
  MDB_stat stat{};
  mdb_stat(txn_, handles_[static_cast<unsigned>(table)], &stat);
  return stat.ms_entries;
}

std::uint64_t Snapshot::used_bytes() const {
  std::uint64_t pages = 2;
  std::uint64_t page_size = 4096;
  for (unsigned t = 0; t < kTableCount; ++t) {
    MDB_stat stat{};
    mdb_stat(txn_, handles_[t], &stat);
    pages += stat.ms_branch_pages + stat.ms_leaf_pages + stat.ms_overflow_pages;
    page_size = stat.ms_psize;
  }
  return pages * page_size;
}

// ---- transactions -----------------------------------------------------------------------------

Index::ReadTxn::ReadTxn(const Index& index, MDB_txn* txn)
    : Snapshot(txn, index.handles_), index_(&index) {}
Index::ReadTxn::ReadTxn(ReadTxn&& other) noexcept : Snapshot(other), index_(other.index_) {
  other.txn_ = nullptr;
}
Index::ReadTxn::~ReadTxn() {
  if (txn_ != nullptr) index_->give_back(txn_);
}

Index::WriteTxn::WriteTxn(Index& index, MDB_txn* txn)
    : Snapshot(txn, index.handles_), index_(&index) {}
Index::WriteTxn::WriteTxn(WriteTxn&& other) noexcept
    : Snapshot(other), index_(other.index_), failed_(other.failed_) {
  other.txn_ = nullptr;
}
Index::WriteTxn::~WriteTxn() {
  if (txn_ != nullptr) mdb_txn_abort(txn_);
}

void Index::WriteTxn::put(Table table, std::string_view key, std::string_view value) {
  if (failed_ != 0) return;
  MDB_val k = value_of(key);
  MDB_val v = value_of(value);
  failed_ = mdb_put(txn_, handles_[static_cast<unsigned>(table)], &k, &v, 0);
}

void Index::WriteTxn::put_number(Table table, std::string_view key, std::uint64_t n) {
  put(table, key, encode_number(n, key));
}

void Index::WriteTxn::erase(Table table, std::string_view key) {
  if (failed_ != 0) return;
  MDB_val k = value_of(key);
  const int rc = mdb_del(txn_, handles_[static_cast<unsigned>(table)], &k, nullptr);
  if (rc != MDB_NOTFOUND) failed_ = rc;
}

void Index::WriteTxn::drop_all(Table table) {
  if (failed_ == 0) failed_ = mdb_drop(txn_, handles_[static_cast<unsigned>(table)], 0);
}

Result<void> Index::WriteTxn::commit() {
  if (failed_ == 0) {
    failed_ = mdb_txn_commit(std::exchange(txn_, nullptr));
  } else {
    mdb_txn_abort(std::exchange(txn_, nullptr));
  }
  if (failed_ == 0) return {};
  // LMDB reports a short write, which is what a full disk gives first, as EIO.
  return fail_lmdb(index_->directory_ + "/data.mdb: writing the index", failed_);
}

// ---- Index ------------------------------------------------------------------------------------

Result<std::unique_ptr<Index>> Index::open(const std::string& directory) {
  std::unique_ptr<Index> index(new Index(directory));
  if (auto opened = index->open_environment(); !opened) return tl::unexpected(opened.error());
  return index;
}

Result<void> Index::open_environment() {
  if (auto ready = allocate_reader_table(directory_); !ready) return ready;
  auto env = open_map(directory_);
  if (!env) return tl::unexpected(env.error());
  env_ = *env;
  int fd = -1;
  if (mdb_env_get_fd(env_, &fd) == 0) ::fcntl(fd, F_SETFD, FD_CLOEXEC);

  MDB_txn* txn = nullptr;
  int rc = mdb_txn_begin(env_, nullptr, 0, &txn);
  for (unsigned t = 0; rc == 0 && t < kTableCount; ++t) {
    rc = mdb_dbi_open(txn, kTableNames[t], MDB_CREATE, &handles_[t]);
  }
  if (rc == 0) {
    rc = mdb_txn_commit(txn);
  } else if (txn != nullptr) {
    mdb_txn_abort(txn);
  }
  if (rc == 0) return {};
  mdb_env_close(std::exchange(env_, nullptr));
  return fail_lmdb(directory_, rc);
}

void Index::close_environment() {
  for (auto* txn : idle_) mdb_txn_abort(txn);
  idle_.clear();
  if (env_ != nullptr) mdb_env_close(std::exchange(env_, nullptr));
}

Index::~Index() {
  const MutexLock lock(mutex_);
  close_environment();
}

std::optional<Index::ReadTxn> Index::read() const {
  MDB_txn* txn = nullptr;
  {
    const MutexLock lock(mutex_);
    while (reopening_) reopened_.wait(mutex_);
    if (env_ == nullptr) return std::nullopt;
    if (!idle_.empty()) {
      txn = idle_.back();
      idle_.pop_back();
    }
    ++out_;
  }
  const int rc =
      txn != nullptr ? mdb_txn_renew(txn) : mdb_txn_begin(env_, nullptr, MDB_RDONLY, &txn);
  if (rc == 0) return ReadTxn(*this, txn);
  if (txn != nullptr) mdb_txn_abort(txn);
  const MutexLock lock(mutex_);
  if (--out_ == 0) all_back_.notify_all();
  return std::nullopt;
}

void Index::give_back(MDB_txn* txn) const {
  mdb_txn_reset(txn);
  const MutexLock lock(mutex_);
  idle_.push_back(txn);
  if (--out_ == 0) all_back_.notify_all();
}

Result<Index::WriteTxn> Index::write() {
  if (env_ == nullptr) return fail(ErrorKind::kSystem, directory_ + ": the index is closed");
  MDB_txn* txn = nullptr;
  const int rc = mdb_txn_begin(env_, nullptr, 0, &txn);
  panicked_ = rc == MDB_PANIC;
  if (rc != 0) return fail_lmdb(directory_ + "/data.mdb: writing the index", rc);
  return WriteTxn(*this, txn);
}

bool Index::needs_reopen() const { return panicked_ || env_ == nullptr; }

Result<void> Index::reopen() {
  const MutexLock lock(mutex_);
  reopening_ = true;
  while (out_ != 0) all_back_.wait(mutex_);
  close_environment();
  panicked_ = false;
  auto opened = open_environment();
  reopening_ = false;
  reopened_.notify_all();
  return opened;
}

Result<void> Index::sync() {
  if (env_ == nullptr) return fail(ErrorKind::kSystem, directory_ + ": the index is closed");
  const int rc = mdb_env_sync(env_, 1);
  if (rc != 0) return fail_lmdb(directory_, rc);
  return {};
}

std::uint64_t Index::file_bytes() const {
  struct stat st {};
  if (::stat((directory_ + "/data.mdb").c_str(), &st) != 0) return 0;
  return static_cast<std::uint64_t>(st.st_size);
}

std::uint64_t Index::fixed_bytes() { return kReaderTableBytes; }

}  // namespace zcc::store
