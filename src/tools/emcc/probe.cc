#include "tools/emcc/probe.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <optional>

#include "platform/checks.h"
#include "platform/file.h"
#include "platform/process.h"
#include "tools/emcc/launch.h"
#include "tools/emcc/question.h"
#include "tools/emcc/variables.h"
#include "tools/gnu/probe.h"

namespace zcc::tools::emcc {
namespace {

constexpr auto kDeadline = std::chrono::seconds(10);

// Variables that lead to files, where a relative value leads there from the working directory.
constexpr auto kPaths = std::to_array<std::string_view>(
    {"EMSDK_PYTHON", "EM_CACHE", "EM_CONFIG", "EM_LLVM_ROOT", "HOME", "PATH", "PYTHON", "PYTHONHOME", "PYTHONPATH",
     "PYTHONPYCACHEPREFIX", "PYTHONUSERBASE"});

void append(std::vector<std::string>& to, std::vector<std::string>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void make_set(std::vector<std::string>& names) {
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

class Prober {
 public:
  Prober(const std::string& tool, const Environment& environment, const std::string& cwd)
      : tool_(tool), environment_(environment), cwd_(cwd) {}

  Probe run() {
    probe_.family = Family::kClang;
    const auto name = std::string_view(tool_).substr(tool_.rfind('/') + 1);
    probe_.cxx_driver = name.starts_with("em++");
    probe_.files.push_back(tool_);
    if (check_is_on(Check::kToolSearch)) probe_.programs.push_back(tool_);
    const auto text = read_file(tool_);
    if (!text) return passed(PassReason::kUnknownTool, tool_);
    const auto launch = understand_launch(tool_, *text, [this](std::string_view n) { return variable(n); });
    if (!launch) return passed(PassReason::kScriptTool, tool_);
    for (const auto& program : launch->programs) add_program(program);
    const auto python = add_program(launch->python);
    probe_.files.push_back(launch->script);
    if (probe_.pass == PassReason::kNone) ask(python, *launch);
    return finish();
  }

 private:
  Probe passed(PassReason reason, std::string detail) {
    pass(reason, std::move(detail));
    return finish();
  }

  void pass(PassReason reason, std::string detail) {
    if (probe_.pass != PassReason::kNone) return;
    probe_.pass = reason;
    probe_.pass_detail = std::move(detail);
  }

  // What is refused here could be cached, and then be stale.
  void refuse(std::string detail) {
    if (check_is_on(Check::kRefusedTools)) pass(PassReason::kUnknownTool, std::move(detail));
  }

  Probe finish() {
    if (!check_is_on(Check::kToolParts)) {
      probe_.files = probe_.programs = {tool_};
      probe_.consulted.clear();
    }
    if (!check_is_on(Check::kToolSearch)) {
      probe_.absent.clear();
      probe_.programs.clear();
      std::erase_if(probe_.consulted, [](const auto& path) { return path != "/etc/ld.so.cache"; });
    }
    for (auto* list : {&probe_.files, &probe_.programs, &probe_.absent, &probe_.consulted}) make_set(*list);
    return std::move(probe_);
  }

  std::optional<std::string_view> variable(std::string_view name) const {
    for (const std::string_view entry : environment_) {
      if (entry.starts_with(name) && entry.substr(name.size()).starts_with('=')) return entry.substr(name.size() + 1);
    }
    return std::nullopt;
  }

  // As execvp(3) searches; the places passed on the way become absences. Empty where it is not found for certain.
  std::string find(const std::string& program) {
    if (program.starts_with('/')) return program;
    auto path = variable("PATH").value_or("");
    while (program.find('/') == std::string::npos && !path.empty()) {
      const auto directory = path.substr(0, path.find(':'));
      path.remove_prefix(std::min(path.size(), directory.size() + 1));
      if (!directory.starts_with('/')) return {};  // would depend on the directory of each compile
      auto candidate = std::string(directory) + '/' + program;
      if (::access(candidate.c_str(), X_OK) == 0) return candidate;
      if (::access(candidate.c_str(), F_OK) == 0) return {};
      probe_.absent.push_back(std::move(candidate));
    }
    return {};
  }

  std::string add_program(const std::string& program) {
    auto found = find(program);
    if (found.empty()) {
      pass(PassReason::kUnknownTool, program);
    } else {
      add_parts(gnu::probe_program(found, environment_, cwd_));
    }
    return found;
  }

  void add_parts(Probe parts) {
    if (parts.pass != PassReason::kNone) pass(parts.pass, parts.pass_detail);
    append(probe_.files, parts.files);
    append(probe_.programs, parts.programs);
    append(probe_.absent, parts.absent);
    append(probe_.consulted, parts.consulted);
  }

  void ask(const std::string& python, const Launch& launch) {
    std::vector<std::string> argv{python};
    argv.insert(argv.end(), launch.flags.begin(), launch.flags.end());
    argv.insert(argv.end(), {"-c", kQuestion, launch.script});
    const auto said = run_probe(argv, environment_, cwd_, kDeadline);
    if (!said) return pass(PassReason::kUnknownTool, tool_);
    auto answer = read_answer(said->out);
    append(probe_.files, answer.files);
    append(probe_.consulted, answer.consulted);
    if (said->wait_status != 0 || !answer.complete) return pass(PassReason::kUnknownTool, tool_);
    if (!answer.refused.empty()) refuse(answer.refused);
    for (const auto& name : answer.variables) {
      if (name != "PATH" && !std::ranges::binary_search(kOwnVariables, std::string_view(name))) refuse('$' + name);
    }
    for (const auto& clang : answer.programs) add_clang(clang);
  }

  void add_clang(const std::string& clang) {
    if (!clang.starts_with('/')) return pass(PassReason::kUnknownTool, clang);
    auto parts = gnu::probe(clang, environment_, cwd_);
    if (parts.pass == PassReason::kNone && parts.family != Family::kClang) pass(PassReason::kUnknownTool, clang);
    add_parts(std::move(parts));
  }

  const std::string& tool_;
  const Environment& environment_;
  const std::string& cwd_;
  Probe probe_;
};

}  // namespace

bool is_name_of_emcc(std::string_view name) {
  return name == "emcc" || name == "em++" || name == "emcc.py" || name == "em++.py";
}

Probe probe(const std::string& tool, const Environment& environment, const std::string& cwd) {
  return Prober(tool, environment, cwd).run();
}

bool searches_working_directory(std::string_view entry) {
  if (gnu::searches_working_directory(entry)) return true;
  const auto equals = entry.find('=');
  if (equals == std::string_view::npos || std::ranges::find(kPaths, entry.substr(0, equals)) == kPaths.end()) {
    return false;
  }
  auto list = entry.substr(equals + 1);
  for (;;) {
    const auto element = list.substr(0, list.find(':'));
    // Nothing is nothing for most, and the working directory for some.
    if (!element.starts_with('/')) return true;
    if (element.size() == list.size()) return false;
    list.remove_prefix(element.size() + 1);
  }
}

Answer read_answer(std::string_view text) {
  constexpr std::string_view kTag = "zccache-emcc\t";
  Answer answer;
  while (!text.empty()) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!line.starts_with(kTag)) continue;
    line.remove_prefix(kTag.size());
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    const auto word = line.substr(0, tab);
    std::string value(line.substr(tab + 1));
    if (word == "file") answer.files.push_back(std::move(value));
    else if (word == "consulted") answer.consulted.push_back(std::move(value));
    else if (word == "names") answer.consulted.push_back(std::move(value) + "/*");
    else if (word == "variable") answer.variables.push_back(std::move(value));
    else if (word == "clang") answer.programs.push_back(std::move(value));
    else if (word == "refused") answer.refused = std::move(value);
    else if (word == "end") answer.complete = true;
  }
  return answer;
}

}  // namespace zcc::tools::emcc
