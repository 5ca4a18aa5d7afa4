#include "tools/gnu/link_probe.h"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>

#include "platform/process.h"
#include "tools/gnu/driver_answers.h"
#include "tools/gnu/options.h"
#include "tools/gnu/probe.h"
#include "tools/loaded_libraries.h"

namespace zcc::tools::gnu {
namespace {

using namespace std::string_view_literals;

constexpr auto kDeadline = std::chrono::seconds(10);

bool is_there(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> resolved(::realpath(path.c_str(), nullptr), ::free);
  return resolved ? std::string(resolved.get()) : path;
}

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

class LinkProber {
 public:
  LinkProber(const std::string& driver, const std::vector<std::string>& environment, const std::string& cwd,
             const ProbeOptions& options)
      : driver_(driver), environment_(environment), cwd_(cwd), options_(options) {}

  Probe run() {
    probe_ = probe_with(driver_, environment_, cwd_, options_);
    if (probe_.pass != PassReason::kNone) return std::move(probe_);
    const auto directories = ask({"-print-search-dirs"});
    programs_ = listed_directories(directories, "programs: =");
    for (auto& directory : programs_) {
      if (!directory.ends_with('/')) directory += '/';
    }
    probe_.library_directories = listed_directories(directories, "libraries: =");
    const auto linker = probe_.family == Family::kGcc ? find_linker_of_gcc() : find_linker_of_clang();
    if (probe_.pass == PassReason::kNone && !linker.empty()) add_linker(linker);
    // rustc names a directory where its own is found.
    const bool may_be_rustcs = probe_.family == Family::kGcc && has_parts_ && chosen_linker() == "lld";
    if (linker.empty() && !may_be_rustcs) pass(driver_);
    return std::move(probe_);
  }

 private:
  void pass(std::string detail) {
    if (probe_.pass != PassReason::kNone) return;
    probe_.pass = PassReason::kLink;
    probe_.pass_detail = std::move(detail);
  }

  std::string absolute(const std::string& path) const { return path.starts_with('/') ? path : cwd_ + '/' + path; }

  std::string run(std::vector<std::string> argv) const {
    const auto answer = run_probe(argv, environment_, cwd_, kDeadline);
    return answer && answer->wait_status == 0 ? answer->out : std::string();
  }

  std::string ask(const std::vector<std::string>& question) const {
    std::vector<std::string> argv{driver_};
    argv.insert(argv.end(), options_.arguments.begin(), options_.arguments.end());
    argv.insert(argv.end(), question.begin(), question.end());
    return run(std::move(argv));
  }

  std::string ask_line(const std::string& question) const {
    auto answer = ask({question});
    if (answer.ends_with('\n')) answer.pop_back();
    return answer;
  }

  void add_program(const std::string& path) {
    const auto program = probe_program(path, environment_, cwd_);
    if (program.pass != PassReason::kNone) {
      if (probe_.pass == PassReason::kNone) {
        probe_.pass = program.pass;
        probe_.pass_detail = program.pass_detail;
      }
      return;
    }
    for (const auto& [to, from] : {std::pair{&probe_.files, &program.files}, {&probe_.programs, &program.programs},
                                   {&probe_.absent, &program.absent}, {&probe_.consulted, &program.consulted}}) {
      to->insert(to->end(), from->begin(), from->end());
    }
  }

  // The first program of one of these names, each looked for in all the directories before the next is; what is
  // passed on the way are absences.
  std::string find(const std::vector<std::string>& directories, const std::vector<std::string>& names) {
    for (const auto& name : names) {
      for (const auto& directory : directories) {
        auto candidate = absolute(directory + name);
        if (::access(candidate.c_str(), X_OK) == 0) return candidate;
        (is_there(candidate) ? probe_.consulted : probe_.absent).push_back(std::move(candidate));
      }
    }
    return {};
  }

  // Not where an element is relative: it would depend on the directory of each link.
  std::vector<std::string> directories_on_path() const {
    std::vector<std::string> out;
    for (const std::string_view entry : environment_) {
      if (!entry.starts_with("PATH=")) continue;
      any_element(entry.substr(5), ":", [&](std::string_view directory) {
        if (directory.starts_with('/')) out.push_back(std::string(directory) + '/');
        return !directory.starts_with('/');
      });
      break;
    }
    return out;
  }

