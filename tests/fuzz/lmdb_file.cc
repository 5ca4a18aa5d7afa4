// The file of a doubtful index, which may hold anything.
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"
#include "platform/unique_fd.h"
#include "store/lmdb_file.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const zcc::UniqueFd fd(memfd_create("index", MFD_CLOEXEC));
  if (fd.get() < 0 || write(fd.get(), data, size) != static_cast<ssize_t>(size)) return 0;
  using namespace zcc::store::lmdb_file;
  File file("/proc/self/fd/" + std::to_string(fd.get()));
  if (!file.read_metas()) return 0;
  std::vector<Header> tables;
  Tree(file, file.tables, [&](const Node& node) {
    if ((node.flags & kSubTable) != 0 && node.data.size() == Header::kSize) tables.push_back(Header::read(node.data, 0));
    return true;
  }).walk();
  for (const auto& table : tables) {
    Tree(file, table, [](const Node& node) { return node.key.size() + node.data.size() < size_t{1} << 32; }).walk();
  }
  Tree(file, file.free_list, [](const Node&) { return true; }).walk();
  return 0;
}
