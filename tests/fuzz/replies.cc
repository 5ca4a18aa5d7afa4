// What the launcher believes of the daemon's answer. The first byte: how many descriptors came with it.
#include "fuzz.h"
#include "launcher/reply.h"

namespace {

using namespace zcc;
using fuzz::lies_within;
using fuzz::require;

void read_as_hit(const launcher::Frame& frame, const protocol::ReplyHead& head) {
  launcher::Hit hit;
  if (!launcher::read_hit(frame, head, hit)) return;
  require(lies_within(hit.out, frame.payload) && lies_within(hit.err, frame.payload), "messages are in the payload");
  for (std::size_t i = 0; i < hit.output_count; ++i) {
    const auto& output = hit.outputs[i];
    require(lies_within(output.path, frame.payload), "names are in the payload, and end there");
    if (output.content != nullptr) {
      require(lies_within({output.content, output.size}, frame.payload), "contents are in the payload");
    } else {
      require(output.source < static_cast<int>(frame.fd_count) + 100 && output.source >= 100, "it came with the frame");
    }
  }
}

void read_as_plan(const launcher::Frame& frame, const protocol::ReplyHead& head) {
  launcher::Plan plan;
  if (!launcher::read_plan(frame, head, plan)) return;
  for (std::size_t i = 0; i < plan.extra_count; ++i) require(lies_within(plan.extra[i], frame.payload), "arguments");
  for (std::size_t i = 0; i < plan.output_count; ++i) require(lies_within(plan.outputs[i], frame.payload), "outputs");
  for (std::size_t i = 0; i < plan.variable_count; ++i) require(lies_within(plan.variables[i], frame.payload), "variables");
  require(lies_within(plan.later, frame.payload), "positions of later sources are in the payload");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  int descriptors[protocol::kMaxFds];
  for (std::size_t i = 0; i < protocol::kMaxFds; ++i) descriptors[i] = 100 + static_cast<int>(i);
  const fuzz::Exact bytes(data + 1, size - 1);
  launcher::Frame frame;
  frame.type = protocol::FrameType::kCompileReply;
  frame.payload = bytes.view();
  frame.fds = descriptors;
  frame.fd_count = data[0] % (protocol::kMaxFds + 1);
  protocol::ReplyHead head;
  if (!launcher::read_head(frame, head)) return 0;
  read_as_hit(frame, head);
  read_as_plan(frame, head);
  return 0;
}
