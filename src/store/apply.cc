#define XXH_INLINE_ALL
#include "store/apply.h"

#include <xxhash.h>

#include <algorithm>
#include <limits>

#include "store/blobs.h"
#include "store/keys.h"

namespace zcc::store {
namespace {

constexpr std::size_t kMaxKey = 511;               // LMDB's limit
constexpr std::uint64_t kMinutesBetweenUses = 10;  // `used` within these writes nothing

std::uint64_t minute(std::int64_t seconds) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(seconds, 0)) / 60;
}

const char* high_water_key(Table table) { return table == Table::kFiles ? "files" : "inputs"; }

void put_number_once(Index::WriteTxn& txn, Table table, const std::string& key, std::uint64_t n) {
  if (txn.number(table, key) != n) txn.put_number(table, key, n);
}

// ---- blobs and who names them -----------------------------------------------------------------

void add_blob_bytes(Index::WriteTxn& txn, std::uint64_t plus, std::uint64_t minus) {
  const auto now = blob_bytes(txn) + plus;
  txn.put_number(Table::kMeta, "blob_bytes", now - std::min(now, minus));
}

void name_blob(Index::WriteTxn& txn, const StoredOutput& output) {
  const auto key = output.digest.view();
  const auto value = txn.get(Table::kBlobs, key);
  const auto known = value ? decode_pair(*value, key) : std::nullopt;
  if (!known) add_blob_bytes(txn, blob_cost(output.size), 0);
  txn.put(Table::kBlobs, key, encode_pair({output.size, known ? (*known)[1] + 1 : 1}, key));
}

std::uint64_t unname_blob(Index::WriteTxn& txn, const Digest& digest, Orphans& orphans) {
  const auto value = txn.get(Table::kBlobs, digest.view());
  const auto known = value ? decode_pair(*value, digest.view()) : std::nullopt;
  if (!known) return 0;
  const auto [size, names] = *known;
  if (names > 1) {
    txn.put(Table::kBlobs, digest.view(), encode_pair({size, names - 1}, digest.view()));
    return 0;
  }
  txn.erase(Table::kBlobs, digest.view());
  add_blob_bytes(txn, 0, blob_cost(size));
  orphans.push_back(digest);
  return blob_cost(size);
}

void put_artifact(Index::WriteTxn& txn, const Digest& digest, const Artifact& artifact,
                  std::int64_t now, Orphans& orphans) {
  erase_artifact(txn, digest, orphans);
  const auto key = digest.view();
  const auto record = encode(artifact, key);
  auto cost = static_cast<std::uint64_t>(record.size());
  for (const auto& output : artifact.outputs) {
    if (!output.in_blob) continue;
    name_blob(txn, output);
    cost += blob_cost(output.size);
  }
  txn.put(Table::kArtifacts, key, record);
  txn.put(Table::kUses, key, encode_pair({minute(now), cost}, key));
}

void touch(Index::WriteTxn& txn, const Digest& artifact, std::int64_t now) {
  const auto key = artifact.view();
  const auto value = txn.get(Table::kUses, key);
  const auto use = value ? decode_pair(*value, key) : std::nullopt;
  if (!use) return;
  const auto [last, cost] = *use;
  const auto current = minute(now);
  // A clock that went back leaves a use in the future, which is put right as well.
  if (last <= current && current - last < kMinutesBetweenUses) return;
  txn.put(Table::kUses, key, encode_pair({current, cost}, key));
}

void raise_high_water(Index::WriteTxn& txn, Table table, std::uint64_t named) {
  const char* key = high_water_key(table);
  if (txn.number(Table::kMeta, key).value_or(0) < named) txn.put_number(Table::kMeta, key, named);
}

// ---- contexts and their sources ---------------------------------------------------------------

ContextList contexts_of(const Snapshot& snapshot, const std::string& source_key) {
  const auto value = snapshot.get(Table::kSources, source_key);
  return value ? decode_context_list(*value, source_key).value_or(ContextList{}) : ContextList{};
}

void put_context(Index::WriteTxn& txn, const Digest& key, const ContextParts& parts) {
  if (!txn.get(Table::kContexts, key.view())) {
    txn.put(Table::kContexts, key.view(), encode(parts, key.view()));
  }
  const auto source = path_key(parts.source);
  auto list = contexts_of(txn, source);
  if (!list.contexts.empty() && list.contexts.front() == key) return;
  std::erase(list.contexts, key);
  list.contexts.insert(list.contexts.begin(), key);
  txn.put(Table::kSources, source, encode(list, source));
}

