#include "tools/gnu/module_inputs.h"

#include <algorithm>
#include <unordered_set>

#include "platform/file.h"
#include "tools/depfile.h"
#include "tools/gnu/gcm.h"
#include "tools/gnu/header_modules.h"
#include "tools/gnu/module_scan.h"
#include "tools/gnu/pcm.h"

namespace zcc::tools::gnu {
namespace {

std::string in_directory(std::string_view path, std::string_view directory) {
  while (path.starts_with("./")) path.remove_prefix(2);
  if (path.starts_with('/')) return std::string(path);
  std::string out(directory);
  if (!out.ends_with('/')) out += '/';
  return out += path;
}

bool is_there(const std::string& path) {
  FileStat stat;
  return stat_file_quick(path.c_str(), stat) == 0 && stat.is_regular();
}

// What both families have: files still to be followed, each once.
class Closure {
 public:
  explicit Closure(const ModuleQuestion& question) : question_(question) {}

 protected:
  const ModuleUse& use() const { return *question_.invocation.modules; }
  std::string in_cwd(std::string_view path) const { return in_directory(path, question_.cwd); }

  void trouble(std::string what) {
    if (result_.trouble.empty()) result_.trouble = std::move(what);
  }
  // A CMI that was read.
  void follow(std::string path) {
    if (!seen_.insert(path).second) return;
    result_.files.push_back(path);
    // Of modules of headers the depfile names the texts, which are so the unit's own.
    if (!use().header_modules) result_.compiled.push_back(path);
    open_.push_back(std::move(path));
  }
  void may_read(std::string path) {
    if (seen_.insert(path).second) result_.places.push_back(std::move(path));
  }

  void add_words(const ModuleScan& scan) {
    result_.words.insert(result_.words.end(), scan.words.begin(), scan.words.end());
    result_.by_macro = result_.by_macro || scan.by_macro;
  }

  const ModuleQuestion& question_;
  ModuleInputs result_;
  std::vector<std::string> open_;
  std::unordered_set<std::string> seen_;
};

// GCC names what a text imports in the depfile, and in each CMI what that imports (GCC manual, "C++ Compiled
// Module Interface").
class GccClosure : Closure {
 public:
  explicit GccClosure(const ModuleQuestion& question) : Closure(question) {
    if (use().mapping) {
      if (auto map = GcmMap::from_text(*use().mapping)) map_ = std::move(*map);
    }
  }

  ModuleInputs run() {
    const auto depfile = parse_module_depfile(question_.depfile);
    if (!depfile) {
      trouble(depfile.error().message);
      return std::move(result_);
    }
    check_made(depfile->made);
    // Messages quote lines of texts that a CMI was made from, and nothing tells which those are.
    if (question_.printed && !depfile->imported.empty()) trouble("messages about imported modules");
    for (const auto& file : use().files) result_.files.push_back(in_cwd(file));
    for (const auto& module : depfile->imported) import(module, {});
    while (!open_.empty() && result_.trouble.empty()) {
      const auto path = std::move(open_.back());
      open_.pop_back();
      follow_imports(path);
    }
    add_headers(depfile->files, depfile->imported);
    return std::move(result_);
  }

 private:
  void check_made(const std::string& made) {
    if (made.empty()) return;  // what lies at the output's path is then not of this compile
    const auto& expected = use().made;
    if (!expected || question_.invocation.outputs[*expected].path != made) trouble("another module was made: " + made);
  }

  // `file`: what a CMI calls it; empty: a text imports it.
  void import(std::string_view module, std::string_view file) {
    const auto mapped = map_.file_of(module);
    if (mapped) return follow(in_cwd(*mapped));
    if (file.empty()) return trouble("no file is known for module " + std::string(module));
    follow(in_cwd(map_.in_repository(file)));
  }

  void follow_imports(const std::string& path) {
    const auto bytes = read_file(path);
    const auto imports = bytes ? gcm_imports(*bytes) : std::nullopt;
    if (!imports) return trouble(path + " is no compiled module");
    for (const auto& [module, file] : *imports) {
      // The file that stands in the CMI counts unless the mapper file has another.
      if (use().mapping) {
        import(module, file);
      } else {
        follow(in_cwd(map_.in_repository(file)));
      }
    }
  }

