#include "daemon/include_closure.h"

#include <algorithm>

#include "daemon/workers.h"
#include "platform/checks.h"
#include "platform/file.h"

namespace zcc::daemon {

using inputs::FileTable;

IncludeClosure::IncludeClosure(Services& services, const IncludeSearch& search,
                               const CompileFacts& facts,
                               const std::vector<std::string>& included_first)
    : s_(services), search_(search), facts_(facts), included_first_(included_first) {}

asio::awaitable<bool> IncludeClosure::add_to(std::vector<store::FileId>& files) {
  files_ = &files;
  round_ = s_.files.begin_round();
  seen_.insert(files.begin(), files.end());
  follow_implied();
  // What a macro leads to may define another.
  for (std::size_t done = 0; done < files.size();) {
    const bool readable = co_await follow_names(done);
    if (!readable) co_return false;
    const bool resolved = co_await follow_macros();
    if (!resolved) co_return false;
    if (done == files.size() && search_.path().through_includers && check_is_on(Check::kIncluders)) {
      const bool known = co_await follow_through_includers();
      if (!known) co_return false;
    }
  }
  co_return true;
}

// What is read before the source: as the compiler told when it was asked, and where it would be by now.
void IncludeClosure::follow_implied() {
  for (const auto& implied : search_.path().implied) {
    add(s_.files.intern(absolute_path(implied, search_.cwd())));
  }
  if (facts_.context->tool->family == tools::Family::kGcc) follow(search_.cwd(), kPredefined);
  for (const auto& name : included_first_) follow(search_.cwd(), {.name = name, .quoted = true});
}

asio::awaitable<bool> IncludeClosure::follow_names(std::size_t& done) {
  while (done < files_->size()) {
    const std::vector<store::FileId> frontier(files_->begin() + static_cast<std::ptrdiff_t>(done),
                                              files_->end());
    co_await s_.reader.scan(frontier, round_);
    for (const auto id : frontier) {
      const auto scan = s_.files.includes(id);
      if (!scan || scan->computed_has_include || scan->unreadable_include) co_return false;
      const std::string directory(IncludeSearch::directory_of(s_.files.path(id)));
      for (const auto& name : scan->names) follow(directory, name);
      for (const auto& macro : scan->included_macros) macros_.emplace_back(id, macro);
    }
    done += frontier.size();
  }
  co_return true;
}

// Which texts include which is known by now, unless this leads to more.
asio::awaitable<bool> IncludeClosure::follow_through_includers() {
  std::vector<std::shared_ptr<const inputs::IncludeScan>> scans;
  std::vector<Includers::Text> texts;
  for (const auto id : *files_) {
    scans.push_back(s_.files.includes(id));
    if (!scans.back()) co_return false;
    texts.push_back({s_.files.path(id), scans.back().get()});
  }
  search_.set_includers(Includers(texts));
  for (const auto& text : texts) {
    const std::string directory(IncludeSearch::directory_of(text.path));
    for (const auto& name : text.scan->names) {
      if (search_.is_disputed(name)) co_return false;
      if (name.quoted) follow(directory, name);
    }
  }
  co_return true;
}

// Adds the names that arguments define the macro as, and says how many; nothing where one speaks of it otherwise.
std::optional<std::size_t> IncludeClosure::names_of_arguments(const std::string& macro,
                                                              std::vector<inputs::IncludeName>& names) const {
  const auto before = names.size();
  for (const auto& argument : facts_.context->invocation->key_arguments) {
    if (argument.find(macro) == std::string::npos) continue;
    const auto name = inputs::name_defined_by_argument(argument, macro);
    if (!name) return std::nullopt;
    names.push_back({.name = std::string(*name), .quoted = true});
  }
  return names.size() - before;
}

// Every name that any of the texts defines such a macro as. One that none defines can not have been
// included: that is an error.
asio::awaitable<bool> IncludeClosure::follow_macros() {
  if (macros_.empty()) co_return true;
  const auto predefined = co_await s_.search_paths.find_macros(*facts_.context, facts_);
  if (!predefined) co_return false;
  std::vector<std::string> macros;
  std::vector<inputs::IncludeName> by_arguments;
  for (const auto& [includer, macro] : macros_) {
    if (std::find(macros.begin(), macros.end(), macro) == macros.end()) macros.push_back(macro);
    const auto known = names_of_arguments(macro, by_arguments);
    if (!known) co_return false;
    // The compiler tells of those that arguments define, too.
    if (*known == 0 && std::binary_search(predefined->begin(), predefined->end(), macro)) co_return false;
  }
  // That they are still what the compiler read is seen to later, for all inputs.
  std::vector<std::string> texts;
  for (const auto id : *files_) {
    const auto scan = s_.files.includes(id);
    const bool may_define = !scan || std::any_of(macros.begin(), macros.end(), [&](const auto& macro) {
      return scan->may_define(macro);
    });
    if (may_define) texts.push_back(s_.files.path(id));
  }
  struct Answer {
    bool known = true;
    std::vector<inputs::IncludeName> names;
  };
  const auto scanning = start_work(s_.io, s_.workers, [texts, macros] {
    Answer answer;
    for (const auto& path : texts) {
      const auto content = read_file(path);
      answer.known =
          answer.known && content && inputs::scan_definitions(*content, macros, answer.names);
    }
    return answer;
  });
  co_await scanning->done();
  if (!scanning->value.known) co_return false;
  for (const auto& [includer, macro] : macros_) {
    const std::string directory(IncludeSearch::directory_of(s_.files.path(includer)));
    for (const auto& name : scanning->value.names) follow(directory, name);
    for (const auto& name : by_arguments) follow(directory, name);
  }
  co_return true;
}

void IncludeClosure::follow(std::string_view directory, const inputs::IncludeName& name) {
  search_.each_place(directory, name, [&](const std::string& place) {
    const auto id = s_.files.intern(place);
    const auto state = s_.files.look(id, round_);
    const bool found =
        state == FileTable::State::kCurrent || state == FileTable::State::kNeedsHash;
    if (found) add(id);
    return found && !name.next;
  });
}

void IncludeClosure::add(store::FileId file) {
  if (seen_.insert(file).second) files_->push_back(file);
}

}  // namespace zcc::daemon
