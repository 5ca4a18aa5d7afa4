#include "tools/tidy/search_path.h"

#include <algorithm>

#include "tools/analysis.h"
#include "tools/tidy/parse.h"

namespace zcc::tools::tidy {

// Over the source itself, as only that is in the database; it ends before the source is read, over a
// precompiled header that is none.
Result<SearchPath> find_search_path(const SearchQuestion& question) {
  const auto& all = question.arguments;
  const auto divide = std::ranges::find(all, kCompileFollows);
  if (divide == all.end()) return fail(ErrorKind::kDamaged, "no arguments of the compile");
  std::vector<std::string> argv{question.tool,         "--checks=*",
                                "--config={}",         "--extra-arg=-v",
                                "--extra-arg=-Xclang", "--extra-arg=-include-pch",
                                "--extra-arg=-Xclang", "--extra-arg=/dev/null"};
  argv.insert(argv.end(), all.begin(), divide);
  const std::vector<std::string> compile(divide + 1, all.end());
  return ask_verbosely(argv, {question.tool, compile, question.language, question.environment, question.cwd});
}

}  // namespace zcc::tools::tidy
