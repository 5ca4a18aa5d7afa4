// Prints docs/emcc-options.md from the tables of src/tools/emcc; with --unknown emcc, those of the options on
// stdin, one a line, that neither they nor clang's know.
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "tools/emcc/options.h"
#include "tools/gnu/options.h"

namespace zcc::tools::emcc {
namespace {

std::string_view takes(Takes takes) {
  switch (takes) {
    case Takes::kNothing: return "";
    case Takes::kValue: return "behind `=`, or next argument";
    case Takes::kJoined: return "joined";
  }
  return "";
}

std::string meaning(const Option& option) {
  switch (option.effect) {
    case Effect::kKey: return "key";
    case Effect::kSpeaks: return "key; emcc may have a word to say about it";
    case Effect::kPass: return "passed through: `" + std::string(to_string(option.reason)) + "`";
  }
  return "";
}

void print_document() {
  std::cout << "# Options of emcc and em++\n\n"
               "Made from `src/tools/emcc/options.cc` by the build's target `emcc-options-doc`; a test holds them\n"
               "together, and another feeds the help of the installed emcc through the tables. An option that is not\n"
               "here is clang's, and what [gnu-options.md](gnu-options.md) says; one that is in neither is passed\n"
               "through (`unknown_argument`). \"Key\" means that the argument's text decides which compiles are equal.\n"
               "Where emcc may have a word to say, in colours that no argument asks for, the compile is passed through\n"
               "on a terminal (`environment`).\n\n"
               "## emcc's own\n\n| option | value | effect |\n|---|---|---|\n";
  for (const auto& option : options()) {
    std::cout << "| `" << option.name << "` | " << takes(option.takes) << " | " << meaning(option) << " |\n";
  }
  std::cout << "\n## Settings (`-sNAME=VALUE`, `-s NAME=VALUE`)\n\n"
               "Of a setting that is not here: one that begins with `USE_` and has another value than 0 is a port, and\n"
               "passed through (`"
            << to_string(PassReason::kHiddenInput)
            << "`); so is one whose value begins with `@`, which is in a file; any other is in the key, and\n"
               "emcc may have a word to say about it.\n\n"
               "| setting | effect |\n|---|---|\n";
  for (const auto& option : settings()) {
    std::cout << "| `" << option.name << "` | " << meaning(option) << " |\n";
  }
}

bool is_known(std::string_view option) {
  return find_option(option) != nullptr ||
         gnu::find_option(gnu::driver_options(), option, Family::kClang) != nullptr;
}

}  // namespace
}  // namespace zcc::tools::emcc

int main(int argc, char** argv) {
  using namespace zcc::tools::emcc;
  if (argc == 1) {
    print_document();
    return 0;
  }
  if (argc != 3 || std::string_view(argv[1]) != "--unknown" || std::string_view(argv[2]) != "emcc") {
    std::fprintf(stderr, "usage: %s [--unknown emcc]\n", argv[0]);
    return 2;
  }
  std::string line;
  while (std::getline(std::cin, line)) {
    if (!is_known(line)) std::cout << line << '\n';
  }
  return 0;
}
