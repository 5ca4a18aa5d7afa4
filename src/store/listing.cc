#include "store/listing.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>

namespace zcc::store {
namespace {

struct MadeFrom {
  std::string source;
  std::string compiler;
};

// Under a key that checkouts share there are no parts, and the artifact is under another one, too.
absl::flat_hash_map<Digest, MadeFrom> origins(const Snapshot& snapshot) {
  absl::flat_hash_map<Digest, MadeFrom> out;
  snapshot.walk(Table::kManifests, {}, [&](std::string_view key, std::string_view value) {
    const auto record = snapshot.get(Table::kContexts, key);
    const auto parts = record ? decode_context(*record, key) : std::nullopt;
    const auto manifest = parts ? decode_manifest(value, key) : std::nullopt;
    if (!manifest) return true;
    for (const auto& variant : manifest->variants) {
      out.emplace(variant.artifact, MadeFrom{parts->source, parts->compiler});
    }
    return true;
  });
  return out;
}

}  // namespace

std::vector<Listed> list_artifacts(const Index& index) {
  std::vector<Listed> all;
  const auto snapshot = index.read();
  if (!snapshot) return all;
  const auto made_from = origins(*snapshot);
  snapshot->walk(Table::kUses, {}, [&](std::string_view key, std::string_view value) {
    const auto use = decode_pair(value, key);
    if (!use || key.size() != sizeof(Digest)) return true;
    auto& listed = all.emplace_back();
    listed.artifact = Digest::from_view(key);
    listed.last_use = static_cast<std::int64_t>((*use)[0] * 60);
    listed.bytes = (*use)[1];
    if (const auto it = made_from.find(listed.artifact); it != made_from.end()) {
      listed.source = it->second.source;
      listed.compiler = it->second.compiler;
    }
    return true;
  });
  std::stable_sort(all.begin(), all.end(), [](const Listed& a, const Listed& b) {
    return a.last_use != b.last_use ? a.last_use > b.last_use : a.source < b.source;
  });
  return all;
}

}  // namespace zcc::store
