#include "cache/keys.h"

#include "store_fixture.h"
#include "tools/gnu/parse.h"

namespace zcc::cache {
namespace {

using Views = std::vector<std::string_view>;

CompileRequest request(Views argv, Views environment = {}) {
  CompileRequest r;
  r.tool = "/usr/bin/gcc";
  r.cwd = "/work";
  r.argv = std::move(argv);
  r.environment = std::move(environment);
  return r;
}

Digest digest_of(const CompileRequest& r) { return request_digest(r, relevant_environment(r)); }

tools::Invocation invocation(std::vector<std::string> arguments) {
  tools::Invocation i;
  i.source = "a.c";
  i.outputs = {{"a.o"}};
  i.key_arguments = std::move(arguments);
  return i;
}

Digest context_of(std::vector<std::string> arguments, const Views& environment = {},
                  std::string_view cwd = "/work") {
  return context_key(sha256("tool"), invocation(std::move(arguments)), cwd, environment);
}

Digest context_with(std::string_view entry) {
  const auto r = request({"gcc"}, {entry});
  return context_of({}, relevant_environment(r));
}

// ---- requests ---------------------------------------------------------------------------------

TEST(RequestDigest, EqualRequestsAgree) {
  EXPECT_EQ(digest_of(request({"gcc", "-c", "a.c"}, {"LANG=C"})),
            digest_of(request({"gcc", "-c", "a.c"}, {"LANG=C"})));
}

TEST(RequestDigest, ArgumentsThatConcatenateAlikeDiffer) {
  EXPECT_NE(digest_of(request({"gcc", "-DA", "B"})), digest_of(request({"gcc", "-DAB"})));
  EXPECT_NE(digest_of(request({"gcc", "-D", "AB"})), digest_of(request({"gcc", "-DA", "B"})));
  EXPECT_NE(digest_of(request({"gcc", ""})), digest_of(request({"gcc"})));
  EXPECT_NE(digest_of(request({"gcc", "a b"})), digest_of(request({"gcc", "a", "b"})));
}

TEST(RequestDigest, OrderOfArgumentsMatters) {
  EXPECT_NE(digest_of(request({"gcc", "-O0", "-O2"})), digest_of(request({"gcc", "-O2", "-O0"})));
}

TEST(RequestDigest, AnArgumentIsNoVariable) {
  EXPECT_NE(digest_of(request({"gcc", "LANG=C"})), digest_of(request({"gcc"}, {"LANG=C"})));
}

TEST(RequestDigest, ToolAndDirectoryMatter) {
  const auto base = request({"gcc", "-c", "a.c"});
  auto other = base;
  other.tool = "/usr/bin/gcc-12";
  EXPECT_NE(digest_of(other), digest_of(base));
  other = base;
  other.cwd = "/work2";
  EXPECT_NE(digest_of(other), digest_of(base));
  other = base;
  other.head.cwd_inode = 1;  // another directory under the same name
  EXPECT_NE(digest_of(other), digest_of(base));
  other = base;
  other.head.cwd_device = 1;
  EXPECT_NE(digest_of(other), digest_of(base));
}

TEST(RequestDigest, ToolAndDirectoryAreSeparate) {
  auto one = request({"gcc"}), two = request({"gcc"});
  one.tool = "/a", one.cwd = "/b/c";
  two.tool = "/a/b", two.cwd = "/c";
  EXPECT_NE(digest_of(one), digest_of(two));
}

TEST(RequestDigest, PathMattersToWhichToolItIs) {
  EXPECT_NE(digest_of(request({"gcc"}, {"PATH=/a"})), digest_of(request({"gcc"}, {"PATH=/b"})));
}

// ---- variables --------------------------------------------------------------------------------

TEST(RelevantEnvironment, LeavesOutWhatNoCompilerReads) {
  const auto r = request({"gcc"}, {"HOME=/h", "LANG=C", "MAKEFLAGS=-j4", "LANGX=y", "XLANG=y",
                                   "CPATH=/i", "no equals sign", "=x", ""});
  EXPECT_EQ(relevant_environment(r), (Views{"LANG=C", "CPATH=/i"}));
}

TEST(RelevantEnvironment, EachVariableChangesBothKeys) {
  std::vector<std::string> names(tools::gnu::relevant_variables().begin(),
                                 tools::gnu::relevant_variables().end());
  ASSERT_GT(names.size(), 20u);
  for (const auto& name : names) {
    if (name == "PWD") continue;
    const auto unset = request({"gcc"}), empty = request({"gcc"});
    const auto one = name + "=1", two = name + "=2", none = name + "=";
    EXPECT_NE(digest_of(request({"gcc"}, {one})), digest_of(request({"gcc"}, {two}))) << name;
    EXPECT_NE(digest_of(request({"gcc"}, {one})), digest_of(request({"gcc"}))) << name;
    EXPECT_NE(context_with(one), context_with(two)) << name;
    EXPECT_NE(context_with(one), context_of({})) << name;
    EXPECT_NE(context_with(none), context_of({})) << name;
  }
}

// docs/keys.md lists them; a name that is dropped from the table by mistake is a stale hit.
TEST(RelevantEnvironment, HoldsWhatIsKnownToMatter) {
  for (const std::string_view name : {"CPATH",
                                      "C_INCLUDE_PATH",
                                      "CPLUS_INCLUDE_PATH",
                                      "OBJC_INCLUDE_PATH",
                                      "COMPILER_PATH",
                                      "GCC_EXEC_PREFIX",
                                      "LIBRARY_PATH",
                                      "SDKROOT",
                                      "MACOSX_DEPLOYMENT_TARGET",
                                      "SOURCE_DATE_EPOCH",
                                      "LANG",
                                      "LANGUAGE",
                                      "LC_ALL",
                                      "LC_CTYPE",
                                      "LC_MESSAGES",
                                      "LD_LIBRARY_PATH",
                                      "LD_PRELOAD",
                                      "GCC_ROOT",
                                      "CLANG_NO_DEFAULT_CONFIG",
                                      "PATH"}) {
    const auto entry = std::string(name) + "=x";
    EXPECT_EQ(relevant_environment(request({"gcc"}, {entry})), Views{entry}) << name;
  }
}

TEST(ToolEnvironment, HoldsWhatDecidesWhichProgramsRun) {
  const Views all = {
      "COMPILER_PATH=a", "GCC_EXEC_PREFIX=a", "LD_LIBRARY_PATH=a",        "LD_PRELOAD=a",
      "PATH=a",          "GCC_ROOT=a",        "CLANG_NO_DEFAULT_CONFIG=a"};
  EXPECT_EQ(tool_environment(request({"gcc"}, all)), all);
  EXPECT_EQ(tool_environment(request({"gcc"}, {"CPATH=a", "LANG=C", "HOME=/"})), Views{});
}

// ---- PWD --------------------------------------------------------------------------------------

class PwdTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(make_directories(dir_ / "real"));
    ASSERT_EQ(::symlink("real", (dir_ / "link").c_str()), 0);
    cwd_ = dir_ / "real";
  }
  // Whether PWD with this value counts for a compile in `real`.
  bool counts(const std::string& pwd) {
    const auto entry = "PWD=" + pwd;
    auto r = request({"gcc"}, {entry});
    r.cwd = cwd_;
    const auto here = stat_file(cwd_);
    r.head.cwd_device = here->device;
    r.head.cwd_inode = here->inode;
    return !relevant_environment(r).empty();
  }
  store::TempDir dir_;
  std::string cwd_;
};

