#include "tools/gnu/header_modules.h"

#include <algorithm>
#include <filesystem>
#include <unordered_set>

#include "platform/file.h"
#include "tools/gnu/module_map.h"
#include "tools/gnu/module_scan.h"

namespace zcc::tools::gnu {
namespace {

namespace fs = std::filesystem;

std::string beneath(std::string_view directory, std::string_view path) {
  if (path.starts_with('/')) return std::string(path);
  return (std::string(directory) += '/') += path;
}

std::string_view directory_of(std::string_view path) { return path.substr(0, path.rfind('/')); }
std::string_view base_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }
std::string plain(const std::string& path) { return fs::path(path).lexically_normal().string(); }

bool is_there(const std::string& path) {
  FileStat stat;
  return stat_file_quick(path.c_str(), stat) == 0 && stat.is_regular();
}

// The word behind blanks.
std::string_view next_word(std::string_view text, std::size_t at) {
  at = std::min(text.find_first_not_of(" \t", at), text.size());
  const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", at);
  return text.substr(at, std::min(end, text.size()) - at);
}

// `@import m`, `#pragma clang module import m`, also where the pragma is an operator.
bool has_import_statement(std::string_view text) {
  for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (next_word(text, at + 1) == "import") return true;
  }
  constexpr std::string_view kClang = "clang";
  for (auto at = text.find(kClang); at != std::string_view::npos; at = text.find(kClang, at + 1)) {
    const auto word = next_word(text, at + kClang.size());
    if (word != "module") continue;
    const auto verb = next_word(text, static_cast<std::size_t>(word.end() - text.begin()));
    if (verb == "import" || verb == "load" || verb == "build" || verb == "begin" || verb == "contents") return true;
  }
  return false;
}

// Which module it is, Clang then looks for by other rules than those of headers.
bool imports_by_name(std::string_view text, Language language) {
  if (has_import_statement(text)) return true;
  if (language != Language::kCxx) return false;
  const auto scan = scan_modules(text);
  return !scan.declared.empty() || !scan.imported.empty();
}

// `one-1DD2OEJ72VL5U.pcm`, of module `one`.
bool is_compiled_of(std::string_view name, const std::unordered_set<std::string>& modules) {
  if (!name.ends_with(".pcm")) return false;
  name.remove_suffix(4);
  return modules.contains(std::string(name)) || modules.contains(std::string(name.substr(0, name.rfind('-'))));
}

class Finder {
 public:
  explicit Finder(const ModuleQuestion& question) : question_(question), use_(*question.invocation.modules) {}

  HeaderModules run() {
    for (const auto& map : use_.maps) add_map(in_cwd(map));
    for (const auto& text : question_.texts) {
      if (is_module_map_name(base_of(text))) add_map(text);
    }
    while (!open_.empty() && found_.trouble.empty()) {
      const auto map = std::move(open_.back());
      open_.pop_back();
      read_map(map);
    }
    look_at_sources();
    add_absent_maps();
    if (use_.cache) add_compiled(in_cwd(*use_.cache));
    return std::move(found_);
  }

 private:
  std::string in_cwd(std::string_view path) const { return beneath(question_.cwd, path); }

  void add_map(const std::string& path) {
    if (maps_.insert(plain(path)).second) open_.push_back(path);
  }

  void read_map(const std::string& path) {
    const auto text = read_file(path);
    const auto map = text ? read_module_map(*text) : std::nullopt;
    if (!map) {
      found_.trouble = path + " is no module map of a known kind";
      return;
    }
    found_.places.push_back(path);
    modules_.insert(map->modules.begin(), map->modules.end());
    for (const auto& name : map->names) found_.places.push_back(beneath(directory_of(path), name));
    for (const auto& name : map->maps) add_map(beneath(directory_of(path), name));
  }

  void look_at_sources() {
    for (const auto& text : question_.texts) {
      if (maps_.contains(plain(text))) continue;
      const auto content = read_file(text);
      if (content && !imports_by_name(*content, question_.invocation.language)) continue;
      found_.trouble = text + " imports a module by its name";
      return;
    }
  }

  // A directory's map is looked for when a header is found there, and in those above up to that of the search.
  void add_absent_maps() {
    std::unordered_set<std::string> seen;
    for (const auto& text : question_.texts) {
      for (auto directory = directory_of(text);; directory = directory_of(directory)) {
        if (!seen.emplace(directory).second) break;
        for (const auto name : kModuleMapNames) {
          auto path = beneath(directory, name);
          (is_there(path) ? found_.places : found_.absent).push_back(std::move(path));
        }
        if (directory.empty()) break;
      }
    }
  }

  // In a directory for each way to compile, named by a hash.
  void add_compiled(const std::string& cache) {
    std::error_code error;
    for (fs::recursive_directory_iterator entry(cache, error), end; !error && entry != end; entry.increment(error)) {
      const auto path = entry->path().string();
      if (is_compiled_of(base_of(path), modules_)) found_.compiled.push_back(path);
    }
    if (error && error != std::errc::no_such_file_or_directory) found_.trouble = cache;
  }

  const ModuleQuestion& question_;
  const ModuleUse& use_;
  HeaderModules found_;
  std::vector<std::string> open_;
  std::unordered_set<std::string> maps_, modules_;
};

}  // namespace

HeaderModules find_header_modules(const ModuleQuestion& question) { return Finder(question).run(); }

}  // namespace zcc::tools::gnu
