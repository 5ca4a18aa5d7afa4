#include <algorithm>
#include <vector>

#include "store/index.h"
#include "store/lmdb_file.h"
#include "store/records.h"

namespace zcc::store {
namespace {

// What the walk learns beyond "each record decodes": the first ids above all there are, and above
// all that are named.
struct Seen {
  std::uint64_t next_file = 0;
  std::uint64_t next_input = 0;
  std::uint64_t named_files = 0;
  std::uint64_t named_inputs = 0;
};

void raise(std::uint64_t& above, std::uint64_t id) { above = std::max(above, id + 1); }

bool is_good(Table table, std::string_view key, std::string_view value, Seen& seen) {
  switch (table) {
    case Table::kFiles: {
      const auto id = id_of_key(key);
      if (id) raise(seen.next_file, *id);
      return id && decode_file(value, key);
    }
    case Table::kInputs: {
      const auto id = id_of_key(key);
      const auto input = decode_input(value, key);
      if (!id || !input) return false;
      raise(seen.next_input, *id);
      raise(seen.named_files, input->file);
      return true;
    }
    case Table::kManifests: {
      const auto manifest = decode_manifest(value, key);
      if (!manifest) return false;
      for (const auto& v : manifest->variants) {
        for (const auto id : v.inputs) raise(seen.named_inputs, id);
      }
      return true;
    }
    case Table::kContexts: {
      const auto context = decode_context(value, key);
      if (!context) return false;
      for (const auto id : context->tool) raise(seen.named_inputs, id);
      return true;
    }
    case Table::kSources:
      return decode_context_list(value, key).has_value();
    case Table::kArtifacts:
      return decode_artifact(value, key).has_value();
    case Table::kUses:
    case Table::kBlobs:
      return decode_pair(value, key).has_value();
    case Table::kMeta: {
      const auto n = decode_number(value, key);
      if (n && key == "files") seen.next_file = std::max(seen.next_file, *n);
      if (n && key == "inputs") seen.next_input = std::max(seen.next_input, *n);
      return n.has_value();
    }
    default:
      return decode_number(value, key).has_value();
  }
}

bool tables_are_good(lmdb_file::File& file) {
  std::vector<std::pair<Table, lmdb_file::Header>> tables;
  lmdb_file::Tree names(file, file.tables, [&](const lmdb_file::Node& node) {
    const auto table = table_named(node.key);
    if (!table || node.flags != lmdb_file::kSubTable ||
        node.data.size() != lmdb_file::Header::kSize) {
      return false;
    }
    tables.emplace_back(*table, lmdb_file::Header::read(node.data, 0));
    return true;
  });
  if (!names.walk() || tables.size() != kTableCount) return false;
  Seen seen;
  for (const auto& [table, header] : tables) {
    std::string last;
    lmdb_file::Tree tree(file, header, [&, t = table](const lmdb_file::Node& node) {
      if ((node.flags & ~lmdb_file::kInOverflow) != 0 || node.key <= last) return false;
      last = node.key;
      return is_good(t, node.key, node.data, seen);
    });
    if (!tree.walk()) return false;
  }
  // An id that is named but not there any more would be given out again, to something else.
  return seen.named_files <= seen.next_file && seen.named_inputs <= seen.next_input;
}

bool free_list_is_good(lmdb_file::File& file) {
  std::vector<std::uint64_t> free_pages;
  lmdb_file::Tree tree(file, file.free_list, [&](const lmdb_file::Node& node) {
    // A count, then that many page numbers.
    const auto count = lmdb_file::load<std::uint64_t>(node.data, 0);
    if (node.data.size() < 8 || count > node.data.size() / 8 - 1) return false;
    for (std::size_t i = 1; i <= count; ++i) {
      free_pages.push_back(lmdb_file::load<std::uint64_t>(node.data, 8 * i));
    }
    return true;
  });
  if (!tree.walk()) return false;
  std::sort(free_pages.begin(), free_pages.end());
  return std::adjacent_find(free_pages.begin(), free_pages.end()) == free_pages.end() &&
         std::none_of(free_pages.begin(), free_pages.end(),
                      [&](std::uint64_t number) { return file.is_reached(number); });
}

}  // namespace

bool record_is_good(Table table, std::string_view key, std::string_view value) {
  Seen seen;
  return is_good(table, key, value, seen);
}

// The free list last: by then every page in use is reached, but for those of the list itself, which
// its own walk reaches before its numbers are looked at.
bool index_is_sound(const std::string& directory) {
  lmdb_file::File file(directory + "/data.mdb");
  return file.read_metas() && tables_are_good(file) && free_list_is_good(file);
}

}  // namespace zcc::store
