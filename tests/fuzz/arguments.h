// Commands: arguments between NULs, to be understood by the module of a tool family.
#pragma once

#include <set>

#include "fuzz.h"
#include "tools/invocation.h"
#include "tools/module.h"

namespace zcc::fuzz {

// A first byte chooses what the tool is.
inline void understand(const tools::Module& module, const std::uint8_t* data, std::size_t size) {
  if (size < 1) return;
  const Exact bytes(data + 1, size - 1);
  const auto arguments = pieces(bytes.view(), '\0');
  const tools::ParseContext context{
      .family = (data[0] & 1) != 0 ? tools::Family::kClang : tools::Family::kGcc,
      .release = (data[0] & 2) != 0 ? 12 : 0,
      .cxx_driver = (data[0] & 4) != 0,
      .cwd = "/d",
      .read_file = [&](const std::string&) { return std::optional<std::string>(); },
      .variable = [](std::string_view) { return std::optional<std::string_view>(); }};
  module.may_compile(arguments, context.variable);
  const auto invocation = module.parse(arguments, context);
  if (invocation.pass != tools::PassReason::kNone) return;
  require(!invocation.source.empty(), "what is cached has a source");
  require(!invocation.key_arguments.empty(), "what is cached has arguments in its key");
  std::set<std::string> paths;
  for (const auto& output : invocation.outputs) {
    require(!output.path.empty() && output.path != invocation.source, "outputs have names, and none is the source's");
    require(paths.insert(output.path).second, "each output is named once");
  }
  if (invocation.depfile) require(*invocation.depfile < invocation.outputs.size(), "the depfile is an output");
}

}  // namespace zcc::fuzz
