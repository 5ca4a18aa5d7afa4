// What is in the store, for people.
#pragma once

#include <vector>

#include "store/index.h"
#include "store/store.h"

namespace zcc::store {

std::vector<Listed> list_artifacts(const Index& index);

}  // namespace zcc::store
