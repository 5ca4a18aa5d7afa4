// Where a compiler looks for what a text includes, in the order in which it looks.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "daemon/compile_reply.h"
#include "daemon/includers.h"
#include "inputs/include_scan.h"
#include "tools/search_path.h"

namespace zcc::daemon {

// GCC reads it before every unit, as if by #include <> (its manual, "Standard Predefined Macros").
inline const inputs::IncludeName kPredefined{.name = "stdc-predef.h"};

class IncludeSearch {
 public:
  IncludeSearch(const tools::SearchPath& path, std::string cwd)
      : path_(path), cwd_(std::move(cwd)) {}

  // Whose directories are searched, too, if the compiler looks through those that include a text.
  void set_includers(Includers includers) { includers_ = std::move(includers); }

  // Calls visit(path) for each place where `name` in a text that lies in `directory` is looked for,
  // until it returns true. include_next starts behind the directory that its text was found in,
  // which the text's path alone does not tell: for it all places are visited.
  template <typename Visit>
  void each_place(std::string_view directory, const inputs::IncludeName& name, Visit visit) const {
    if (path_.through_includers && !name.asked && name.name.find('\\') != std::string::npos) {
      auto slashed = name;
      std::ranges::replace(slashed.name, '\\', '/');
      return each_place(directory, slashed, visit);
    }
    if (name.name.starts_with('/')) {
      visit(name.name);
      return;
    }
    if (name.quoted || name.next) {
      if (visit(join(directory, name.name))) return;
      if (path_.through_includers) {
        // In which order, and whether the search comes to what is further down, depends on which are.
        for (const auto& d : includers_.of(std::string(directory))) visit(join(d, name.name));
      }
      for (const auto& d : path_.quote) {
        if (visit(join(absolute_path(d, cwd_), name.name))) return;
      }
    }
    for (const auto& d : path_.angle) {
      if (visit(join(absolute_path(d, cwd_), name.name))) return;
    }
  }

  const tools::SearchPath& path() const { return path_; }
  const std::string& cwd() const { return cwd_; }

  // Whether versions of the compiler do not agree on what file this is.
  bool is_disputed(const inputs::IncludeName& name) const {
    return path_.through_includers && name.name.find("\\\\") != std::string::npos;
  }

  static std::string_view directory_of(std::string_view path) {
    return path.substr(0, path.rfind('/'));
  }
  // Without "." and doubled slashes, which say nothing. ".." may follow a symlink and stays.
  static std::string plain(std::string_view path) {
    std::string out;
    while (!path.empty()) {
      const auto end = std::min(path.find('/', 1), path.size());
      const auto step = path.substr(0, end);
      if (step != "/" && step != "/.") out += step;
      path.remove_prefix(end);
    }
    return out;
  }
  static std::string join(std::string_view directory, std::string_view name) {
    std::string path;
    path.reserve(directory.size() + 1 + name.size());
    return path.append(directory).append("/").append(name);
  }

 private:
  const tools::SearchPath& path_;
  std::string cwd_;
  Includers includers_;
};

}  // namespace zcc::daemon
