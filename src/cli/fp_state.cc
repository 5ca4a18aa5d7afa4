#include "cli/fp_state.h"

#include <cstring>

namespace zcc::cli {
namespace {

// Magic, SHA-256 of the rest; question, number of files; of each the numbers below, digest, path length, path. In the
// machine's byte order: the file is of this machine's stats.
constexpr std::string_view kMagic = "zccache-fp 1\n";

struct Numbers {
  std::uint64_t device, inode, size;
  std::int64_t mtime_ns, ctime_ns;
  std::uint32_t mode, settled;
  std::uint64_t path_length;
};

template <typename Value>
void put(std::string& out, const Value& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <typename Value>
bool take(std::string_view& rest, Value& value) {
  if (rest.size() < sizeof value) return false;
  std::memcpy(&value, rest.data(), sizeof value);
  rest.remove_prefix(sizeof value);
  return true;
}

}  // namespace

std::string encode(const FpState& state) {
  std::string body;
  body.reserve(64 + state.files.size() * 160);
  put(body, state.question);
  put(body, std::uint64_t{state.files.size()});
  for (const auto& [file, settled] : state.files) {
    const auto& s = file.stat;
    put(body, Numbers{s.device, s.inode, s.size, s.mtime_ns, s.ctime_ns, s.mode, settled, file.path.size()});
    put(body, file.digest);
    body += file.path;
  }
  return std::string(kMagic).append(sha256(body).view()).append(body);
}

std::optional<FpState> decode_fp_state(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return std::nullopt;
  bytes.remove_prefix(kMagic.size());
  Digest digest;
  FpState state;
  std::uint64_t count = 0;
  if (!take(bytes, digest) || sha256(bytes) != digest) return std::nullopt;
  if (!take(bytes, state.question) || !take(bytes, count)) return std::nullopt;
  for (std::uint64_t i = 0; i < count; ++i) {
    Numbers n;
    auto& [file, settled] = state.files.emplace_back();
    if (!take(bytes, n) || !take(bytes, file.digest) || bytes.size() < n.path_length) return std::nullopt;
    file.stat = {.device = n.device, .inode = n.inode, .size = n.size, .mtime_ns = n.mtime_ns, .ctime_ns = n.ctime_ns,
                 .mode = n.mode};
    settled = n.settled != 0;
    file.path = bytes.substr(0, n.path_length);
    bytes.remove_prefix(n.path_length);
  }
  return state;
}

}  // namespace zcc::cli
