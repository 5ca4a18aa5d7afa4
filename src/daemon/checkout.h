// Which checkout a request stands in.
#pragma once

#include <asio.hpp>

#include "cache/compile_request.h"
#include "cache/sharing.h"
#include "daemon/services.h"

namespace zcc::daemon {

// Whether the caller wants outputs to name things relative to the root: ZCCACHE_PATH_REMAP=auto.
bool asks_for_map(const cache::CompileRequest& request);

// The digest of a request (cache::request_digest) with what it asks for in this.
Digest with_map(const Digest& request_digest, const cache::CompileRequest& request);

// Gives the compile what it takes for that; counts as if the user had given it.
void map_root(const cache::Checkout& checkout, const cache::Tool& tool, std::string_view cwd,
              tools::Invocation& invocation);

// The root is what ZCCACHE_WORKTREE_ROOT names, else the innermost directory around where the outputs go
// (Invocation::output_directory), or else around the request's, that holds a ".git", a directory or, in a worktree or
// submodule, a file; without a map also the request's directory itself, if there is none. Where the root is mapped it decides what the compiler makes, so what it was found by counts as an
// input; otherwise any root will do.
asio::awaitable<cache::Checkout> find_checkout(Services& services, const cache::CompileRequest& request,
                                               const tools::Invocation& invocation, inputs::Round round);

}  // namespace zcc::daemon