TEST_F(PwdTest, CountsWhereItNamesTheDirectoryOtherwise) { EXPECT_TRUE(counts(dir_ / "link")); }
TEST_F(PwdTest, SameSpellingSaysNothing) { EXPECT_FALSE(counts(cwd_)); }
TEST_F(PwdTest, AnotherDirectoryIsNotTaken) { EXPECT_FALSE(counts(dir_.path())); }
TEST_F(PwdTest, AMissingDirectoryIsNotTaken) { EXPECT_FALSE(counts(dir_ / "missing")); }
TEST_F(PwdTest, ARelativeNameIsNotTaken) { EXPECT_FALSE(counts(".")); }
TEST_F(PwdTest, AnEmptyOneIsNotTaken) { EXPECT_FALSE(counts("")); }

// ---- contexts ---------------------------------------------------------------------------------

TEST(ContextKey, ArgumentsThatConcatenateAlikeDiffer) {
  EXPECT_NE(context_of({"-DA", "B"}), context_of({"-DAB"}));
  EXPECT_NE(context_of({"-D", "AB"}), context_of({"-DA", "B"}));
  EXPECT_NE(context_of({}), context_of({""}));
}

TEST(ContextKey, OrderOfArgumentsMatters) {
  EXPECT_NE(context_of({"-DA=1", "-DA=2"}), context_of({"-DA=2", "-DA=1"}));
}

