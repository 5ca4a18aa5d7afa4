// What a compile reads that was written this very moment.
#pragma once

#include <asio.hpp>
#include <string_view>
#include <vector>

#include "cache/lookup.h"

namespace zcc::daemon {

struct Services;

// Called before a compile is begun. Of a file with the ctime of the current tick of the kernel's clock (1 to
// 10 ms) nobody can tell later whether it was written before the compile began or after, so that what read it
// is not stored. Builds that make a source or a header and compile it at once would not hit the second time.
// So if the source, the directory it lies in or one of those searched (a header that was made there shows
// in its ctime) was changed in this tick, this waits for the next, which only such compiles pay for. A header
// that is written over in place does not show, and is found out afterwards as ever.
asio::awaitable<void> wait_for_next_tick(asio::io_context& io, const cache::Context& context,
                                         std::string_view cwd);

// Called before a compile is begun, with its response files. One that was written just now, as build tools do
// it, could be written once more without its times showing it: it is read again after the next tick.
asio::awaitable<void> settle_arguments(Services& services, const std::vector<store::InputId>& arguments);

}  // namespace zcc::daemon
