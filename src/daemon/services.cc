#include "daemon/services.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "daemon/log.h"

namespace zcc::daemon {
namespace {

// Contexts kept in memory, some 4 KB each with their variants and memos.
constexpr std::size_t kContextsInMemory = 4096;

// Files are let go when they are not looked at for long (FileTable::forget_unused), and a proof looks
// at none: so it is renewed now and then.
constexpr std::uint32_t kProofMinutes = 10;
static_assert(kProofMinutes < inputs::FileTable::kKeepMinutes);

}  // namespace

Services::Services(asio::io_context& event_loop, asio::thread_pool& pool, store::Store& the_store,
                   const report::Reporter::Options& reporting)
    : io(event_loop),
      workers(pool),
      store(the_store),
      files(the_store),
      armer(event_loop, files),
      reader(event_loop, pool, files),
      tools(event_loop, pool, files, reader),
      search_paths(event_loop, pool),
      contexts(the_store, kContextsInMemory),
      mentions(event_loop, pool, files),
      precompiled(the_store),
      counters(the_store.counters()),
      reporter(counters, reporting),
      root(own_root()) {}

bool Services::holds(const cache::ContextCache::Proof& proof) const {
  return proof.epoch == files.epoch() && minute - proof.minute < kProofMinutes;
}

void Services::count_exception(const std::exception_ptr& error) {
  counters.add("internal_errors");
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& e) {
    log("request ended by an exception: {}", e.what());
  }
}

void Services::submit(store::Batch batch) {
  files.collect_changes(batch);
  batch.counters = counters.take_changes();
  if (!batch.empty()) store.submit(std::move(batch));
}

void Services::save_uses() {
  store::Batch batch;
  batch.used.assign(used.begin(), used.end());
  used.clear();
  submit(std::move(batch));
}

protocol::RootIdentity own_root() {
  struct statx s;
  if (::statx(AT_FDCWD, "/", 0, STATX_INO | STATX_MNT_ID, &s) != 0 ||
      (s.stx_mask & STATX_MNT_ID) == 0) {
    return {};
  }
  return {.device = makedev(s.stx_dev_major, s.stx_dev_minor),
          .inode = s.stx_ino,
          .mount_id = s.stx_mnt_id};
}

}  // namespace zcc::daemon
