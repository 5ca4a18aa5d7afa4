#include <array>

#include "tools/emcc/module.h"
#include "tools/gnu/module.h"
#include "tools/iwyu/module.h"
#include "tools/module.h"
#include "tools/msvc/module.h"
#include "tools/rust/module.h"
#include "tools/tidy/module.h"

namespace zcc::tools {
namespace {

// The first that knows the name. gcc and clang have many names, and what has none of them is asked.
constexpr std::array kModules = std::to_array<const Module*>(
    {&emcc::kModule, &msvc::kModule, &tidy::kModule, &iwyu::kModule, &rust::kModule, &gnu::kModule});

}  // namespace

const Module& module_of(std::string_view tool) {
  const auto name = tool.substr(tool.rfind('/') + 1);  // npos + 1 == 0
  for (const auto* module : kModules) {
    if (module->knows(name)) return *module;
  }
  return *kModules.back();
}

}  // namespace zcc::tools
