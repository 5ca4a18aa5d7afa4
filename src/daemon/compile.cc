#include "daemon/compile.h"

#include <algorithm>

#include "cache/compile_request.h"
#include "cache/keys.h"
#include "cache/sharing.h"
#include "daemon/argument_files.h"
#include "daemon/caller.h"
#include "daemon/checkout.h"
#include "daemon/compile_event.h"
#include "daemon/compile_reply.h"
#include "daemon/compile_result.h"
#include "daemon/just_written.h"
#include "daemon/miss_diff.h"
#include "daemon/several_sources.h"
#include "daemon/sharing.h"
#include "daemon/strict_paths.h"
#include "platform/checks.h"
#include "platform/processor.h"
#include "tools/module.h"

namespace zcc::daemon {
namespace {

using cache::CompileRequest;
using cache::Context;
using cache::Verdict;
using protocol::FrameType;
using tools::PassReason;

// How long an equal request waits for a compile under way before it compiles by itself: a compile
// that was stopped (Ctrl-Z) must not stop others for good.
constexpr auto kLongestWait = std::chrono::seconds(10);

// One compile request on its way through the daemon.
class CompileJob {
 public:
  // `payload`: the request as it came; empty for a part of one.
  CompileJob(Services& services, Connection& connection, const CompileRequest& request, Part part,
             std::string_view payload)
      : s_(services),
        connection_(connection),
        request_(request),
        part_(std::move(part)),
        payload_(payload) {}

  // The table of contents. (GCC 12 lays out a coroutine's frame wrongly when a condition holds a
  // co_await, and destroys temporaries of a co_await expression twice: hence the named values here
  // and elsewhere.)
  asio::awaitable<void> run() {
    if (sees_other_files(request_, s_.root)) {
      co_await pass_through(PassReason::kForeignNamespace);
      co_return;
    }
    // Again each time: what was asked does not part requests, only its answer stops some.
    if (const auto complaint = misspelled_paths(); !complaint.empty()) {
      co_await refuse(complaint, "strict_paths");
      co_return;
    }
    round_ = s_.files.begin_round();
    environment_ = cache::relevant_environment(request_);
    request_key_ = with_map(cache::request_digest(request_, cache::request_environment(request_)), request_);
    const bool known = recall();
    if (!(known && proof_holds()) && stands_elsewhere(request_)) {
      co_await pass_through(PassReason::kForeignNamespace);
      co_return;
    }
    if (known) {
      const bool hit = co_await hit_if_known_fresh();
      if (hit) co_return;
    }
    heartbeat_.emplace(connection_, heartbeat_period());
    const bool cacheable = co_await find_context();
    if (!cacheable && !sources_.empty()) {
      co_await compile_each();
      co_return;
    }
    if (!cacheable) {
      co_await pass_through(pass_);
      co_return;
    }
    const bool hit = co_await hit_in_the_end();
    if (hit) co_return;
    const bool shared = co_await hit_of_another_checkout();
    if (shared) co_return;
    if (appearance_ == kUncertainAppearance) {
      co_await pass_through(PassReason::kEnvironment);
      co_return;
    }
    if (context_->invocation->tells_arguments && adds_arguments(appearance_)) {
      co_await pass_through(PassReason::kDumpOrExtraOutput);
      co_return;
    }
    if (context_->invocation->speaks_in_colour && adds_arguments(appearance_)) {
      co_await pass_through(PassReason::kEnvironment);
      co_return;
    }
    if (only_hits()) {
      co_await refuse(not_here(), "only_hits");
      co_return;
    }
    if (wants(protocol::kReadOnly)) {
      co_await pass_through(PassReason::kReadOnly);
      co_return;
    }
    co_await compile();
  }

 private:
  bool wants(protocol::CompileFlag flag) const { return (request_.head.flags & flag) != 0; }

  std::chrono::milliseconds heartbeat_period() const {
    return std::chrono::milliseconds(std::clamp(request_.head.timeout_ms / 4, 5u, 250u));
  }

