#include "daemon/absences.h"

#include <algorithm>
#include <map>

#include "daemon/asked_names.h"
#include "platform/checks.h"

namespace zcc::daemon {
namespace {

using inputs::FileTable;
using inputs::IncludeName;

}  // namespace

AbsenceSearch::AbsenceSearch(Services& services, const IncludeSearch& search, const Unit& unit,
                             LinkWatch& links, LostNames& lost)
    : s_(services), search_(search), unit_(unit), links_(links), lost_(lost) {
  for (const auto& text : unit.texts) inputs_.insert(text.file);
}

asio::awaitable<AbsenceSearch::Outcome> AbsenceSearch::add_to(
    std::vector<store::InputRecord>& inputs) {
  found_ = &inputs;
  round_ = s_.files.begin_round();
  std::vector<store::FileId> computed;
  for (const auto& text : unit_.texts) {
    const auto id = text.file;
    const auto& scan = text.includes;
    if (!scan || (scan->computed_has_include && check_is_on(Check::kAbsences))) {
      co_return Outcome::kComputedName;
    }
    if (scan->computed_include) computed.push_back(id);
    const std::string directory(IncludeSearch::directory_of(s_.files.path(id)));
    for (const auto& name : scan->names) {
      if (search_.is_disputed(name)) co_return Outcome::kComputedName;
      search_for(directory, name);
    }
    // Other requests have their turn between any two texts.
    co_await asio::post(s_.io, asio::use_awaitable);
  }
  co_await search_asked_by_macros();
  search_implied_names();
  if (!computed.empty()) search_computed_names(computed);
  search_precompiled();
  add_ignored_directories();
  co_await add_directories();
  if (ways_have_changed()) outcome_ = Outcome::kChanged;
  co_return outcome_;
}

AbsenceSearch::Place AbsenceSearch::look_at(store::FileId place) {
  if (inputs_.contains(place)) return Place::kInput;
  switch (s_.files.look(place, round_)) {
    case FileTable::State::kMissing:
    case FileTable::State::kDirectory: return Place::kAbsent;
    default: break;
  }
  // It is there and was not read. If it came while the compiler ran, the compiler may have missed
  // what the next one would find.
  if (check_is_on(Check::kDuringCompile) && others_.insert(place).second) {
    FileStat stat;
    if (stat_file_quick(s_.files.path(place).c_str(), stat) != 0 ||
        stat.ctime_ns >= unit_.began_ns || s_.files.happened_since(place, unit_.began)) {
      outcome_ = Outcome::kChanged;
    }
  }
  return Place::kOther;
}

void AbsenceSearch::search_for(std::string_view directory,
                               const IncludeName& name) {
  // The same name from another text of the directory, or in angles from anywhere, finds the same.
  std::string key(name.next ? "+" : "");
  if (name.asked) key += '?';
  if (name.quoted || name.next) key.append(directory);
  if (!searched_.insert(key.append("\n").append(name.name)).second) return;
  search_.each_place(directory, name, [&](const std::string& path) {
    const auto place = s_.files.intern(path);
    switch (look_at(place)) {
      case Place::kAbsent:
        asks_ = asks_ || name.asked;
        if (lost_.may_include(place, name.asked)) outcome_ = Outcome::kChanged;
        add_absent(place);
        return false;
      case Place::kInput: named_.insert(place); return !name.next;
      case Place::kOther:
        if (name.asked) {
          add_present(place);
        } else {
          add_other(place);
        }
        return !name.next;
    }
    return true;
  });
}

void AbsenceSearch::search_implied_names() {
  for (const auto& [name, includer] : unit_.imported) {
    search_for(IncludeSearch::directory_of(includer),
               {.name = name.substr(1, name.size() - 2), .quoted = name.front() == '"'});
  }
  if (unit_.family == tools::Family::kGcc) search_for(search_.cwd(), kPredefined);
  // Looked for in the working directory first, then as if named by the source in quotes (GCC
  // manual, "Preprocessor Options", -include).
  for (const auto& name : unit_.included_first) {
    search_for(search_.cwd(), {.name = name, .quoted = true});
  }
}

// Of a name that a macro made, the file that it led to tells as much as matters: it was found in
// some directory, and not in those before.
void AbsenceSearch::search_computed_names(const std::vector<store::FileId>& texts) {
  std::vector<std::string> directories;
  for (const auto* list : {&search_.path().quote, &search_.path().angle}) {
    for (const auto& d : *list) directories.push_back(IncludeSearch::plain(absolute_path(d, search_.cwd())) + '/');
  }
  absl::flat_hash_set<std::string> beside;
  for (const auto id : texts) beside.emplace(IncludeSearch::directory_of(s_.files.path(id)));
  for (const auto& d : beside) directories.push_back(IncludeSearch::plain(d) + '/');
  for (const auto& text : unit_.texts) {
    const auto path = IncludeSearch::plain(s_.files.path(text.file));
    bool spelled = named_.contains(text.file) || text.file == unit_.texts.front().file;
    for (const auto& directory : directories) {
      if (!path.starts_with(directory)) continue;
      spelled = true;
      // In quotes or in angles: the macro knows.
      IncludeName name{.name = path.substr(directory.size())};
      search_for(search_.cwd(), name);
      name.quoted = true;
      for (const auto& d : beside) search_for(d, name);
    }
    if (!spelled) outcome_ = Outcome::kComputedName;
  }
}

// GCC takes x.h.gch for x.h only where that is the first thing included ("Using Precompiled
// Headers"), so the names to look for are those of the command line and of the source up to the first
// that stands under no condition. Clang takes x.h.pch or x.h.gch for
// -include x.h alone. Neither names it in a depfile. Most are known by now (PrecompiledUse).
void AbsenceSearch::search_precompiled() {
  if (!check_is_on(Check::kPrecompiled)) return;
  for (const auto& text : unit_.texts) {
    const auto& path = s_.files.path(text.file);
    if (path.ends_with(".gch") || path.ends_with(".pch") || path.ends_with(".pcm")) {
      outcome_ = Outcome::kPrecompiled;
    }
  }
  std::vector<IncludeName> names;
  const bool gcc = unit_.family == tools::Family::kGcc;
  if (gcc && unit_.precompiles) return;
  // Those of arguments are looked for from the working directory on, others from beside the source.
  std::size_t by_arguments = 0;
  if (unit_.may_be_precompiled != nullptr) {
    for (const auto& name : *unit_.may_be_precompiled) names.push_back({.name = name, .quoted = true});
    by_arguments = names.size();
  }
  if (gcc) {
    const auto& scan = unit_.texts.front().includes;
    for (const auto& name : scan->names) {
      if (name.asked) continue;
      names.push_back(name);
      if (name.unconditional) break;
    }
    if (scan->computed_include) {
      const auto computed = names_of_texts();
      names.insert(names.end(), computed.begin(), computed.end());
    }
  }
  const std::string beside(IncludeSearch::directory_of(s_.files.path(unit_.texts.front().file)));
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const bool from_cwd : {false, true}) {
      std::vector<store::FileId> missing;
      bool is_text = false;
      search_.each_place(from_cwd ? search_.cwd() : beside, names[i], [&](const std::string& path) {
        precompiled_beside(path, missing);
        const auto place = look_at(s_.files.intern(path));
        is_text = place == Place::kInput;
        return place != Place::kAbsent;
      });
      // GCC lists no header that it has not read as a text.
      const bool listed = gcc && is_text && unit_.depfile_is_whole;
      if (listed || from_cwd != (i < by_arguments)) continue;
      const bool lost = std::ranges::any_of(missing, [&](auto place) { return lost_.may_include(place, gcc); });
      if (lost) outcome_ = Outcome::kChanged;
    }
  }
}

