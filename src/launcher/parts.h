// A command with several sources, which the daemon answers one by one (protocol::ReplyHead).
#pragma once

#include <string_view>

#include "launcher/bypass.h"
#include "protocol/compile.h"

namespace zcc::launcher {

// Whether the reply's positions are those of arguments. `later`: the list of them, where there is one.
bool are_arguments(const Job& job, const protocol::ReplyHead& head, std::string_view later);

// The source that the reply was about is dealt with, and no more an argument. After the last one the launcher
// ends, as the compiler does: not well if any was not compiled.
void end_part(Job& job, const protocol::ReplyHead& head, int wait_status);

// Whether the driver itself says something in these messages (gcc and clang begin such a line with their
// name). It says once what one driver for each source says for each, and what becomes of the others where a
// compiler crashed is its to know: so all that is left is its.
bool driver_speaks(std::string_view messages);

}  // namespace zcc::launcher
