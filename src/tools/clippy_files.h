// What clippy goes by besides what rustc does.
#pragma once

#include <string>
#include <string_view>

#include "tools/crate_files.h"

namespace zcc::tools {

// Its configuration (clippy's manual, "Configuration"): a file of one of two names in the directory, or else in the
// nearest above it. And the manifest in the working directory, which a lint looks at. Blocking; thread safe.
CrateFiles find_clippy_files(const std::string& directory, const std::string& cwd);

// Whether a text or an argument names one of the lints that ask `cargo metadata`, whose answer rests on the
// manifests of a whole workspace and on the registry. Errs towards yes.
bool names_cargo_lints(std::string_view text);

}  // namespace zcc::tools
