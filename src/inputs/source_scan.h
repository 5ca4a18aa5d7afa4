// What a source or header holds that its content alone does not decide.
#pragma once

#include <cstdint>
#include <string_view>

namespace zcc::inputs {

// Bits of FileRecord::findings. They are part of stored records: never renumber.
enum Finding : std::uint32_t {
  kDateOrTime = 1u << 0,   // __DATE__, __TIME__: fixed by SOURCE_DATE_EPOCH
  kTimestamp = 1u << 1,    // __TIMESTAMP__: the file's own time, fixed by nothing
  kHiddenFile = 1u << 2,   // .incbin, .include (assembler), #embed, #pragma GCC dependency,
                           // #pragma GCC pch_preprocess: a file no depfile names
  kHasInclude = 1u << 3,   // __has_include, __has_include_next
};

// Errs towards finding: a mention in a comment counts. Words are matched whole, as the
// preprocessor would see them (GCC manual of cpp, "Standard Predefined Macros"; gas manual,
// ".incbin", ".include"; C23 6.10.4 for #embed).
std::uint32_t scan_source(std::string_view text);

}  // namespace zcc::inputs
