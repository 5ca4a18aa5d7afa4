// Where a launcher would find the tool, as far as that can be known without a look.
#pragma once

#include "cache/compile_request.h"
#include "inputs/file_table.h"

namespace zcc::daemon {

// Whether a search of PATH for the tool (launcher/find_program.h) ends where the request says that it
// ended, and does so as long as FileTable::epoch() is the same: all places that come before are empty,
// and under watch. Those that are not yet will be.
bool search_is_settled(const cache::CompileRequest& request, inputs::FileTable& files);

}  // namespace zcc::daemon
