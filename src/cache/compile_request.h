// A kCompile frame, decoded in place: every view points into the frame's payload.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "protocol/compile.h"

namespace zcc::cache {

struct CompileRequest {
  protocol::CompileHead head;
  std::string_view tool;  // the path that would be exec-ed
  std::string_view cwd;   // absolute
  std::vector<std::string_view> argv;
  std::vector<std::string_view> environment;  // NAME=value
  std::string_view session;                   // empty: it belongs to none

  std::optional<std::string_view> variable(std::string_view name) const;
};

// A kCompile payload without the session it ends with; nothing when it is none.
std::optional<std::string_view> without_session(std::string_view payload);

// Whether a kCompile payload leaves the tool to be named when it is asked for.
bool lacks_tool(std::string_view payload);

// Nothing when a length, a count or an ending NUL is not as the head says.
std::optional<CompileRequest> decode_compile_request(std::string_view payload);

}  // namespace zcc::cache
