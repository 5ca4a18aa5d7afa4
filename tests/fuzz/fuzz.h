// What the fuzzers have in common. Each is a file that defines LLVMFuzzerTestOneInput (libFuzzer): it must not
// read or write out of bounds, never end otherwise than by returning, and what it accepts must hold together.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zcc::fuzz {

// A copy that ends where its memory ends, so that AddressSanitizer sees a byte too far.
class Exact {
 public:
  Exact(const std::uint8_t* data, std::size_t size) : Exact(std::string_view(reinterpret_cast<const char*>(data), size)) {}
  explicit Exact(std::string_view bytes) : size_(bytes.size()), bytes_(new char[bytes.size()]) {
    bytes.copy(bytes_.get(), size_);
  }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::size_t size_;
  std::unique_ptr<char[]> bytes_;
};

// Ends the run with a finding.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline bool lies_within(std::string_view part, std::string_view whole) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

// The pieces between the separators, none empty.
inline std::vector<std::string_view> pieces(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = text.find(separator);
    const auto piece = text.substr(0, end);
    if (!piece.empty()) out.push_back(piece);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace zcc::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
