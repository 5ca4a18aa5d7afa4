// zccache, the launcher. Build tools run it in place of the compiler; a hit has to cost little more
// than starting this process does. Whatever goes wrong, the compiler runs as if we were not there.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "launcher/bypass.h"
#include "launcher/call.h"
#include "launcher/connection.h"
#include "launcher/daemon.h"
#include "launcher/deliver.h"
#include "launcher/environment.h"
#include "launcher/find_program.h"
#include "launcher/parts.h"
#include "launcher/reply.h"
#include "launcher/request.h"
#include "launcher/run.h"
#include "launcher/settings.h"
#include "launcher/text.h"
#include "protocol/compile.h"

namespace zcc::launcher {
namespace {

using protocol::Bypass;

// A subcommand: zccache-cli takes it from here, with the same arguments.
[[noreturn]] void exec_command_line(char** argv, char** environment) {
  ToolSpace program;
  Settings settings;
  if (const char* path = getenv("PATH")) settings.text[kPath] = path;
  if (!find_companion("zccache-cli", settings.text[kPath], program)) {
    say({"cannot find zccache-cli beside zccache or on PATH: is all of zccache installed?"});
    _exit(1);
  }
  execve(program.c_str(), argv, environment);
  say({"cannot run ", program.view(), ": ", strerror(errno)});
  _exit(1);
}

// A wrapper that runs us again, and is run by us again, would go on for ever.
void refuse_endless_loop(const Job& job) {
  const auto lineage = job.settings.text[kLineage];
  if (lineage_depth(lineage) <= kMaxLineage) return;
  say({job.argv[0], ": run through zccache ", Decimal(lineage_depth(lineage)).view(),
       " times over: two wrappers call each other; see ZCCACHE_LINEAGE=", lineage});
  _exit(127);
}

uint32_t flags_of(const Call& call, const Settings& settings) {
  return call.policy_flags | (settings.read_only ? protocol::kReadOnly : 0u) |
         (settings.recache ? protocol::kRecache : 0u);
}

Bypass reason_of(FrameStatus status) {
  switch (status) {
    case FrameStatus::kTimeout:
      return Bypass::kTimeout;
    case FrameStatus::kOtherVersion:
      return Bypass::kVersion;
    default:
      return Bypass::kRefused;
  }
}

void gather_or_bypass(const Job& job, Request& request) {
  const auto status = request.gather(job);
  if (status == RequestStatus::kNoDirectory) exec_tool(job);
  if (status == RequestStatus::kTooLarge) bypass(job, Bypass::kTooLarge);
}

// Returns with the connection open, to a daemon of our own user.
void connect_or_bypass(const Job& job, Request& request, Connection& connection) {
  const int error = connection.open(job.endpoint, job.settings.timeout_ms);
  if (error == ENOENT || error == ECONNREFUSED || error == ENOTDIR) {
    if (job.settings.no_spawn) bypass(job, Bypass::kNotStarted);
    // None is started for a tool that there is not; and a new one would ask for it.
    locate_tool(job);
    if (!start_daemon(job, connection)) bypass(job, Bypass::kNotStarted);
    gather_or_bypass(job, request);
  } else if (error != 0) {
    bypass(job, error == EAGAIN ? Bypass::kTimeout : Bypass::kRefused);
  }
  if (!connection.peer_is_us()) bypass(job, Bypass::kForeign);
}

void send_or_bypass(const Job& job, Request& request, Connection& connection) {
  // After kClosed the answer may be there all the same: "refused".
  if (request.send(connection) == RequestStatus::kTimeout) bypass(job, Bypass::kTimeout);
}

void use_room_behind_tool(const Job& job, Connection& connection) {
  connection.use_room(job.tool.data + job.tool.size + 1, job.tool.capacity() - job.tool.size - 1);
}

bool send_with_tool(const Job& job, Request& request, Connection& connection) {
  locate_tool(job);
  gather_or_bypass(job, request);
  send_or_bypass(job, request, connection);
  use_room_behind_tool(job, connection);
  return true;
}

// These are functions of their own so that a hit does not step over the plan's memory. They return only
// false, for a reply that is malformed, and true after one of several sources.
[[gnu::noinline]] bool follow_hit(Job& job, const Frame& frame, const protocol::ReplyHead& head) {
  Hit hit;
  if (!read_hit(frame, head, hit)) return false;
  if (!are_arguments(job, head, {})) return false;
  if (head.source != 0 && driver_speaks(hit.err)) bypass(job, Bypass::kUndelivered);
  if (!deliver(hit.outputs, hit.output_count)) bypass(job, Bypass::kUndelivered);
  if (!write_messages(hit.out, hit.err)) bypass(job, Bypass::kUndelivered);
  if (head.source == 0) _exit(hit.exit_status);
  end_part(job, head, hit.exit_status << 8);
  return true;
}

[[gnu::noinline]] bool follow_plan(Job& job, Connection& connection, const Frame& frame,
                                   const protocol::ReplyHead& head) {
  Plan plan;
  if (!read_plan(frame, head, plan) || !are_arguments(job, head, plan.later)) return false;
  end_part(job, head, run_plan(job, connection, head, plan));
  return true;
}

// False when it is malformed.
bool follow_reply(Job& job, Request& request, Connection& connection, const Frame& frame) {
  protocol::ReplyHead head;
  if (frame.type != protocol::FrameType::kCompileReply || !read_head(frame, head)) return false;
  const bool named = job.tool.size > 0;
  switch (head.kind) {
    case protocol::ReplyKind::kHit: return follow_hit(job, frame, head);
    case protocol::ReplyKind::kRun:
    case protocol::ReplyKind::kRunAloud: return named && follow_plan(job, connection, frame, head);
    case protocol::ReplyKind::kPassThrough: exec_tool(job);  // of several sources with all that are left
    case protocol::ReplyKind::kNameTool: return !named && send_with_tool(job, request, connection);
  }
  return false;
}

[[noreturn]] void follow_replies(Job& job, Request& request, Connection& connection) {
  use_room_behind_tool(job, connection);
  for (;;) {
    Frame frame;
    const auto status = connection.receive(frame);
    if (status != FrameStatus::kOk) bypass(job, reason_of(status));
    if (!follow_reply(job, request, connection, frame)) bypass(job, Bypass::kRefused);
  }
}

[[noreturn]] void compile(const Call& call, char** environment) {
  ToolSpace tool;
  // Not on the stack: there is room for it in the page that libc's own variables lie in.
  static Job job(tool);
  job.argv = call.argv;
  job.environment = environment;
  job.settings = read_settings(environment);
  job.flags = flags_of(call, job.settings);
  if (call.bad_policy && !job.settings.quiet) {
    say({call.bad_policy, ": not off, consistent or absolute: ignored"});
  }
  refuse_endless_loop(job);

  job.masquerading = call.kind == CallKind::kMasquerade;
  job.on_path = !job.masquerading && strchr(call.argv[0], '/') == nullptr;
  if (!job.on_path) locate_tool(job);
  if (job.settings.disable) exec_tool(job);

  job.endpoint = endpoint_of(job.settings);
  if (job.endpoint.error != protocol::EndpointError::kNone) exec_tool(job);
  Request request;
  gather_or_bypass(job, request);
  Connection connection;
  connect_or_bypass(job, request, connection);
  send_or_bypass(job, request, connection);
  follow_replies(job, request, connection);
}

}  // namespace
}  // namespace zcc::launcher

int main(int, char** argv) {
  using namespace zcc::launcher;
  const Call call = parse_call(argv);
  if (call.kind == CallKind::kCommand) exec_command_line(argv, environ);
  compile(call, environ);
}
