#include "store/writer.h"

#include <algorithm>

namespace zcc::store {
namespace {

constexpr std::size_t kMaxQueuedBytes = std::size_t{64} << 20;
constexpr std::size_t kMaxBytesPerCommit = std::size_t{8} << 20;
constexpr auto kPinLife = std::chrono::minutes(30);  // far above the time from take() to submit()
constexpr auto kIdleWait = std::chrono::minutes(5);

// Near enough for a bound on memory.
std::size_t bytes_in(const Batch& batch) {
  std::size_t n = sizeof batch + batch.used.size() * sizeof(Digest) +
                  batch.inputs.size() * sizeof(batch.inputs[0]) + batch.counters.size() * 64;
  for (const auto& [id, file] : batch.files) n += sizeof file + file.path.size();
  for (const auto& [key, manifest] : batch.manifests) {
    for (const auto& variant : manifest.variants) {
      n += sizeof variant + variant.inputs.size() * sizeof(InputId);
    }
  }
  for (const auto& [key, context] : batch.contexts) {
    n += sizeof context + context.tool.size() * sizeof(InputId);
    for (const auto* texts : {&context.arguments, &context.variables}) {
      for (const auto& text : *texts) n += sizeof text + text.size();
    }
  }
  for (const auto& [key, artifact] : batch.artifacts) {
    n += sizeof artifact + artifact.stdout_text.size() + artifact.stderr_text.size();
    for (const auto& output : artifact.outputs) n += sizeof output + output.bytes.size();
  }
  return n;
}

}  // namespace

Writer::Writer(Index& index, Blobs& blobs, BootMark& boot, Settings settings)
    : index_(index),
      blobs_(blobs),
      boot_(boot),
      settings_(std::move(settings)),
      evictor_(index, blobs, settings_.budget_bytes),
      next_shard_(settings_.sweep ? 0 : Blobs::kShards),
      pins_looked_at_(std::chrono::steady_clock::now()),
      thread_([this] { run(); }) {}

Writer::~Writer() {
  {
    const MutexLock lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_all();
  thread_.join();
}

// ---- the callers' side ------------------------------------------------------------------------

void Writer::submit(Batch batch) {
  if (batch.empty()) return;
  const auto bytes = bytes_in(batch);
  const MutexLock lock(mutex_);
  make_room(bytes);
  if (queued_bytes_ + bytes > kMaxQueuedBytes) {
    ++state_.lost_batches;
    for (auto& [key, artifact] : batch.artifacts) {
      for (auto& output : artifact.outputs) {
        if (output.in_blob) dropped_.push_back(std::move(output));
      }
    }
    return;
  }
  queued_bytes_ += bytes;
  ++submitted_;
  queue_.push_back({.batch = std::move(batch), .bytes = bytes});
  arrived_.notify_one();
}

// The least loss first: that artifacts were used, from the oldest.
void Writer::make_room(std::size_t bytes) {
  for (auto job = queue_.begin(); job != queue_.end() && queued_bytes_ + bytes > kMaxQueuedBytes;
       ++job) {
    const auto gain = job->batch.used.size() * sizeof(Digest);
    job->batch.used = {};
    job->bytes -= gain;
    queued_bytes_ -= gain;
  }
}

void Writer::flush() {
  const MutexLock lock(mutex_);
  const auto mine = submitted_;
  while (done_ < mine) finished_.wait(mutex_);
}

bool Writer::has_finished() const {
  const MutexLock lock(mutex_);
  return done_ == submitted_;
}

Result<void> Writer::clear() {
  return perform([this] { return clear_now(); });
}

Result<void> Writer::collect(const Goal& goal) {
  return perform([this, goal]() -> Result<void> {
    evictor_.collect(goal);
    return {};
  });
}

Result<void> Writer::perform(Task task) {
  std::promise<Result<void>> outcome;
  auto future = outcome.get_future();
  {
    const MutexLock lock(mutex_);
    ++submitted_;
    queue_.push_back({.batch = {}, .bytes = 0, .task = std::move(task), .outcome = &outcome});
  }
  arrived_.notify_one();
  return future.get();
}

Writer::State Writer::state() const {
  const MutexLock lock(mutex_);
  auto state = state_;
  state.evicted = evictor_.evicted();
  state.evicted_bytes = evictor_.evicted_bytes();
  state.collecting = evictor_.active();
  return state;
}

// ---- the thread -------------------------------------------------------------------------------

void Writer::run() {
  evictor_.wake();
  bool has_chores = true;
  for (Jobs jobs; wait_for_jobs(jobs, has_chores); jobs.clear()) {
    if (!jobs.empty()) {
      commit(jobs);
      evictor_.wake();
      const MutexLock lock(mutex_);
      done_ += jobs.size();
      finished_.notify_all();
    }
    let_go_of_dropped();
    has_chores = chores();
  }
}

// Fills `jobs` with what goes into the next transaction: batches up to a size, or one task. Empty
// when there are only chores. False when all is done and the store is closing.
bool Writer::wait_for_jobs(Jobs& jobs, bool has_chores) {
  const MutexLock lock(mutex_);
  if (queue_.empty() && !stopping_ && !has_chores) arrived_.wait_for(mutex_, kIdleWait);
  std::size_t bytes = 0;
  while (!queue_.empty() && bytes < kMaxBytesPerCommit) {
    if (queue_.front().task && !jobs.empty()) break;
    jobs.push_back(std::move(queue_.front()));
    queue_.pop_front();
    bytes += jobs.back().bytes;
    if (jobs.back().task) break;
  }
  queued_bytes_ -= bytes;
  return !jobs.empty() || !stopping_;
}

void Writer::commit(Jobs& jobs) {
  if (const auto& job = jobs.front(); job.task) {
    auto done = job.task();
    note(done);
    job.outcome->set_value(std::move(done));
    return;
  }
  auto all = commit_range(jobs, 0, jobs.size());
  if (all) return note(all);
  // One by one: less space may do, and one that can not be written takes no other with it.
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    const auto one = jobs.size() > 1 ? commit_range(jobs, i, i + 1) : all;
    note(one);
    if (one) continue;
    remove_orphans(index_, blobs_, unpin(jobs[i].batch));
    const MutexLock lock(mutex_);
    ++state_.lost_batches;
  }
}

Result<void> Writer::commit_range(const Jobs& jobs, std::size_t begin, std::size_t end) {
  if (auto ready = prepare(); !ready) return ready;
  auto txn = index_.write();
  if (!txn) return tl::unexpected(txn.error());
  Orphans orphans;
  const auto now = settings_.clock();
  for (auto i = begin; i < end; ++i) apply(*txn, jobs[i].batch, now, orphans);
  auto committed = txn->commit();
  if (!committed) return committed;
  for (auto i = begin; i < end; ++i) unpin(jobs[i].batch);  // the index holds them now
  remove_orphans(index_, blobs_, orphans);
  return committed;
}

// Before any change of the index.
Result<void> Writer::prepare() {
  if (!boot_is_durable_) {
    if (auto durable = boot_.make_durable(); !durable) return durable;
    boot_is_durable_ = true;
    const MutexLock lock(mutex_);
    state_.dirty = true;
  }
  return index_.needs_reopen() ? index_.reopen() : Result<void>{};
}

Orphans Writer::unpin(const Batch& batch) {
  Orphans blobs;
  for (const auto& [key, artifact] : batch.artifacts) {
    for (const auto& output : artifact.outputs) {
      if (!output.in_blob) continue;
      blobs_.unpin(output.digest);
      blobs.push_back(output.digest);
    }
  }
  return blobs;
}

void Writer::let_go_of_dropped() {
  std::vector<StoredOutput> dropped;
  {
    const MutexLock lock(mutex_);
    dropped.swap(dropped_);
  }
  Orphans orphans;
  for (const auto& output : dropped) {
    blobs_.unpin(output.digest);
    orphans.push_back(output.digest);
  }
  remove_orphans(index_, blobs_, orphans);
}

Result<void> Writer::clear_now() {
  const auto forget = [this]() -> Result<void> {
    if (auto ready = prepare(); !ready) return ready;
    auto txn = index_.write();
    if (!txn) return tl::unexpected(txn.error());
    erase_everything(*txn);
    return txn->commit();
  };
  auto forgotten = forget();
  // On a full disk even that needs a page: then the blobs go first, as artifacts without blobs are
  // harmless.
  if (!forgotten && forgotten.error().kind == ErrorKind::kPermission) return forgotten;
  for (unsigned shard = 0; shard < Blobs::kShards; ++shard) {
    for (const auto& digest : blobs_.list(shard)) blobs_.remove_unless_pinned(digest);
  }
  return forgotten ? forgotten : forget();
}

Result<void> Writer::erase(const std::vector<std::pair<Table, std::string>>& records) {
  if (auto ready = prepare(); !ready) return ready;
  auto txn = index_.write();
  if (!txn) return tl::unexpected(txn.error());
  Orphans orphans;
  for (const auto& [table, key] : records) {
    // An artifact whose use is not known would never be evicted.
    const bool is_artifact = table == Table::kArtifacts || table == Table::kUses;
    if (is_artifact && key.size() == sizeof(Digest)) erase_artifact(*txn, Digest::from_view(key), orphans);
    // What ids were given out must not be forgotten; a damaged number is not taken for one.
    if (table != Table::kMeta) txn->erase(table, key);
  }
  if (auto committed = txn->commit(); !committed) return committed;
  remove_orphans(index_, blobs_, orphans);
  return {};
}

Result<void> Writer::erase_artifacts(const std::vector<Digest>& artifacts) {
  if (auto ready = prepare(); !ready) return ready;
  auto txn = index_.write();
  if (!txn) return tl::unexpected(txn.error());
  Orphans orphans;
  for (const auto& key : artifacts) erase_artifact(*txn, key, orphans);
  if (auto committed = txn->commit(); !committed) return committed;
  remove_orphans(index_, blobs_, orphans);
  return {};
}

Result<void> Writer::tidy() {
  evictor_.tidy();
  next_shard_ = 0;
  return {};
}

// ---- chores -----------------------------------------------------------------------------------

// One step; true when there are more.
bool Writer::chores() {
  if (evictor_.active()) {
    auto stepped = prepare();
    if (stepped) stepped = evictor_.step();
    if (!stepped) {
      note(stepped);
      evictor_.give_up();
    }
  } else if (next_shard_ < Blobs::kShards) {
    sweep_one_shard();
  }
  const auto now = std::chrono::steady_clock::now();
  if (now - pins_looked_at_ >= kIdleWait) {
    pins_looked_at_ = now;
    remove_orphans(index_, blobs_, blobs_.expire_pins(kPinLife));
  }
  return evictor_.active() || next_shard_ < Blobs::kShards;
}

void Writer::sweep_one_shard() { remove_orphans(index_, blobs_, blobs_.list(next_shard_++)); }

void Writer::note(const Result<void>& outcome) {
  const MutexLock lock(mutex_);
  if (outcome) {
    state_.last_error.clear();
  } else {
    state_.last_error = outcome.error().message;
  }
}

}  // namespace zcc::store
