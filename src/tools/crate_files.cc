#include "tools/crate_files.h"

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "platform/file.h"
#include "tools/assembler_words.h"
#include "tools/import_library.h"

namespace zcc::tools {
namespace {

constexpr std::size_t kHexDigits = 16;
constexpr std::size_t kMostInDirectory = 256;  // libraries of a directory of which each may be taken
constexpr std::size_t kMostArchives = 1024;    // of a directory: the system's may be one
constexpr std::size_t kMostInPackage = 10'000;
constexpr int kDeepest = 24;
constexpr std::size_t kMostRemembered = 8192;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool is_suffix(std::string_view text) {
  return text.size() == kHexDigits + 1 && text[0] == '-' && std::all_of(text.begin() + 1, text.end(), is_hex);
}

// The names in a directory; none when it can not be read.
std::vector<std::string> names_in(const std::string& directory) {
  std::vector<std::string> out;
  const std::unique_ptr<DIR, int (*)(DIR*)> dir(::opendir(directory.c_str()), ::closedir);
  if (!dir) return out;
  while (const auto* entry = ::readdir(dir.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") out.emplace_back(name);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool contains(const std::string& path, std::string_view text) {
  const auto content = read_file(path);
  return content && content->find(text) != std::string::npos;
}

enum class ArchiveKind { kNone, kWhole, kThin };

ArchiveKind archive_kind(const std::string& path) {
  FileStat stat;
  if (stat_file_quick(path.c_str(), stat) != 0 || !stat.is_regular()) return ArchiveKind::kNone;
  std::array<char, 8> magic{};
  std::ifstream(path, std::ios::binary).read(magic.data(), magic.size());
  const std::string_view text(magic.data(), magic.size());
  if (text == "!<thin>\n") return ArchiveKind::kThin;
  // Apple's may be several in one.
  return text == "!<arch>\n" || path.ends_with(".a") ? ArchiveKind::kWhole : ArchiveKind::kNone;
}

std::string in_directory(std::string_view path, const std::string& cwd) {
  std::string out = path.starts_with('/') ? std::string(path) : cwd + '/' + std::string(path);
  while (out.size() > 1 && out.ends_with('/')) out.pop_back();
  return out;
}

// What was read of a file that cannot have changed since without its times telling.
class References {
 public:
  std::optional<CrateReferences> of(const std::string& path) {
    FileStat now;
    if (stat_file_quick(path.c_str(), now) != 0 || !now.is_regular()) return std::nullopt;
    if (auto known = recall(now)) return known;
    const auto clock = file_clock_ns();
    const auto content = read_file(path);
    if (!content) return std::nullopt;
    auto references = crate_references(*content);
    // A write after the stat would have given it another ctime.
    if (now.ctime_ns < clock) remember(now, references);
    return references;
  }

 private:
  using Key = std::array<std::uint64_t, 5>;
  static Key key_of(const FileStat& stat) {
    return {stat.device, stat.inode, stat.size, static_cast<std::uint64_t>(stat.mtime_ns),
            static_cast<std::uint64_t>(stat.ctime_ns)};
  }
  std::optional<CrateReferences> recall(const FileStat& stat) {
    const std::lock_guard lock(mutex_);
    const auto at = known_.find(key_of(stat));
    return at == known_.end() ? std::nullopt : std::optional(at->second);
  }
  void remember(const FileStat& stat, const CrateReferences& references) {
    const std::lock_guard lock(mutex_);
    if (known_.size() >= kMostRemembered) known_.clear();
    known_.insert_or_assign(key_of(stat), references);
  }

  std::mutex mutex_;
  std::map<Key, CrateReferences> known_;
};

References& references() {
  static References all;
  return all;
}

// One search, along what each library tells of others.
class Search {
 public:
  Search(const CrateSearch& search, const std::string& cwd) : search_(search), cwd_(cwd) {
    for (const auto& path : search.outputs) outputs_.insert(in_directory(path, cwd));
    for (const auto& directory : search.dependency_directories) list(in_directory(directory, cwd));
  }

  CrateFiles run(const std::vector<std::string>& sources) {
    for (const auto& path : search_.externs) add_library(in_directory(path, cwd_));
    for (const auto& directory : search_.library_directories) add_all_of(in_directory(directory, cwd_));
    follow();
    look_at(sources);
    if (search_.runs_dlltool) look_at_outputs();
    for (const auto& directory : search_.native_directories) add_archives(in_directory(directory, cwd_));
    for (auto* list : {&out_.read, &out_.absent, &out_.present}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return std::move(out_);
  }

 private:
  struct Directory {
    std::string path;
    std::set<std::string> names;
  };

  void list(std::string path) {
    Directory directory{.path = std::move(path), .names = {}};
    for (auto& name : names_in(directory.path)) {
      const auto file = crate_file(name);
      if (!file || outputs_.contains(directory.path + '/' + name)) continue;
      if (file->suffix.empty()) plain_.emplace(file->stem, file->name);
      else by_suffix_[file->suffix].insert(file->stem);
      directory.names.insert(std::move(name));
    }
    directories_.push_back(std::move(directory));
  }

  void add_library(const std::string& path) {
    if (!seen_.insert(path).second) return;
    out_.read.push_back(path);
    to_follow_.push_back(path);
  }

  // Whether there is such a directory.
  bool add_names(const std::string& directory) {
    const bool there = ::access(directory.c_str(), F_OK) == 0;
    (there ? out_.read : out_.absent).push_back(directory + (there ? "/*" : "/."));
    return there;
  }

  // Every crate in it may be taken, by whatever name the source has for it.
  void add_all_of(const std::string& directory) {
    if (!add_names(directory)) return;
    std::size_t count = 0;
    for (const auto& name : names_in(directory)) {
      if (!crate_file(name)) continue;
      if (++count > kMostInDirectory) return problem(directory);
      add_library(directory + '/' + name);
    }
  }

  void follow() {
    do {
      while (!to_follow_.empty()) {
        const auto path = std::move(to_follow_.back());
        to_follow_.pop_back();
        follow(path);
      }
      take_plain();
    } while (!to_follow_.empty());
  }

  void follow(const std::string& path) {
    const auto found = references().of(path);
    if (!found) return problem(path);
    out_.hides_files = out_.hides_files || found->hides_files;
    if (path.ends_with(".so")) {
      // What a library of Rust's in that form uses is not to be read off it. Others are none of Rust's.
      if (!found->is_macro && found->is_crate && is_extern(path)) return problem(path);
      out_.runs_macros = out_.runs_macros || found->is_macro;
      return;
    }
    for (const auto& suffix : found->suffixes) {
      const auto at = by_suffix_.find(suffix);
      if (at == by_suffix_.end()) continue;
      const auto stems = std::move(at->second);
      by_suffix_.erase(at);
      for (const auto& stem : stems) take(stem);
    }
  }

  void look_at(const std::vector<std::string>& sources) {
    for (const auto& path : sources) {
      const auto text = read_file(path);
      if (!text) return problem(path);
      out_.hides_files = out_.hides_files || source_names_assembler_file(*text);
    }
  }

  // What dlltool is, and what it runs, is no input. Whether it was run shows in what was made.
  void look_at_outputs() {
    for (const auto& path : outputs_) {
      if (!path.ends_with(".rlib") && !path.ends_with(".a")) continue;
      const auto made = read_file(path);
      if (!made || has_foreign_members(*made)) return problem(path);
    }
  }

  bool is_extern(const std::string& path) const {
    return std::ranges::any_of(search_.externs, [&](const auto& e) { return in_directory(e, cwd_) == path; }) ||
           std::ranges::any_of(directories_, [&](const auto& d) { return path.starts_with(d.path + '/'); });
  }

  // Libraries whose files have their crates' names alone: those that a text of another mentions.
  void take_plain() {
    for (auto it = plain_.begin(); it != plain_.end();) {
      const bool mentioned = std::ranges::any_of(seen_, [&](const std::string& path) {
        return !path.ends_with(".so") && contains(path, it->second);
      });
      if (!mentioned) {
        ++it;
        continue;
      }
      const auto stem = it->first;
      it = plain_.erase(it);
      take(stem);
    }
  }

  // In each directory: of a crate's metadata and the library with the same metadata in it, rustc reads the
  // first that is there, and the other only for its code.
  void take(const std::string& stem) {
    for (const auto& directory : directories_) {
      const auto there = [&](const char* extension) { return directory.names.contains(stem + extension); };
      const auto path = directory.path + '/' + stem;
      const auto add = [&](const char* extension) {
        if (there(extension)) add_library(path + extension);
        else if (!outputs_.contains(path + extension)) out_.absent.push_back(path + extension);
      };
      add(".so");
      add(".rmeta");
      if (!there(".rmeta") || search_.reads_objects) add(".rlib");
    }
  }

  // All that lie there: what a macro of another crate may ask for (#[link(kind = "static")]) shows nowhere. By
  // any name, as there are modifiers that give it in full.
  void add_archives(const std::string& directory) {
    if (!add_names(directory)) return;
    std::size_t count = 0;
    for (const auto& name : names_in(directory)) {
      const auto path = directory + '/' + name;
      const auto kind = archive_kind(path);
      if (kind == ArchiveKind::kNone) continue;
      // The members of a thin one are files of their own.
      if (kind == ArchiveKind::kThin || ++count > kMostArchives) return problem(path);
      out_.read.push_back(path);
    }
  }

  void problem(const std::string& with) {
    if (out_.problem.empty()) out_.problem = with;
  }

  const CrateSearch& search_;
  const std::string& cwd_;
  std::set<std::string> outputs_;
  std::vector<Directory> directories_;
  std::map<std::string, std::set<std::string>> by_suffix_;  // stems that are not taken yet
  std::map<std::string, std::string> plain_;                // the same, with the crate's name
  std::set<std::string> seen_;
  std::vector<std::string> to_follow_;
  CrateFiles out_;
};

class Package {
 public:
  CrateFiles run(const std::string& directory) {
    add(directory, 0);
    // Macros ask there what a crate is called (cargo's workspaces).
    for (auto above = directory; !above.empty();) {
      above.resize(above.rfind('/'));
      const auto manifest = above + "/Cargo.toml";
      (::access(manifest.c_str(), F_OK) == 0 ? out_.read : out_.absent).push_back(manifest);
    }
    return std::move(out_);
  }

 private:
  void add(const std::string& directory, int depth) {
    if (depth > kDeepest || out_.read.size() > kMostInPackage) out_.problem = directory;
    if (!out_.problem.empty()) return;
    out_.read.push_back(directory + "/*");
    for (const auto& name : names_in(directory)) {
      const auto path = directory + '/' + name;
      FileStat stat;
      if (stat_file_quick(path.c_str(), stat) != 0) continue;  // a link to nowhere: its name is what there is
      if (stat.is_regular()) out_.read.push_back(path);
      if (stat.is_directory() && name != ".git" && !is_other(path)) add(path, depth + 1);
    }
  }

  bool is_other(const std::string& directory) {
    for (const auto* mark : {"/Cargo.toml", "/CACHEDIR.TAG"}) {
      if (::access((directory + mark).c_str(), F_OK) != 0) continue;
      out_.present.push_back(directory + mark);
      return true;
    }
    return false;
  }

  CrateFiles out_;
};

}  // namespace

std::optional<CrateFile> crate_file(std::string_view file_name) {
  constexpr std::string_view kPrefix = "lib";
  const auto dot = file_name.rfind('.');
  if (!file_name.starts_with(kPrefix) || dot == std::string_view::npos || dot <= kPrefix.size()) return std::nullopt;
  const auto extension = file_name.substr(dot + 1);
  if (extension != "rlib" && extension != "rmeta" && extension != "so") return std::nullopt;
  const auto stem = file_name.substr(0, dot);
  auto name = stem.substr(kPrefix.size());
  std::string_view suffix;
  if (const auto dash = name.find('-'); dash != std::string_view::npos) {
    if (is_suffix(name.substr(dash))) suffix = name.substr(dash);
    name = name.substr(0, dash);
  }
  return CrateFile{.stem = std::string(stem),
                   .name = std::string(name),
                   .suffix = std::string(suffix),
                   .extension = std::string(extension)};
}

CrateReferences crate_references(std::string_view content) {
  CrateReferences out;
  std::set<std::string_view> found;
  for (auto at = content.find('-'); at != std::string_view::npos; at = content.find('-', at + 1)) {
    const auto text = content.substr(at, kHexDigits + 1);
    if (is_suffix(text)) found.insert(text);
  }
  out.suffixes.assign(found.begin(), found.end());
  out.is_macro = content.find("rustc_proc_macro_decls") != std::string_view::npos;
  // The name of a section, as it stands among others.
  constexpr std::string_view kMetadata{"\0.rustc\0", 8};
  out.is_crate = content.find(kMetadata) != std::string_view::npos;
  out.hides_files = library_names_assembler_file(content);
  return out;
}

CrateFiles find_crate_files(const CrateSearch& search, const std::vector<std::string>& sources,
                            const std::string& cwd) {
  return Search(search, cwd).run(sources);
}

CrateFiles find_package_files(const std::string& directory) { return Package().run(directory); }

}  // namespace zcc::tools
