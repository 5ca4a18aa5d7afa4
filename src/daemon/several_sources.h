// A command with several sources, taken apart: `sources` are their positions in the arguments (argv[0] is none of
// them), in order; `which` is one of them.
#pragma once

#include <cstddef>
#include <vector>

#include "cache/compile_request.h"
#include "daemon/compile_reply.h"

namespace zcc::daemon {

// The command without the other sources. Its texts are the request's.
cache::CompileRequest with_source(const cache::CompileRequest& request, const std::vector<std::size_t>& sources,
                                  std::size_t which);

// What the reply to that is about, where those before it are dealt with.
Part part_of(const std::vector<std::size_t>& sources, std::size_t which);

}  // namespace zcc::daemon
