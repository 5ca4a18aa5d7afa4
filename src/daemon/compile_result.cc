#include "daemon/compile_result.h"

#include <sys/wait.h>

#include <algorithm>

#include "daemon/absences.h"
#include "daemon/compile_reply.h"
#include "daemon/configuration_files.h"
#include "daemon/crate_inputs.h"
#include "daemon/findings.h"
#include "daemon/include_closure.h"
#include "daemon/keeping.h"
#include "daemon/link_watch.h"
#include "daemon/miss_diff.h"
#include "daemon/module_files.h"
#include "daemon/offloading.h"
#include "daemon/other_inputs.h"
#include "daemon/result_report.h"
#include "daemon/sharing.h"
#include "daemon/taken_outputs.h"
#include "inputs/source_scan.h"
#include "platform/checks.h"
#include "tools/depfile.h"

namespace zcc::daemon {
namespace {

using inputs::FileTable;
using tools::DependencySource;
using tools::PassReason;

// One result on its way into the store.
class ResultJob {
 public:
  ResultJob(Services& services, CompileFacts facts)
      : s_(services), f_(std::move(facts)), report_(services, f_), links_(f_.began_ns), precompiled_(s_, f_) {
    ++s_.pending_stores;
  }
  ~ResultJob() { --s_.pending_stores; }
  ResultJob(const ResultJob&) = delete;
  ResultJob& operator=(const ResultJob&) = delete;

  // What the launcher waits for. Whether it goes on.
  asio::awaitable<bool> receive(Connection& connection) {
    auto result = decode_result(connection.frame(), invocation());
    if (!result) {
      s_.counters.add("refused.malformed");
      co_return false;
    }
    const auto status = result->head.wait_status;
    compile_ns_ = result->head.duration_ns;
    f_.event.compile_ns = compile_ns_;
    f_.event.exit_code = exit_code_ = exit_code_of(status);
    report_.lap(report::Phase::kCompile);
    const bool may_be_verdict = f_.context->tool->module->is_verdict != nullptr && WIFEXITED(status);
    if (status != 0 && !may_be_verdict) {
      report_.end(report::Outcome::kError);
      co_return true;
    }
    exit_status_ = WEXITSTATUS(status);
    const bool goes_on = co_await take(connection, *result);
    co_return goes_on;
  }

  int exit_code() const { return exit_code_; }
  bool has_outputs() const { return taken_.complete && !shared_; }

  // What it does not: afterwards the result is stored, or is not to be.
  asio::awaitable<void> judge() {
    if (exit_status_ != 0 && !f_.context->tool->module->is_verdict(taken_.out, taken_.err)) {
      report_.end(report::Outcome::kError);
      co_return;
    }
    if (!name_inputs()) co_return;
    const bool known_insides = co_await precompiled_.add_to(files_);
    if (!known_insides) co_return not_stored(PassReason::kPrecompiledHeader);
    if (invocation().dependencies == DependencySource::kIncludeSearch &&
        check_is_on(Check::kIncludeSearch)) {
      const bool whole = co_await lists_all();
      if (!whole) {
        const bool complete = co_await search_includes();
        if (!complete) co_return;
      }
      lists_all_ = whole;
    }
    const bool imported = co_await add_modules();
    if (!imported) co_return;
    // Before what takes long: the user may go on and change a source.
    const bool sound = co_await read_inputs();
    if (!sound) co_return;
    const bool nameless = co_await names_no_inode();
    if (!nameless) co_return;
    const bool known = co_await search_absences();
    if (!known) co_return;
    const bool configured = co_await read_configuration();
    if (!configured) co_return;
    co_await store();
  }

 private:
  const tools::Invocation& invocation() const { return *f_.context->invocation; }

  bool is_silent() const {
    const auto of_tool = f_.context->tool->module->is_silent;
    return of_tool != nullptr ? of_tool(taken_.out, taken_.err) : taken_.out.empty() && taken_.err.empty();
  }

  // `detail`: what decided it.
  void not_stored(PassReason reason, std::string detail = {}) { report_.not_stored(reason, std::move(detail)); }

