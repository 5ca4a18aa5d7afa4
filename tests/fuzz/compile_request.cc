// The payload of a compile request.
#include "cache/compile_request.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const zcc::fuzz::Exact bytes(data, size);
  const auto payload = bytes.view();
  zcc::cache::lacks_tool(payload);
  const auto request = zcc::cache::decode_compile_request(payload);
  if (!request) return 0;
  using zcc::fuzz::lies_within;
  using zcc::fuzz::require;
  require(lies_within(request->tool, payload) && !request->tool.empty(), "the tool is in the payload");
  require(lies_within(request->cwd, payload), "the directory is in the payload");
  require(request->argv.size() == request->head.argc, "there are as many arguments as counted");
  require(request->environment.size() == request->head.envc, "there are as many variables as counted");
  for (const auto argument : request->argv) require(lies_within(argument, payload), "arguments are in the payload");
  for (const auto entry : request->environment) require(lies_within(entry, payload), "variables are in the payload");
  request->variable("PATH");
  return 0;
}
