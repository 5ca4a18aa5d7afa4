// Texts of sources: the names they include. A directive behind any text is found, or the scan says that it is incomplete.
#include <algorithm>

#include "fuzz.h"
#include "inputs/include_scan.h"

namespace {

using namespace zcc::inputs;

bool names(const IncludeScan& scan, std::string_view name) {
  return std::any_of(scan.names.begin(), scan.names.end(), [&](const IncludeName& n) { return n.name == name; });
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const zcc::fuzz::Exact bytes(text);
  const auto scan = scan_includes(bytes.view());
  std::vector<IncludeName> more;
  auto macros = scan.asking_macros;
  macros.insert(macros.end(), scan.included_macros.begin(), scan.included_macros.end());
  scan_asked(bytes.view(), macros, more);
  scan_definitions(bytes.view(), macros, more);
  PastedWords pasted;
  pasted.add_text(bytes.view());
  pasted.may_make("linux");
  words_of_name(bytes.view());
  argument_defines(bytes.view(), "MACRO");
  argument_mentions(bytes.view(), "MACRO");

  // Two ends of lines: the first may be spliced away.
  const zcc::fuzz::Exact longer(text + "\n\n#include \"behind_it.h\"\n");
  const auto behind = scan_includes(longer.view());
  zcc::fuzz::require(names(behind, "behind_it.h") || behind.incomplete(), "an #include is found behind any text");
  for (const auto& name : scan.names) {
    zcc::fuzz::require(names(behind, name.name) || behind.incomplete(), "nothing is lost by what follows");
  }
  return 0;
}
