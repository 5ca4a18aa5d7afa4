#include "daemon/known_hits.h"

#include <sys/random.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "cache/keys.h"
#include "daemon/services.h"
#include "platform/checks.h"
#include "platform/file.h"

namespace zcc::daemon {
namespace {

// Some 150 bytes each.
constexpr std::size_t kMostKnown = 16'384;

}  // namespace

KnownHits::KnownHits() {
  if (::getrandom(&seed_, sizeof seed_, 0) != sizeof seed_) {
    seed_ = static_cast<std::uint64_t>(file_clock_ns());
  }
}

KnownHits::Key KnownHits::key_of(std::string_view payload) const {
  const auto hash = XXH3_128bits_withSeed(payload.data(), payload.size(), seed_);
  return {hash.high64, hash.low64};
}

bool KnownHits::is_named_otherwise(const Known& known) {
  return !known.pwd.empty() && check_is_on(Check::kDirectoryName) &&
         cache::names_directory(known.pwd, known.cwd_device, known.cwd_inode) !=
             known.pwd_names_cwd;
}

std::optional<HitReply> KnownHits::answer(Services& services, std::string_view payload) {
  const auto it = known_.find(key_of(payload));
  if (it == known_.end()) return std::nullopt;
  auto& known = it->second;
  services.files.begin_round();
  if (!services.holds(known.proof) || is_named_otherwise(known)) {
    known_.erase(it);
    return std::nullopt;
  }
  auto reply = hit_reply(services.store, known.proof.artifact, *known.invocation);
  if (reply) services.count_hit(known.proof.artifact, reply->compile_ns);
  return reply;
}

void KnownHits::remember(std::string_view payload, const cache::CompileRequest& request,
                         const cache::ContextCache::Proof& proof,
                         std::shared_ptr<const tools::Invocation> invocation) {
  Known known{.proof = proof,
              .invocation = std::move(invocation),
              .pwd = {},
              .cwd_device = request.head.cwd_device,
              .cwd_inode = request.head.cwd_inode};
  for (const auto entry : request.environment) {
    if (!entry.starts_with("PWD=/") || entry.substr(4) == request.cwd) continue;
    if (!known.pwd.empty()) return;  // twice the same variable: not worth understanding
    known.pwd = entry.substr(4);
    known.pwd_names_cwd =
        cache::names_directory(known.pwd, known.cwd_device, known.cwd_inode);
  }
  if (known_.size() >= kMostKnown) known_.clear();
  known_.insert_or_assign(key_of(payload), std::move(known));
}

}  // namespace zcc::daemon
