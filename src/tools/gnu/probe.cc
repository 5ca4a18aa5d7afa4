#include "tools/gnu/probe.h"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

#include "platform/checks.h"
#include "platform/file.h"
#include "platform/process.h"
#include "tools/gnu/driver_answers.h"
#include "tools/gnu/driver_settings.h"
#include "tools/gnu/options.h"
#include "tools/gnu/plugin.h"
#include "tools/loaded_libraries.h"

namespace zcc::tools::gnu {
namespace {

using namespace std::string_view_literals;

constexpr auto kDeadline = std::chrono::seconds(10);

// Programs that stand in for a compiler and choose the real one by rules of their own.
constexpr std::array kWrappers = {"ccache"sv, "distcc"sv, "icecc"sv,    "sccache"sv,
                                  "buildcache"sv, "colorgcc"sv, "zccache"sv, "fastbuild"sv};

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string directory_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> resolved(::realpath(path.c_str(), nullptr), ::free);
  return resolved ? std::string(resolved.get()) : path;
}

// One probing of one driver; the state its steps share.
class Prober {
 public:
  Prober(const std::string& tool, const std::vector<std::string>& environment,
         const std::string& cwd, std::string_view prefix = {}, const ProbeOptions& options = {})
      : prefix_(prefix),
        options_(options),
        tool_(tool),
        environment_(environment),
        cwd_(cwd),
        in_directory_(!options.empty() || std::ranges::any_of(environment, searches_working_directory)) {}

  Probe run() {
    // The library it names is asked where all others come from, by rules of its own.
    if (!variable("LD_AUDIT").empty() && check_is_on(Check::kRefusedVariables)) {
      pass(PassReason::kEnvironment, "LD_AUDIT");
      return std::move(probe_);
    }
    recognise();
    if (probe_.pass != PassReason::kNone) return std::move(probe_);
    add_program(tool_);
    if (probe_.family == Family::kGcc) {
      add_gcc_programs();
    } else {
      add_clang_configuration();
      add_ignore_lists();
    }
    for (const auto& plugin : options_.plugins) add_plugin(plugin);
    return finish();
  }

  Probe run_program() {
    if (!variable("LD_AUDIT").empty() && check_is_on(Check::kRefusedVariables)) {
      pass(PassReason::kEnvironment, "LD_AUDIT");
      return std::move(probe_);
    }
    refuse_wrappers();
    if (probe_.pass != PassReason::kNone) return std::move(probe_);
    probe_.family = Family::kClang;
    add_program(tool_);
    return finish();
  }