// What each text may have been called by one that names it by a macro.
std::vector<IncludeName> AbsenceSearch::names_of_texts() const {
  std::vector<IncludeName> names;
  std::vector<std::string> directories{
      std::string(IncludeSearch::directory_of(s_.files.path(unit_.texts.front().file)))};
  for (const auto* list : {&search_.path().quote, &search_.path().angle}) {
    for (const auto& d : *list) directories.push_back(absolute_path(d, search_.cwd()));
  }
  for (const auto& text : unit_.texts) {
    const auto path = IncludeSearch::plain(s_.files.path(text.file));
    for (const auto& d : directories) {
      const auto directory = IncludeSearch::plain(d) + '/';
      if (path.starts_with(directory)) {
        names.push_back({.name = path.substr(directory.size()), .quoted = true});
      }
    }
  }
  return names;
}

void AbsenceSearch::precompiled_beside(const std::string& header, std::vector<store::FileId>& missing) {
  const bool clang = unit_.family == tools::Family::kClang;
  for (const std::string_view ending : {".gch", ".pch"}) {
    if (!clang && ending == ".pch") continue;
    const auto place = s_.files.intern(std::string(header).append(ending));
    if (unit_.precompiled != nullptr && unit_.precompiled->accounts_for(place)) continue;
    if (s_.files.look(place, round_) == FileTable::State::kMissing) {
      missing.push_back(place);
      add_absent(place);
    } else {
      outcome_ = Outcome::kPrecompiled;
    }
  }
}

