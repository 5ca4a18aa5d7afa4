// Sources: rustc's manual, "Remap source paths" and "Command-line arguments"; and what libraries were seen to hold.
#include "tools/rust/root_options.h"

#include <algorithm>
#include <array>

#include "platform/checks.h"
#include "tools/place_variables.h"
#include "tools/root_names.h"

namespace zcc::tools::rust {
namespace {

constexpr std::string_view kMap = "--remap-path-prefix";
constexpr std::string_view kMark = "\n/";

// Their paths place outputs and find libraries; what they find is an input by content.
constexpr auto kPaths = std::to_array<std::string_view>({"--emit", "--extern", "--out-dir", "-L", "-o"});

// Names are compressed, or not mapped everywhere.
bool hides_paths(std::string_view argument) {
  return argument.starts_with("instrument-coverage") || argument.starts_with("instrument_coverage") ||
         argument.starts_with("--remap-path-scope");
}

// FROM of FROM=TO.
std::string_view mapped(std::string_view value) { return value.substr(0, value.rfind('=')); }

// Where the path begins in [KIND=]PATH, NAME=PATH or PATH.
std::size_t path_begin(std::string_view value) {
  const auto equals = value.find('=');
  const auto slash = value.find('/');
  return equals < slash ? equals + 1 : 0;
}

class Marker {
 public:
  Marker(const Invocation& invocation, const Root& root, bool maps) : invocation_(invocation), root_(root), maps_(maps) {}

  Rootless run(const std::vector<std::string_view>& environment) {
    // What a linker makes of paths is its own.
    if (invocation_.link) return refused("link");
    const bool stands_in_root = lies_under(root_.cwd, root_.path);
    if (!maps_ && (stands_in_root || lies_under(invocation_.source, root_.path)) && check_is_on(Check::kSharedText)) {
      return refused(invocation_.source);
    }
    const auto source = marked_path(invocation_.source);
    if (!source) return refused(invocation_.source);
    result_.arguments.push_back(*source);
    const auto& arguments = invocation_.key_arguments;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const std::string_view name = i == 0 ? std::string_view() : std::string_view(arguments[i - 1]);
      if (!mark(name, arguments[i])) return refused(arguments[i]);
    }
    for (const auto entry : environment) {
      if (!mark_variable(entry)) return refused(entry);
    }
    result_.shareable = true;
    return std::move(result_);
  }

 private:
  static Rootless refused(std::string_view detail) { return {.detail = std::string(detail)}; }

  // Key arguments are names and values in turn; a map that was added is one word.
  bool mark(std::string_view name, std::string_view argument) {
    auto& to = result_.arguments;
    if (const auto equals = argument.find('='); argument.substr(0, equals) == kMap && equals != argument.npos) {
      to.push_back(std::string(kMap) += marked(argument.substr(equals)));
      return true;
    }
    if (hides_paths(argument) && check_is_on(Check::kSharedText)) return false;
    // The user's: what it makes of the root's name is not known, where it maps that, or what the root lies in.
    if (name == kMap && root_.path.starts_with(mapped(argument))) return false;
    if (argument.find(root_.path) == argument.npos) return to.emplace_back(argument), true;
    if (name == "--emit") return mark_list(argument);
    const bool is_path = std::ranges::find(kPaths, name) != kPaths.end();
    auto out = is_path ? marked_path(argument) : std::nullopt;
    if (out) to.push_back(std::move(*out));
    return out.has_value();
  }

  bool mark_list(std::string_view list) {
    std::string out;
    for (;;) {
      const auto end = std::min(list.find(','), list.size());
      const auto word = marked_path(list.substr(0, end));
      if (!word) return false;
      (out += *word) += ',';
      if (end == list.size()) break;
      list.remove_prefix(end + 1);
    }
    result_.arguments.push_back(std::move(out));
    return true;
  }

  std::optional<std::string> marked_path(std::string_view value) {
    const auto path = value.substr(path_begin(value));
    if (path.find(root_.path) == path.npos || begins_like(path, root_.path)) return std::string(value);
    if (!lies_under(path, root_.path) || path.find(root_.path, root_.path.size()) != path.npos) return std::nullopt;
    result_.names_root = true;
    return std::string(value.substr(0, value.size() - path.size())) += moved_path(path, root_.path, kMark);
  }

  std::string marked(std::string_view text) const {
    const auto at = text.find(root_.path);
    return at == text.npos ? std::string(text)
                           : std::string(text.substr(0, at)).append(kMark).append(text.substr(at + root_.path.size()));
  }

  bool mark_variable(std::string_view entry) {
    const auto equals = entry.find('=');
    const auto name = entry.substr(0, equals);
    if (name == "PATH" || name == "PWD") return true;
    auto value = without_place(entry.substr(equals + 1), root_.path);
    if (value.find(root_.path) != value.npos) return false;
    result_.environment.push_back((std::string(name) += '=') += value);
    return true;
  }

  const Invocation& invocation_;
  const Root root_;
  const bool maps_;
  Rootless result_;
};

}  // namespace

std::vector<std::string> map_root(const Invocation& invocation, Family, const Root& root) {
  const auto& arguments = invocation.key_arguments;
  // Clippy's first argument must stay the first.
  const bool is_clippy = invocation.crates && invocation.crates->reads_package;
  if (is_clippy || invocation.tells_arguments || invocation.link || std::ranges::count(arguments, kMap) != 0) return {};
  const auto map = [](std::string_view from, std::string_view to) {
    return (std::string(kMap) += '=').append(from).append("=").append(to);
  };
  const auto below = lies_under(root.cwd, root.path) ? root.cwd.substr(root.path.size()) : std::string_view();
  if (below.empty()) return {map(root.path, ".")};
  std::string up = "..";
  for (auto i = std::ranges::count(below, '/'); i > 1; --i) up += "/..";
  // Of several that fit rustc takes the last.
  return {map(root.path, up), map(root.cwd, ".")};
}

Rootless without_root(const Invocation& invocation, Family, const std::vector<std::string_view>& environment,
                      const Root& root, bool maps) {
  return Marker(invocation, root, maps).run(environment);
}

std::optional<std::string> moved_dep_info(std::string_view text, std::string_view from, std::string_view to) {
  return moved_messages(text, from, to);
}

}  // namespace zcc::tools::rust
