// Sources: GCC manual, "Options That Control Code Generation" (-ffile-prefix-map) and "Preprocessor Options"
// (-fcanonical-system-headers); clang command line reference; and what objects were seen to hold.
#include "tools/gnu/root_options.h"

#include <algorithm>
#include <array>
#include <optional>

#include "platform/checks.h"
#include "tools/gnu/options.h"
#include "tools/root_names.h"

namespace zcc::tools::gnu {
namespace {

using namespace std::string_view_literals;

// Their outputs tell paths in a way that nobody can look for: by a hash, compressed, or in packed bits. By how they
// begin.
constexpr auto kHidesPaths = std::to_array<std::string_view>({
    "-flto",                                      // compressed; clang's packs the source's name
    "-emit-llvm",                                 // the same
    "-fembed-bitcode",                            //
    "-gsplit-dwarf",                              // a hash of names that are not mapped
    "-fdebug-types-section",                      // hashes
    "-gz",                                        // compressed
    "-funique-internal-linkage-names",            // a hash of the source's name
    "-funique-source-file-names",                 //
    "-finstrument-functions-exclude-file-list=",  // parts of paths decide
    "-fsanitize-ignorelist=",                     //
    "-fsanitize-blacklist=",                      //
    "-fsanitize-system-ignorelist=",              //
    "-fsanitize-coverage-",                       //
    "-fexperimental-sanitize-metadata-",          //
    "-fxray-",                                    //
    "-fprofile",                                  // names and hashes of the object's path
    "-fcs-profile",                               //
    "-fpseudo-probe-for-profiling",               // hashes of names
    "-fcoverage",                                 //
    "-ftest-coverage",                            //
    "--coverage",                                 //
    "-coverage",                                  //
    "-fmodule",                                   // compiled modules hold paths
    "-fprebuilt-",                                //
    "-include-pch",                               // as do precompiled headers
});

// They tell the working directory, unless it is mapped.
constexpr auto kShowsPaths = std::to_array<std::string_view>({"-g", "--debug"});
constexpr auto kShowsNone = std::to_array<std::string_view>({"-g0", "-gno-"});

// In what is handed on to the assembler, the front end and LLVM.
constexpr auto kHandsOn = std::to_array<std::string_view>(
    {"-Wa,", "-Xassembler", "-Xclang", "-mllvm", "-Wp,", "-Xpreprocessor"});
// Listings, debug information, dependencies: by how the words begin, behind their dashes, or what they hold.
constexpr auto kHandedOnFirst = std::to_array<std::string_view>({"a", "g", "MD"});
constexpr auto kHandedOnWithin = std::to_array<std::string_view>({"debug", "dwarf", "coverage", "profile", "split"});

// Of the sanitizers one tags what it watches by a hash of the unit's name.
bool hashes_names(std::string_view argument) {
  return argument.starts_with("-fsanitize=") && argument.find("hwaddress") != std::string_view::npos;
}

// What may name the root: paths whose effect lies in the files that they lead to and in names made from them. In
// others (-D) it may count in any way.
constexpr auto kPaths = std::to_array<std::string_view>(
    {"-I", "-F", "-iquote", "-isystem", "-isystem-after", "-idirafter", "-iprefix", "-iwithprefix",
     "-iwithprefixbefore", "-isysroot", "-iframework", "-c-isystem", "-cxx-isystem", "-stdlib++-isystem",
     "--sysroot=", "--sysroot", "-include", "-imacros", "-o", "--output=", "--output", "-MF", "-MT", "-MQ", "-L",
     "-fdebug-compilation-dir=", "-fdebug-compilation-dir", "-ffile-compilation-dir=", "-ffile-prefix-map=",
     "-fdebug-prefix-map=", "-fmacro-prefix-map="});

// Of what is found there GCC takes the real path for the name where it is shorter. That depends on the root's length
// if what was given does not begin with the root. If it does, only where links are on the way; the root is a real path.
constexpr auto kCanonical = std::to_array<std::string_view>(
    {"-isystem", "-idirafter", "-iprefix", "-iwithprefix", "-iwithprefixbefore", "-isysroot", "--sysroot=",
     "--sysroot"});
constexpr auto kCanonicalVariables =
    std::to_array<std::string_view>({"C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH"});

constexpr auto kMaps = std::to_array<std::string_view>({"-ffile-prefix-map=", "-fdebug-prefix-map=",
                                                        "-fmacro-prefix-map="});

// In place of the root: in no argument, as an end of a string or line may not be in it.
constexpr auto kMark = "\n/"sv;

template <std::size_t kSize>
bool begins_with_one(std::string_view argument, const std::array<std::string_view, kSize>& names) {
  return std::ranges::any_of(names, [argument](auto name) { return argument.starts_with(name); });
}

// The longest of the names that the argument begins with; empty: none.
template <std::size_t kSize>
std::string_view name_of(std::string_view argument, const std::array<std::string_view, kSize>& names) {
  std::string_view found;
  for (const auto name : names) {
    if (argument.starts_with(name) && name.size() > found.size()) found = name;
  }
  return found;
}

template <std::size_t kSize>
bool is_one(std::string_view argument, const std::array<std::string_view, kSize>& names) {
  return std::ranges::find(names, argument) != names.end();
}

// What the prefix map maps; empty where the argument is none.
std::string_view mapped(std::string_view argument) {
  const auto name = name_of(argument, kMaps);
  if (name.empty()) return {};
  const auto value = argument.substr(name.size());
  return value.substr(0, std::min(value.rfind('='), value.size()));
}

// Where the argument begins to be a path: behind the option's name, or at once.
std::string_view path_in(const std::vector<std::string>& arguments, std::size_t i, std::string_view source) {
  const std::string_view argument = arguments[i];
  const bool is_value = i > 0 && is_one(arguments[i - 1], kPaths) && !arguments[i - 1].ends_with('=');
  if (is_value || argument == source) return argument;
  const auto name = name_of(argument, kPaths);
  return name.empty() ? std::string_view() : argument.substr(name.size());
}

// A list of paths with the mark in the root's place; nothing where the root is part of something else.
std::optional<std::string> marked_list(std::string_view value, const Root& root, bool& names_root) {
  std::string out;
  for (;;) {
    const auto end = std::min(value.find(':'), value.size());
    auto path = std::string(value.substr(0, end));
    if (lies_under(path, root.path)) {
      path = moved_path(path, root.path, kMark);
      names_root = true;
    }
    if (path.find(root.path) != std::string::npos && !begins_like(path, root.path)) return std::nullopt;
    out += path;
    if (end == value.size()) return out;
    out += ':';
    value.remove_prefix(end + 1);
  }
}

bool is_relative(std::string_view path) { return !path.starts_with('/') && !path.starts_with('='); }

bool has_relative_element(std::string_view list) {
  for (;;) {
    const auto end = std::min(list.find(':'), list.size());
    if (is_relative(list.substr(0, end))) return true;
    if (end == list.size()) return false;
    list.remove_prefix(end + 1);
  }
}

class Marker {
 public:
  Marker(const Invocation& invocation, Family family, const Root& root, bool maps)
      : invocation_(invocation), family_(family), root_(root), maps_(maps) {}

