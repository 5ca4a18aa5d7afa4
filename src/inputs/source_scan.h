// What a source or header holds that its content alone does not decide.
#pragma once

#include <cstdint>
#include <string_view>

namespace zcc::inputs {

// Bits of FileRecord::findings. They are part of stored records: never renumber.
enum Finding : std::uint32_t {
  kDateOrTime = 1u << 0,  // __DATE__, __TIME__: fixed by SOURCE_DATE_EPOCH
  kTimestamp = 1u << 1,   // __TIMESTAMP__: the file's own time, fixed by nothing
  kHiddenFile = 1u << 2,  // .incbin, .include (assembler), #embed, __has_embed, #pragma GCC dependency,
                          // #pragma GCC pch_preprocess: a file no depfile names; #pragma include_alias
  kHasInclude = 1u << 3,  // __has_include, __has_include_next

  // Pieces of which ## could make __DATE__, __TIME__ or __TIMESTAMP__; they may stand in different
  // inputs. See may_make_time_macro(). Words count where they may be pasted: beside a ##, as an
  // argument, as the body of a macro.
  kPaste = 1u << 4,       // the operator: ## or %:%:
  kTimePrefix = 1u << 5,  // a word that one of the three begins with, of 3 letters at least: __TI
  kTimeSuffix = 1u << 6,  // one that it ends with: ME__
  kTimeMost = 1u << 7,    // one that lacks underscores alone, at one end: __TIME, _TIME__
  kTimeCore = 1u << 8,    // one that lacks them at both ends: TIME
  kUnderscoresFirst = 1u << 9,  // __ to paste something to: __##x
  kUnderscoresLast = 1u << 10,  // __ to be pasted to something: x##__
};

// Whether the macros of a unit could make the name of a time macro by pasting. `findings` are those
// of all its inputs and of the command line together. Only then it is to be treated like
// kTimestamp.
constexpr bool may_make_time_macro(std::uint32_t findings) {
  const auto has = [findings](std::uint32_t all) { return (findings & all) == all; };
  return has(kPaste) && (has(kTimeMost) || has(kTimePrefix | kTimeSuffix) ||
                         has(kTimeCore | kUnderscoresFirst | kUnderscoresLast));
}

// Errs towards finding: a mention in a comment counts, but of a directive of the assembler in a line that is
// plainly one's. Words are matched whole, as the
// preprocessor would see them (GCC manual of cpp, "Standard Predefined Macros"; gas manual,
// ".incbin", ".include"; C23 6.10.4 for #embed). Of directives of the assembler it also finds
// pieces that only make sense where one is put together: a string that ends with ".inc", the word
// incbin.
std::uint32_t scan_source(std::string_view text);

}  // namespace zcc::inputs
