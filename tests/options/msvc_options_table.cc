// Prints docs/msvc-options.md from the table of src/tools/msvc; with --unknown, those of the options on
// stdin, one a line, that it does not know.
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "tools/msvc/options.h"

namespace zcc::tools::msvc {
namespace {

std::string_view takes(Takes takes) {
  switch (takes) {
    case Takes::kNothing: return "";
    case Takes::kJoined: return "joined";
    case Takes::kSeparate: return "next argument";
    case Takes::kEither: return "joined or next argument";
  }
  return "";
}

std::string meaning(const Option& option) {
  switch (option.effect) {
    case Effect::kKey: return "key";
    case Effect::kHarmless: return "none";
    case Effect::kPath: return "key; the dependencies name what is read";
    case Effect::kRoot: return "key; the newest directories beneath it are searched";
    case Effect::kFlag: return "key, unless the value looks like a file";
    case Effect::kHost: return "key, with this machine's processor";
    case Effect::kColor: return "key; settles colours";
    case Effect::kIncludeFirst: return "key; read before the source";
    case Effect::kDebug: return "key; the object tells the command, so nothing is added to it";
    case Effect::kNotes: return "key; may tell the dependencies";
    case Effect::kUserNotes: return "key; the dependencies are worked out from the texts";
    case Effect::kReport: return "key; the file is an output, where it is made";
    case Effect::kMakePrecompiled: return "key; makes a precompiled header, too";
    case Effect::kUsePrecompiled: return "key; the precompiled header's content counts";
    case Effect::kPrecompiledFile: return "key; the precompiled header";
    case Effect::kNoPrecompiled: return "key; no precompiled header";
    case Effect::kCompile: return "compile to an object";
    case Effect::kSyntaxOnly: return "check only";
    case Effect::kObject: return "output";
    case Effect::kC:
    case Effect::kCxx: return "key; language of all sources";
    case Effect::kSourceC:
    case Effect::kSourceCxx: return "key; a source and its language";
    case Effect::kDriver: return "for clang's own driver, see gnu-options.md";
    case Effect::kFrontend: return "for clang's front end, see gnu-options.md";
    case Effect::kLlvm: return "key, if it only tunes LLVM";
    case Effect::kPass: return "passed through: `" + std::string(to_string(option.reason)) + "`";
  }
  return "";
}

void print_document() {
  std::cout << "# Options of clang-cl\n\n"
               "Made from `src/tools/msvc/options_table.cc` by the build's target `msvc-options-doc`; a test holds them\n"
               "together, and another feeds the help of the installed clang-cl through the table. An option that begins\n"
               "with `/` may be spelled with `-`. The longest name that an argument begins with counts, exactly if it\n"
               "takes no value. Of those with `-` that are not here, the ones that clang's own driver takes in one word\n"
               "are what [gnu-options.md](gnu-options.md) says. An argument that is in neither is passed through\n"
               "(`unknown_argument`). \"Key\" means that the argument's text decides which compiles are equal.\n\n"
               "| option | value | effect |\n|---|---|---|\n";
  for (const auto& option : options()) {
    std::cout << "| `" << option.name << "` | " << takes(option.takes) << " | " << meaning(option) << " |\n";
  }
}

void print_unknown() {
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto match = find_option(line);
    if (match.option == nullptr && match.of_clang == nullptr) std::cout << line << '\n';
  }
}

}  // namespace
}  // namespace zcc::tools::msvc

int main(int argc, char** argv) {
  if (argc == 1) {
    zcc::tools::msvc::print_document();
    return 0;
  }
  if (argc != 2 || std::string_view(argv[1]) != "--unknown") {
    std::fprintf(stderr, "usage: %s [--unknown]\n", argv[0]);
    return 2;
  }
  zcc::tools::msvc::print_unknown();
  return 0;
}