  asio::awaitable<bool> take(Connection& connection, ResultFrame& result) {
    Connection::Heartbeat heartbeat(connection, f_.heartbeat);
    const auto taking = start_work(s_.io, s_.workers, [this, &result] {
      return take_outputs(s_.store, result, invocation(), f_.began_ns);
    });
    co_await taking->done();
    taken_ = std::move(taking->value);
    judging_.emplace(s_.precompiled, compiled_contents());
    shared_ = check_is_on(Check::kOutputWriters) && f_.writers && f_.writers->has_company();
    f_.writers.reset();
    heartbeat.stop();
    // From here the launcher is on its way; what the user does to the outputs no longer matters.
    const bool told = co_await connection.send(protocol::FrameType::kResultReply, kEmpty, kNoFds);
    report_.lap(report::Phase::kStore);
    if (!taken_.complete && exit_status_ != 0) {
      report_.end(report::Outcome::kError);
    } else if (!taken_.complete) {
      f_.event.reason = "not_stored";
      f_.event.detail = taken_.error;
      report_.end(report::Outcome::kMiss);
    }
    if (taken_.complete && shared_) not_stored(PassReason::kOutputShared);
    co_return told;
  }

  // Where the user's depfile does not, it is another compile's that was told to write to the same.
  bool tells_of_source() {
    if (!invocation().depfile || !check_is_on(Check::kOutputWriters)) return true;
    const auto listed = tools::parse_depfile(taken_.dependencies);
    const auto source = absolute_path(invocation().source, f_.cwd);
    return !listed || std::ranges::any_of(*listed, [&](const std::string& name) {
      return absolute_path(name, f_.cwd) == source;
    });
  }

  // The files the compiler read, in its order, the source first, each once.
  bool name_inputs() {
    if (invocation().translates_messages && !is_silent() && check_is_on(Check::kHiddenFiles)) {
      return not_stored(PassReason::kHiddenInput), false;
    }
    std::vector<std::string> names;
    const bool is_text = !invocation().modules || !invocation().modules->source_is_compiled;
    if (is_text && !tells_of_source()) return not_stored(PassReason::kOutputShared), false;
    if (is_text) names.push_back(invocation().source);
    const auto source = invocation().dependencies;
    if (source == DependencySource::kAdded || source == DependencySource::kUserDepfile ||
        (source == DependencySource::kIncludeSearch && invocation().searches_no_system)) {
      auto listed = read_dependencies();
      if (!listed) return not_stored(PassReason::kDependencyOptions), false;
      names.insert(names.end(), listed->files.begin(), listed->files.end());
      variables_ = std::move(listed->variables);
    }
    if (source == DependencySource::kNotes) {
      const auto listed = f_.context->tool->module->listed_in_messages(taken_.out);
      names.insert(names.end(), listed.begin(), listed.end());
    }
    absl::flat_hash_set<store::FileId> seen;
    for (const auto& name : names) {
      const auto path = absolute_path(name, f_.cwd);
      if (is_of_a_process(path)) return not_stored(PassReason::kHiddenInput, path), false;
      const auto id = s_.files.intern(path);
      if (seen.insert(id).second) files_.push_back(id);
    }
    return true;
  }

  Result<tools::Dependencies> read_dependencies() const {
    const auto* module = f_.context->tool->module;
    if (module->read_user_dependencies != nullptr) return module->read_user_dependencies(taken_.dependencies);
    return listed_texts(f_, taken_.dependencies).map([](std::vector<std::string>&& files) {
      return tools::Dependencies{.files = std::move(files), .variables = {}};
    });
  }

  // Whether a depfile of -MMD left nothing out: no directory is the system's, and no text makes a header one.
  asio::awaitable<bool> lists_all() {
    if (!invocation().searches_no_system) co_return false;
    const auto round = s_.files.begin_round();
    co_await s_.reader.scan(files_, round);
    co_return std::all_of(files_.begin(), files_.end(), [this](store::FileId id) {
      const auto scan = s_.files.includes(id);
      return scan && !scan->makes_system;
    });
  }

  // The list leaves files out: what the texts may include is added.
  asio::awaitable<bool> search_includes() {
    const auto path = co_await s_.search_paths.find(*f_.context, f_);
    if (!path) {
      not_stored(PassReason::kComputedInclude);
      co_return false;
    }
    const IncludeSearch search(*path, f_.cwd);
    IncludeClosure closure(s_, search, f_, invocation().included_first);
    const bool complete = co_await closure.add_to(files_);
    if (!complete || !holds_what_is_listed()) {
      not_stored(PassReason::kComputedInclude);
      co_return false;
    }
    co_return true;
  }

