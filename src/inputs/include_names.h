// Lists of include names, and what a name in angles may become that is read as separate words.
#pragma once

#include <string_view>
#include <vector>

#include "inputs/include_scan.h"

namespace zcc::inputs {

// The first of equal names is kept, conditional or not.
void add_name(std::vector<IncludeName>& names, IncludeName name);

// Of these a name is the same after it was read as separate words: no blanks, comments, quotes or commas
// (GCC manual of cpp, "Computed Includes").
bool is_plain_name(std::string_view name);

bool is_system_macro(std::string_view word);

// A name in angles that is read as separate words, with what the system's macros may make of it.
void add_expanded(std::vector<IncludeName>& names, const IncludeName& name);

// Adds to `names` what those in angles may become when words of them are replaced, one after another or
// not at all. False: more than `most` of one name.
bool add_replaced(std::vector<IncludeName>& names, const std::vector<Replacement>& replacements, std::size_t most);

}  // namespace zcc::inputs
