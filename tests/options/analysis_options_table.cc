// Of the options on stdin, one a line, prints those that the table of src/tools/tidy or src/tools/iwyu does not
// know.
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "tools/iwyu/options.h"
#include "tools/tidy/options.h"

namespace {

// Help may put a colon behind an option, and leave out that it takes a value.
bool is_known(std::string_view tool, std::string option) {
  using namespace zcc::tools;
  if (tool != "iwyu") return tidy::find_option(option).option != nullptr;
  if (option.ends_with(':')) option.pop_back();
  return iwyu::find_option(option) != nullptr || iwyu::find_option(option + '=') != nullptr;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 || std::string_view(argv[1]) != "--unknown") {
    std::fprintf(stderr, "usage: %s --unknown clang-tidy|iwyu\n", argv[0]);
    return 2;
  }
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto option = line.substr(line.find_first_not_of(' '));
    if (!is_known(argv[2], option)) std::cout << option << '\n';
  }
  return 0;
}
