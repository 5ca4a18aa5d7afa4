// Keys of the index that are not simply an id or a digest.
#pragma once

#include <string>
#include <string_view>

#include "store/records.h"

namespace zcc::store {

std::string path_key(std::string_view path);       // of Table::kPaths
std::string input_key(const InputRecord& record);  // of Table::kInputIds

}  // namespace zcc::store
