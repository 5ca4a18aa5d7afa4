#include "daemon/search_paths.h"

#include <algorithm>

#include "daemon/compile_reply.h"
#include "daemon/compile_result.h"
#include "daemon/link_watch.h"

namespace zcc::daemon {
namespace {

// Beyond this the sets of arguments are as many as the units, and keeping them is no use.
constexpr std::size_t kMaxKnown = 1024;

Digest search_key(const cache::Context& context, const CompileFacts& facts) {
  Hasher h;
  h.field("search").digest(context.tool->digest).field(facts.cwd);
  h.number(static_cast<std::uint64_t>(context.invocation->language));
  for (const auto& argument : context.invocation->search_arguments) h.field(argument);
  h.field("environment");
  const auto variables = context.tool->module->search_variables;
  for (const auto& entry : facts.environment) {
    const auto name = std::string_view(entry).substr(0, entry.find('='));
    if (std::ranges::find(variables, name) != variables.end()) h.field(entry);
  }
  return h.finish();
}

std::pair<std::uint64_t, std::uint64_t> place(const std::string& directory) {
  FileStat stat;
  const bool names = directory.ends_with("/*");
  const auto path = names ? directory.substr(0, directory.size() - 1) : directory;
  if (stat_file_quick(path.c_str(), stat) != 0 || !stat.is_directory()) return {};
  if (names) return {static_cast<std::uint64_t>(stat.ctime_ns), stat.inode};
  return {stat.device, stat.inode};
}

std::pair<std::uint64_t, std::uint64_t> file_place(const std::string& file) {
  FileStat stat;
  if (stat_file_quick(file.c_str(), stat) != 0) return {};
  return {stat.device, stat.inode};
}

}  // namespace

SearchPaths::Answer SearchPaths::ask(const std::string& tool, const cache::Context& context,
                                     const std::vector<std::string>& environment,
                                     const std::string& cwd) {
  const auto& invocation = *context.invocation;
  LinkWatch links(file_clock_ns());
  Answer answer{.path = context.tool->module->find_search_path(
                    {tool, invocation.search_arguments, invocation.language, environment, cwd})};
  if (!answer.path) return answer;
  const auto& path = *answer.path;
  for (const auto* list : {&path.quote, &path.angle, &path.ignored, &path.passed_on}) {
    for (const auto& directory : *list) {
      auto absolute = absolute_path(directory, cwd);
      answer.settled = answer.settled && !links.may_lead_elsewhere(absolute);
      const auto found = place(absolute);
      answer.directories.emplace_back(std::move(absolute), found);
    }
  }
  for (const auto& directory : path.candidates) {
    auto absolute = absolute_path(directory, cwd);
    const auto found = place(absolute);
    answer.directories.emplace_back(std::move(absolute), found);
  }
  for (const auto& file : path.implied) {
    auto absolute = absolute_path(file, cwd);
    const auto found = file_place(absolute);
    answer.files.emplace_back(std::move(absolute), found);
  }
  // The time tells whether names came or went.
  for (const auto& directory : path.listed) {
    auto names = absolute_path(directory, cwd) + "/*";
    const auto found = place(names);
    answer.directories.emplace_back(std::move(names), found);
  }
  return answer;
}

bool SearchPaths::still_holds(const Answer& answer) {
  if (!answer.path || !answer.settled) return false;
  for (const auto& [directory, found] : answer.directories) {
    if (place(directory) != found) return false;
  }
  for (const auto& [file, found] : answer.files) {
    if (file_place(file) != found) return false;
  }
  return true;
}

asio::awaitable<std::shared_ptr<const tools::SearchPath>> SearchPaths::find(
    const cache::Context& context, const CompileFacts& facts) {
  const auto key = search_key(context, facts);
  if (known_.size() > kMaxKnown) known_.clear();
  std::shared_ptr<Asking> asking;
  for (bool ours = false; !ours;) {
    asking = known_[key];
    if (asking && asking->gate.is_open() && !still_holds(asking->value)) asking = nullptr;
    ours = !asking;
    if (ours) {
      asking = start_work(io_, pool_, [&context, &facts] {
        return ask(facts.tool, context, facts.environment, facts.cwd);
      });
      known_[key] = asking;
    }
    co_await asking->done();
    // For a compile that began since, another's question may have been too early.
    if (asking->value.settled) break;
  }
  if (!asking->value.path) co_return nullptr;
  const std::shared_ptr<const tools::SearchPath> path(asking, &*asking->value.path);
  co_return path;
}

asio::awaitable<std::shared_ptr<const std::vector<std::string>>> SearchPaths::find_macros(
    const cache::Context& context, const CompileFacts& facts) {
  if (macros_.size() > kMaxKnown) macros_.clear();
  auto& known = macros_[search_key(context, facts)];
  if (!known || (known->gate.is_open() && !known->value)) {
    known = start_work(io_, pool_, [&context, &facts] {
      const auto& invocation = *context.invocation;
      return context.tool->module->find_macros({facts.tool, invocation.search_arguments,
                                                invocation.language, facts.environment, facts.cwd});
    });
  }
  const auto asking = known;
  co_await asking->done();
  if (!asking->value) co_return nullptr;
  const std::shared_ptr<const std::vector<std::string>> macros(asking, &*asking->value);
  co_return macros;
}

}  // namespace zcc::daemon
