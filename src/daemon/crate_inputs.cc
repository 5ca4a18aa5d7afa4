#include "daemon/crate_inputs.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "cache/variables.h"
#include "daemon/compile_reply.h"
#include "platform/checks.h"
#include "platform/file.h"
#include "tools/assembler_words.h"
#include "tools/clippy_files.h"

namespace zcc::daemon {

using inputs::FileTable;
using tools::PassReason;

namespace {

// Where else `mod x;` would have been looked for: x.rs and x/mod.rs exclude each other (Rust reference,
// "Module source filenames"). Empty for what is no module.
std::string other_module(const std::string& path) {
  constexpr std::string_view kFile = ".rs";
  constexpr std::string_view kDirectory = "/mod.rs";
  if (path.ends_with(kDirectory)) return path.substr(0, path.size() - kDirectory.size()).append(kFile);
  if (path.ends_with(kFile)) return path.substr(0, path.size() - kFile.size()).append(kDirectory);
  return {};
}

// What linkers read of the environment besides what is in the key.
constexpr auto kLinkerVariables = std::to_array<std::string_view>(
    {"COLLECT_LTO_WRAPPER", "COLLECT_NO_DEMANGLE", "GNUTARGET", "LDEMULATION", "LD_RUN_PATH", "LLD_VERSION"});

// Lists of directories in which libraries are looked for.
constexpr auto kLibraryPaths =
    std::to_array<std::string_view>({"LD_LIBRARY_PATH", "LD_RUN_PATH", "LIBRARY_PATH", "LPATH"});

void each_element(std::optional<std::string_view> list, std::vector<std::string>& to) {
  while (list && !list->empty()) {
    const auto end = list->find(':');
    // An empty one is the working directory.
    to.emplace_back(end == 0 ? "." : list->substr(0, end));
    list->remove_prefix(end == std::string_view::npos ? list->size() : end + 1);
  }
}

tools::CrateFiles problem_with(const std::string& path) {
  tools::CrateFiles out;
  out.problem = path;
  return out;
}

}  // namespace

asio::awaitable<PassReason> CrateInputs::add_to(std::vector<store::InputRecord>& inputs,
                                                const std::vector<store::FileId>& sources,
                                                const std::vector<std::string>& variables) {
  inputs_ = &inputs;
  for (const auto id : sources) seen_.insert(id);
  const cache::Variables environment(*facts_.context->tool->module, facts_.environment);
  if (check_is_on(Check::kEnvironment)) {
    for (const auto& name : variables) add(s_.files.intern_variable(name), environment.digest(name));
  }
  // What env! puts into assembly.
  const auto hides_files = [&](const std::string& name) {
    const auto value = environment.value(name);
    return value && tools::source_names_assembler_file(*value);
  };
  if (check_is_on(Check::kHiddenFiles) && std::ranges::any_of(variables, hides_files)) {
    co_return PassReason::kHiddenInput;
  }
  add_absent_modules(sources);

  const auto& crates = *facts_.context->invocation->crates;
  std::vector<std::string> texts;
  for (const auto id : sources) texts.push_back(s_.files.path(id));
  const auto finding = start_work(s_.io, s_.workers, [crates, texts, cwd = facts_.cwd] {
    return tools::find_crate_files(crates, texts, cwd);
  });
  co_await finding->done();
  auto found = std::move(finding->value);
  if (!found.problem.empty()) co_return PassReason::kCrateLibraries;
  if (found.hides_files && check_is_on(Check::kHiddenFiles)) co_return PassReason::kHiddenInput;
  // They were read anew for that.
  if (std::ranges::any_of(sources, [this](store::FileId id) { return may_have_changed(id); })) {
    co_return PassReason::kInputChanged;
  }
  if (check_is_on(Check::kLibraries)) {
    const bool sound = co_await add_files(found);
    if (!sound) co_return PassReason::kInputChanged;
  }
  if (crates.reads_package && check_is_on(Check::kConfiguration)) {
    const auto objection = co_await add_configuration(sources.front());
    if (objection != PassReason::kNone) co_return objection;
  }
  if (!(found.runs_macros || crates.reads_package) || !check_is_on(Check::kMacros)) co_return PassReason::kNone;

  add(s_.files.intern_variable(cache::Variables::kAll), environment.digest(cache::Variables::kAll));
  const auto directory = environment.value("CARGO_MANIFEST_DIR");
  if (!directory || !directory->starts_with('/')) co_return PassReason::kHiddenInput;
  // And what the package's build script made.
  const auto made = environment.value("OUT_DIR");
  if (made && !made->starts_with('/')) co_return PassReason::kHiddenInput;
  std::vector<std::string> directories{std::string(*directory)};
  if (made) directories.emplace_back(*made);
  for (const auto& path : directories) {
    const auto listing = start_work(s_.io, s_.workers, [path] { return tools::find_package_files(path); });
    co_await listing->done();
    found = std::move(listing->value);
    if (!found.problem.empty()) co_return PassReason::kHiddenInput;
    const bool sound = co_await add_files(found);
    if (!sound) co_return PassReason::kInputChanged;
  }
  co_return PassReason::kNone;
}

asio::awaitable<PassReason> CrateInputs::add_linked(std::vector<store::InputRecord>& inputs,
                                                    std::string_view linked) {
  if (!check_is_on(Check::kLink)) co_return PassReason::kNone;
  inputs_ = &inputs;
  auto listed = tools::read_linker_depfile(linked);
  // It was another linker than the one that was asked, or none.
  if (!listed) co_return PassReason::kLink;
  const cache::Variables environment(*facts_.context->tool->module, facts_.environment);
  tools::LinkQuestion question{.listed = std::move(*listed),
                               .directories = facts_.context->invocation->link->directories,
                               .outputs = output_paths(*facts_.context->invocation),
                               .cwd = facts_.cwd};
  auto& directories = question.directories;
  directories.insert(directories.end(), facts_.library_directories.begin(), facts_.library_directories.end());
  for (const auto name : kLinkerVariables) {
    add(s_.files.intern_variable(std::string(name)), environment.digest(name));
  }
  for (const auto name : kLibraryPaths) each_element(environment.value(name), directories);
  const auto finding = start_work(s_.io, s_.workers, [question] { return tools::find_link_files(question); });
  co_await finding->done();
  tools::CrateFiles files;
  files.read = std::move(finding->value.read);
  files.absent = std::move(finding->value.absent);
  const bool sound = co_await add_files(files);
  co_return sound ? PassReason::kNone : PassReason::kInputChanged;
}

// Of clippy, whose lints a crate's root may name, too.
asio::awaitable<PassReason> CrateInputs::add_configuration(store::FileId root) {
  const cache::Variables environment(*facts_.context->tool->module, facts_.environment);
  auto from = environment.value("CLIPPY_CONF_DIR");
  if (!from) from = environment.value("CARGO_MANIFEST_DIR");
  if (!from || from->empty()) co_return PassReason::kHiddenInput;
  const auto directory = absolute_path(*from, facts_.cwd);
  const auto finding = start_work(s_.io, s_.workers, [directory, cwd = facts_.cwd, text = s_.files.path(root)] {
    const auto content = read_file(text);
    if (!content || tools::names_cargo_lints(*content)) return problem_with(text);
    std::error_code error;
    const auto real = std::filesystem::canonical(directory, error);
    if (error) return problem_with(directory);
    return tools::find_clippy_files(real, cwd);
  });
  co_await finding->done();
  const auto& found = finding->value;
  if (!found.problem.empty()) co_return PassReason::kHiddenInput;
  const auto id = s_.files.intern_real_path(directory + "/.");
  s_.files.look(id, s_.files.begin_round());
  add(id, s_.files.record(id).digest);
  const bool sound = co_await add_files(found);
  const bool stays = !may_have_changed(root) && !links_.may_lead_elsewhere(directory);
  co_return sound && stays ? PassReason::kNone : PassReason::kInputChanged;
}

// As the compile can have found them, or false.
asio::awaitable<bool> CrateInputs::add_files(const tools::CrateFiles& files) {
  const auto round = s_.files.begin_round();
  std::vector<store::FileId> ids;
  for (const auto& path : files.read) ids.push_back(s_.files.intern(path));
  for (const auto& path : files.present) ids.push_back(s_.files.intern(path));
  co_await s_.reader.read(ids, round);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (s_.files.look(ids[i], round) != FileTable::State::kCurrent || may_have_changed(ids[i])) co_return false;
    add(ids[i], i < files.read.size() ? s_.files.record(ids[i]).digest : store::kPresent);
  }
  for (const auto& path : files.absent) {
    const auto id = s_.files.intern(path);
    if (s_.files.look(id, round) != FileTable::State::kMissing) co_return false;
    add(id, Digest{});
  }
  co_return true;
}

bool CrateInputs::may_have_changed(store::FileId file) {
  if (!check_is_on(Check::kDuringCompile)) return false;
  return s_.files.happened_since(file, facts_.began) || !s_.files.is_older_than(file, facts_.began_ns) ||
         links_.may_lead_elsewhere(s_.files.path(file));
}

void CrateInputs::add_absent_modules(const std::vector<store::FileId>& sources) {
  if (!check_is_on(Check::kAbsences)) return;
  const auto round = s_.files.begin_round();
  for (const auto source : sources) {
    const auto other = other_module(s_.files.path(source));
    if (other.empty()) continue;
    const auto id = s_.files.intern(other);
    // There, and not read: no module of that name is asked for here.
    if (s_.files.look(id, round) == FileTable::State::kMissing) add(id, Digest{});
  }
}

void CrateInputs::add(store::FileId file, const Digest& digest) {
  if (seen_.insert(file).second) inputs_->push_back({.file = file, .digest = digest});
}

}  // namespace zcc::daemon