  // A depfile of -MMD names some of what was read. Anything that is missing here was included in a
  // way that the texts do not show.
  bool holds_what_is_listed() {
    if (taken_.dependencies.empty() || !check_is_on(Check::kIncludeSearch)) return true;
    const auto listed = listed_texts(f_, taken_.dependencies);
    if (!listed) return false;
    const absl::flat_hash_set<store::FileId> known(files_.begin(), files_.end());
    return std::all_of(listed->begin(), listed->end(), [&](const std::string& name) {
      return known.contains(s_.files.intern(absolute_path(name, f_.cwd)));
    });
  }

  // Every input as it is now, and whether that is what the compiler can have read.
  asio::awaitable<bool> read_inputs() {
    const auto round = s_.files.begin_round();
    co_await s_.reader.scan(files_, round);
    // A macro on the command line is as good as one in a file: -DNOW=__TIME__.
    std::uint32_t findings = 0;
    for (const auto& argument : invocation().key_arguments) {
      findings |= inputs::scan_source(argument);
    }
    // Another word for __has_include: what it is asked for is not to be read off the texts.
    if ((findings & inputs::kHasInclude) != 0 && check_is_on(Check::kAbsences)) {
      not_stored(PassReason::kComputedInclude);
      co_return false;
    }
    for (const auto id : files_) {
      if (links_.may_lead_elsewhere(s_.files.path(id)) || happened(id)) {
        not_stored(PassReason::kInputChanged, s_.files.path(id));
        co_return false;
      }
      const auto state = s_.files.look(id, round);
      if (state != FileTable::State::kCurrent || !is_unchanged(id)) {
        not_stored(PassReason::kInputChanged, s_.files.path(id));
        co_return false;
      }
      findings |= s_.files.record(id).findings;
      inputs_.push_back({.file = id, .digest = s_.files.record(id).digest});
      texts_.push_back({.file = id,
                        .digest = s_.files.record(id).digest,
                        .includes = s_.files.includes(id)});
    }
    add_real_paths(round);
    if (!add_times(round)) co_return false;
    const bool others = co_await add_other_files();
    if (!others) co_return false;
    inputs_.insert(inputs_.end(), of_modules_.begin(), of_modules_.end());
    const auto tool = cache::compare(f_.tool_inputs, s_.files, round);
    const auto arguments = cache::compare(f_.argument_inputs, s_.files, round);
    if (tool.differs || !tool.to_hash.empty() || arguments.differs || !arguments.to_hash.empty()) {
      not_stored(PassReason::kInputChanged);
      co_return false;
    }
    co_return findings_allow(findings);
  }

  // When the headers were modified that are in a precompiled header of Clang's, or in its modules.
  bool add_times(inputs::Round round) {
    // Clang makes those modules anew whose headers have other times, and then says what there is to say of them.
    const bool in_modules = invocation().modules && invocation().modules->header_modules;
    auto paths = invocation().keeps_times || in_modules ? paths_of_files() : precompiled_.timed();
    if (in_modules) paths.erase(paths.begin());  // the source, which is in none
    if (paths.empty() || !check_is_on(Check::kHeaderTimes)) return true;
    if (std::ranges::any_of(paths, [](const auto& path) { return path.find('\n') != std::string::npos; })) {
      return not_stored(PassReason::kPrecompiledHeader), false;
    }
    const auto id = s_.files.intern_times(paths);
    if (s_.files.look(id, round) != FileTable::State::kCurrent) return not_stored(PassReason::kInputChanged), false;
    inputs_.push_back({.file = id, .digest = s_.files.record(id).digest});
    return true;
  }

  // Whether no function is named after a text's inode (daemon/offloading.h).
  asio::awaitable<bool> names_no_inode() {
    if (!may_offload(invocation(), f_.context->tool->family) || !check_is_on(Check::kHiddenFiles)) co_return true;
    const auto looking = start_work(s_.io, s_.workers, [paths = paths_of_files()] { return mention_offloading(paths); });
    co_await looking->done();
    if (looking->value) not_stored(PassReason::kHostDependent, "#pragma omp target");
    co_return !looking->value;
  }

