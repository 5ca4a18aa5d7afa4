#include "launcher/parts.h"

#include <string.h>

#include "launcher/child.h"

namespace zcc::launcher {
namespace {

// The line without the escape sequences (ECMA-48, CSI ... final byte) that it begins with.
std::string_view behind_colours(std::string_view line) {
  while (line.starts_with("\033[")) {
    const auto end = line.find_first_of("mK", 2);
    if (end == std::string_view::npos) return line;
    line.remove_prefix(end + 1);
  }
  return line;
}

// `gcc: fatal error: ...`: a program's name, which need not be the one it was called by, and what it says. The front
// end (cc1) says the same for each source; that of clang-cl begins with a place, `a.cc(1,2): warning: ...`.
bool is_of_driver(std::string_view line) {
  line = behind_colours(line);
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || line.starts_with("cc1")) return false;
  if (line.substr(0, colon).find_first_of(" /(") != std::string_view::npos) return false;
  line.remove_prefix(colon + 1);
  while (line.starts_with(' ') || line.starts_with('\033')) {
    const auto rest = behind_colours(line.starts_with(' ') ? line.substr(1) : line);
    if (rest.size() == line.size()) return false;
    line = rest;
  }
  for (const std::string_view word : {"warning:", "error:", "fatal error:", "internal compiler error:", "note:"}) {
    if (line.starts_with(word)) return true;
  }
  return false;
}

}  // namespace

bool are_arguments(const Job& job, const protocol::ReplyHead& head, std::string_view later) {
  if (head.source == 0) return head.later_sources == 0;
  uint32_t count = 0;
  while (job.argv[count]) ++count;
  uint32_t last = head.source;
  for (size_t at = 0; at < later.size(); at += sizeof last) {
    uint32_t position;
    memcpy(&position, later.data() + at, sizeof position);
    if (position <= last) return false;
    last = position;
  }
  return last < count;
}

void end_part(Job& job, const protocol::ReplyHead& head, int wait_status) {
  if (job.failed == 0) job.failed = wait_status;
  if (head.later_sources == 0) end_as(job.failed);
  for (char** source = job.argv + head.source; *source; ++source) *source = source[1];
}

bool driver_speaks(std::string_view messages) {
  while (!messages.empty()) {
    const auto end = messages.find('\n');
    if (is_of_driver(messages.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    messages.remove_prefix(end + 1);
  }
  return false;
}

}  // namespace zcc::launcher
