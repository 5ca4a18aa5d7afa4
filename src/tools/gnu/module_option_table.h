// Of the driver's options those about modules: of standard C++, and clang's of headers.
#pragma once

#include "tools/gnu/option_entries.h"

namespace zcc::tools::gnu {

constexpr auto kModuleOptions = [] {
  using enum Takes;
  using enum PassReason;
  return std::to_array<Option>({
    does("--precompile", kNothing, Effect::kPrecompile, kClangOnly),
    key("-Mno-modules", kNothing, kClangOnly),
    pass(kModules, "-Mmodules", kNothing, kGccOnly),
    pass(kModules, "-fdeps-", kJoined),
    pass(kModules, "-fmodule", kJoined),  // of clang what is not below
    does("-fmodules-ts", kNothing, Effect::kModule),
    does("-fmodules", kNothing, Effect::kModule),
    does("-fmodules-cache-path=", kJoined, Effect::kModule, kClangOnly),
    does("-fmodules-decluse", kNothing, Effect::kModule, kClangOnly),
    does("-fmodules-ignore-macro=", kJoined, Effect::kModule, kClangOnly),
    does("-fmodules-prune-after=", kJoined, Effect::kModule, kClangOnly),
    does("-fmodules-prune-interval=", kJoined, Effect::kModule, kClangOnly),
    does("-fmodules-strict-decluse", kNothing, Effect::kModule, kClangOnly),
    does("-fmodules-validate-system-headers", kNothing, Effect::kModule, kClangOnly),
    does("-fmodule-map-file=", kJoined, Effect::kModule, kClangOnly),
    does("-fmodule-name=", kJoined, Effect::kModule, kClangOnly),
    does("-fimplicit-module-maps", kNothing, Effect::kModule, kClangOnly),
    does("-fno-implicit-modules", kNothing, Effect::kModule, kClangOnly),
    pass(kModules, "-fno-modules", kNothing, kClangOnly),
    pass(kModules, "-fno-cxx-modules", kNothing, kClangOnly),
    pass(kModules, "-fno-implicit-module-maps", kNothing, kClangOnly),
    does("-fmodule-header", kNothing, Effect::kModule, kGccOnly),
    does("-fmodule-mapper=", kJoined, Effect::kModule, kGccOnly),
    does("-Mno-modules", kNothing, Effect::kModule, kGccOnly),
    does("-fmodule-file=", kJoined, Effect::kModule, kClangOnly),
    does("-fmodule-output", kNothing, Effect::kModule, kClangOnly),
    does("-fmodule-output=", kJoined, Effect::kModule, kClangOnly),
    does("-fprebuilt-module-path=", kJoined, Effect::kModule, kClangOnly),
    key("-fmodules-reduced-bmi", kNothing, kClangOnly),
    key("-fexperimental-modules-reduced-bmi", kNothing, kClangOnly),
    key("-fmodule-implicit-inline", kNothing, kGccOnly),
    key("-fmodule-lazy", kNothing, kGccOnly),
    key("-fmodule-version-ignore", kNothing, kGccOnly),
    key("-fcxx-modules", kNothing, kClangOnly),
    pass(kModules, "-iapinotes-modules", kEither, kClangOnly),
    pass(kModules, "-fimplicit-module", kJoined, kClangOnly),
    pass(kModules, "-fprebuilt-", kJoined, kClangOnly),
    pass(kModules, "-fbuild-session-", kJoined, kClangOnly),
    pass(kModules, "-gmodules", kNothing, kClangOnly),
  });
}();

}  // namespace zcc::tools::gnu
