#include "tools/emcc/launch.h"

#include <algorithm>
#include <array>

namespace zcc::tools::emcc {
namespace {

using namespace std::string_view_literals;
using Lines = std::vector<std::string_view>;

std::string_view base_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const auto begin = std::min(text.find_first_not_of(kSpace), text.size());
  return text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

// Without the first, empty ones and comments.
Lines code_lines(std::string_view text) {
  Lines lines;
  bool first = true;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = trimmed(text.substr(0, end));
    if (!first && !line.empty() && !line.starts_with('#')) lines.push_back(line);
    first = false;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

struct Shebang {
  std::string_view interpreter;
  std::string_view argument;
};

Shebang shebang_of(std::string_view text) {
  if (!text.starts_with("#!")) return {};
  const auto line = trimmed(text.substr(2, text.find('\n') - 2));
  const auto space = line.find_first_of(" \t");
  if (space == std::string_view::npos) return {line, {}};
  return {line.substr(0, space), trimmed(line.substr(space))};
}

std::string value_of(const Variable& variable, std::string_view name) {
  return std::string(variable(name).value_or(""));
}

bool is_python(std::string_view name) {
  return name.starts_with("python") && name.substr(6).find_first_not_of("0123456789.") == std::string_view::npos;
}

std::optional<Launch> of_python_file(const std::string& tool, const Shebang& shebang) {
  Launch launch{.programs = {}, .python = std::string(shebang.interpreter), .flags = {}, .script = tool};
  if (base_of(shebang.interpreter) == "env") {
    launch.programs.push_back(launch.python);
    launch.python = shebang.argument;
  } else if (shebang.argument == "-E") {
    launch.flags = {"-E"};
  } else if (!shebang.argument.empty()) {
    return std::nullopt;
  }
  if (!is_python(base_of(launch.python))) return std::nullopt;
  return launch;
}

// Debian's wrapper: by its own name, in the directory of the package.
std::optional<Launch> of_debian(const std::string& tool, const Lines& lines, const Variable& variable) {
  constexpr auto kBegin = R"(exec "${EMSDK_PYTHON:-python3}" ")"sv;
  constexpr auto kEnd = R"(/$BASENAME.py" "$@")"sv;
  if (lines.size() != 3 || lines[0] != "set -eu" || lines[1] != R"(BASENAME=$(basename "$0"))") return std::nullopt;
  auto directory = lines[2];
  if (!directory.starts_with(kBegin) || !directory.ends_with(kEnd)) return std::nullopt;
  directory = directory.substr(kBegin.size(), directory.size() - kBegin.size() - kEnd.size());
  if (!directory.starts_with('/') || directory.find_first_of("$`\"\\") != std::string_view::npos) return std::nullopt;
  auto python = value_of(variable, "EMSDK_PYTHON");
  if (python.empty()) python = "python3";
  return Launch{.programs = {"basename"},
                .python = std::move(python),
                .flags = {},
                .script = std::string(directory) + '/' + std::string(base_of(tool)) + ".py"};
}

// Emscripten's tools/run_python.sh, which is beside each of its programs under the program's name.
std::optional<Launch> of_upstream(const std::string& tool, Lines lines, const Variable& variable) {
  constexpr auto kBody = std::to_array({R"(if [ -z "$PYTHON" ]; then)"sv,
                                        R"(PYTHON=$EMSDK_PYTHON)"sv,
                                        R"(fi)"sv,
                                        R"(if [ -z "$PYTHON" ]; then)"sv,
                                        R"(PYTHON=$(command -v python3 2> /dev/null))"sv,
                                        R"(fi)"sv,
                                        R"(if [ -z "$PYTHON" ]; then)"sv,
                                        R"(PYTHON=$(command -v python 2> /dev/null))"sv,
                                        R"(fi)"sv,
                                        R"(if [ -z "$PYTHON" ]; then)"sv,
                                        R"(echo 'unable to find python in $PATH')"sv,
                                        R"(exit 1)"sv,
                                        R"(fi)"sv});
  if (!lines.empty() && lines.front() == "unset _PYTHON_SYSCONFIGDATA_NAME") lines.erase(lines.begin());
  if (lines.size() != kBody.size() + 1 || !std::equal(kBody.begin(), kBody.end(), lines.begin())) return std::nullopt;
  const bool isolated = lines.back() == R"(exec "$PYTHON" -E "$0.py" "$@")";
  if (!isolated && lines.back() != R"(exec "$PYTHON" "$0.py" "$@")") return std::nullopt;
  Launch launch{.programs = {}, .python = value_of(variable, "PYTHON"), .flags = {}, .script = tool + ".py"};
  if (launch.python.empty()) launch.python = value_of(variable, "EMSDK_PYTHON");
  if (launch.python.empty()) launch.python = "python3";
  if (isolated) launch.flags = {"-E"};
  return launch;
}

}  // namespace

std::optional<Launch> understand_launch(const std::string& tool, std::string_view text, const Variable& variable) {
  const auto shebang = shebang_of(text);
  if (!shebang.interpreter.starts_with('/')) return std::nullopt;
  if (tool.ends_with(".py")) return of_python_file(tool, shebang);
  const bool is_shell = base_of(shebang.interpreter) == "sh" && shebang.argument.empty();
  if (!is_shell) return std::nullopt;
  const auto lines = code_lines(text);
  auto launch = of_debian(tool, lines, variable);
  if (!launch) launch = of_upstream(tool, lines, variable);
  if (launch) launch->programs.emplace_back(shebang.interpreter);
  return launch;
}

}  // namespace zcc::tools::emcc
