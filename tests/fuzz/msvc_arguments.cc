#include "arguments.h"
#include "tools/msvc/module.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  zcc::fuzz::understand(zcc::tools::msvc::kModule, data, size);
  return 0;
}