// Directories that an argument names and that are not there: once they are, they are searched. One that
// is there was left out for another of the same, or came after the compiler looked.
void AbsenceSearch::add_ignored_directories() {
  const auto place = [this](const std::string& directory) {
    FileStat stat;
    const auto path = absolute_path(directory, search_.cwd());
    return stat_file_quick(path.c_str(), stat) == 0 ? std::pair(stat.device, stat.inode)
                                                    : std::pair<std::uint64_t, std::uint64_t>();
  };
  std::vector<std::pair<std::uint64_t, std::uint64_t>> listed;
  for (const auto* list : {&search_.path().quote, &search_.path().angle}) {
    for (const auto& d : *list) listed.push_back(place(d));
  }
  for (const auto& directory : search_.path().candidates) {
    // One that is there is none that the compiler looks for, unless it has just come.
    if (!add_missing_directory(directory) && links_.may_lead_elsewhere(absolute_path(directory, search_.cwd()))) {
      outcome_ = Outcome::kChanged;
    }
  }
  for (const auto& directory : search_.path().ignored) {
    if (!add_missing_directory(directory) && check_is_on(Check::kDuringCompile) &&
        std::find(listed.begin(), listed.end(), place(directory)) == listed.end()) {
      outcome_ = Outcome::kChanged;
    }
  }
}

// False: there is a directory. A file in its place is none, but GCC speaks of it, and clang takes it for a map of
// headers once it is one.
bool AbsenceSearch::add_missing_directory(const std::string& directory) {
  const auto name = absolute_path(directory, search_.cwd());
  const auto id = s_.files.intern(name + "/.");
  if (s_.files.look(id, round_) != FileTable::State::kMissing) return false;
  if (lost_.may_include(id, asks_)) outcome_ = Outcome::kChanged;
  add_absent(id);
  if (!check_is_on(Check::kDirectories)) return true;
  const auto itself = s_.files.intern(name);
  if (s_.files.look(itself, round_) == FileTable::State::kMissing) {
    add_absent(itself);
  } else if (unit_.family == tools::Family::kGcc) {
    add_present(itself);
  } else {
    add_other(itself);
  }
  return true;
}

// Which of the directories are the same one, of which the compiler then leaves out all but one; and
// the names among which clang chooses.
asio::awaitable<void> AbsenceSearch::add_directories() {
  if (!check_is_on(Check::kDirectories)) co_return;
  std::vector<std::string> searched;
  const auto& path = search_.path();
  for (const auto* list : {&path.quote, &path.angle, &path.ignored, &path.passed_on}) {
    for (const auto& d : *list) {
      auto place = absolute_path(d, search_.cwd());
      const bool known = std::find(searched.begin(), searched.end(), place) != searched.end();
      if (!known) searched.push_back(std::move(place));
    }
  }
  for (const auto& d : searched) {
    if (is_of_a_process(d + '/') || links_.may_lead_elsewhere(d)) outcome_ = Outcome::kOfAProcess;
  }
  auto read = to_read_;
  std::vector<store::FileId> ids{s_.files.intern_twins(searched)};
  for (const auto& directory : path.listed) {
    ids.push_back(s_.files.intern(absolute_path(directory, search_.cwd()).append(inputs::kNamesIn)));
    read.push_back(ids.back());
  }
  co_await s_.reader.read(read, round_);
  for (const auto id : to_read_) {
    if (!added_.contains(id)) ids.push_back(id);
  }
  for (const auto id : copies()) ids.push_back(id);
  for (const auto id : ids) {
    if (s_.files.look(id, round_) != FileTable::State::kCurrent) outcome_ = Outcome::kChanged;
    found_->push_back({.file = id, .digest = s_.files.record(id).digest});
  }
}