  Rootless run(const std::vector<std::string_view>& environment) {
    // Beyond object and depfile: all that tell paths in ways of their own.
    const std::size_t plain = (invocation_.depfile ? 2 : 1);
    if (invocation_.outputs.size() > plain) return refused("further outputs");
    const auto& arguments = invocation_.key_arguments;
    if (invocation_.depends_on_spelling) return refused("-no-canonical-prefixes");
    canonical_ = family_ == Family::kGcc && !std::ranges::count(arguments, "-fno-canonical-system-headers");
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (is_refused(i) || !mark(i)) return refused(arguments[i]);
    }
    for (const auto entry : environment) {
      if (!mark_variable(entry)) return refused(entry);
    }
    result_.shareable = true;
    return std::move(result_);
  }

 private:
  Rootless refused(std::string_view detail) { return {.detail = std::string(detail)}; }

  bool is_refused(std::size_t i) const {
    const std::string_view argument = invocation_.key_arguments[i];
    if (!check_is_on(Check::kSharedText)) return false;
    if (begins_with_one(argument, kHidesPaths) || hashes_names(argument)) return true;
    if (!maps_ && begins_with_one(argument, kShowsPaths) && !begins_with_one(argument, kShowsNone)) return true;
    if (tells_paths(handed_on(i))) return true;
    // A map of a directory above the root: what it makes of the root's name is not the root's name.
    const auto map = mapped(argument);
    return !map.empty() && root_.path.starts_with(map) && map != root_.path;
  }

  // What the argument gives the driver for another program; empty where it does not.
  std::string_view handed_on(std::size_t i) const {
    const auto& arguments = invocation_.key_arguments;
    if (i > 0 && is_one(arguments[i - 1], kHandsOn)) return arguments[i];
    const auto name = name_of(arguments[i], kHandsOn);
    return name.empty() ? name : std::string_view(arguments[i]).substr(name.size());
  }

