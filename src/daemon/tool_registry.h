// Which compiler is behind a path, with the identity of all it executes; asked once, then kept
// fresh like any input.
#pragma once

#include <asio.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cache/compile_request.h"
#include "cache/lookup.h"
#include "daemon/workers.h"
#include "inputs/file_table.h"
#include "tools/module.h"

namespace zcc::daemon {

struct IdentifiedTool {
  tools::Probe probe;  // probe.pass says why it is not to be cached, if so
  std::shared_ptr<cache::Tool> tool;
  bool complete = true;  // every file of it could be read
};

class ToolRegistry {
 public:
  ToolRegistry(asio::io_context& io, asio::thread_pool& pool, inputs::FileTable& files,
               ContentReader& reader)
      : io_(io), pool_(pool), files_(files), reader_(reader) {}

  // The tool that the request names, as its files are in this round and, if arguments decide which programs it
  // runs, with these.
  asio::awaitable<std::shared_ptr<const IdentifiedTool>> identify(
      const cache::CompileRequest& request, inputs::Round round, const tools::ProbeOptions& options);

 private:
  asio::awaitable<bool> still_same(const cache::Tool& tool, inputs::Round round);
  asio::awaitable<std::shared_ptr<IdentifiedTool>> probe(const cache::CompileRequest& request,
                                                         const std::string& path, inputs::Round round,
                                                         const tools::ProbeOptions& options);

  asio::io_context& io_;
  asio::thread_pool& pool_;
  inputs::FileTable& files_;
  ContentReader& reader_;
  absl::flat_hash_map<Digest, std::shared_ptr<const IdentifiedTool>> known_;
  absl::flat_hash_map<Digest, std::shared_ptr<Gate>> probing_;
};

}  // namespace zcc::daemon