  // ---- what is asked for ------------------------------------------------------------------------

  // The request memo: as asked before, and understood the same way while the compiler and the
  // response files it was understood from are unchanged.
  bool recall() {
    memo_ = s_.contexts.recall(request_key_);
    if (memo_ == nullptr) return false;
    trusted_ = true;
    if (!proof_holds()) {
      for (const auto* inputs : {&memo_->tool->inputs, &std::as_const(memo_->argument_inputs),
                                 &std::as_const(memo_->checkout_inputs)}) {
        const auto agreement = cache::compare(*inputs, s_.files, round_);
        if (agreement.differs || !agreement.to_hash.empty()) {
          s_.contexts.forget(request_key_);
          memo_ = nullptr;
          return false;
        }
        trusted_ = trusted_ && agreement.trusted;
      }
    }
    context_ = memo_->context;
    tool_ = memo_->tool;
    argument_inputs_ = memo_->argument_inputs;
    return true;
  }

  bool proof_holds() const { return s_.holds(memo_->proof); }

  // The hit that needs no reading and no waiting.
  asio::awaitable<bool> hit_if_known_fresh() {
    if (wants(protocol::kRecache)) co_return false;
    appearance_ = appearance_of(request_, tool_family(), *context_->invocation);
    verdict_ = proven_verdict();
    if (verdict_.kind == Verdict::Kind::kHit) {
      found_ = report::Found::kContext;
    } else {
      verdict_ = cache::verify(*context_, appearance_, s_.files, round_, own_variables());
      lap(report::Phase::kVerify);
      keep_proof();
    }
    if (verdict_.kind != Verdict::Kind::kHit) co_return false;
    const auto proof = memo_->proof;
    const bool proven = s_.holds(proof) && proof.appearance == appearance_ &&
                        proof.artifact == context_->manifest.variants[verdict_.variant].artifact;
    const bool delivered = co_await deliver();
    if (delivered && proven && !payload_.empty()) {
      s_.known_hits.remember(s_, payload_, request_, proof, context_->invocation, subject_);
    }
    co_return delivered;
  }

  Verdict proven_verdict() const {
    const auto& variants = context_->manifest.variants;
    if (!proof_holds() || memo_->proof.appearance != appearance_) return {};
    for (std::size_t i = 0; i < variants.size(); ++i) {
      if (variants[i].artifact == memo_->proof.artifact) {
        return {.kind = Verdict::Kind::kHit, .variant = i, .trusted = true};
      }
    }
    return {};
  }

  void keep_proof() {
    if (verdict_.kind != Verdict::Kind::kHit || !verdict_.trusted || !trusted_) return;
    memo_->proof = {.epoch = s_.files.epoch(),
                    .minute = s_.minute,
                    .appearance = appearance_,
                    .artifact = context_->manifest.variants[verdict_.variant].artifact};
  }

  // As inputs, of tools that name them.
  cache::Variables own_variables() const {
    if (module().is_of_session == nullptr) return {};
    return {module(), request_.environment};
  }

  tools::Family tool_family() const { return context_->tool->family; }

