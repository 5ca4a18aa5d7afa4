// What a unit's include search did not find where it looked first.
#pragma once

#include <absl/container/flat_hash_set.h>

#include <asio.hpp>
#include <string>
#include <vector>

#include "daemon/asked_names.h"
#include "daemon/include_search.h"
#include "daemon/link_watch.h"
#include "daemon/lost_names.h"
#include "daemon/precompiled.h"
#include "daemon/services.h"
#include "tools/module_inputs.h"
#include "tools/tool.h"

namespace zcc::daemon {

// A file that appears in one of these places would be taken instead of another, or be found by
// __has_include. Names are read off the texts, whatever conditions they stand under, so some places
// are named that the compiler did not look at: a file appearing there costs a compile, never a
// wrong hit.
class AbsenceSearch {
 public:
  using Text = UnitText;
  struct Unit {
    const CompileFacts& facts;
    tools::Family family = tools::Family::kGcc;
    const std::vector<Text>& texts;  // all that was read, as it was read; the source first
    const std::vector<std::string>& included_first;  // by -include and -imacros
    const std::vector<tools::ModuleInputs::Header>& imported;  // headers that are, as header units
    std::int64_t began_ns = 0;                      // of the compile, file_clock_ns()
    inputs::Round began = 0;
    const std::vector<std::string>* may_be_precompiled = nullptr;  // as in tools::Invocation
    const PrecompiledUse* precompiled = nullptr;                   // what is known of it
    bool precompiles = false;
    bool depfile_is_whole = true;
  };
  AbsenceSearch(Services& services, const IncludeSearch& search, const Unit& unit,
                LinkWatch& links, LostNames& lost);

  enum class Outcome {
    kComplete,
    kComputedName,  // __has_include of a name that a macro makes
    kPrecompiled,   // a precompiled header lies where it is taken for a header
    kChanged,       // a file appeared during the compile, or may have gone
    kOfAProcess,    // a directory that each process has for itself is searched
  };
  // Adds to `inputs`, each place once: what must not be there, what was asked for and must be, and
  // what decides which directories are searched.
  asio::awaitable<Outcome> add_to(std::vector<store::InputRecord>& inputs);

 private:
  enum class Place { kAbsent, kInput, kOther };
  Place look_at(store::FileId place);
  void search_for(std::string_view directory,
                  const inputs::IncludeName& name);
  void search_implied_names();
  void search_computed_names(const std::vector<store::FileId>& texts);
  void search_precompiled();
  std::vector<inputs::IncludeName> names_of_texts() const;
  void precompiled_beside(const std::string& header, std::vector<store::FileId>& missing);
  void add_ignored_directories();
  bool add_missing_directory(const std::string& directory);
  asio::awaitable<void> add_directories();
  bool ways_have_changed() const;
  std::vector<store::FileId> copies();
  asio::awaitable<void> search_asked_by_macros();
  void add_other(store::FileId place);
  void add_absent(store::FileId place);
  void add_present(store::FileId place);

  Services& s_;
  const IncludeSearch& search_;
  Unit unit_;
  LinkWatch& links_;
  LostNames& lost_;
  inputs::Round round_ = 0;
  Outcome outcome_ = Outcome::kComplete;
  bool asks_ = false;  // __has_include of anything
  std::vector<store::InputRecord>* found_ = nullptr;
  absl::flat_hash_set<store::FileId> inputs_;
  absl::flat_hash_set<store::FileId> added_;
  absl::flat_hash_set<store::FileId> named_;   // inputs that a text names
  absl::flat_hash_set<store::FileId> others_;  // there, but not read under this name
  std::vector<store::FileId> to_read_;         // of those, what counts by its content
  absl::flat_hash_set<std::string> searched_;  // names in angles, and quoted ones by directory
};

}  // namespace zcc::daemon
