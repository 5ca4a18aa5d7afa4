#include "daemon/compile_event.h"

#include <sys/wait.h>

#include <cstring>

#include "daemon/checkout.h"
#include "daemon/services.h"

namespace zcc::daemon {

report::Event event_of(const cache::CompileRequest& request) {
  report::Event event;
  event.session = request.session;
  auto& words = event.words;
  words.tool_length = request.tool.size() + 1;
  words.cwd_length = request.cwd.size() + 1;
  auto length = words.tool_length + words.cwd_length;
  for (const auto word : request.argv) length += word.size() + 1;
  words.text.reserve(length);
  const auto add = [&](std::string_view text) { words.text.append(text).push_back('\0'); };
  add(request.tool);
  add(request.cwd);
  for (const auto word : request.argv) add(word);
  return event;
}

namespace {

// As cargo gives them.
void add_crate(report::Subject& subject, const std::vector<std::string_view>& argv) {
  for (std::size_t i = 0; i + 1 < argv.size(); ++i) {
    if (argv[i] == "--crate-name") subject.crate_name = argv[i + 1];
    if (argv[i] == "--crate-type") subject.crate_type = argv[i + 1];
  }
}

// The directory that outputs name things relative to: "-ffile-prefix-map=ROOT=." and its like are added for it
// (tools::Module::map_root). Empty: none.
std::string_view mapped_root(const tools::Invocation& invocation) {
  for (const std::string_view argument : invocation.added_arguments) {
    const auto first = argument.find("=/"), last = argument.rfind('=');
    if (first != std::string_view::npos && first < last) return argument.substr(first + 1, last - first - 1);
  }
  return {};
}

}  // namespace

std::shared_ptr<const report::Subject> subject_of(const cache::CompileRequest& request, const cache::Context& context) {
  const auto& invocation = *context.invocation;
  auto subject = std::make_shared<report::Subject>();
  subject->compiler = request.tool;
  subject->source = invocation.source;
  if (!invocation.outputs.empty()) subject->output = invocation.outputs.front().path;
  subject->language = to_string(invocation.language);
  subject->context_key = context.key.hex();
  subject->key_root = mapped_root(invocation);
  if (asks_for_map(request)) subject->remap = subject->key_root.empty() ? "auto_no_git" : "auto";
  if (invocation.language == tools::Language::kRust) add_crate(*subject, request.argv);
  return subject;
}

int exit_code_of(int wait_status) {
  return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

void add_hit(report::Event& event, const HitReply& reply, report::Found found) {
  event.outcome = report::Outcome::kHit;
  event.exit_code = reply.exit_status;
  event.found = found;
  event.compile_ns = reply.compile_ns;
  event.bytes_inline = reply.inline_bytes;
  event.bytes_in_files = reply.blob_bytes();
}

// The words lie in the payload as they are wanted; where the tool is left out, the subject names it.
void report_known_hit(Services& services, const KnownHits::Answer& hit, std::string_view payload,
                      const report::Stopwatch& watch) {
  services.used.insert(hit.artifact);  // which keeps it young, once it is saved
  report::Event event;
  add_hit(event, hit.reply, report::Found::kRequest);
  event.subject = hit.subject;
  protocol::CompileHead head;
  std::memcpy(&head, payload.data(), sizeof head);
  event.words.tool_length = head.tool_length;
  event.words.cwd_length = head.cwd_length;
  event.words.text = payload.substr(sizeof head, std::size_t{head.tool_length} + head.cwd_length + head.argv_length);
  event.session = payload.substr(cache::without_session(payload)->size());
  event.phases[static_cast<std::size_t>(report::Phase::kDeliver)] = watch.total();
  report_event(services, std::move(event), watch);
}

void report_event(Services& services, report::Event event, const report::Stopwatch& watch) {
  event.latency_ns = watch.total();
  event.ts_ns = report::real_time_ns() - static_cast<std::int64_t>(event.latency_ns);
  services.reporter.record(std::move(event));
}

}  // namespace zcc::daemon
