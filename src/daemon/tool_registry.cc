#include "daemon/tool_registry.h"

#include <algorithm>

#include "cache/keys.h"

namespace zcc::daemon {
namespace {

// Compilers, each with every set of arguments that has a say in what it runs.
constexpr std::size_t kMostKnown = 1024;

std::string absolute(std::string_view path, std::string_view cwd) {
  if (path.starts_with('/')) return std::string(path);
  return std::string(cwd) + '/' + std::string(path);
}

// What a probe's answer depends on besides the files it names.
Digest probe_key(const std::string& path, const cache::CompileRequest& request, const tools::ProbeOptions& options) {
  Hasher h;
  h.field("probe").field(path);
  const auto environment = cache::tool_environment(request);
  for (const auto entry : environment) h.field(entry);
  const auto& module = tools::module_of(path);
  const bool here = module.depends_on_directory != nullptr && module.depends_on_directory(path);
  const bool in_directory = here || std::ranges::any_of(environment, module.searches_working_directory);
  if (in_directory || !(options.empty() || options.in_any_directory)) h.field(request.cwd);
  for (const auto* list : {&options.arguments, &options.plugins}) {
    h.number(list->size());
    for (const auto& word : *list) h.field(word);
  }
  return h.finish();
}

// The identity: each program and library by path and content, and the name the driver goes by,
// which decides between C and C++.
Digest identity(const tools::Probe& probe, const std::string& path, inputs::FileTable& files,
                const std::vector<store::InputId>& inputs) {
  Hasher h;
  h.field("tool").field(path).number(static_cast<std::uint64_t>(probe.family));
  for (const auto id : inputs) {
    const auto* input = files.input(id);
    h.field(files.path(input->file)).digest(input->digest);
  }
  return h.finish();
}

}  // namespace

asio::awaitable<bool> ToolRegistry::still_same(const cache::Tool& tool, inputs::Round round) {
  for (;;) {
    const auto agreement = cache::compare(tool.inputs, files_, round);
    if (agreement.differs) co_return false;
    if (agreement.to_hash.empty()) co_return true;
    co_await reader_.read(agreement.to_hash, round);
  }
}

asio::awaitable<std::shared_ptr<const IdentifiedTool>> ToolRegistry::identify(
    const cache::CompileRequest& request, inputs::Round round, const tools::ProbeOptions& options) {
  const auto path = absolute(request.tool, request.cwd);
  const auto key = probe_key(path, request, options);
  if (known_.size() >= kMostKnown) known_.clear();
  // One prober at a time for one tool; the others take its answer if it is of their round.
  for (auto it = probing_.find(key); it != probing_.end(); it = probing_.find(key)) {
    const auto gate = it->second;
    co_await gate->wait();
  }
  if (const auto it = known_.find(key); it != known_.end()) {
    const auto known = it->second;
    const bool same = co_await still_same(*known->tool, round);
    if (same) co_return known;
  }
  if (probing_.contains(key)) {
    auto theirs = co_await identify(request, round, options);
    co_return theirs;
  }
  const auto gate = std::make_shared<Gate>(io_);
  probing_.emplace(key, gate);
  auto found = co_await probe(request, path, round, options);
  // An answer that rests on a file which could not be read at this moment is not for keeping.
  if (found->complete) {
    auto& known = known_[key];
    // Found anew as it was: contexts that have it go by what keeps it fresh now.
    if (known && known->tool->digest == found->tool->digest) {
      *known->tool = std::move(*found->tool);
      found->tool = known->tool;
    }
    known = found;
  }
  probing_.erase(key);
  gate->open();
  co_return found;
}

asio::awaitable<std::shared_ptr<IdentifiedTool>> ToolRegistry::probe(
    const cache::CompileRequest& request, const std::string& path, inputs::Round round,
    const tools::ProbeOptions& options) {
  auto found = std::make_shared<IdentifiedTool>();
  const std::vector<std::string> environment(request.environment.begin(),
                                             request.environment.end());
  const std::string cwd(request.cwd);
  const auto& module = tools::module_of(path);
  const auto asking = start_work(io_, pool_, [&module, path, environment, cwd, options] {
    return options.empty() || module.probe_with == nullptr ? module.probe(path, environment, cwd)
                                                           : module.probe_with(path, environment, cwd, options);
  });
  co_await asking->done();
  found->probe = std::move(asking->value);
  auto& probe = found->probe;
  // Also of what is not cached the answer is kept only while the file behind the path is the same.
  if (probe.files.empty()) probe.files.push_back(path);

  auto tool = std::make_shared<cache::Tool>();
  tool->module = &module;
  tool->family = probe.family;
  tool->library_directories = probe.library_directories;
  std::vector<store::FileId> ids;
  for (const auto& file : probe.files) ids.push_back(files_.intern(file));
  std::vector<store::FileId> unread;
  for (const auto id : ids) {
    if (files_.look(id, round) == inputs::FileTable::State::kNeedsHash) unread.push_back(id);
  }
  std::vector<store::FileId> consulted;
  for (const auto& file : probe.consulted) {
    consulted.push_back(files_.intern(file));
    if (files_.look(consulted.back(), round) == inputs::FileTable::State::kNeedsHash) {
      unread.push_back(consulted.back());
    }
  }
  co_await reader_.read(unread, round);
  for (const auto id : ids) {
    if (files_.look(id, round) != inputs::FileTable::State::kCurrent) {
      probe.pass = tools::PassReason::kUnknownTool;
      probe.pass_detail = files_.path(id);
      found->complete = false;
      continue;
    }
    tool->inputs.push_back(files_.intern_input(id, files_.record(id).digest));
  }
  tool->digest = identity(probe, path, files_, tool->inputs);
  // The rest keeps the answer fresh; what the tool is does not depend on where it was sought.
  for (const auto& file : probe.programs) {
    tool->inputs.push_back(files_.intern_input(files_.intern(file), store::kExecutable));
  }
  for (const auto& file : probe.absent) {
    tool->inputs.push_back(files_.intern_input(files_.intern(file), Digest{}));
  }
  for (const auto id : consulted) {
    const bool there = files_.look(id, round) == inputs::FileTable::State::kCurrent;
    tool->inputs.push_back(files_.intern_input(id, there ? files_.record(id).digest : Digest{}));
  }
  found->tool = std::move(tool);
  co_return found;
}

}  // namespace zcc::daemon