  std::vector<std::string> paths_of_files() const {
    std::vector<std::string> paths;
    for (const auto id : files_) paths.push_back(s_.files.path(id));
    return paths;
  }

  // What messages, depfile and debug information may call a file by.
  void add_real_paths(inputs::Round round) {
    if (!check_is_on(Check::kRealPaths)) return;
    absl::flat_hash_set<std::string> seen;
    for (const auto file : files_) {
      const auto behind = links_.behind_link(s_.files.path(file));
      if (behind.empty() || !seen.insert(behind).second) continue;
      const auto id = s_.files.intern_real_path(behind);
      s_.files.look(id, round);
      inputs_.push_back({.file = id, .digest = s_.files.record(id).digest});
    }
  }

  // What the compiler read besides the texts: files that arguments name, and those that line directives
  // name: GCC quotes their lines in its messages, and some warnings look at the lines.
  asio::awaitable<bool> add_other_files() {
    auto names = precompiled_.names();
    if (f_.context->tool->family == tools::Family::kGcc && check_is_on(Check::kQuotedFiles)) {
      for (const auto& text : texts_) {
        if (!text.includes) continue;
        if (text.includes->computed_line) {
          not_stored(PassReason::kHiddenInput);
          co_return false;
        }
        names.insert(names.end(), text.includes->line_names.begin(), text.includes->line_names.end());
      }
    }
    LostNames lost(s_.files, s_.written, {.began_ns = f_.began_ns, .began = f_.began, .depfile_is_whole = false});
    OtherInputs others(s_, f_, links_, files_);
    bool sound = co_await others.add(invocation().named_inputs, inputs_, &lost);
    if (sound) {
      const bool unchanged = co_await others.add(names, inputs_);
      sound = unchanged;
    }
    if (!sound) not_stored(PassReason::kInputChanged);
    co_return sound;
  }

  // What was read of C++ modules. Macros that come with them may have the unit include more, and that import more.
  asio::awaitable<bool> add_modules() {
    if (!invocation().modules) co_return true;
    for (;;) {
      auto modules = co_await find_module_files(s_, f_, links_, files_, taken_.dependencies, !is_silent());
      if (modules.trouble != PassReason::kNone) {
        not_stored(modules.trouble, std::move(modules.detail));
        co_return false;
      }
      const auto before = files_.size();
      for (const auto& path : modules.texts) {
        const auto text = s_.files.intern(path);
        if (std::find(files_.begin(), files_.end(), text) == files_.end()) files_.push_back(text);
      }
      of_modules_ = std::move(modules.inputs);
      imported_headers_ = std::move(modules.headers);
      if (files_.size() == before) co_return true;
      if (invocation().dependencies != DependencySource::kIncludeSearch || lists_all_) continue;
      const bool complete = co_await search_includes();
      if (!complete) co_return false;
    }
  }

  // Nothing was written to it since before the compiler started.
  bool is_unchanged(store::FileId id) const {
    return !check_is_on(Check::kDuringCompile) || s_.files.is_older_than(id, f_.began_ns);
  }

  Includers includers() const {
    std::vector<Includers::Text> texts;
    for (const auto& text : texts_) texts.push_back({s_.files.path(text.file), text.includes.get()});
    return Includers(texts);
  }

