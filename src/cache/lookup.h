// Contexts and their variants: does what was compiled before hold for the world as it is?
//
// Belongs to the daemon's event thread.
#pragma once

#include <list>
#include <memory>
#include <string>
#include <vector>

#include <absl/container/flat_hash_map.h>

#include "cache/variables.h"
#include "inputs/file_table.h"
#include "platform/digest.h"
#include "store/store.h"
#include "tools/invocation.h"
#include "tools/module.h"

namespace zcc::cache {

// A compiler as it is now: everything it executes, by content.
struct Tool {
  Digest digest;
  const tools::Module* module = nullptr;
  tools::Family family = tools::Family::kGcc;
  std::vector<store::InputId> inputs;  // its programs and libraries; absent ones by a zero digest
  std::vector<std::string> library_directories;  // as in tools::Probe
};

// One context in memory: what is asked for, and how it came out before.
struct Context {
  Digest key;
  std::shared_ptr<const Tool> tool;
  std::shared_ptr<const tools::Invocation> invocation;
  store::Manifest manifest;
  bool compiling = false;  // a launcher runs this compile, or its result is being stored
};

enum class MissReason {
  kNone,
  kContextNotFound,
  kInputFingerprintMismatch,
  kNoArtifactForKey,
};
std::string_view to_string(MissReason reason);

struct Verdict {
  enum class Kind { kHit, kMiss, kNeedsHash };
  Kind kind = Kind::kMiss;
  MissReason reason = MissReason::kContextNotFound;
  std::size_t variant = 0;                // kHit: index into the manifest
  bool trusted = false;                   // kHit: as in Agreement
  std::vector<store::FileId> to_hash;     // kNeedsHash: read these, then ask again
};

// Whether every input is as recorded, by the file table's knowledge in this round.
struct Agreement {
  bool differs = false;
  bool trusted = true;  // without a stat: holds while FileTable::epoch() is the same
  std::vector<store::FileId> to_hash;
};
// What a name that must be absent is, in a directory that may not be searched.
enum class Denied {
  kAbsent,   // of programs and their parts, which are looked for elsewhere then
  kDiffers,  // of headers: an error
};
Agreement compare(const std::vector<store::InputId>& inputs, inputs::FileTable& files, inputs::Round round,
                  Denied denied = Denied::kAbsent, const Variables& variables = {});
Agreement compare(const std::vector<store::InputRecord>& inputs, inputs::FileTable& files, inputs::Round round,
                  Denied denied = Denied::kAbsent);

// The first variant, newest first, whose inputs all agree and whose messages look as asked.
// `appearance` as in store::Variant.
Verdict verify(const Context& context, std::uint32_t appearance, inputs::FileTable& files,
               inputs::Round round, const Variables& variables = {});

// The contexts lately used, loaded from the store at first use. Least recently used ones leave
// memory (not the store) beyond `limit`, except those that are compiling.
class ContextCache {
 public:
  ContextCache(store::Store& store, std::size_t limit) : store_(store), limit_(limit) {}

  std::shared_ptr<Context> get(const Digest& key, std::shared_ptr<const Tool> tool,
                               std::shared_ptr<const tools::Invocation> invocation);

  // What a hit found. While all that it rests on is trusted, the next one looks at no file.
  struct Proof {
    std::uint64_t epoch = 0;   // FileTable::epoch() then; 0: there is none
    std::uint32_t minute = 0;  // then; files that nobody looks at are let go in time
    std::uint32_t appearance = 0;
    Digest artifact;
  };

  // What a request as it came (request_digest) led to.
  struct Memo {
    std::shared_ptr<Context> context;
    // As this request finds it. The context's is as the first one did: by another PATH the same programs
    // are found, but in other places nothing.
    std::shared_ptr<const Tool> tool;
    std::vector<store::InputId> argument_inputs;  // response files: unchanged, or the memo is void
    std::vector<store::InputId> checkout_inputs;  // what the root was found by, likewise
    Proof proof;                                  // of the last hit
  };
  Memo* recall(const Digest& request);
  void remember(const Digest& request, Memo memo);
  void forget(const Digest& request) { memos_.erase(request); }
  void clear();

  std::size_t size() const { return contexts_.size(); }

 private:
  void trim();

  struct Entry {
    std::shared_ptr<Context> context;
    std::list<Digest>::iterator recent;
  };
  store::Store& store_;
  std::size_t limit_;
  std::list<Digest> recent_;  // newest first
  absl::flat_hash_map<Digest, Entry> contexts_;
  absl::flat_hash_map<Digest, Memo> memos_;
};

}  // namespace zcc::cache
