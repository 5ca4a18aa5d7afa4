// completions: scripts for shells, made from the table of commands and the options of each.
#include <fmt/format.h>

#include <memory>

#include "cli/command.h"

namespace zcc::cli {
namespace {

constexpr const char* kPolicyFlags =
    "--strict-paths --strict-paths=off --strict-paths=consistent --strict-paths=absolute --fast "
    "--scan-system-headers --skip-system-headers";

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string names() {
  std::string out = "help wrap";
  for (const auto& command : commands()) {
    out += std::string(" ") + command.name;
    if (command.alias != nullptr) out += std::string(" ") + command.alias;
  }
  return out;
}

std::string pattern(const Command& command) {
  return command.alias == nullptr ? command.name : fmt::format("{}|{}", command.name, command.alias);
}

std::string in_single_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += "'\\''";
    else out += c;
  }
  return out + "'";
}

// The words that may stand where no option's value is asked for.
std::string words_of(const std::vector<OptionSpec>& options) {
  std::string out = "--help";
  for (const auto& option : options) {
    out += ' ';
    out += option.is_word ? joined(option.words) : option.name;
  }
  return out;
}

bool takes_files(const std::vector<OptionSpec>& options) {
  for (const auto& option : options) {
    if (option.is_word && option.words.empty()) return true;
  }
  return false;
}

std::string bash() {
  std::string out = fmt::format(R"(# zccache(1) for bash. A tool that stands behind zccache is completed as it would be without.
_zccache() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} at=1 words= files=1
  COMPREPLY=()
  while [[ $at -lt $COMP_CWORD && ( ${{COMP_WORDS[at]}} == -* || ${{COMP_WORDS[at]}} == wrap ) ]]; do at=$((at + 1)); done
  if [[ $at -ge $COMP_CWORD ]]; then
    mapfile -t COMPREPLY < <(compgen -W '{} {} --help --version' -- "$cur"; [[ $cur == -* ]] || compgen -c -- "$cur")
    return
  fi
  case ${{COMP_WORDS[at]}} in
)", names(), kPolicyFlags);
  for (const auto& command : commands()) {
    const auto options = options_of(command);
    out += fmt::format("    {})\n      words='{}' files={}\n      case $prev in\n", pattern(command),
                       words_of(options), takes_files(options) ? 1 : 0);
    for (const auto& option : options) {
      if (!option.takes_value) continue;
      out += fmt::format("        {}) words='{}' files={} ;;\n", option.name, joined(option.words),
                         option.words.empty() ? 1 : 0);
    }
    out += "      esac ;;\n";
  }
  return out + R"(    *)
      if declare -F _command_offset >/dev/null; then _command_offset "$at"; return; fi ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur"; [[ $files == 0 || $cur == -* ]] || compgen -f -- "$cur")
}
complete -o filenames -o bashdefault -F _zccache zccache
)";
}

std::string zsh() {
  std::string out = "#compdef zccache\n# zccache(1) for zsh.\n_zccache() {\n  local -a commands\n  commands=(\n";
  for (const auto& command : commands()) {
    out += "    " + in_single_quotes(fmt::format("{}:{}", command.name, command.summary)) + "\n";
  }
  out += "  )\n  if (( CURRENT == 2 )); then\n    _describe -t commands command commands\n    _command_names -e\n"
         "    return\n  fi\n  case $words[2] in\n";
  for (const auto& command : commands()) {
    out += fmt::format("    {})\n      _arguments", pattern(command));
    unsigned position = 2;
    for (const auto& option : options_of(command)) {
      std::string help;
      for (const char c : option.help) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') help += '\\';
        help += c;
      }
      const auto action = option.words.empty() ? std::string("_files") : "(" + joined(option.words) + ")";
      std::string spec;
      if (option.is_word) spec = fmt::format("{}:{}:{}", position++, option.name, action);
      else if (option.takes_value) spec = fmt::format("{}[{}]:value:{}", option.name, help, action);
      else spec = fmt::format("{}[{}]", option.name, help);
      out += " \\\n        " + in_single_quotes(spec);
    }
    out += " \\\n        '--help[show what it does]' ;;\n";
  }
  return out + "    *) shift words; (( CURRENT-- )); _normal ;;\n  esac\n}\n"
               "if [[ $funcstack[1] == _zccache ]]; then _zccache \"$@\"; else compdef _zccache zccache; fi\n";
}

std::string fish() {
  std::string out = "# zccache(1) for fish.\n";
  for (const auto& command : commands()) {
    out += fmt::format("complete -c zccache -n __fish_use_subcommand -a {} -d {}\n", command.name,
                       in_single_quotes(command.summary));
    for (const auto& option : options_of(command)) {
      out += fmt::format("complete -c zccache -n '__fish_seen_subcommand_from {}'", command.name);
      if (!option.is_word) out += " -l " + option.name.substr(2);
      if (option.takes_value) out += " -r";
      if (!option.words.empty()) out += fmt::format(" -f -a '{}'", joined(option.words));
      out += " -d " + in_single_quotes(option.help) + "\n";
    }
  }
  return out + "complete -c zccache -n __fish_use_subcommand -a '(__fish_complete_command)'\n";
}

}  // namespace

Action define_completions(Options& options) {
  const auto shell = std::make_shared<std::string>();
  options.verb("shell", *shell, {"bash", "zsh", "fish"}, "whose script");
  return [shell] {
    const auto script = *shell == "bash" ? bash() : *shell == "zsh" ? zsh() : fish();
    fmt::print("{}", script);
    return 0;
  };
}

}  // namespace zcc::cli