  // The places where the include search looked in vain, or what speaks against storing.
  asio::awaitable<bool> search_absences() {
    if (invocation().crates) {
      CrateInputs crates(s_, f_, links_);
      auto objection = co_await crates.add_to(inputs_, files_, variables_);
      if (objection == PassReason::kNone && invocation().link && exit_status_ == 0) {
        const auto of_link = co_await crates.add_linked(inputs_, taken_.linked);
        objection = of_link;
      }
      if (objection != PassReason::kNone) not_stored(objection);
      co_return objection == PassReason::kNone;
    }
    if (invocation().dependencies == DependencySource::kSourceOnly) co_return true;
    const auto path = co_await s_.search_paths.find(*f_.context, f_);
    if (!path) {
      not_stored(PassReason::kComputedInclude);
      co_return false;
    }
    IncludeSearch search(*path, f_.cwd);
    const bool depfile_is_whole = lists_all_ || invocation().dependencies != DependencySource::kIncludeSearch;
    const AbsenceSearch::Unit unit{.facts = f_,
                                   .family = f_.context->tool->family,
                                   .texts = texts_,
                                   .included_first = invocation().included_first,
                                   .imported = imported_headers_,
                                   .began_ns = f_.began_ns,
                                   .began = f_.began,
                                   .may_be_precompiled = &invocation().may_be_precompiled,
                                   .precompiled = &precompiled_,
                                   .precompiles = invocation().precompiles(),
                                   .depfile_is_whole = depfile_is_whole};
    LostNames lost(s_.files, s_.written,
                   {.began_ns = f_.began_ns,
                    .began = f_.began,
                    .depfile_is_whole = depfile_is_whole,
                    .asked_are_listed = f_.context->tool->family == tools::Family::kClang &&
                                        f_.context->tool->module->asked_are_listed &&
                                        invocation().dependencies != DependencySource::kNotes});
    if (path->asks_others) {
      not_stored(PassReason::kComputedInclude);
      co_return false;
    }
    if (path->through_includers && check_is_on(Check::kIncluders)) search.set_includers(includers());
    AbsenceSearch absences(s_, search, unit, links_, lost);
    const auto read = static_cast<std::ptrdiff_t>(inputs_.size());
    const auto outcome = co_await absences.add_to(inputs_);
    for (auto input = inputs_.begin() + read; input != inputs_.end(); ++input) {
      if (happened(input->file)) {
        not_stored(PassReason::kInputChanged, s_.files.path(input->file));
        co_return false;
      }
    }
    switch (outcome) {
      case AbsenceSearch::Outcome::kComplete: co_return true;
      case AbsenceSearch::Outcome::kComputedName: not_stored(PassReason::kComputedInclude); break;
      case AbsenceSearch::Outcome::kPrecompiled: not_stored(PassReason::kPrecompiledHeader); break;
      case AbsenceSearch::Outcome::kChanged: not_stored(PassReason::kInputChanged); break;
      case AbsenceSearch::Outcome::kOfAProcess: not_stored(PassReason::kHiddenInput); break;
    }
    co_return false;
  }

  // What decides beside the texts and above them, or what speaks against storing.
  asio::awaitable<bool> read_configuration() {
    if (invocation().configuration_names.empty() || !check_is_on(Check::kConfiguration)) co_return true;
    ConfigurationFiles configuration(s_, invocation().configuration_names);
    for (const auto id : files_) configuration.add_beside(s_.files.path(id));
    const auto first = static_cast<std::ptrdiff_t>(inputs_.size());
    const bool understood =
        co_await configuration.add_to(inputs_, f_.context->tool->module->accepts_configuration);
    if (!understood) {
      not_stored(PassReason::kHiddenInput);
      co_return false;
    }
    for (auto input = inputs_.begin() + first; input != inputs_.end(); ++input) {
      const bool there = !input->digest.is_zero();
      if (happened(input->file) || (there && !is_unchanged(input->file)) ||
          links_.may_lead_elsewhere(s_.files.path(input->file))) {
        not_stored(PassReason::kInputChanged, s_.files.path(input->file));
        co_return false;
      }
    }
    co_return true;
  }

  // Whether an event says that something was done to the file, or to its path, since the compile
  // began.
  bool happened(store::FileId id) const {
    return check_is_on(Check::kDuringCompile) && s_.files.happened_since(id, f_.began);
  }

  bool findings_allow(std::uint32_t findings) {
    if (invocation().crates) return true;  // see CrateInputs
    const auto objection = objection_to(findings, f_.context->tool->family, f_.source_date_epoch);
    if (objection) not_stored(objection->reason, file_with(objection->findings));
    return !objection;
  }

  // The first in which one of these was found; none where it was an argument.
  std::string file_with(std::uint32_t findings) {
    const auto has = [&](store::FileId id) { return (s_.files.record(id).findings & findings) != 0; };
    const auto it = std::ranges::find_if(files_, has);
    return it == files_.end() ? std::string() : s_.files.path(*it);
  }

