#include "daemon/known_hits.h"

#include <sys/random.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "cache/keys.h"
#include "daemon/services.h"
#include "daemon/tool_search.h"
#include "platform/checks.h"
#include "platform/file.h"

namespace zcc::daemon {
namespace {

// Some 700 bytes each, what is told of it included.
constexpr std::size_t kMostKnown = 16'384;
// Of replies kept, mostly the depfiles in them.
constexpr std::size_t kMostReplyBytes = 8u << 20;

// The request as it comes when the tool is left to be found.
std::string without_tool(std::string_view payload, protocol::CompileHead head) {
  const auto rest = payload.substr(sizeof head + head.tool_length);
  head.tool_length = 0;
  std::string out(reinterpret_cast<const char*>(&head), sizeof head);
  return out.append(rest);
}

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

std::optional<KnownHits::Answer> KnownHits::answer(Services& services, std::string_view payload) {
  const auto request = cache::without_session(payload);
  const auto it = request ? known_.find(key_of(*request)) : known_.end();
  if (it == known_.end()) return std::nullopt;
  auto& known = it->second;
  services.files.begin_round();
  if (!services.holds(known.proof) || is_named_otherwise(known)) {
    let_go_of_reply(known);
    known_.erase(it);
    return std::nullopt;
  }
  auto reply = reply_for(services.store, known);
  if (!reply) return std::nullopt;
  return Answer{std::move(*reply), known.proof.artifact, known.subject};
}

std::optional<HitReply> KnownHits::reply_for(const store::Store& store, Known& known) {
  if (known.reply.payload) {
    HitReply reply;
    reply.payload = known.reply.payload;
    reply.blobs = known.reply.blobs;
    reply.compile_ns = known.reply.compile_ns;
    reply.inline_bytes = known.reply.inline_bytes;
    reply.exit_status = known.reply.exit_status;
    if (reply.open_blobs(store)) return reply;
  }
  // What is read before all is written may be about to be replaced.
  const bool settled = store.is_flushed();
  auto reply = hit_reply(store, known.proof.artifact, *known.invocation);
  if (reply && settled) keep_reply(known, *reply);
  return reply;
}

void KnownHits::keep_reply(Known& known, const HitReply& reply) {
  if (reply.payload->size() > kMostReplyBytes / 8) return;
  let_go_of_reply(known);
  if (reply_bytes_ + reply.payload->size() > kMostReplyBytes) {
    for (auto& [key, other] : known_) other.reply = {};
    reply_bytes_ = 0;
  }
  reply_bytes_ += reply.payload->size();
  known.reply.payload = reply.payload;
  known.reply.blobs = reply.blobs;
  known.reply.compile_ns = reply.compile_ns;
  known.reply.inline_bytes = reply.inline_bytes;
  known.reply.exit_status = reply.exit_status;
}

void KnownHits::forget(const Digest& artifact) {
  absl::erase_if(known_, [&](auto& entry) {
    if (entry.second.proof.artifact != artifact) return false;
    let_go_of_reply(entry.second);
    return true;
  });
}

void KnownHits::let_go_of_reply(Known& known) {
  if (known.reply.payload) reply_bytes_ -= known.reply.payload->size();
  known.reply = {};
}

void KnownHits::clear() {
  known_.clear();
  reply_bytes_ = 0;
}

void KnownHits::remember(Services& services, std::string_view payload,
                         const cache::CompileRequest& request,
                         const cache::ContextCache::Proof& proof,
                         std::shared_ptr<const tools::Invocation> invocation,
                         std::shared_ptr<const report::Subject> subject) {
  payload = *cache::without_session(payload);
  Known known{.proof = proof,
              .invocation = std::move(invocation),
              .subject = std::move(subject),
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
  const bool on_path = (request.head.flags & protocol::kToolOnPath) != 0;
  if (on_path && !search_is_settled(request, services.files)) return;
  if (known_.size() >= kMostKnown) clear();
  auto& place = known_[on_path ? key_of(without_tool(payload, request.head)) : key_of(payload)];
  let_go_of_reply(place);
  place = std::move(known);
}

}  // namespace zcc::daemon
