// SHA-256: the digest of every key and of every blob.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace zcc {

struct Digest {
  std::array<std::uint8_t, 32> bytes{};

  auto operator<=>(const Digest&) const = default;
  bool is_zero() const { return *this == Digest{}; }
  std::string_view view() const {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }
  static Digest from_view(std::string_view v) {  // v has 32 bytes
    Digest d;
    std::memcpy(d.bytes.data(), v.data(), d.bytes.size());
    return d;
  }
  std::string hex() const;  // 64 lower-case digits

  template <typename H>
  friend H AbslHashValue(H h, const Digest& d) {  // already uniform
    std::uint64_t word;
    std::memcpy(&word, d.bytes.data(), sizeof word);
    return H::combine(std::move(h), word);
  }
};

// Incremental SHA-256. Fields are length-prefixed so that two different sequences of fields never
// hash the same bytes.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  Hasher& bytes(std::string_view data);  // raw, no length
  Hasher& field(std::string_view data) {
    number(data.size());
    return bytes(data);
  }
  Hasher& number(std::uint64_t n) {
    return bytes({reinterpret_cast<const char*>(&n), sizeof n});
  }
  Hasher& digest(const Digest& d) { return bytes(d.view()); }
  Digest finish();  // the hasher is then empty and may be used again

 private:
  evp_md_ctx_st* context_;
};

Digest sha256(std::string_view data);

}  // namespace zcc
