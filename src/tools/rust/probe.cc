#include "tools/rust/probe.h"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

#include "platform/checks.h"
#include "platform/process.h"
#include "tools/gnu/probe.h"
#include "tools/loaded_libraries.h"
#include "tools/rust/linker.h"
#include "tools/rust/names.h"

namespace zcc::tools::rust {
namespace {

constexpr auto kDeadline = std::chrono::seconds(10);

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> resolved(::realpath(path.c_str(), nullptr), ::free);
  return resolved ? std::string(resolved.get()) : path;
}

bool is_there(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

class Prober {
 public:
  Prober(const std::string& tool, const Environment& environment, const std::string& cwd,
         const ProbeOptions& options)
      : tool_(tool), environment_(environment), cwd_(cwd), options_(options) {}

  Probe run() {
    probe_.family = Family::kClang;  // as far as a family of C matters: none of what gcc alone does
    for (const auto* name : {"LD_AUDIT", "LD_PRELOAD"}) {
      if (!variable(name).empty() && check_is_on(Check::kRefusedVariables)) pass(PassReason::kEnvironment, name);
    }
    if (!is_elf(tool_)) pass(PassReason::kScriptTool, tool_);
    if (probe_.pass != PassReason::kNone) return std::move(probe_);
    const auto sysroot = ask_sysroot();
    if (!sysroot) {
      pass(PassReason::kUnknownTool, tool_);
      return std::move(probe_);
    }
    add_program(tool_);
    if (depends_on_directory(tool_)) {
      add_program(*sysroot + "/bin/" + std::string(base_name(tool_)));
      add_what_rustup_reads();
    }
    add_tree(*sysroot + "/lib/rustlib", 0);
    if (!options_.empty()) add_linker(probe_, options_, environment_, cwd_);
    if (!check_is_on(Check::kToolParts)) probe_.files = probe_.programs = {tool_};
    if (!check_is_on(Check::kToolSearch)) {
      probe_.absent.clear();
      probe_.consulted.clear();
    }
    for (auto* list : {&probe_.files, &probe_.absent, &probe_.consulted}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return std::move(probe_);
  }

 private:
  void pass(PassReason reason, std::string detail) {
    if (probe_.pass != PassReason::kNone) return;
    probe_.pass = reason;
    probe_.pass_detail = std::move(detail);
  }

  std::string_view variable(std::string_view name) const {
    for (const std::string_view entry : environment_) {
      if (entry.starts_with(name) && entry.substr(name.size()).starts_with('=')) return entry.substr(name.size() + 1);
    }
    return {};
  }

  std::optional<std::string> ask_sysroot() {
    std::vector<std::string> question{tool_};
    if (is_clippy(tool_)) question.emplace_back("--rustc");
    question.insert(question.end(), {"--print", "sysroot"});
    // It would complain of a jobserver that is not passed on to it.
    auto environment = environment_;
    std::erase_if(environment, [](const std::string& entry) {
      return entry.starts_with("CARGO_MAKEFLAGS=") || entry.starts_with("MAKEFLAGS=") || entry.starts_with("MFLAGS=");
    });
    auto answer = run_probe(question, environment, cwd_, kDeadline);
    if (!answer || answer->wait_status != 0 || !answer->out.starts_with('/')) return std::nullopt;
    auto& path = answer->out;
    path.resize(path.find('\n'));
    if (!is_there(path + "/lib/rustlib")) return std::nullopt;
    return path;
  }

  std::string absolute(const std::string& path) const { return path.starts_with('/') ? path : cwd_ + '/' + path; }

  void add_absent(const std::string& place) {
    auto path = absolute(place);
    if (!is_there(path)) probe_.absent.push_back(std::move(path));
  }

  void add_program(const std::string& path) {
    probe_.files.push_back(path);
    probe_.programs.push_back(path);
    const auto libraries = find_loaded_libraries(path, environment_, cwd_);
    if (!libraries.is_elf || !libraries.listed) return pass(PassReason::kUnknownTool, path);
    for (const auto& file : libraries.files) probe_.files.push_back(absolute(file));
    for (const auto& place : libraries.places) add_absent(place);
    probe_.consulted.emplace_back("/etc/ld.so.cache");
    add_absent("/etc/ld.so.preload");
  }

  // The libraries of each target and the linkers that come along. Not the library's sources, which only show in
  // messages where they are installed: by the names in lib/rustlib.
  void add_tree(const std::string& directory, int depth) {
    constexpr int kDeepest = 8;
    if (depth > kDeepest) return pass(PassReason::kUnknownTool, directory);
    probe_.consulted.push_back(directory + "/*");
    std::error_code error;
    for (std::filesystem::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
      std::error_code broken;
      if (it->is_directory(broken)) {
        if (it->path().filename() != "src") add_tree(it->path(), depth + 1);
      } else if (it->is_regular_file(broken)) {
        probe_.files.push_back(it->path());
      }
    }
    if (error) pass(PassReason::kUnknownTool, directory);
  }

  // What decides which toolchain the proxy runs, besides the variables ("Overrides" in rustup's manual).
  void add_what_rustup_reads() {
    auto home = std::string(variable("RUSTUP_HOME"));
    if (home.empty()) home = std::string(variable("HOME")) + "/.rustup";
    add_consulted(absolute(home) + "/settings.toml");
    add_consulted("/etc/rustup/settings.toml");
    for (auto directory = cwd_;; directory.resize(directory.rfind('/'))) {
      add_consulted(directory + "/rust-toolchain");
      add_consulted(directory + "/rust-toolchain.toml");
      if (directory.empty() || directory == "/") break;
    }
  }

  void add_consulted(const std::string& path) { probe_.consulted.push_back(path); }

  const std::string& tool_;
  const Environment& environment_;
  const std::string& cwd_;
  const ProbeOptions& options_;
  Probe probe_;
};

}  // namespace

bool knows(std::string_view file_name) { return names_rustc(file_name) || is_clippy(file_name); }

Probe probe(const std::string& tool, const Environment& environment, const std::string& cwd) {
  const ProbeOptions none;
  return Prober(tool, environment, cwd, none).run();
}

Probe probe_with(const std::string& tool, const Environment& environment, const std::string& cwd,
                 const ProbeOptions& options) {
  return Prober(tool, environment, cwd, options).run();
}

bool depends_on_directory(const std::string& tool) { return base_name(real_path(tool)) == "rustup"; }

bool searches_working_directory(std::string_view variable) { return gnu::searches_working_directory(variable); }

}  // namespace zcc::tools::rust
