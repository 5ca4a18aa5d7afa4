// The daemon's answer, decoded in place. Nothing in it is believed before it is checked against the
// payload's bounds; views and pointers live as long as the frame.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include <string_view>

#include "launcher/connection.h"
#include "protocol/compile.h"

namespace zcc::launcher {

struct Output {
  const char* path;
  uint64_t size;
  const char* content;  // `size` bytes; null: they are to be copied from `source`, beginning at 0
  int source;
  protocol::Existing existing;
  bool makes_directories;
  bool executable;
  bool refuses_read_only;
};

struct Hit {
  size_t output_count = 0;
  std::string_view out, err;  // for stdout and stderr
  int exit_status = 0;
  Output outputs[protocol::kMaxFds];
};

struct Plan {
  static constexpr size_t kMaxList = 64;
  static constexpr size_t kMaxOutputs = 32;  // bits of ResultHead::outputs_present
  const char* extra[kMaxList];               // arguments to put behind argv[0]
  size_t extra_count = 0;
  size_t depfile_argument = kMaxList;  // index into `extra`; kMaxList: none
  const char* outputs[kMaxOutputs];
  size_t output_count = 0;
  const char* variables[kMaxList];  // NAME=value
  size_t variable_count = 0;
  bool keeps_failures = false;  // the daemon takes a result with whatever exit status
  std::string_view later;  // positions of later sources, as in the reply

  bool has_depfile() const { return depfile_argument < extra_count; }
};

// False when the payload is too short for a reply's head.
bool read_head(const Frame& frame, protocol::ReplyHead& head);
// False when anything in the reply is not as protocol/compile.h says.
bool read_hit(const Frame& frame, const protocol::ReplyHead& head, Hit& hit);
bool read_plan(const Frame& frame, const protocol::ReplyHead& head, Plan& plan);

}  // namespace zcc::launcher
