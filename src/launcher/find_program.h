// Finding the tool, and finding our own companions.
#pragma once

#include <string_view>

#include "protocol/endpoint.h"

namespace zcc::launcher {

// Where the tool that the user called `word` is, as execvp would find it: as it is when it has a
// slash, else the first executable file of that name on `search` (a PATH; data() null: not set).
// This launcher is never the answer: a candidate that is this very program is passed over, and a
// word with a slash that names it is looked for on the path by its last component. With
// `masquerading`, links to any file named zccache are passed over as well.
// 0, or ENOENT, or EACCES when there are only files that cannot be executed.
int find_tool(std::string_view word, bool masquerading, std::string_view search,
              protocol::PathBuffer& path);

// zccache-cli and zccached: beside this program's file, then ../libexec/zccache and ../lib/zccache
// from there, then on the path. False when there is none.
bool find_companion(std::string_view name, std::string_view search, protocol::PathBuffer& path);

}  // namespace zcc::launcher
