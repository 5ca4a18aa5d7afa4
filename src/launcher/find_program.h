// Finding the tool, and finding our own companions.
#pragma once

#include <string_view>

#include "protocol/endpoint.h"

namespace zcc::launcher {

// The tool's path. What is left behind it takes the working directory and then the daemon's reply:
// three things whose length others decide, in as few pages as may be.
using ToolSpace = protocol::FixedString<48 * 1024>;

// Whether we were run under the name of the tool.
enum class Masquerade {
  kNo,
  kYes,     // links to any file named zccache are passed over
  kNested,  // by what we have run ourselves: also links to other wrappers of compilers (ccache, distcc, ...). One
            // of them called us, because it looks for the compiler behind itself on PATH as we do behind us; to call it
            // once more would go on for ever.
};

// Where the tool that the user called `word` is, as execvp would find it: as it is when it has a
// slash, else the first executable file of that name on `search` (a PATH; data() null: not set).
// This launcher is never the answer: a candidate that is this very program is passed over, and a
// word with a slash that names it is looked for on the path by its last component.
// 0, or ENOENT, or EACCES when there are only files that cannot be executed.
int find_tool(std::string_view word, Masquerade masquerade, std::string_view search, ToolSpace& path);

// zccache-cli and zccached: beside this program's file, then ../libexec/zccache and ../lib/zccache
// from there, then on the path. False when there is none.
bool find_companion(std::string_view name, std::string_view search, ToolSpace& path);

}  // namespace zcc::launcher