  static bool tells_paths(std::string_view words) {
    if (std::ranges::any_of(kHandedOnWithin, [words](auto part) { return words.find(part) != words.npos; })) return true;
    while (!words.empty()) {
      const auto end = std::min(words.find(','), words.size());
      const auto word = words.substr(0, end);
      if (begins_with_one(word.substr(std::min(word.find_first_not_of('-'), word.size())), kHandedOnFirst)) return true;
      words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
  }

  // A directory above the root: of what is found by it nobody knows whether it is named as part of the root, or of
  // what happens to have the root's name.
  bool names_above(std::string_view words) const {
    return check_is_on(Check::kSharedPaths) && holds_directory_above(words, root_.path);
  }

  bool mark(std::size_t i) {
    const std::string& argument = invocation_.key_arguments[i];
    if (names_above(argument)) return false;
    const auto path = path_in(invocation_.key_arguments, i, invocation_.source);
    if (canonical_ && is_canonical(i) && !path.empty()) {
      if (is_relative(path)) return false;
      result_.takes_real_paths = result_.takes_real_paths || lies_under(path, root_.path);
    }
    auto& to = result_.arguments;
    if (argument.find(root_.path) == std::string::npos) return to.push_back(argument), true;
    const bool is_map = !mapped(argument).empty();
    const auto value = is_map ? path.substr(0, mapped(argument).size()) : path;
    const auto rest = path.substr(value.size());
    const auto before = argument.substr(0, argument.size() - path.size());
    const bool names_other = begins_like(value, root_.path);
    if (names_other) return to.push_back(argument), rest.find(root_.path) == std::string_view::npos;
    if (path.empty() || !lies_under(value, root_.path)) return false;
    if (value.find(root_.path, root_.path.size()) != std::string_view::npos) return false;
    if (rest.find(root_.path) != std::string_view::npos) return false;
    if (!is_map) result_.names_root = true;
    to.push_back((before + moved_path(value, root_.path, kMark)).append(rest));
    return true;
  }

  bool is_canonical(std::size_t i) const {
    const auto& arguments = invocation_.key_arguments;
    if (i > 0 && is_one(arguments[i - 1], kCanonical) && !arguments[i - 1].ends_with('=')) return true;
    const auto name = name_of(arguments[i], kPaths);
    return name != arguments[i] && is_one(name, kCanonical);
  }

  bool mark_variable(std::string_view entry) {
    const auto equals = entry.find('=');
    const auto name = entry.substr(0, equals);
    if (name == "PATH") return true;
    const auto value = entry.substr(equals + 1);
    if (names_above(value)) return false;
    if (canonical_ && is_one(name, kCanonicalVariables)) {
      if (has_relative_element(value)) return false;
      const bool names_root = value.find(root_.path) != std::string_view::npos;
      result_.takes_real_paths = result_.takes_real_paths || names_root;
    }
    auto marked = marked_list(value, root_, result_.names_root);
    if (marked) result_.environment.push_back((std::string(name) += '=') += *marked);
    return marked.has_value();
  }

  const Invocation& invocation_;
  const Family family_;
  const Root root_;
  const bool maps_;
  bool canonical_ = false;
  Rootless result_;
};

}  // namespace

std::vector<std::string> map_root(const Invocation& invocation, Family family, const Root& root) {
  const auto& arguments = invocation.key_arguments;
  if (invocation.tells_arguments ||
      std::ranges::any_of(arguments, [&](const auto& argument) { return mapped(argument) == root.path; })) {
    return {};
  }
  const auto file_map = [](std::string_view from, std::string_view to) {
    return (std::string("-ffile-prefix-map=").append(from) += '=').append(to);
  };
  const auto below = root.cwd.substr(root.path.size());  // "/build"
  std::string up = ".";
  for (std::size_t i = 0; i < static_cast<std::size_t>(std::ranges::count(below, '/')); ++i) {
    up = i == 0 ? ".." : up + "/..";
  }
  std::vector<std::string> out{file_map(root.path, up)};
  if (below.empty()) return out;
  const auto directory = "." + std::string(below);
  if (family == Family::kClang) {
    out.push_back("-fdebug-compilation-dir=" + directory);
  } else {
    // Of several maps that fit GCC takes the last.
    out.push_back(file_map(root.cwd, directory));
    out.push_back(file_map(std::string(root.cwd) + "/", "./"));
  }
  return out;
}

Rootless without_root(const Invocation& invocation, Family family, const std::vector<std::string_view>& environment,
                      const Root& root, bool maps) {
  return Marker(invocation, family, root, maps).run(environment);
}

}  // namespace zcc::tools::gnu