  asio::awaitable<void> store() {
    report_.compare_with_nearest();
    report_.lap(report::Phase::kScan);
    const auto appearance = is_silent() && !invocation().shows_appearance ? 0 : f_.appearance;
    store::Artifact artifact;
    artifact.compile_ns = compile_ns_;
    artifact.exit_status = exit_status_;
    artifact.stdout_text = std::move(taken_.out);
    artifact.stderr_text = std::move(taken_.err);
    const auto compiled = compiled_contents();
    artifact.outputs = std::move(taken_.outputs);
    for (const auto& output : artifact.outputs) f_.event.bytes_stored += output.size;
    remember_precompiled(compiled);
    const auto variant = keep(s_, *f_.context, inputs_, appearance, artifact, context_parts(f_));
    report_.lap(report::Phase::kStore);
    report_.end(report::Outcome::kMiss);
    const Published result{.context = *f_.context,
                           .plan = f_.sharing,
                           .inputs = inputs_,
                           .variant = variant,
                           .artifact = artifact,
                           .dependencies = taken_.dependencies,
                           .cwd = f_.cwd,
                           .environment = f_.environment,
                           .wraps_messages = wraps_messages(f_.appearance) || asks_for_width()};
    f_.lead.reset();
    co_await publish(s_, result);
  }

  bool asks_for_width() const {
    return std::ranges::any_of(invocation().key_arguments, [](const std::string& argument) {
      return argument.find("message-length") != std::string::npos && argument != "-fmessage-length=0";
    });
  }

  // Of what was made, precompiled headers and CMIs.
  std::vector<Digest> compiled_contents() const {
    auto at = invocation().precompiled_outputs;
    if (const auto& modules = invocation().modules) {
      at.insert(at.end(), modules->compiled_outputs.begin(), modules->compiled_outputs.end());
    }
    std::vector<Digest> contents;
    for (const auto i : at) {
      if (i < taken_.outputs.size() && taken_.outputs[i].made) contents.push_back(taken_.outputs[i].digest);
    }
    return contents;
  }

  void remember_precompiled(const std::vector<Digest>& made) {
    if (made.empty()) return;
    PrecompiledTexts texts;
    texts.directory = f_.cwd;
    if (invocation().precompiles() || invocation().modules->keeps_macros) {
      texts.paths = paths_of_files();
      texts.timed = invocation().keeps_times;
    }
    std::vector<Digest> contents;
    for (const auto& text : texts_) contents.push_back(text.digest);
    if (texts.paths.empty()) contents.clear();
    texts.contents = digest_of_texts(contents);
    store::Batch batch;
    for (const auto& content : made) s_.precompiled.remember(content, texts, batch);
    s_.submit(std::move(batch));
  }

  Services& s_;
  CompileFacts f_;
  ResultReport report_;
  LinkWatch links_;
  bool lists_all_ = false;  // though it is of -MMD
  std::uint64_t compile_ns_ = 0;
  int exit_code_ = 0;  // as a shell tells it
  int exit_status_ = 0;
  Taken taken_;
  bool shared_ = false;  // somebody else may have written to them
  std::vector<store::FileId> files_;
  std::vector<std::string> variables_;  // that the compile asked for
  std::vector<AbsenceSearch::Text> texts_;
  std::vector<store::InputRecord> of_modules_;
  std::vector<tools::ModuleInputs::Header> imported_headers_;
  PrecompiledUse precompiled_;
  std::optional<PrecompiledHeaders::Judging> judging_;  // what is made here
  std::vector<store::InputRecord> inputs_;  // as read, then what the search rested on
};

}  // namespace

namespace {

asio::awaitable<void> judge(std::shared_ptr<ResultJob> job) { co_await job->judge(); }

}  // namespace

asio::awaitable<TakenResult> take_result(Services& services, Connection& connection, CompileFacts facts,
                                         bool others_follow) {
  const auto job = std::make_shared<ResultJob>(services, std::move(facts));
  const bool goes_on = co_await job->receive(connection);
  const TakenResult result{.goes_on = goes_on, .exit_code = job->exit_code()};
  if (!job->has_outputs()) co_return result;
  if (!others_follow) {
    co_await job->judge();
  } else {
    asio::co_spawn(services.io, judge(job), [&services](const std::exception_ptr& error) {
      if (error) services.count_exception(error);
      services.armer.poke();
    });
  }
  co_return result;
}

}  // namespace zcc::daemon