// Whether a directory in which something was looked for may not be the one of that name which the
// compiler saw. All looks have been made by now.
bool AbsenceSearch::ways_have_changed() const {
  if (outcome_ != Outcome::kComplete) return false;
  LinkWatch links(unit_.began_ns);
  const auto& path = search_.path();
  for (const auto* list : {&path.quote, &path.angle, &path.ignored, &path.passed_on}) {
    for (const auto& d : *list) {
      if (links.may_lead_elsewhere(absolute_path(d, search_.cwd()))) return true;
    }
  }
  return std::any_of(added_.begin(), added_.end(), [&](store::FileId place) {
    return links.may_lead_elsewhere(std::string(IncludeSearch::directory_of(s_.files.path(place))));
  });
}

// Of files with one content, which are one file to the compiler (inputs/file_relations.cc).
std::vector<store::FileId> AbsenceSearch::copies() {
  if (!check_is_on(Check::kOnce)) return {};
  struct Group {
    std::vector<std::string> paths;
    bool once = false;
  };
  std::map<Digest, Group> by_content;
  bool imports = false;
  for (const auto& text : unit_.texts) {
    auto& group = by_content[text.digest];
    group.paths.push_back(s_.files.path(text.file));
    group.once = group.once || text.includes->once;
    imports = imports || text.includes->imports;
  }
  for (const auto id : to_read_) {
    if (inputs_.contains(id)) continue;
    auto& group = by_content[s_.files.record(id).digest];
    group.paths.push_back(s_.files.path(id));
    group.once = group.once || group.paths.size() == 1;  // not known
  }
  std::vector<store::FileId> out;
  const bool gcc = unit_.family == tools::Family::kGcc;
  for (const auto& [digest, group] : by_content) {
    if (group.paths.size() < 2) continue;
    for (const auto& path : group.paths) {
      if (path.find('\n') != std::string::npos) outcome_ = Outcome::kComputedName;
    }
    out.push_back(s_.files.intern_copies(group.paths, gcc && (group.once || imports)));
  }
  return out;
}

// Names that macros ask for: HAS(<x.h>).
asio::awaitable<void> AbsenceSearch::search_asked_by_macros() {
  AskedNames asked(s_, unit_.facts, unit_.texts);
  const auto outcome = co_await asked.find();
  if (outcome == AskedNames::Outcome::kComputedName && check_is_on(Check::kAbsences)) outcome_ = Outcome::kComputedName;
  if (outcome == AskedNames::Outcome::kChanged) outcome_ = Outcome::kChanged;
  for (const auto& [text, names] : asked.names()) {
    const std::string directory(IncludeSearch::directory_of(s_.files.path(text)));
    for (const auto& name : names) search_for(directory, name);
  }
}

// GCC names headers of the system by a shorter path where there is one, so the compiler may have read
// this one; under this name it is to stay what it is.
void AbsenceSearch::add_other(store::FileId place) {
  if (links_.may_lead_elsewhere(s_.files.path(place))) outcome_ = Outcome::kChanged;
  if (std::find(to_read_.begin(), to_read_.end(), place) == to_read_.end()) to_read_.push_back(place);
}

void AbsenceSearch::add_absent(store::FileId place) {
  if (added_.insert(place).second) found_->push_back({.file = place, .digest = {}});
}

void AbsenceSearch::add_present(store::FileId place) {
  if (!added_.insert(place).second) return;
  found_->push_back({.file = place, .digest = store::kPresent});
  to_read_.push_back(place);
}

}  // namespace zcc::daemon
