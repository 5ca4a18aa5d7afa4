// What clang-cl prints with /showIncludes.
#include "fuzz.h"
#include "tools/msvc/include_notes.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const zcc::fuzz::Exact bytes(data, size);
  for (const auto& file : zcc::tools::msvc::included_files(bytes.view())) {
    zcc::fuzz::require(!file.empty() && bytes.view().find(file) != std::string_view::npos, "names are from the text");
  }
  return 0;
}