 private:
  Probe finish() {
    if (!check_is_on(Check::kToolParts)) {
      probe_.files = probe_.programs = {tool_};
      probe_.consulted.clear();
    }
    if (check_is_on(Check::kToolSearch)) {
      probe_.consulted.insert(probe_.consulted.end(), names_in_.begin(), names_in_.end());
    } else {
      probe_.absent.clear();
      probe_.programs.clear();
    }
    for (auto* list : {&probe_.files, &probe_.absent, &probe_.consulted}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return std::move(probe_);
  }

  void pass(PassReason reason, std::string detail) {
    probe_.pass = reason;
    probe_.pass_detail = std::move(detail);
  }

  // For a program that chooses by rules of its own what it runs.
  void refuse(PassReason reason, const std::string& program) {
    if (check_is_on(Check::kRefusedTools)) pass(reason, program);
  }

  std::string_view variable(std::string_view name) const {
    for (const std::string_view entry : environment_) {
      if (entry.starts_with(name) && entry.substr(name.size()).starts_with('=')) {
        return entry.substr(name.size() + 1);
      }
    }
    return {};
  }

  // Of a path that the driver or the loader told.
  std::string absolute(std::string_view path) {
    if (path.starts_with('/')) return std::string(path);
    // By what else than the variables that searches_working_directory() knows?
    if (!in_directory_) pass(PassReason::kUnknownTool, std::string(path));
    while (path.starts_with("./")) path.remove_prefix(2);
    return cwd_ + '/' + std::string(path);
  }

  std::optional<std::string> ask(std::vector<std::string> argv) {
    argv.insert(argv.begin() + 1, options_.arguments.begin(), options_.arguments.end());
    auto answer = run_probe(argv, environment_, cwd_, kDeadline);
    if (!answer || answer->wait_status != 0) return std::nullopt;
    return std::move(answer->out);
  }

  void refuse_wrappers() {
    if (!is_elf(tool_)) refuse(PassReason::kScriptTool, tool_);
    const auto real = real_path(tool_);
    if (std::find(kWrappers.begin(), kWrappers.end(), base_name(real)) != kWrappers.end()) {
      refuse(PassReason::kUnknownTool, real);
    }
  }

  void recognise() {
    refuse_wrappers();
    if (probe_.pass != PassReason::kNone) return;
    const auto real = real_path(tool_);
    const auto real_name = base_name(real);
    const auto by_call = classify_driver_name(base_name(tool_));
    const auto by_file = classify_driver_name(real_name);
    probe_.cxx_driver = by_call.cxx || by_file.cxx;
    if (by_file.known && !by_file.generic) {
      probe_.family = by_file.family;
    } else {
      ask_family();
    }
  }

  // Whether the program says of itself that it is a compiler, asked with options that mean the same
  // or nothing to any program: it may be a shell, and `sh -x c` would run a script.
  bool says_it_is_compiler() {
    auto environment = environment_;
    std::erase_if(environment, [](const auto& entry) { return entry.starts_with("LC_ALL="); });
    environment.emplace_back("LC_ALL=C");
    const auto answer = run_probe({tool_, "--version"}, environment, cwd_, kDeadline);
    if (!answer || answer->wait_status != 0) return false;
    const auto says = [&](std::string_view words) {
      return answer->out.find(words) != std::string::npos;
    };
    if (says("clang version ")) return true;
    // GCC's text names neither GCC nor a compiler where a distribution has put its own name, and
    // other GNU programs speak like it. None of those knows this option.
    if (!says("Free Software Foundation") || !says("see the source for copying conditions")) {
      return false;
    }
    auto cc1 = ask({tool_, "--print-prog-name=cc1"});
    if (cc1 && cc1->ends_with('\n')) cc1->pop_back();
    return cc1 && base_name(*cc1) == "cc1";
  }

  // The predefined macros tell the families apart (GCC manual of cpp, "Common Predefined Macros").
  void ask_family() {
    if (!says_it_is_compiler()) return pass(PassReason::kUnknownTool, tool_);
    const auto macros = ask({tool_, "-x", "c", "-E", "-dM", "/dev/null"});
    const auto defines = [&](std::string_view name) {
      return macros && macros->find("#define " + std::string(name) + " ") != std::string::npos;
    };
    const bool other = defines("__INTEL_COMPILER") || defines("__NVCOMPILER") ||
                       defines("__LCC__") || defines("__TINYC__") || defines("__EMSCRIPTEN__");
    if (!other && defines("__clang__")) {
      probe_.family = Family::kClang;
    } else if (!other && defines("__GNUC__")) {
      probe_.family = Family::kGcc;
    } else {
      pass(PassReason::kUnknownTool, tool_);
    }
  }

  void add_program(const std::string& path) {
    probe_.files.push_back(path);
    probe_.programs.push_back(path);
    add_libraries(find_loaded_libraries(path, environment_, cwd_), path);
  }

  void add_libraries(const LoadedLibraries& libraries, const std::string& path) {
    if (!libraries.is_elf) return refuse(PassReason::kScriptTool, path);
    if (!libraries.listed) return pass(PassReason::kUnknownTool, path + ": its libraries can not be listed");
    if (libraries.files.empty()) return;
    for (const auto& file : libraries.files) probe_.files.push_back(absolute(file));
    for (const auto& place : libraries.places) add_absent(place);
    add_missing_preloads();
    probe_.consulted.emplace_back("/etc/ld.so.cache");
    add_absent("/etc/ld.so.preload");
  }

  // One that is named by a path, and not there, is left out of the list.
  void add_missing_preloads() {
    any_element(variable("LD_PRELOAD"), " :", [&](std::string_view name) {
      if (name.find('/') == std::string_view::npos) return false;
      if (name.find('$') != std::string_view::npos) pass(PassReason::kEnvironment, "LD_PRELOAD");
      add_absent(name);
      return false;
    });
  }

  void add_absent(std::string_view place) {
    auto path = absolute(place);
    if (::access(path.c_str(), F_OK) != 0) probe_.absent.push_back(std::move(path));
  }

  void add_gcc_programs() {
    const auto directories = ask({tool_, "-print-search-dirs"}).value_or("");
    const auto programs = listed_directories(directories, "programs: =");
    auto machine = ask({tool_, "-dumpmachine"}).value_or("");
    if (machine.ends_with('\n')) machine.pop_back();
    if (programs.empty() || machine.empty()) return pass(PassReason::kUnknownTool, tool_);
    const auto version = ask({tool_, "-dumpversion"}).value_or("");
    std::from_chars(version.data(), version.data() + version.size(), probe_.release);
    // objcopy takes split debug information out of an object.
    for (const auto name : {"cc1"sv, "cc1plus"sv, "cc1obj"sv, "cc1objplus"sv, "as"sv, "objcopy"sv}) {
      auto answer = ask({tool_, "-print-prog-name=" + std::string(name)});
      if (!answer) return pass(PassReason::kUnknownTool, tool_);
      if (answer->ends_with('\n')) answer->pop_back();
      // Debian's looks for `x86_64-linux-gnu-as`, too, and first.
      std::vector<std::string> names{std::string(name)};
      if (name == "as"sv) names.insert(names.begin(), machine + "-as");
      add_passed_over(programs, names, *answer);
      if (answer->find('/') == std::string::npos) *answer = search_path(*answer);
      if (!answer->empty()) *answer = absolute(*answer);
      if (answer->empty()) {
        if (name == "as"sv) return pass(PassReason::kUnknownTool, "as");
        continue;  // no compiler for that language is installed, or no such tool
      }
      if (::access(answer->c_str(), X_OK) == 0) add_program(*answer);
    }
    for (const auto& directory : listed_directories(directories, "libraries: =")) add_specs(directory);
    for (const auto& directory : programs) {
      if (directory.ends_with('/' + machine + '/')) add_specs(directory);
    }
    add_user_specs(listed_directories(directories, "libraries: ="));
    add_prefixes();
  }

  // Where the driver looked for a program, by each of the names in turn, before it found it.
  void add_passed_over(const std::vector<std::string>& directories, const std::vector<std::string>& names,
                       const std::string& found) {
    for (const auto& directory : directories) {
      for (const auto& name : names) {
        if (directory + name == found) return;
        auto candidate = absolute(directory + name);
        // There, and not taken: by what rule is not known. Or the one found, by another name.
        if (::access(candidate.c_str(), F_OK) == 0) {
          if (real_path(candidate) == real_path(found)) return;
          return pass(PassReason::kUnknownTool, candidate);
        }
        probe_.absent.push_back(std::move(candidate));
      }
    }
  }

  // gcc reads the first file `specs` in the directories where it looks for libraries ("Spec Files"), and
  // then one in its machine's directory, which is among those of its programs. Here, all there are.
  void add_specs(const std::string& directory) {
    auto candidate = absolute(directory + "specs");
    std::error_code error;
    if (!std::filesystem::is_regular_file(candidate, error)) {
      return probe_.absent.push_back(std::move(candidate));
    }
    const auto text = read_file(candidate);
    if (!text || mentions_time(*text)) refuse(PassReason::kSpecs, candidate);
    probe_.files.push_back(std::move(candidate));
  }

  // -specs=: looked for like a library, else in the working directory.
  void add_user_specs(const std::vector<std::string>& directories) {
    for (const auto& name : values_of(options_.arguments, {"-specs=", "--specs="})) {
      std::string found = name;
      if (!name.starts_with('/')) {
        for (const auto& directory : directories) {
          const auto candidate = absolute(directory + name);
          if (::access(candidate.c_str(), R_OK) == 0) {
            found = candidate;
            break;
          }
          probe_.absent.push_back(candidate);
        }
      }
      found = absolute(found);
      const auto text = read_file(found);
      if (!text || !are_plain_specs(*text)) refuse(PassReason::kSpecs, found);
      probe_.files.push_back(std::move(found));
    }
  }

  // What -B names may be the beginning of names, and come to be a directory.
  void add_prefixes() {
    for (const auto& prefix : values_of(options_.arguments, {"-B"})) {
      const auto place = absolute(prefix);
      std::error_code error;
      if (!std::filesystem::is_directory(place, error)) add_absent(place + "/.");
    }
  }

  // By a name without a slash GCC means one in its own directory, and the loader one on its path.
  void add_plugin(const std::string& name) {
    auto path = name;
    if (name.find('/') == std::string::npos) {
      auto directory = ask({tool_, "-print-file-name=plugin"}).value_or("");
      if (directory.ends_with('\n')) directory.pop_back();
      if (probe_.family != Family::kGcc || !directory.starts_with('/')) return refuse(PassReason::kPlugin, name);
      path = directory + '/' + name + ".so";
    }
    path = absolute(path);
    const auto known = probe_.files;
    probe_.files.push_back(path);
    add_libraries(find_loaded_libraries(path, environment_, cwd_, tool_), path);
    for (const auto& file : probe_.files) {
      if (std::ranges::find(known, file) != known.end() || is_runtime_library(file)) continue;
      const auto reach = reach_of_plugin(file);
      if (!reach || !reach->empty()) refuse(PassReason::kPlugin, file + ": " + reach.value_or("no library"));
    }
  }

  // As execvp(3) searches; directories passed on the way become absences.
  std::string search_path(const std::string& program) {
    if (program.find('/') != std::string::npos) return {};
    auto path = variable("PATH");
    while (!path.empty()) {
      const auto end = path.find(':');
      const auto directory = path.substr(0, end);
      path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
      if (!directory.starts_with('/')) return {};  // would depend on the directory of each compile
      auto candidate = std::string(directory) + '/' + program;
      if (::access(candidate.c_str(), X_OK) == 0) return candidate;
      if (::access(candidate.c_str(), F_OK) == 0) return {};
      probe_.absent.push_back(std::move(candidate));
    }
    return {};
  }

  // `--version` names the configuration files in use without any argument (clang manual, "Configuration
  // files"). Arguments may have others used, named after another target or driver mode: each file there
  // counts as used, and each name that comes may be of one.
  void add_clang_configuration() {
    const auto version = ask({tool_, "--version"});
    if (!version) return pass(PassReason::kUnknownTool, tool_);
    std::vector<std::string> directories{directory_of(real_path(tool_))};
    each_line(*version, [&](std::string_view line) {
      const auto after = [&](std::string_view heading) {
        return line.starts_with(heading) ? std::string(line.substr(heading.size())) : std::string();
      };
      if (const auto path = after("Configuration file: "); !path.empty()) add_configuration(absolute(path));
      if (auto path = after("InstalledDir: "); !path.empty()) directories.push_back(path);
    });
    if (auto told = configuration_directories(); !told.empty()) directories = std::move(told);
    for (const auto& directory : directories) add_configurations_in(absolute(directory));
  }

  // Where clang looks for them: it says so when it does not find one.
  std::vector<std::string> configuration_directories() {
    const auto answer =
        run_probe({tool_, "--config", "no-such-file.cfg", "--version"}, environment_, cwd_, kDeadline);
    std::vector<std::string> out;
    if (!answer) return out;
    each_line(answer->out, [&](std::string_view line) {
      constexpr auto kSearched = "was searched for in the directory: "sv;
      const auto at = line.find(kSearched);
      if (at != std::string_view::npos) out.emplace_back(line.substr(at + kSearched.size()));
    });
    return out;
  }

  void add_configurations_in(const std::string& directory) {
    names_in_.push_back(directory + "/*");
    std::error_code error;
    for (std::filesystem::directory_iterator it(directory, error), end; !error && it != end;
         it.increment(error)) {
      const auto& path = it->path();
      if (path.extension() != ".cfg") continue;
      std::error_code broken;
      if (std::filesystem::is_regular_file(path, broken)) {
        add_configuration(path);
      } else {
        probe_.absent.push_back(path);  // a directory, or a link to nowhere, with its name already there
      }
    }
  }

  // The driver puts its arguments before the caller's, where nobody classifies them.
  void add_configuration(const std::string& path) {
    probe_.files.push_back(path);
    const auto text = read_file(path);
    if (!text) return refuse(PassReason::kSpecs, path);
    each_line(*text, [&](std::string_view line) {
      if (!is_plain_setting(line)) refuse(PassReason::kSpecs, path);
    });
  }

  // What sanitizers leave alone by default; read without a word by whoever asks for the sanitizer
  // ("Sanitizer special case list").
  void add_ignore_lists() {
    auto directory = ask({tool_, prefix_ + "-print-resource-dir"}).value_or("");
    if (directory.ends_with('\n')) directory.pop_back();
    for (const auto name : {"asan"sv, "cfi"sv, "dfsan_abi"sv, "hwasan"sv, "memtag"sv, "msan"sv,
                            "tsan"sv, "ubsan"sv, "vptr"sv}) {
      auto path = directory + "/share/" + std::string(name) + "_ignorelist.txt";
      add_absent(path);
      if (::access(path.c_str(), F_OK) == 0) probe_.files.push_back(std::move(path));
    }
  }

  const std::string prefix_;  // before options of the driver that do not mean the same in all modes
  const ProbeOptions& options_;
  const std::string& tool_;
  const std::vector<std::string>& environment_;
  const std::string& cwd_;
  const bool in_directory_;  // it is part of the question
  std::vector<std::string> names_in_;  // directories, as in Probe::consulted
  Probe probe_;
};

}  // namespace

Probe probe(const std::string& tool, const std::vector<std::string>& environment,
            const std::string& cwd) {
  return Prober(tool, environment, cwd).run();
}

Probe probe_with(const std::string& tool, const std::vector<std::string>& environment, const std::string& cwd,
                 const ProbeOptions& options) {
  return Prober(tool, environment, cwd, {}, options).run();
}

Probe probe_driver(const std::string& tool, const std::vector<std::string>& environment, const std::string& cwd,
                   std::string_view prefix) {
  return Prober(tool, environment, cwd, prefix).run();
}

Probe probe_program(const std::string& tool, const std::vector<std::string>& environment, const std::string& cwd) {
  return Prober(tool, environment, cwd).run_program();
}

}  // namespace zcc::tools::gnu
