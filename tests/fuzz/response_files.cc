// Response files. The input holds files between NULs, called 0, 1, 2 and so on, that may name each other.
#include <map>

#include "fuzz.h"
#include "tools/response_file.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace zcc::tools;
  const zcc::fuzz::Exact bytes(data, size);
  std::map<std::string, std::string> files;
  for (const auto text : zcc::fuzz::pieces(bytes.view(), '\0')) {
    files.emplace("/d/" + std::to_string(files.size()), text);
  }
  const ParseContext context{
      .cwd = "/d",
      .read_file = [&](const std::string& path) -> std::optional<std::string> {
        const auto found = files.find(path);
        return found == files.end() ? std::nullopt : std::optional(found->second);
      },
      .variable = [](std::string_view) { return std::optional<std::string_view>(); }};
  for (const auto quoting : {Quoting::kGcc, Quoting::kAnyGcc, Quoting::kPosix, Quoting::kWindows}) {
    split_response_file(bytes.view(), quoting);
    const auto expansion = expand_response_files({"-c", "@0", "a.c"}, quoting, context);
    if (expansion.failure) continue;
    zcc::fuzz::require(expansion.arguments.size() >= 2, "what stands beside a response file is kept");
    zcc::fuzz::require(expansion.arguments.front() == "-c" && expansion.arguments.back() == "a.c", "in its order");
  }
  return 0;
}
