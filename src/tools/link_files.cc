#include "tools/link_files.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "tools/depfile.h"

namespace zcc::tools {
namespace {

bool is_there(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }
std::string_view directory_of(std::string_view path) { return path.substr(0, path.rfind('/')); }

std::string absolute(std::string_view path, const std::string& cwd) {
  return path.starts_with('/') ? std::string(path) : cwd + '/' + std::string(path);
}

// "a/../b" taken for "b", as linkers and drivers put names together; where a link stands in between it is another
// file, and the name is left as it is.
std::string plain(const std::string& path) {
  std::error_code error;
  auto normal = std::filesystem::path(path).lexically_normal().string();
  while (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
  if (normal == path || !is_there(path) || std::filesystem::equivalent(path, normal, error)) return normal;
  return path;
}

// rustcXXXXXX, in which rustc keeps what it makes for a link.
bool is_own_directory(std::string_view name) {
  constexpr std::string_view kName = "rustc";
  return name.starts_with(kName) && name.size() == kName.size() + 6 &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

class Search {
 public:
  explicit Search(const LinkQuestion& question) : question_(question) {
    for (const auto& output : question.outputs) {
      const auto path = plain(absolute(output, question.cwd));
      outputs_.insert(path);
      output_directories_.insert(std::string(directory_of(path)));
    }
    for (const auto& given : question.directories) {
      if (!given.empty()) directories_.insert(plain(absolute(given, question.cwd)));
    }
  }

  LinkFiles run() {
    for (const auto& name : question_.listed) {
      const auto path = plain(absolute(name, question_.cwd));
      if (!is_own(path)) read_.insert(path);
    }
    const auto listed = read_;
    for (const auto& directory : directories_) {
      if (!is_there(directory)) {
        absent_.insert(directory + "/.");
        continue;
      }
      for (const auto& path : listed) look_in(directory, path);
    }
    return {.read = {read_.begin(), read_.end()}, .absent = {absent_.begin(), absent_.end()}};
  }

 private:
  // A unit's object lies beside the outputs until it is linked.
  bool is_own(const std::string& path) const {
    if (outputs_.contains(path)) return true;
    const std::string directory(directory_of(path));
    if (path.ends_with(".rcgu.o") && (output_directories_.contains(directory) || !is_there(path))) return true;
    return is_own_directory(base_name(directory)) && !is_there(path);
  }

  // The form in which a library is looked for besides: lib*.so before lib*.a, by the name of either.
  static std::string other_form(std::string_view name) {
    if (!name.starts_with("lib")) return {};
    if (name.ends_with(".a")) return std::string(name.substr(0, name.size() - 2)) += ".so";
    if (name.ends_with(".so")) return std::string(name.substr(0, name.size() - 3)) += ".a";
    return {};
  }

  void look_in(const std::string& directory, const std::string& path) {
    const auto name = base_name(path);
    if (name.ends_with(".rlib")) return;  // rustc found it, and names it by its path
    look_at(directory + '/' + std::string(name));
    if (const auto other = other_form(name); !other.empty()) look_at(directory + '/' + other);
  }

  void look_at(const std::string& place) { (is_there(place) ? read_ : absent_).insert(place); }

  const LinkQuestion& question_;
  std::set<std::string> outputs_, output_directories_;
  std::set<std::string> directories_;
  std::set<std::string> read_, absent_;
};

}  // namespace

Result<std::vector<std::string>> read_linker_depfile(std::string_view text) {
  std::string whole(text);
  if (whole.ends_with(':')) whole += '\n';
  return parse_depfile(whole);
}

LinkFiles find_link_files(const LinkQuestion& question) { return Search(question).run(); }

}  // namespace zcc::tools