TEST(ContextKey, PathIsNotInIt) {
  EXPECT_EQ(context_of({}, {"PATH=/a"}), context_of({}, {"PATH=/b"}));
  EXPECT_EQ(context_of({}, {"PATH=/a"}), context_of({}));
  EXPECT_NE(context_of({}, {"CPATH=/a"}), context_of({}));
}

TEST(ContextKey, OrderOfVariablesDoesNotMatter) {
  EXPECT_EQ(context_of({}, {"LANG=C", "CPATH=/a"}), context_of({}, {"CPATH=/a", "LANG=C"}));
}

TEST(ContextKey, VariablesThatConcatenateAlikeDiffer) {
  EXPECT_NE(context_of({}, {"LANG=CCPATH=/a"}), context_of({}, {"LANG=C", "CPATH=/a"}));
}

TEST(ContextKey, ArgumentsAreNoVariables) {
  EXPECT_NE(context_of({"LANG=C"}), context_of({}, {"LANG=C"}));
}

TEST(ContextKey, ToolDirectoryAndSourceMatter) {
  const auto base = context_of({"-c"});
  EXPECT_NE(context_key(sha256("other tool"), invocation({"-c"}), "/work", {}), base);
  EXPECT_NE(context_of({"-c"}, {}, "/work/"), base);
  auto other = invocation({"-c"});
  other.source = "b.c";
  EXPECT_NE(context_key(sha256("tool"), other, "/work", {}), base);
}

TEST(ContextKey, IsNoRequestDigest) { EXPECT_NE(context_of({}), digest_of(request({}))); }

// ---- artifacts --------------------------------------------------------------------------------

struct Inputs {
  std::vector<store::InputRecord> records;
  Views paths;
};

Digest artifact_of(const Inputs& inputs, std::uint32_t appearance = 0,
                   const Digest& context = sha256("context")) {
  return artifact_key(context, inputs.records, inputs.paths, appearance);
}

TEST(ArtifactKey, EverythingMatters) {
  const Inputs base{{{1, sha256("1")}, {2, sha256("2")}}, {"/a", "/b"}};
  const auto key = artifact_of(base);
  EXPECT_EQ(artifact_of(base), key);
  EXPECT_NE(artifact_of(base, 1), key);
  EXPECT_NE(artifact_of(base, 0, sha256("other")), key);
  auto other = base;
  other.records[1].digest = sha256("3");
  EXPECT_NE(artifact_of(other), key);
  other = base;
  other.paths[1] = "/c";
  EXPECT_NE(artifact_of(other), key);
  other = base;
  other.records.pop_back();
  other.paths.pop_back();
  EXPECT_NE(artifact_of(other), key);
  other = base;
  std::swap(other.records[0], other.records[1]);
  std::swap(other.paths[0], other.paths[1]);
  EXPECT_NE(artifact_of(other), key);
}

// Ids are one index's affair; what they stand for is the key.
TEST(ArtifactKey, IdsDoNotMatter) {
  EXPECT_EQ(artifact_of({{{1, sha256("1")}}, {"/a"}}), artifact_of({{{9, sha256("1")}}, {"/a"}}));
}

}  // namespace
}  // namespace zcc::cache