  asio::awaitable<bool> find_context() {
    if (context_) co_return true;
    if (!may_compile()) co_return give_up(PassReason::kNotACompile, {});
    const tools::ProbeOptions without_arguments;
    auto identified = co_await s_.tools.identify(request_, round_, without_arguments);
    if (identified->probe.pass != PassReason::kNone) {
      co_return give_up(identified->probe.pass, identified->probe.pass_detail);
    }
    lap(report::Phase::kContext);
    auto invocation = std::make_shared<tools::Invocation>(parse(identified->probe));
    lap(report::Phase::kParse);
    if (invocation->pass != PassReason::kNone) {
      sources_ = invocation->sources;
      co_return give_up(invocation->pass, invocation->pass_detail);
    }
    if (!invocation->tool_options.empty()) {
      auto told = co_await s_.tools.identify(request_, round_, invocation->tool_options);
      identified = std::move(told);
      if (identified->probe.pass != PassReason::kNone) {
        co_return give_up(identified->probe.pass, identified->probe.pass_detail);
      }
    }
    if (invocation->depends_on_host && !host_processor()) {
      co_return give_up(PassReason::kHostDependent, {});
    }
    if (asks_for_map(request_)) {
      auto found = co_await find_checkout(s_, request_, *invocation, round_);
      checkout_ = std::move(found);
      map_root(*checkout_, *identified->tool, request_.cwd, *invocation);
      // The user maps it otherwise: then not all that tells it may be mapped.
      checkout_->maps = checkout_->maps && !invocation->added_arguments.empty();
    }
    if (invocation->depends_on_spelling) {
      invocation->spelling = {std::string(request_.argv.front()), std::string(request_.tool)};
    }
    const auto key = cache::context_key(identified->tool->digest, *invocation, request_.cwd,
                                        environment_);
    cache::ContextCache::Memo memo;
    std::vector<store::FileId> unread;
    for (const auto& file : invocation->argument_files) {
      const auto id = s_.files.intern(in_cwd(file));
      unread.push_back(id);
    }
    for (const auto& place : invocation->argument_absences) {
      memo.argument_inputs.push_back(s_.files.intern_input(s_.files.intern(in_cwd(place)), Digest{}));
    }
    context_ = s_.contexts.get(key, identified->tool, std::move(invocation));
    tool_ = identified->tool;
    memo.context = context_;
    memo.tool = tool_;
    if (checkout_) memo.checkout_inputs = checkout_->inputs;
    co_await s_.reader.read(unread, round_);
    // A response file was read to be understood and is hashed after that: what was understood must be what
    // was hashed. Only if no write can have come between is the memo true.
    bool sound = true;
    for (const auto id : unread) {
      if (check_is_on(Check::kDuringCompile) &&
          !argument_files_.had(s_.files.path(id), s_.files.record(id).digest)) {
        co_return give_up(PassReason::kInputChanged, s_.files.path(id));
      }
      sound = sound && s_.files.look(id, round_) == inputs::FileTable::State::kCurrent &&
              s_.files.record(id).stat.ctime_ns < parsed_at_;
      memo.argument_inputs.push_back(s_.files.intern_input(id, s_.files.record(id).digest));
    }
    argument_inputs_ = memo.argument_inputs;
    if (sound) s_.contexts.remember(request_key_, std::move(memo));
    appearance_ = appearance_of(request_, tool_family(), *context_->invocation);
    lap(report::Phase::kContext);
    co_return true;
  }

  // Whether a look at the words already says that nothing is compiled. Saves asking
  // every program that is put behind the launcher what it is.
  bool may_compile() const {
    return module().may_compile(arguments(), variables());
  }

  bool give_up(PassReason reason, std::string detail) {
    pass_ = reason;
    pass_detail_ = std::move(detail);
    return false;
  }

  const tools::Module& module() const { return tools::module_of(request_.tool); }

  tools::Arguments arguments() const { return {request_.argv.begin() + 1, request_.argv.end()}; }

  tools::Variable variables() const {
    return [this](std::string_view name) { return request_.variable(name); };
  }

  tools::Invocation parse(const tools::Probe& probe) {
    parsed_at_ = file_clock_ns();
    const tools::ParseContext context{
        .family = probe.family,
        .release = probe.release,
        .cxx_driver = probe.cxx_driver,
        .tool = request_.tool,
        .cwd = request_.cwd,
        .read_file = [this](const std::string& path) { return argument_files_.read(path); },
        .variable = variables()};
    return module().parse(arguments(), context);
  }

  std::string in_cwd(std::string_view path) const { return absolute_path(path, request_.cwd); }

  // ---- several sources --------------------------------------------------------------------------

