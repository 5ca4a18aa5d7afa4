// The kinds of output that --emit asks for (rustc's manual, "Command-line arguments", --emit).
#pragma once

#include <string>
#include <string_view>

namespace zcc::tools::rust {

struct EmitKind {
  std::string_view name;
  std::string_view extension;  // of a file named after the crate; empty: a library's name depends on more
  // LLVM makes one for each codegen unit; only of a single unit it gets the name of the kind.
  bool of_each_unit = false;
};

// Null for what only nightly has.
const EmitKind* find_emit_kind(std::string_view name);

// As rustc puts its names together: what stands behind the last dot of the stem gives way.
std::string with_extension(std::string stem, std::string_view extension);

}  // namespace zcc::tools::rust
