// Prints docs/gnu-options.md from the tables of src/tools/gnu; with --unknown gcc|clang, those of the
// options on stdin, one a line, that the driver's table does not know.
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "tools/gnu/options.h"

namespace zcc::tools::gnu {
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

std::string_view families(Families families) {
  switch (families) {
    case kGccOnly: return "gcc";
    case kClangOnly: return "clang";
    case kBoth: return "both";
  }
  return "";
}

std::string meaning(const Option& option) {
  switch (option.effect) {
    case Effect::kKey: return "key";
    case Effect::kPath: return "key; the depfile names what is read";
    case Effect::kInputFile: return "key; the file's content counts";
    case Effect::kPrecompiled: return "key; the precompiled header's content counts";
    case Effect::kMakePrecompiled: return "key; a header is precompiled";
    case Effect::kTool: return "key; part of the question which programs run";
    case Effect::kPlugin: return "key; a plugin is part of the compiler";
    case Effect::kProfile: return "key; the profiles that it has read count by content";
    case Effect::kFlag: return "key, unless the value looks like a file";
    case Effect::kColor: return "key; settles colours";
    case Effect::kHarmless: return "none";
    case Effect::kCompile: return "compile to an object";
    case Effect::kToAssembly: return "compile to assembly";
    case Effect::kToText: return "preprocess";
    case Effect::kSyntaxOnly: return "check only";
    case Effect::kLlvmCode: return "key; LLVM's code in place of an object";
    case Effect::kModule: return "key; says which C++ modules are read or made";
    case Effect::kPrecompile: return "what is done: a compiled module";
    case Effect::kSideOutput: return "key; makes a further output";
    case Effect::kObject: return "output";
    case Effect::kLanguage: return "key; language of what follows";
    case Effect::kArchitecture: return "key; a second one is passed through";
    case Effect::kHost: return "key, with this machine's processor";
    case Effect::kAllDependencies:
    case Effect::kUserDependencies:
    case Effect::kDependencyFile:
    case Effect::kDependencyRule: return "depfile";
    case Effect::kPreprocessor: return "for the preprocessor, see there";
    case Effect::kAssembler: return "for the assembler, see there";
    case Effect::kFrontend: return "for clang's front end, see there";
    case Effect::kLlvm: return "key, if it only tunes LLVM";
    case Effect::kPass: return "passed through: `" + std::string(to_string(option.reason)) + "`";
  }
  return "";
}

void print_table(std::string_view title, std::span<const Option> table) {
  std::cout << "\n## " << title << "\n\n| option | value | compilers | effect |\n|---|---|---|---|\n";
  for (const auto& option : table) {
    std::cout << "| `" << option.name << "` | " << takes(option.takes) << " | " << families(option.families)
              << " | " << meaning(option) << " |\n";
  }
}

void print_document() {
  std::cout << "# Options of gcc and clang\n\n"
               "Made from `src/tools/gnu/options_table.cc` and `forwarded_table.cc` by the build's target\n"
               "`gnu-options-doc`; a test holds them together, and others feed the help of the installed compilers\n"
               "through the table. The longest name that an argument begins with counts, exactly if it takes no\n"
               "value, so `-f`, `-m`, `-W`, `-O` and `-g` stand for their families. An argument that is not in the\n"
               "table is passed through (`unknown_argument`). \"Key\" means that the argument's text decides which\n"
               "compiles are equal.\n";
  print_table("The driver's", driver_options());
  print_table("For the preprocessor (`-Wp,`, `-Xpreprocessor`)", preprocessor_options());
  print_table("For the assembler (`-Wa,`, `-Xassembler`)", assembler_options());
  print_table("For clang's front end (`-Xclang`)", frontend_options());
}

void print_unknown(Family family) {
  std::string line;
  while (std::getline(std::cin, line)) {
    if (find_option(driver_options(), line, family) == nullptr) std::cout << line << '\n';
  }
}

}  // namespace
}  // namespace zcc::tools::gnu

int main(int argc, char** argv) {
  using namespace zcc::tools;
  if (argc == 1) {
    gnu::print_document();
    return 0;
  }
  const std::string_view family = argc == 3 && std::string_view(argv[1]) == "--unknown" ? argv[2] : "";
  if (family != "gcc" && family != "clang") {
    std::fprintf(stderr, "usage: %s [--unknown gcc|clang]\n", argv[0]);
    return 2;
  }
  gnu::print_unknown(family == "gcc" ? Family::kGcc : Family::kClang);
  return 0;
}