  // Each source as if it were the only one. The replies do not wait for what the launcher makes of them, so
  // that hits are delivered while the next are looked up.
  asio::awaitable<void> compile_each() {
    // Clang compiles none if one is missing.
    if (!std::ranges::all_of(sources_, [this](auto position) { return is_there(argument(position)); })) {
      co_await pass_through(PassReason::kSeveralSources);
      co_return;
    }
    heartbeat_.reset();
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      CompileJob job(s_, connection_, with_source(request_, sources_, i), part_of(sources_, i), {});
      co_await job.run();
      if (!job.answered_) co_return;
      const bool is_last = i + 1 == sources_.size();
      if (job.exit_code_ == 0 || is_last || !module().stops_at_errors) continue;
      const auto reply = failure_reply({}, job.exit_code_);
      co_await connection_.send(FrameType::kCompileReply, reply, kNoFds);
      co_return;
    }
  }

  // argv[0] is none of the arguments.
  std::string_view argument(std::size_t position) const { return request_.argv[position + 1]; }

  bool is_there(std::string_view source) {
    const auto id = s_.files.intern(in_cwd(source));
    const auto state = s_.files.look(id, round_);
    return state == inputs::FileTable::State::kCurrent || state == inputs::FileTable::State::kNeedsHash;
  }

  // ---- what is known of it ----------------------------------------------------------------------

  // Reads what must be read, waits for an equal compile under way.
  asio::awaitable<bool> hit_in_the_end() {
    bool again = true;
    while (again) {
      co_await settle();
      if (verdict_.kind == Verdict::Kind::kHit) {
        const bool delivered = co_await deliver();
        if (delivered) co_return true;
      }
      again = co_await wait_for_equal();
    }
    co_return false;
  }

  asio::awaitable<void> settle() {
    if (wants(protocol::kRecache)) co_return;
    for (;;) {
      verdict_ = cache::verify(*context_, appearance_, s_.files, round_, own_variables());
      lap(report::Phase::kVerify);
      if (verdict_.kind != Verdict::Kind::kNeedsHash) co_return;
      co_await s_.reader.read(verdict_.to_hash, round_);
      lap(report::Phase::kHash);
    }
  }

  // What another checkout compiled, if it is the same here.
  asio::awaitable<bool> hit_of_another_checkout() {
    if (!checkout_) {
      auto found = co_await find_checkout(s_, request_, *context_->invocation, round_);
      checkout_ = std::move(found);
    }
    plan_ = cache::plan_sharing(*tool_, *context_->invocation, request_.cwd, environment_, *checkout_);
    if (plan_.reason != cache::NotShared::kNone || wants(protocol::kRecache)) co_return false;
    const Asker asker{.appearance = appearance_, .variables = own_variables()};
    auto adoption = co_await adopt(s_, *context_, plan_, asker, round_);
    const auto reply = hit_reply(s_.store, adoption.artifact, *context_->invocation, part_);
    if (!reply) {
      count_not_shared(s_.counters, adoption.reason);
      co_return false;
    }
    s_.counters.add("hits_shared");
    found_ = report::Found::kWorktree;
    co_await send(*reply, context_->manifest.variants.front().artifact);
    keep_parts();
    co_return true;
  }

  // What the context was made of, so that a later miss can be told from it. The launcher is at work by now.
  void keep_parts() {
    const CompileFacts facts{.context = context_,
                             .tool_inputs = tool_->inputs,
                             .cwd = directory(),
                             .tool = in_cwd(request_.tool),
                             .variables = {environment_.begin(), environment_.end()}};
    store::Batch batch;
    batch.contexts.emplace_back(context_->key, context_parts(facts));
    s_.submit(std::move(batch));
  }

  std::string directory() const {
    const auto& own = context_->invocation->directory;
    return own.empty() ? std::string(request_.cwd) : own;
  }

  asio::awaitable<void> send(const HitReply& reply, const Digest& artifact) {
    heartbeat_.reset();
    s_.used.insert(artifact);
    report_hit(reply);
    const auto descriptors = reply.descriptors();
    answered_ = co_await connection_.send(FrameType::kCompileReply, *reply.payload, descriptors);
  }

