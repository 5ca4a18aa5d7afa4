// Include search paths, asked of each compiler once for each set of arguments.
#pragma once

#include <absl/container/flat_hash_map.h>

#include <asio.hpp>
#include <memory>

#include "cache/lookup.h"
#include "daemon/workers.h"
#include "tools/search_path.h"

namespace zcc::daemon {

struct CompileFacts;

class SearchPaths {
 public:
  SearchPaths(asio::io_context& io, asio::thread_pool& pool) : io_(io), pool_(pool) {}

  // Null when the compiler does not tell.
  asio::awaitable<std::shared_ptr<const tools::SearchPath>> find(const cache::Context& context,
                                                                 const CompileFacts& facts);

  // The macros defined before the first text (tools::Module::find_macros).
  asio::awaitable<std::shared_ptr<const std::vector<std::string>>> find_macros(
      const cache::Context& context, const CompileFacts& facts);

 private:
  asio::io_context& io_;
  asio::thread_pool& pool_;

  // An answer, with the device and inode of each directory and file it rests on (zeros: not there).
  // Which of them the compiler searches depends on which exist and which are the same.
  struct Answer {
    Result<tools::SearchPath> path;
    bool settled = true;  // no directory took its name while the compiler was asked
    using Place = std::pair<std::uint64_t, std::uint64_t>;
    std::vector<std::pair<std::string, Place>> directories;
    std::vector<std::pair<std::string, Place>> files;  // read before the source
  };
  static Answer ask(const std::string& tool, const cache::Context& context,
                    const std::vector<std::string>& environment, const std::string& cwd);
  static bool still_holds(const Answer& answer);

  using Asking = Work<Answer>;
  absl::flat_hash_map<Digest, std::shared_ptr<Asking>> known_;
  using AskingMacros = Work<Result<std::vector<std::string>>>;
  absl::flat_hash_map<Digest, std::shared_ptr<AskingMacros>> macros_;
};

}  // namespace zcc::daemon
