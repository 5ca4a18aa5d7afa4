#include "tools/rust/dep_info.h"

#include <gtest/gtest.h>

namespace zcc::tools::rust {
namespace {

TEST(RustDepInfo, NamesFilesAndVariables) {
  const auto found = parse_dep_info(
      "t/x.d: src/lib.rs src/a\\ b.txt\n\nt/x.rlib: src/lib.rs src/a\\ b.txt\n\nsrc/lib.rs:\nsrc/a\\ b.txt:\n\n"
      "# env-dep:A=1=\\n2\n# env-dep:B\n# env-dep:A=1=\\n2\n");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->files, (std::vector<std::string>{"src/lib.rs", "src/a b.txt"}));
  EXPECT_EQ(found->variables, (std::vector<std::string>{"A", "B"}));
}

TEST(RustDepInfo, RefusesWhatIsCutOff) {
  EXPECT_FALSE(parse_dep_info(""));
  EXPECT_FALSE(parse_dep_info("t/x.d: src/lib.rs"));
  EXPECT_FALSE(parse_dep_info("t/x.d:\n"));
  EXPECT_FALSE(parse_dep_info("# env-dep:A\n"));
  EXPECT_FALSE(parse_dep_info("t/x.d: a.rs\nnonsense\n"));
}

}  // namespace
}  // namespace zcc::tools::rust