  // False when the artifact is gone or damaged: then the variant is dropped and it is a miss.
  asio::awaitable<bool> deliver() {
    auto& variants = context_->manifest.variants;
    const auto variant = variants[verdict_.variant];
    auto reply = hit_reply(s_.store, variant.artifact, *context_->invocation, part_);
    if (!reply) {
      // What was stored this very moment may still be on its way into the index.
      const auto flushing = start_work(s_.io, s_.workers, [this] {
        s_.store.flush();
        return true;
      });
      co_await flushing->done();
      reply = hit_reply(s_.store, variant.artifact, *context_->invocation, part_);
    }
    if (!reply) {
      std::erase_if(variants, [&](const auto& v) { return v.artifact == variant.artifact; });
      verdict_ = Verdict{.reason = cache::MissReason::kNoArtifactForKey};
      co_return false;
    }
    co_await send(*reply, variant.artifact);
    co_return true;
  }

  // Whether an equal compile was under way and has ended, so that another look is worth it.
  asio::awaitable<bool> wait_for_equal() {
    if (wants(protocol::kRecache)) co_return false;
    const auto it = s_.compiling.find(context_->key);
    if (it == s_.compiling.end() || waited_) co_return false;
    waited_ = true;
    const auto gate = it->second;
    const bool ended = co_await gate->wait_for(kLongestWait);
    round_ = s_.files.begin_round();
    co_return ended;
  }

  // What the user has asked us to complain of.
  std::string misspelled_paths() {
    return may_compile() ? strict_paths_complaint(request_, argument_files_) : std::string();
  }

  // zccache warm: what cargo itself compiles is to come from the cache or not at all. Not what build scripts ask of
  // the compiler, which would take a failure for an answer.
  bool only_hits() const {
    return request_.variable("ZCCACHE_ONLY_HITS") == "1" && request_.variable("CARGO_CRATE_NAME") &&
           !request_.variable("NUM_JOBS");
  }

  std::string not_here() const {
    return std::string("zccache: not in the cache: crate ").append(*request_.variable("CARGO_CRATE_NAME")) += '\n';
  }

  asio::awaitable<void> refuse(const std::string& complaint, std::string_view reason) {
    report_end(report::Outcome::kError, reason, complaint.substr(0, complaint.find('\n')));
    const auto reply = failure_reply(complaint);
    co_await connection_.send(FrameType::kCompileReply, reply, kNoFds);
  }

  // ---- not known: compile -----------------------------------------------------------------------

  asio::awaitable<void> pass_through(PassReason reason) {
    heartbeat_.reset();
    if (only_hits() && reason != PassReason::kNotACompile) {
      co_await refuse(not_here(), "only_hits");
      co_return;
    }
    report_end(report::Outcome::kPassthrough, to_string(reason), reason == pass_ ? pass_detail_ : std::string());
    const auto reply = pass_through_reply();
    co_await connection_.send(FrameType::kCompileReply, reply, kNoFds);
  }

  std::vector<OutputWriters::File> written_files() {
    std::vector<OutputWriters::File> files;
    for (const auto& output : context_->invocation->outputs) {
      files.push_back({.path = in_cwd(output.path),
                       .closings = output.closings,
                       .makes_directories = output.makes_directories});
      s_.written.add(files.back().path);
    }
    return files;
  }

