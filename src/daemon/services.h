// What a request may use. Made once in main, outlives every connection; event thread only, but for
// the worker pool and the store's own thread safety.
#pragma once

#include <absl/container/flat_hash_set.h>

#include <asio.hpp>
#include <memory>
#include <string>

#include "cache/lookup.h"
#include "daemon/arming.h"
#include "daemon/known_hits.h"
#include "daemon/lost_names.h"
#include "daemon/output_writers.h"
#include "daemon/precompiled.h"
#include "daemon/root_mentions.h"
#include "daemon/search_paths.h"
#include "daemon/tool_registry.h"
#include "daemon/workers.h"
#include "inputs/file_table.h"
#include "protocol/compile.h"
#include "report/counters.h"
#include "report/reporter.h"
#include "store/store.h"

namespace zcc::daemon {

struct Services {
  Services(asio::io_context& event_loop, asio::thread_pool& pool, store::Store& the_store,
           const report::Reporter::Options& reporting);

  asio::io_context& io;
  asio::thread_pool& workers;
  store::Store& store;
  inputs::FileTable files;
  WatchArmer armer;
  ContentReader reader;
  ToolRegistry tools;
  SearchPaths search_paths;
  cache::ContextCache contexts;
  KnownHits known_hits;
  MentionScanner mentions;
  PrecompiledHeaders precompiled;
  WrittenDirectories written;
  OutputWriters output_writers;
  report::Counters counters;
  report::Reporter reporter;
  protocol::RootIdentity root;  // of this process: who sees another root is not served

  // Compiles under way, by context key: equal requests wait for them.
  absl::flat_hash_map<Digest, std::shared_ptr<Gate>> compiling;
  std::uint32_t minute = 0;        // since the start
  std::size_t pending_stores = 0;  // results being taken in
  absl::flat_hash_set<Digest> used;  // artifacts hit since the last flush of counters

  // Whether nothing has happened to any file that a hit rests on.
  bool holds(const cache::ContextCache::Proof& proof) const;

  // Nothing that goes wrong with one request is another's.
  void count_exception(const std::exception_ptr& error);

  // Moves the batch and what changed in memory into the store's queue.
  void submit(store::Batch batch);
  // The same for what hits change, which no store is waiting for; called now and then.
  void save_uses();
};

// statx of "/": see protocol::RootIdentity. Zeros where the kernel does not tell mount ids.
protocol::RootIdentity own_root();

}  // namespace zcc::daemon
