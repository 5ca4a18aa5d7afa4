// An LMDB file as bytes, for the check of a doubtful index. LMDB itself trusts its pages: a damaged
// one sends it out of the map, in circles, or, which is worse, without an error into an older tree
// whose pages are free to be overwritten. Here every page must be inside the file, say its own
// number, and be reached once; nodes must lie inside their page; keys must rise; the counts in a
// table's header must come out.
//
// LMDB 0.9's format, as mdb.c describes it, on 64 bits, in the machine's byte order:
//
//   page    number 8, pad 2, flags 2, then free space from 2 to 2 and offsets of nodes, 2 each;
//           of an overflow run instead: how many pages 4, then bytes
//   meta    pages 0 and 1: magic 4, version 4, address 8, map size 8, header of the free list 48,
//           header of the table of tables 48, last page 8, transaction 8; the later one counts
//   header  page size 4, flags 2, depth 2, branch, leaf and overflow pages 8 each, entries 8, root
//   8 node    size of data (of a branch: page number) low 2, high 2, flags (branch: high 2), key
//   size 2,
//           key, data; data that lie in an overflow run: its page number 8
#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/unique_fd.h"

namespace zcc::store::lmdb_file {

template <typename T>
T load(std::string_view bytes, std::size_t at) {
  T value{};
  if (at + sizeof value <= bytes.size()) std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

constexpr std::uint64_t kNoPage = ~std::uint64_t{0};
constexpr unsigned kInOverflow = 1, kSubTable = 2;  // flags of a leaf's node

// Of a table.
struct Header {
  static constexpr std::size_t kSize = 48;
  std::uint16_t depth = 0;
  std::uint64_t branches = 0;
  std::uint64_t leaves = 0;
  std::uint64_t overflows = 0;
  std::uint64_t entries = 0;
  std::uint64_t root = kNoPage;

  static Header read(std::string_view bytes, std::size_t at);
};

struct Node {
  std::string_view key;
  std::string_view data;
  std::uint64_t child = 0;  // of a branch
  unsigned flags = 0;       // of a leaf
};

class File {
 public:
  explicit File(const std::string& path);

  // To be called first. False when these are no meta pages.
  bool read_metas();
  // Reads a run of pages, each of which is then reached; false when one was before, or is not
  // there.
  bool page(std::uint64_t number, std::uint64_t count, std::string& out);
  bool is_reached(std::uint64_t number) const { return number <= last_page_ && reached_[number]; }
  std::uint64_t page_size() const { return page_size_; }

  Header free_list;
  Header tables;

 private:
  bool read(std::uint64_t at, std::string& out) const;

  UniqueFd fd_;
  std::uint64_t page_size_ = 0;
  std::uint64_t last_page_ = 0;
  std::vector<bool> reached_;
};

// One B+tree, in the order of its keys.
class Tree {
 public:
  using Visit = std::function<bool(const Node&)>;
  Tree(File& file, const Header& header, Visit visit)
      : file_(file), header_(header), visit_(std::move(visit)) {}

  bool walk();  // false: damaged, or `visit` said so

 private:
  bool walk_page(std::uint64_t number, unsigned depth);
  bool walk_entry(Node& node);

  File& file_;
  const Header header_;
  const Visit visit_;
  std::uint64_t entries_ = 0;
  std::uint64_t branches_ = 0;
  std::uint64_t leaves_ = 0;
  std::uint64_t overflows_ = 0;
};

}  // namespace zcc::store::lmdb_file