  asio::awaitable<void> compile() {
    co_await settle_arguments(s_, argument_inputs_);
    auto told_by = argument_inputs_;
    told_by.insert(told_by.end(), checkout_->inputs.begin(), checkout_->inputs.end());
    // The first of equal requests leads; one that came while it compiled and waited in vain does
    // not take the lead from it.
    auto lead = std::make_shared<CompileLead>(s_, context_);
    co_await wait_for_next_tick(s_.io, *context_, request_.cwd);
    heartbeat_.reset();
    // Nothing that is written from now on has a ctime before this.
    const auto began = file_clock_ns();
    const auto began_round = s_.files.begin_round();
    auto writers = s_.output_writers.begin(written_files());
    const auto plan = run_reply(*tool_->module, *context_->invocation, appearance_, part_);
    co_await connection_.send(FrameType::kCompileReply, plan, kNoFds);
    const bool answered = co_await connection_.receive();
    if (!answered) {
      report_end(report::Outcome::kAbandoned, {});
      co_return;
    }
    if (connection_.frame().header.type != FrameType::kResult) co_return;
    CompileFacts facts{
        .context = context_,
        .tool_inputs = tool_->inputs,
        .argument_inputs = std::move(told_by),
        .library_directories = tool_->library_directories,
        .cwd = directory(),
        .tool = in_cwd(request_.tool),
        .environment = {request_.environment.begin(), request_.environment.end()},
        .source_date_epoch = request_.variable("SOURCE_DATE_EPOCH").has_value(),
        .appearance = appearance_,
        .miss_reason = miss_reason(),
        .variables = {environment_.begin(), environment_.end()},
        .began_ns = began,
        .began = began_round,
        .sharing = std::move(plan_),
        .heartbeat = heartbeat_period(),
        .writers = std::move(writers),
        .lead = std::move(lead),
        .event = event_so_far(),
        .watch = watch_};
    const auto taken = co_await take_result(s_, connection_, std::move(facts), !part_.later.empty());
    answered_ = taken.goes_on;
    exit_code_ = taken.exit_code;
  }

  // ---- what is reported of it --------------------------------------------------------------------

  void lap(report::Phase phase) { watch_.lap(phases_, phase); }

  std::string_view miss_reason() const {
    return wants(protocol::kRecache) ? "recache" : cache::to_string(verdict_.reason);
  }

  report::Event event_so_far() {
    auto event = event_of(request_);
    if (context_ && !subject_) subject_ = subject_of(request_, *context_);
    event.subject = subject_;
    event.phases = phases_;
    return event;
  }

  void report_hit(const HitReply& reply) {
    lap(report::Phase::kDeliver);
    auto event = event_so_far();
    add_hit(event, reply, found_);
    report_event(s_, std::move(event), watch_);
  }

  void report_end(report::Outcome outcome, std::string_view reason, std::string detail = {}) {
    auto event = event_so_far();
    event.outcome = outcome;
    event.reason = reason;
    event.detail = std::move(detail);
    if (outcome == report::Outcome::kError) event.exit_code = 1;
    report_event(s_, std::move(event), watch_);
  }

  Services& s_;
  Connection& connection_;
  CompileRequest request_;
  Part part_;
  std::string_view payload_;
  bool answered_ = false;             // and the launcher waits for what follows
  int exit_code_ = 0;                 // of what was compiled
  std::vector<std::size_t> sources_;  // several: where they are in the arguments
  std::vector<std::string_view> environment_;
  Digest request_key_;
  inputs::Round round_ = 0;
  std::optional<Connection::Heartbeat> heartbeat_;

  std::shared_ptr<Context> context_;
  std::shared_ptr<const cache::Tool> tool_;
  ArgumentFiles argument_files_;
  std::vector<store::InputId> argument_inputs_;
  cache::ContextCache::Memo* memo_ = nullptr;  // until the first suspension
  bool trusted_ = false;                       // what the memo was understood from
  std::uint32_t appearance_ = 0;
  std::int64_t parsed_at_ = 0;
  std::optional<cache::Checkout> checkout_;
  cache::SharePlan plan_;
  Verdict verdict_;
  bool waited_ = false;
  PassReason pass_ = PassReason::kNone;
  std::string pass_detail_;
  report::Stopwatch watch_;
  report::Phases phases_{};
  report::Found found_ = report::Found::kVerified;
  std::shared_ptr<const report::Subject> subject_;
};

}  // namespace

asio::awaitable<void> serve_compile(Services& services, Connection& connection) {
  const auto payload = std::move(connection.frame().payload);
  const auto request = cache::decode_compile_request(payload);
  if (!request) {
    services.counters.add("refused.malformed");
    co_return;
  }
  CompileJob job(services, connection, *request, {}, payload);
  co_await job.run();
}

}  // namespace zcc::daemon
