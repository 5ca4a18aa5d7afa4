// What a batch does to the index, and how an artifact leaves it. Counts of who names a blob are
// kept in the same transaction as the artifacts that name it.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/digest.h"
#include "store/index.h"
#include "store/store.h"

namespace zcc::store {

// Blobs that nothing names any more once the transaction is committed.
using Orphans = std::vector<Digest>;

void apply(Index::WriteTxn& txn, const Batch& batch, std::int64_t now_seconds, Orphans& orphans);

// Returns the bytes that become free by it.
std::uint64_t erase_artifact(Index::WriteTxn& txn, const Digest& key, Orphans& orphans);

// Every artifact and manifest; their blobs are then the caller's to remove.
// A manifest and what it says in its parts.
void erase_context(Index::WriteTxn& txn, std::string_view key);

void erase_everything(Index::WriteTxn& txn);

std::uint64_t blob_bytes(const Snapshot& snapshot);

// Never lower than any id that was ever named, even by a batch whose definition of it was lost: an
// id given out twice would make a variant depend on other inputs than it had.
std::uint32_t first_free_id(const Snapshot& snapshot, Table table);

}  // namespace zcc::store