  // A header whose CMI is there is imported in place of being included; and where an imported one is looked for.
  void add_headers(const std::vector<std::string>& files, const std::vector<std::string>& imported) {
    for (std::size_t i = 1; i < files.size(); ++i) not_imported(files[i]);
    // A depfile of -MMD leaves headers out. What the compiler calls them is not known then.
    if (question_.invocation.dependencies == DependencySource::kIncludeSearch) {
      const auto here = question_.cwd + '/';
      for (const std::string_view text : question_.texts) {
        not_imported(text);
        if (text.starts_with(here)) not_imported(text.substr(here.size()));
      }
    }
    const auto is_header = [](const std::string& name) { return name.starts_with('/') || name.starts_with("./"); };
    if (std::none_of(imported.begin(), imported.end(), is_header)) return;
    for (const auto& text : question_.texts) {
      const auto content = read_file(text);
      if (!content) return trouble(text);
      auto scan = scan_modules(*content);
      add_words(scan);
      for (auto& name : scan.imported) {
        if (name.front() == '<' || name.front() == '"') result_.headers.push_back({std::move(name), text});
      }
    }
  }

  void not_imported(std::string_view header) {
    auto path = in_cwd(map_.file_of_header(header));
    if (seen_.insert(path).second) result_.surely_absent.push_back(std::move(path));
  }

  GcmMap map_;
};

// Clang names nothing that is found by a module's name.
class ClangClosure : Closure {
 public:
  explicit ClangClosure(const ModuleQuestion& question) : Closure(question) {}

  ModuleInputs run() {
    if (use().source_is_compiled) follow(in_cwd(question_.invocation.source));
    for (const auto& file : use().files) follow(in_cwd(file));
    for (const auto& [module, file] : use().named) {
      const auto path = in_cwd(file);
      if (is_there(path)) {
        follow(path);
      } else {
        may_read(path);
      }
    }
    if (!use().directories.empty() || (!use().files.empty() && !use().header_modules)) import_of_texts();
    if (use().header_modules) add_header_modules();
    while (!open_.empty() && result_.trouble.empty()) {
      const auto path = std::move(open_.back());
      open_.pop_back();
      follow_imports(path);
    }
    return std::move(result_);
  }

 private:
  void add_header_modules() {
    auto found = find_header_modules(question_);
    if (!found.trouble.empty()) return trouble(std::move(found.trouble));
    for (auto& path : found.compiled) follow(std::move(path));
    for (auto& path : found.places) may_read(std::move(path));
    for (auto& path : found.absent) {
      if (seen_.insert(path).second) result_.surely_absent.push_back(std::move(path));
    }
  }

  void import_of_texts() {
    std::string own;
    for (const auto& text : question_.texts) {
      const auto content = read_file(text);
      if (!content) return trouble(text);
      const auto scan = scan_modules(*content);
      add_words(scan);
      for (const auto& name : scan.declared) {
        if (own.empty()) own = name.substr(0, name.find(':'));
        // A unit that implements a module imports its interface.
        if (std::ranges::find(scan.made, name) == scan.made.end()) import(name);
      }
      for (const auto& name : scan.imported) {
        // A header's CMI is among the files that arguments name; which header is meant, the search says.
        if (name.front() == '<' || name.front() == '"') {
          result_.headers.push_back({name, text});
        } else {
          import(name.front() == ':' ? own + name : name);
        }
      }
    }
  }

  // By name: where arguments give a file it is that, else the first that is there ("m:part" is "m-part.pcm").
  void import(std::string module) {
    const auto is_named = [&](const auto& named) { return named.first == module; };
    if (std::any_of(use().named.begin(), use().named.end(), is_named)) return;
    std::ranges::replace(module, ':', '-');
    for (const auto& directory : use().directories) {
      auto path = in_directory(module + ".pcm", in_cwd(directory));
      if (is_there(path)) return follow(std::move(path));
      if (seen_.insert(path).second) result_.absent.push_back(std::move(path));
    }
  }

  void follow_imports(const std::string& path) {
    const auto bytes = read_file(path);
    const auto pcm = bytes ? read_pcm(*bytes) : std::nullopt;
    if (!pcm) return trouble(path + " is no compiled module of a known kind");
    for (const auto& module : pcm->modules) import(module);
    for (const auto& file : pcm->files) {
      // One in the compiler's cache that this compile did not use may name what is there no more.
      if (!use().cache || is_there(in_cwd(file))) follow(in_cwd(file));
    }
    // They are looked at for debug information and messages.
    const auto directory = pcm->directory.empty() ? question_.cwd : in_cwd(pcm->directory);
    for (const auto& text : pcm->texts) {
      if (text.starts_with('<')) continue;  // <built-in>
      may_read(in_directory(text, directory));
    }
  }
};

}  // namespace

ModuleInputs find_module_inputs(const ModuleQuestion& question) {
  if (question.family == Family::kGcc) return GccClosure(question).run();
  return ClangClosure(question).run();
}

}  // namespace zcc::tools::gnu
