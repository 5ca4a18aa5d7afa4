// Texts of sources: whatever stands before it must not hide what decides a compile.
#include "fuzz.h"
#include "inputs/source_scan.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace zcc::inputs;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto findings = scan_source(zcc::fuzz::Exact(text).view());
  // Two ends of lines: the first may be spliced away.
  const auto with = [&](std::string_view more) {
    return scan_source(zcc::fuzz::Exact(text + "\n\n" + std::string(more) + "\n").view());
  };
  zcc::fuzz::require((with("__TIME__") & kDateOrTime) != 0, "__TIME__ is found behind any text");
  zcc::fuzz::require((with("__TIMESTAMP__") & kTimestamp) != 0, "__TIMESTAMP__ is found behind any text");
  zcc::fuzz::require((with("#if __has_include(\"a\")") & kHasInclude) != 0, "__has_include is found behind any text");
  zcc::fuzz::require((with("asm(\".incbin \\\"a\\\"\");") & kHiddenFile) != 0, ".incbin is found behind any text");
  // Of pieces it matters what follows: `A=word` is an argument only if that is all, `.i\` may go on.
  constexpr std::uint32_t kAnywhere = kDateOrTime | kTimestamp | kHasInclude | kPaste;
  const auto lost = findings & ~with("");
  zcc::fuzz::require((lost & kAnywhere) == 0, "nothing is lost by what follows");
  return 0;
}