  // The value of the last -fuse-ld=.
  std::string chosen_linker() const {
    const auto chosen = values_of(options_.arguments, {"-fuse-ld="});
    return chosen.empty() ? std::string() : chosen.back();
  }

  // As collect2 looks for it: by other names first, and on PATH in the end.
  std::string find_linker_of_gcc() {
    for (const auto* name : {"collect2", "lto-wrapper"}) {
      const auto program = find(programs_, {name});
      if (program.empty()) return {};
      add_program(program);
    }
    has_parts_ = true;
    add_plugin();
    const auto chosen = chosen_linker();
    const auto name = chosen.empty() ? "ld" : "ld." + chosen;
    auto found = find(programs_, {"real-ld", "collect-ld", name});
    return found.empty() ? find(directories_on_path(), {name}) : found;
  }

  void add_plugin() {
    const auto plugin = ask_line("-print-file-name=liblto_plugin.so");
    if (!plugin.starts_with('/')) return;
    probe_.files.push_back(plugin);
    for (const auto& file : find_loaded_libraries(plugin, environment_, cwd_, driver_).files) {
      probe_.files.push_back(absolute(file));
    }
  }

  // It tells the command, the first word of which is the linker.
  std::string find_linker_of_clang() {
    const auto told = ask({"-###", "-lc"});
    std::string found;
    each_line(told, [&](std::string_view line) {
      if (!line.starts_with(" \"")) return;
      line.remove_prefix(2);
      found = line.substr(0, line.find('"'));
    });
    if (!found.starts_with('/') || found.find('\\') != std::string::npos) return {};
    const auto machine = ask_line("-dumpmachine");
    auto directories = programs_;
    const auto on_path = directories_on_path();
    directories.insert(directories.end(), on_path.begin(), on_path.end());
    const std::string name(base_name(found));
    for (const auto& directory : directories) {
      for (const auto& candidate : {directory + machine + '-' + name, directory + name}) {
        if (real_path(candidate) == real_path(found)) return found;
        (is_there(candidate) ? probe_.consulted : probe_.absent).push_back(candidate);
      }
    }
    return found;
  }

  void add_linker(const std::string& linker) {
    add_program(linker);
    if (!is_known(run({linker, "--version"})) || run({linker, "--help"}).find("--dependency-file") == std::string::npos) return pass(linker);
    add_default_directories(run({linker, "--verbose"}));
  }

  // Others say that they are compatible with one of these. Distributions put their name before lld's.
  static bool is_known(std::string_view version) {
    const auto line = version.substr(0, version.find('\n'));
    return line.starts_with("GNU ld ") || line.starts_with("GNU gold ") || line.starts_with("LLD ") ||
           line.find(" LLD ") != std::string_view::npos;
  }

  // GNU's ld has some of its own: SEARCH_DIR("=/usr/local/lib"); in the script that it prints.
  void add_default_directories(std::string_view script) {
    constexpr auto kDirectory = "SEARCH_DIR(\""sv;
    for (auto at = script.find(kDirectory); at != std::string_view::npos; at = script.find(kDirectory)) {
      script.remove_prefix(at + kDirectory.size());
      auto directory = script.substr(0, script.find('"'));
      if (directory.starts_with('=')) directory.remove_prefix(1);
      probe_.library_directories.emplace_back(directory);
    }
  }

  const std::string& driver_;
  const std::vector<std::string>& environment_;
  const std::string& cwd_;
  const ProbeOptions& options_;
  std::vector<std::string> programs_;  // directories
  bool has_parts_ = false;             // of gcc: all but the linker
  Probe probe_;
};

}  // namespace

Probe probe_linker(const std::string& driver, const std::vector<std::string>& environment, const std::string& cwd,
                   const ProbeOptions& options) {
  return LinkProber(driver, environment, cwd, options).run();
}

}  // namespace zcc::tools::gnu
