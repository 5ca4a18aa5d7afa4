#include "launcher/reply.h"

#include <string.h>

namespace zcc::launcher {
namespace {

using protocol::OutputHead;
using protocol::ReplyHead;

// What is left of a payload. A read past its end fails and leaves it as it was.
class Cursor {
 public:
  explicit Cursor(std::string_view payload) : begin_(payload.data()), rest_(payload) {}

  bool bytes(uint64_t size, std::string_view& out) {
    if (size > rest_.size()) return false;
    out = {rest_.data(), static_cast<size_t>(size)};
    rest_.remove_prefix(out.size());
    return true;
  }
  template <typename T>
  bool fixed(T& out) {
    std::string_view raw;
    if (!bytes(sizeof out, raw)) return false;
    memcpy(&out, raw.data(), sizeof out);
    return true;
  }
  // A string that is not empty, with its NUL.
  bool string(const char*& out) {
    const auto nul = rest_.find('\0');
    if (nul == std::string_view::npos || nul == 0) return false;
    out = rest_.data();
    rest_.remove_prefix(nul + 1);
    return true;
  }
  bool strings(uint32_t count, size_t limit, const char** out) {
    if (count > limit) return false;
    for (uint32_t i = 0; i < count; ++i) {
      if (!string(out[i])) return false;
    }
    return true;
  }
  bool padding() {  // to a multiple of 8 from the payload's beginning
    const auto at = static_cast<uint32_t>(rest_.data() - begin_);
    std::string_view skipped;
    return bytes(protocol::padded(at) - at, skipped);
  }
  bool at_end() const { return rest_.empty(); }

 private:
  const char* begin_;
  std::string_view rest_;
};

Cursor behind_head(const Frame& frame) {
  auto sections = frame.payload;
  sections.remove_prefix(sizeof(ReplyHead));
  return Cursor(sections);  // the head's size is a multiple of 8, so paddings agree
}
static_assert(sizeof(ReplyHead) % 8 == 0);

bool read_output(Cursor& cursor, const Frame& frame, size_t& fds_used, Output& output) {
  OutputHead head;
  if (!cursor.fixed(head) || head.path_length == 0) return false;
  if (!cursor.string(output.path) || strlen(output.path) + 1 != head.path_length) return false;
  output.size = head.size;
  output.existing = head.existing;
  output.makes_directories = (head.flags & protocol::kMakesDirectories) != 0;
  output.executable = (head.flags & protocol::kExecutable) != 0;
  output.refuses_read_only = (head.flags & protocol::kRefusesReadOnly) != 0;
  if (head.inline_size == protocol::kInDescriptor) {
    if (fds_used == frame.fd_count || head.size > INT64_MAX) return false;
    output.content = nullptr;
    output.source = frame.fds[fds_used++];
    return cursor.padding();
  }
  std::string_view content;
  if (head.inline_size != head.size || !cursor.padding() ||
      !cursor.bytes(head.inline_size, content) || !cursor.padding()) {
    return false;
  }
  output.content = content.data();
  return true;
}

bool read_later(Cursor& cursor, const ReplyHead& head, Plan& plan) {
  return cursor.bytes(uint64_t{head.later_sources} * sizeof(uint32_t), plan.later) && cursor.at_end();
}

}  // namespace

bool read_head(const Frame& frame, ReplyHead& head) { return Cursor(frame.payload).fixed(head); }

bool read_hit(const Frame& frame, const ReplyHead& head, Hit& hit) {
  if (head.exit_status < 0 || head.exit_status > 255) return false;
  if (head.output_count > protocol::kMaxFds) return false;
  auto cursor = behind_head(frame);
  size_t fds_used = 0;
  for (; hit.output_count < head.output_count; ++hit.output_count) {
    if (!read_output(cursor, frame, fds_used, hit.outputs[hit.output_count])) return false;
  }
  hit.exit_status = head.exit_status;
  return fds_used == frame.fd_count && cursor.bytes(head.stdout_length, hit.out) &&
         cursor.bytes(head.stderr_length, hit.err) && cursor.at_end();
}

bool read_plan(const Frame& frame, const ReplyHead& head, Plan& plan) {
  auto cursor = behind_head(frame);
  if (!cursor.strings(head.extra_argc, Plan::kMaxList, plan.extra) ||
      !cursor.strings(head.output_count, Plan::kMaxOutputs, plan.outputs) ||
      !cursor.strings(head.env_count, Plan::kMaxList, plan.variables) || !read_later(cursor, head, plan)) {
    return false;
  }
  for (uint32_t i = 0; i < head.env_count; ++i) {
    const char* equals = strchr(plan.variables[i], '=');
    if (!equals || equals == plan.variables[i]) return false;
  }
  plan.keeps_failures = head.exit_status != 0;
  plan.extra_count = head.extra_argc;
  plan.output_count = head.output_count;
  plan.variable_count = head.env_count;
  if (head.depfile_argument == protocol::kNoArgument) return true;
  if (head.depfile_argument >= head.extra_argc) return false;
  plan.depfile_argument = head.depfile_argument;
  return true;
}

}  // namespace zcc::launcher
