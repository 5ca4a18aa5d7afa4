// Requests that came before byte for byte, and the artifact that answered them: the shortest way to
// a hit. It looks at no file and starts no coroutine; it holds while nothing has happened to anything
// that the last such hit rests on. All other requests take the long way (compile.cc), which comes to
// the same answer.
//
// Belongs to the daemon's event thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <absl/container/flat_hash_map.h>

#include "cache/compile_request.h"
#include "cache/lookup.h"
#include "daemon/compile_reply.h"
#include "report/event.h"

namespace zcc::daemon {

struct Services;

class KnownHits {
 public:
  KnownHits();

  struct Answer {
    HitReply reply;
    Digest artifact;
    std::shared_ptr<const report::Subject> subject;
  };
  // The answer to a kCompile payload; nothing when it takes more than memory and the artifact.
  std::optional<Answer> answer(Services& services, std::string_view payload);

  // What a hit on the long way found; `request` is the decoded `payload`. With protocol::kToolOnPath it is
  // kept for the request as it will come without the tool, if that leads to the same tool.
  void remember(Services& services, std::string_view payload, const cache::CompileRequest& request,
                const cache::ContextCache::Proof& proof,
                std::shared_ptr<const tools::Invocation> invocation,
                std::shared_ptr<const report::Subject> subject);

  // The artifact is another from here on.
  void forget(const Digest& artifact);
  void clear();

 private:
  using Key = std::pair<std::uint64_t, std::uint64_t>;
  Key key_of(std::string_view payload) const;

  struct Known {
    cache::ContextCache::Proof proof;
    std::shared_ptr<const tools::Invocation> invocation;
    std::shared_ptr<const report::Subject> subject;
    // A $PWD other than the request's directory, which may or may not be another name of it
    // (cache::names_directory): asked again each time. Empty: there is none.
    std::string pwd;
    std::uint64_t cwd_device = 0;
    std::uint64_t cwd_inode = 0;
    bool pwd_names_cwd = false;
    HitReply reply;  // without open files; or nothing, when there were too many
  };
  static bool is_named_otherwise(const Known& known);
  std::optional<HitReply> reply_for(const store::Store& store, Known& known);
  void keep_reply(Known& known, const HitReply& reply);
  void let_go_of_reply(Known& known);

  absl::flat_hash_map<Key, Known> known_;
  std::size_t reply_bytes_ = 0;
  std::uint64_t seed_;  // of the keys: nobody can make two requests that have the same
};

}  // namespace zcc::daemon
