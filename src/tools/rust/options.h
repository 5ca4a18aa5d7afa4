// What the options of rustc mean for the cache, as data (`rustc --help -v`, `rustc -C help`). Adding one is
// adding a line to options_table.cc.
#pragma once

#include <cstdint>
#include <string_view>

#include "tools/invocation.h"

namespace zcc::tools::rust {

enum class Effect : std::uint8_t {
  kKey,            // in the key as text
  kCodegen,        // -C: see the table of those
  kEmit,           // what is made, in the key as text
  kOutDir,         // where, in the key as text, as messages name it
  kOutput,         // the same
  kExtern,         // a crate that is used, and perhaps its file
  kSearch,         // where others are found
  kCrateType,      // in the key as text, decides the names of outputs
  kCrateName,      // the same
  kTest,           // the same
  kErrorFormat,    // in the key as text
  kWidth,          // of messages
  kTarget,         // in the key as text, unless it is a file
  kExtraFilename,  // of -C
  kIncremental,    // of -C: that it is given, not where
  kUnits,          // of -C: in the key as text, decides the names of outputs
  kLto,            // the same
  kHost,           // of -C: "native" stands for this processor
  kOff,            // of -C: in the key as text if it says no, otherwise as kPass
  kSplit,          // of -C: in the key as text, decides which outputs there are
  kLinker,         // of -C: in the key as text, for the linker
  kPass,           // the compile is passed through, for `reason`
};

struct Option {
  std::string_view name;  // "--edition", "-L"; of -C without it
  bool takes_value = false;
  Effect effect = Effect::kKey;
  PassReason reason = PassReason::kNone;
};

// The entry of exactly this name; null when there is none.
const Option* find_option(std::string_view name);
const Option* find_codegen_option(std::string_view name);

}  // namespace zcc::tools::rust
