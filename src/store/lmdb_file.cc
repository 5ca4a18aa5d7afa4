#include "store/lmdb_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace zcc::store::lmdb_file {
namespace {

constexpr std::size_t kPageHead = 16;
constexpr std::size_t kNodeHead = 8;
constexpr std::uint32_t kMagic = 0xBEEFC0DE;
constexpr unsigned kBranch = 1, kLeaf = 2, kOverflow = 4, kMeta = 8;  // kinds of pages
constexpr unsigned kKindMask = 0x6f;                                  // without LMDB's own marks
constexpr unsigned kMaxDepth = 32;

unsigned kind_of(std::string_view page) { return load<std::uint16_t>(page, 10) & kKindMask; }

bool read_node(std::string_view page, std::size_t at, std::size_t upper, bool leaf, Node& node) {
  if (at < upper || at + kNodeHead > page.size()) return false;
  const std::uint64_t low =
      load<std::uint16_t>(page, at) | std::uint64_t{load<std::uint16_t>(page, at + 2)} << 16;
  const std::size_t key_size = load<std::uint16_t>(page, at + 6);
  node.flags = load<std::uint16_t>(page, at + 4);
  node.child = low | std::uint64_t{node.flags} << 32;
  const bool elsewhere = leaf && (node.flags & kInOverflow) != 0;
  const std::size_t data_size = !leaf ? 0 : elsewhere ? 8 : low;
  const auto rest = page.size() - at - kNodeHead;
  if (key_size > rest || data_size > rest - key_size) return false;
  node.key = page.substr(at + kNodeHead, key_size);
  node.data = page.substr(at + kNodeHead + key_size, data_size);
  node.child = elsewhere ? low : node.child;  // of data elsewhere: their size
  return true;
}

}  // namespace

Header Header::read(std::string_view bytes, std::size_t at) {
  return {.depth = load<std::uint16_t>(bytes, at + 6),
          .branches = load<std::uint64_t>(bytes, at + 8),
          .leaves = load<std::uint64_t>(bytes, at + 16),
          .overflows = load<std::uint64_t>(bytes, at + 24),
          .entries = load<std::uint64_t>(bytes, at + 32),
          .root = load<std::uint64_t>(bytes, at + 40)};
}

File::File(const std::string& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}

bool File::read_metas() {
  std::string head(4096, '\0');
  if (!read(0, head)) return false;
  page_size_ = load<std::uint32_t>(head, 40);
  if (page_size_ < 512 || page_size_ > 65536 || (page_size_ & (page_size_ - 1)) != 0) return false;
  std::uint64_t latest = 0;
  for (std::uint64_t number : {0, 1}) {
    std::string meta(page_size_, '\0');
    if (!read(number * page_size_, meta) || load<std::uint32_t>(meta, 16) != kMagic ||
        load<std::uint64_t>(meta, 0) != number || kind_of(meta) != kMeta) {
      return false;
    }
    const auto transaction = load<std::uint64_t>(meta, 144);
    if (number == 1 && transaction <= latest) break;
    latest = transaction;
    free_list = Header::read(meta, 40);
    tables = Header::read(meta, 88);
    last_page_ = load<std::uint64_t>(meta, 136);
  }
  struct stat st {};
  if (::fstat(fd_.get(), &st) != 0) return false;
  // The last pages may have been given up before they were ever written.
  last_page_ = std::min(last_page_, static_cast<std::uint64_t>(st.st_size) / page_size_);
  reached_.resize(last_page_ + 1);
  reached_[0] = reached_[1] = true;
  return true;
}

bool File::page(std::uint64_t number, std::uint64_t count, std::string& out) {
  if (number > last_page_ || count == 0 || count > last_page_ - number + 1) return false;
  for (auto n = number; n < number + count; ++n) {
    if (reached_[n]) return false;
    reached_[n] = true;
  }
  out.resize(count * page_size_);
  return read(number * page_size_, out) && load<std::uint64_t>(out, 0) == number;
}

bool File::read(std::uint64_t at, std::string& out) const {
  return fd_ && ::pread(fd_.get(), out.data(), out.size(), static_cast<off_t>(at)) ==
                    static_cast<ssize_t>(out.size());
}

bool Tree::walk() {
  if (header_.root == kNoPage) return header_.entries == 0;
  return header_.depth > 0 && header_.depth <= kMaxDepth && walk_page(header_.root, 1) &&
         entries_ == header_.entries && branches_ == header_.branches &&
         leaves_ == header_.leaves && overflows_ == header_.overflows;
}

bool Tree::walk_page(std::uint64_t number, unsigned depth) {
  const bool leaf = depth == header_.depth;
  std::string page;
  if (!file_.page(number, 1, page)) return false;
  const std::size_t lower = load<std::uint16_t>(page, 12);
  const std::size_t upper = load<std::uint16_t>(page, 14);
  if (kind_of(page) != (leaf ? kLeaf : kBranch) || lower <= kPageHead || lower % 2 != 0 ||
      lower > upper || upper > page.size()) {
    return false;
  }
  ++(leaf ? leaves_ : branches_);
  for (std::size_t at = kPageHead; at < lower; at += 2) {
    Node node;
    if (!read_node(page, load<std::uint16_t>(page, at), upper, leaf, node)) return false;
    if (!(leaf ? walk_entry(node) : walk_page(node.child, depth + 1))) return false;
  }
  return true;
}

bool Tree::walk_entry(Node& node) {
  std::string run;
  if ((node.flags & kInOverflow) != 0) {
    const auto size = node.child;
    const auto count = (kPageHead + size + file_.page_size() - 1) / file_.page_size();
    if (!file_.page(load<std::uint64_t>(node.data, 0), count, run)) return false;
    if (kind_of(run) != kOverflow || load<std::uint32_t>(run, 12) != count) {
      return false;
    }
    overflows_ += count;
    node.data = std::string_view(run).substr(kPageHead, size);
  }
  ++entries_;
  return visit_(node);
}

}  // namespace zcc::store::lmdb_file
