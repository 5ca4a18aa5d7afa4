// Depfiles: any bytes; and names, written as compilers do it, which must come back as they are.
#include <algorithm>

#include "fuzz.h"
#include "tools/depfile.h"

namespace {

// GCC manual, "-MM" and the rules of make: blanks and '#' with a backslash, '$' doubled.
std::string escaped(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == ' ' || c == '#') out += '\\';
    if (c == '$') out += '$';
    out += c;
  }
  return out;
}

// Whether the name is one that can be told by a depfile (tools/depfile.h).
bool can_be_told(std::string_view name) {
  return name.find_first_of(std::string_view("\n\r\t\\:\f\v\0", 8)) == std::string_view::npos;
}

void write_and_read(std::string_view text) {
  std::vector<std::string> names;
  std::string depfile = "a.o:";
  for (const auto name : zcc::fuzz::pieces(text, '\0')) {
    if (!can_be_told(name) || std::find(names.begin(), names.end(), name) != names.end()) continue;
    names.emplace_back(name);
    depfile += " \\\n " + escaped(name);
  }
  if (names.empty()) return;
  const auto read = zcc::tools::parse_depfile(depfile + "\n");
  zcc::fuzz::require(read && *read == names, "names come back from a depfile as they are");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const zcc::fuzz::Exact bytes(data, size);
  zcc::tools::parse_depfile(bytes.view());
  write_and_read(bytes.view());
  return 0;
}
