#include "arguments.h"
#include "tools/gnu/module.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  zcc::fuzz::understand(zcc::tools::gnu::kModule, data, size);
  return 0;
}
