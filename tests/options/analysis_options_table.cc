// Prints docs/analysis-options.md from the tables of src/tools/tidy and src/tools/iwyu; with --unknown
// clang-tidy|iwyu, those of the options on stdin, one a line, that the tool's table does not know.
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "tools/iwyu/options.h"
#include "tools/tidy/options.h"

namespace zcc::tools {
namespace {

std::string passed_through(PassReason reason) { return "passed through: `" + std::string(to_string(reason)) + "`"; }

std::string meaning(const tidy::Option& option) {
  using tidy::Effect;
  switch (option.effect) {
    case Effect::kKey: return "key";
    case Effect::kConfiguration: return "key; a configuration like a file's";
    case Effect::kConfigurationFile: return "key; the configuration file's content counts";
    case Effect::kFormat: return "key; `file` asks for every `.clang-format`";
    case Effect::kColor: return "key; settles colours";
    case Effect::kFixes: return "output";
    case Effect::kBefore: return "an argument of the compile, before all others";
    case Effect::kAfter: return "an argument of the compile, behind all others";
    case Effect::kDatabase: return "where the compile database is looked for; its entry is in the key";
    case Effect::kPass: return passed_through(option.reason);
  }
  return "";
}

std::string meaning(const iwyu::Option& option) {
  switch (option.effect) {
    case iwyu::Effect::kKey: return "key";
    case iwyu::Effect::kMapping: return "key; the mapping file's content counts, and that of those it refers to";
    case iwyu::Effect::kPass: return passed_through(option.reason);
  }
  return "";
}

void print_document() {
  std::cout << "# Options of clang-tidy and include-what-you-use\n\n"
               "Made from `src/tools/tidy/options.cc` and `src/tools/iwyu/options.cc` by the build's target\n"
               "`analysis-options-doc`; a test holds them together, and others feed the help of the installed tools\n"
               "through the tables. An option that is in none is passed through (`unknown_argument`). \"Key\" means that\n"
               "the option's text decides which runs are equal. The arguments of the compile are what\n"
               "[gnu-options.md](gnu-options.md) says, without what names outputs.\n\n"
               "## clang-tidy\n\n"
               "With one dash or two. A value is joined by `=` or the next argument, that of a switch only joined.\n\n"
               "| option | value | effect |\n|---|---|---|\n";
  for (const auto& option : tidy::options()) {
    std::cout << "| `" << (option.name.size() == 1 ? "-" : "--") << option.name << "` | "
              << (option.takes_value ? "behind `=`, or next argument" : "") << " | " << meaning(option) << " |\n";
  }
  std::cout << "\n## include-what-you-use (`-Xiwyu`)\n\n| option | effect |\n|---|---|\n";
  for (const auto& option : iwyu::options()) {
    std::cout << "| `" << option.name << "` | " << meaning(option) << " |\n";
  }
}

// Help may put a colon behind an option, and leave out that it takes a value.
bool is_known(std::string_view tool, std::string option) {
  if (tool != "iwyu") return tidy::find_option(option).option != nullptr;
  if (option.ends_with(':')) option.pop_back();
  return iwyu::find_option(option) != nullptr || iwyu::find_option(option + '=') != nullptr;
}

}  // namespace
}  // namespace zcc::tools

int main(int argc, char** argv) {
  if (argc == 1) {
    zcc::tools::print_document();
    return 0;
  }
  if (argc != 3 || std::string_view(argv[1]) != "--unknown") {
    std::fprintf(stderr, "usage: %s [--unknown clang-tidy|iwyu]\n", argv[0]);
    return 2;
  }
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto option = line.substr(line.find_first_not_of(' '));
    if (!zcc::tools::is_known(argv[2], option)) std::cout << option << '\n';
  }
  return 0;
}
