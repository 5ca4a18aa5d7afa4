// The directory that holds a store: who may use it, and that only one process does.
#pragma once

#include <string>

#include "platform/result.h"
#include "platform/unique_fd.h"

namespace zcc::store {

struct Root {
  std::string path;
  UniqueFd directory;
  UniqueFd lock;  // held while open; gone with the process, however it ends
};

// Makes the directory and its parts with mode 0700. kPermission when it belongs to another user or
// others may write to it, kBusy when another process holds its lock.
Result<Root> open_root(const std::string& path);

// index -> index.damaged, in place of an older one.
Result<void> set_index_aside(const Root& root);
void forget_damaged_index(const Root& root);
bool has_index(const Root& root);

}  // namespace zcc::store
