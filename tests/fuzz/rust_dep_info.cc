// Dep-info of rustc: any bytes, also moved to another root; and names and variables, written as rustc does it, which must
// come back as they are.
#include <algorithm>

#include "fuzz.h"
#include "tools/rust/dep_info.h"
#include "tools/rust/root_options.h"

namespace {

using zcc::fuzz::require;

// Blanks with a backslash, as make has it.
std::string escaped(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == ' ') out += '\\';
    out += c;
  }
  return out;
}

bool can_be_told(std::string_view name) {
  return name.find_first_of(std::string_view("\n\r:\\\0", 5)) == std::string_view::npos;
}

void write_and_read(std::string_view text) {
  std::vector<std::string> names;
  std::string rule = "t/a.d:", more;
  for (const auto name : zcc::fuzz::pieces(text, '\0')) {
    if (!can_be_told(name) || std::ranges::find(names, name) != names.end()) continue;
    names.emplace_back(name);
    rule += ' ' + escaped(name);
    more += escaped(name) + ":\n";
  }
  if (names.empty()) return;
  const auto whole = rule + "\n\n" + more + "\n# env-dep:SET=value\n# env-dep:NOT_SET\n";
  const auto read = zcc::tools::rust::parse_dep_info(whole);
  require(read && read->files == names, "names come back from dep-info as they are");
  require(read->variables == std::vector<std::string>{"SET", "NOT_SET"}, "and variables");
}

void move_and_move_back(std::string_view text) {
  const auto there = zcc::tools::rust::moved_dep_info(text, "/a", "/another");
  if (!there) return;
  if (text.find("/another") != std::string_view::npos) return;
  const auto back = zcc::tools::rust::moved_dep_info(*there, "/another", "/a");
  require(back && *back == text, "what is moved and moved back is as it was");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const zcc::fuzz::Exact bytes(data, size);
  zcc::tools::rust::parse_dep_info(bytes.view());
  write_and_read(bytes.view());
  move_and_move_back(bytes.view());
  return 0;
}
