// Records of the index. The input is a record without its checksum, which would let nothing else through: it is put
// behind it here. So what a program with a fault may have written is read as well as what a disk has damaged.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "fuzz.h"
#include "store/records.h"

namespace {

constexpr std::string_view kKey = "key";

std::string sealed(std::string_view record) {
  std::string out(record);
  auto sum = XXH3_64bits_withSeed(record.data(), record.size(), XXH3_64bits(kKey.data(), kKey.size()));
  for (int i = 0; i < 8; ++i, sum >>= 8) out += static_cast<char>(sum);
  return out;
}

// What was understood is what would be written for it, for a reader of it.
template <typename Decode>
void read(std::string_view bytes, Decode decode) {
  const auto record = decode(bytes, kKey);
  if (!record) return;
  const auto again = decode(zcc::store::encode(*record, kKey), kKey);
  zcc::fuzz::require(again && *again == *record, "a record that is written again reads the same");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const zcc::fuzz::Exact bytes(sealed({reinterpret_cast<const char*>(data), size}));
  using namespace zcc::store;
  read(bytes.view(), decode_file);
  read(bytes.view(), decode_input);
  read(bytes.view(), decode_manifest);
  read(bytes.view(), decode_artifact);
  decode_number(bytes.view(), kKey);
  decode_pair(bytes.view(), kKey);
  return 0;
}