// One above the highest id that the batch defines or names.
std::uint64_t above_inputs(const Batch& batch) {
  std::uint64_t above = 0;
  const auto raise = [&](InputId id) { above = std::max(above, id + std::uint64_t{1}); };
  for (const auto& [id, record] : batch.inputs) raise(id);
  for (const auto& [key, manifest] : batch.manifests) {
    for (const auto& variant : manifest.variants) {
      std::for_each(variant.inputs.begin(), variant.inputs.end(), raise);
    }
  }
  for (const auto& [key, context] : batch.contexts) {
    std::for_each(context.tool.begin(), context.tool.end(), raise);
  }
  return above;
}

std::uint64_t above_files(const Batch& batch) {
  std::uint64_t above = 0;
  const auto raise = [&](FileId id) { above = std::max(above, id + std::uint64_t{1}); };
  for (const auto& [id, record] : batch.files) raise(id);
  for (const auto& [id, record] : batch.inputs) raise(record.file);
  return above;
}

}  // namespace

std::string path_key(std::string_view path) {
  const auto hash = XXH3_128bits(path.data(), path.size());
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  return {reinterpret_cast<const char*>(bytes.digest), sizeof bytes.digest};
}

std::string input_key(const InputRecord& record) {
  return id_key(record.file).append(record.digest.view());
}

void apply(Index::WriteTxn& txn, const Batch& batch, std::int64_t now, Orphans& orphans) {
  for (const auto& [id, record] : batch.files) {
    const auto key = id_key(id);
    txn.put(Table::kFiles, key, encode(record, key));
    put_number_once(txn, Table::kPaths, path_key(record.path), id);
  }
  for (const auto& [id, record] : batch.inputs) {
    const auto key = id_key(id);
    txn.put(Table::kInputs, key, encode(record, key));
    put_number_once(txn, Table::kInputIds, input_key(record), id);
  }
  raise_high_water(txn, Table::kFiles, above_files(batch));
  raise_high_water(txn, Table::kInputs, above_inputs(batch));
  for (const auto& [digest, artifact] : batch.artifacts) {
    put_artifact(txn, digest, artifact, now, orphans);
  }
  for (const auto& [context, manifest] : batch.manifests) {
    txn.put(Table::kManifests, context.view(), encode(manifest, context.view()));
  }
  for (const auto& [context, parts] : batch.contexts) put_context(txn, context, parts);
  for (const auto& digest : batch.used) touch(txn, digest, now);
  for (const auto& [name, value] : batch.counters) {
    if (!name.empty() && name.size() <= kMaxKey) txn.put_number(Table::kCounters, name, value);
  }
}

std::uint64_t erase_artifact(Index::WriteTxn& txn, const Digest& digest, Orphans& orphans) {
  const auto key = digest.view();
  const auto value = txn.get(Table::kArtifacts, key);
  if (!value) return 0;
  std::uint64_t freed = value->size();
  const auto artifact = decode_artifact(*value, key);
  txn.erase(Table::kArtifacts, key);
  txn.erase(Table::kUses, key);
  if (!artifact) return freed;
  for (const auto& output : artifact->outputs) {
    if (output.in_blob) freed += unname_blob(txn, output.digest, orphans);
  }
  return freed;
}

void erase_context(Index::WriteTxn& txn, std::string_view key) {
  const auto value = txn.get(Table::kContexts, key);
  const auto parts = value ? decode_context(*value, key) : std::nullopt;
  txn.erase(Table::kManifests, key);
  txn.erase(Table::kContexts, key);
  if (!parts || key.size() != sizeof(Digest)) return;
  const auto source = path_key(parts->source);
  auto list = contexts_of(txn, source);
  std::erase(list.contexts, Digest::from_view(key));
  if (list.contexts.empty()) txn.erase(Table::kSources, source);
  else txn.put(Table::kSources, source, encode(list, source));
}

void erase_everything(Index::WriteTxn& txn) {
  for (const auto table : {Table::kArtifacts, Table::kManifests, Table::kContexts, Table::kSources, Table::kUses,
                           Table::kBlobs}) {
    txn.drop_all(table);
  }
  txn.put_number(Table::kMeta, "blob_bytes", 0);
}

std::uint64_t blob_bytes(const Snapshot& snapshot) {
  return snapshot.number(Table::kMeta, "blob_bytes").value_or(0);
}

std::uint32_t first_free_id(const Snapshot& snapshot, Table table) {
  const auto last = snapshot.last_key(table);
  const auto id = last ? id_of_key(*last) : std::nullopt;
  const auto after_last = id ? *id + std::uint64_t{1} : 0;
  const auto named = snapshot.number(Table::kMeta, high_water_key(table)).value_or(0);
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(
      std::max(after_last, named), std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace zcc::store
