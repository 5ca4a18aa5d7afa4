#include "tools/rust/emit_kinds.h"

#include <algorithm>
#include <array>

namespace zcc::tools::rust {
namespace {

constexpr auto kKinds = std::to_array<EmitKind>({
    {"asm", "s", true},
    {"dep-info", "d"},
    {"link", ""},
    {"llvm-bc", "bc", true},
    {"llvm-ir", "ll", true},
    {"metadata", ""},
    {"mir", "mir"},
    {"obj", "o", true},
});

}  // namespace

const EmitKind* find_emit_kind(std::string_view name) {
  const auto at = std::ranges::find(kKinds, name, &EmitKind::name);
  return at == kKinds.end() ? nullptr : &*at;
}

std::string with_extension(std::string stem, std::string_view extension) {
  if (const auto dot = stem.rfind('.'); dot != std::string::npos && dot != 0) stem.resize(dot);
  return (stem += '.') += extension;
}

}  // namespace zcc::tools::rust
