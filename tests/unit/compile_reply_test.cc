// What the daemon encodes, read back as protocol/compile.h lays it out.
#include "daemon/compile_reply.h"

#include <algorithm>
#include <cstring>

#include "protocol/compile.h"
#include "store_fixture.h"

namespace zcc::daemon {
namespace {

using protocol::OutputHead;
using protocol::ReplyHead;
using protocol::ReplyKind;

// Reads sections off the front; a test fails where something is cut short.
class Sections {
 public:
  explicit Sections(std::string_view all) : all_(all) {}
  template <typename Head>
  Head head() {
    Head h;
    const auto part = bytes(sizeof h);
    if (part.size() == sizeof h) std::memcpy(&h, part.data(), sizeof h);
    return h;
  }
  std::string_view bytes(std::size_t size) {
    EXPECT_LE(at_ + size, all_.size());
    const auto part = all_.substr(std::min(at_, all_.size()), size);
    at_ += size;
    return part;
  }
  std::string string() {
    const auto end = all_.find('\0', at_);
    EXPECT_NE(end, std::string_view::npos);
    const auto text = bytes(end - at_);
    bytes(1);
    return std::string(text);
  }
  std::vector<std::string> list(std::uint32_t count) {
    std::vector<std::string> out;
    for (std::uint32_t i = 0; i < count; ++i) out.push_back(string());
    return out;
  }
  void pad() { at_ = protocol::padded(static_cast<std::uint32_t>(at_)); }
  bool at_end() const { return at_ == all_.size(); }

 private:
  std::string_view all_;
  std::size_t at_ = 0;
};

tools::Invocation invocation(bool depfile) {
  tools::Invocation i;
  i.source = "a.c";
  i.outputs = {{"dir/a.o"}};
  if (depfile) {
    i.outputs.push_back({"dir/a.d", protocol::Existing::kRewritten});
    i.depfile = 1;
  }
  return i;
}

class HitReplyTest : public store::StoreTest {
 protected:
  void SetUp() override {
    store_ = open();
    ASSERT_NE(store_, nullptr);
  }
  void put_artifact(std::vector<std::string> outputs, std::string out = "", std::string err = "",
                    std::size_t left_out = ~std::size_t{0}) {
    store::Artifact artifact;
    for (const auto& bytes : outputs) artifact.outputs.push_back(take(*store_, bytes).value());
    if (left_out < outputs.size()) artifact.outputs[left_out] = {.made = false};
    artifact.compile_ns = 77;
    artifact.stdout_text = std::move(out);
    artifact.stderr_text = std::move(err);
    store::Batch batch;
    batch.artifacts = {{key_, artifact}};
    store_->submit(std::move(batch));
    store_->flush();
  }
  // Decodes a hit with these outputs under these names.
  static void expect_hit(const HitReply& reply, const std::vector<std::string>& paths,
                         const std::vector<std::string>& outputs, std::string_view out,
                         std::string_view err) {
    Sections s(*reply.payload);
    const auto head = s.head<ReplyHead>();
    EXPECT_EQ(head.kind, ReplyKind::kHit);
    EXPECT_EQ(head.exit_status, 0);
    ASSERT_EQ(head.output_count, paths.size());
    EXPECT_EQ(head.stdout_length, out.size());
    EXPECT_EQ(head.stderr_length, err.size());
    std::size_t blob = 0;
    for (std::size_t i = 0; i < paths.size(); ++i) {
      const auto output = s.head<OutputHead>();
      EXPECT_EQ(output.size, outputs[i].size());
      EXPECT_EQ(output.path_length, paths[i].size() + 1);
      EXPECT_EQ(output.existing,
                i == 0 ? protocol::Existing::kReplaced : protocol::Existing::kRewritten);
      EXPECT_EQ(s.string(), paths[i]);
      s.pad();
      if (output.inline_size == protocol::kInDescriptor) {
        ASSERT_LT(blob, reply.opened.size());
        EXPECT_EQ(read_fd(reply.opened[blob++].get()), outputs[i]);
      } else {
        EXPECT_EQ(output.inline_size, output.size);
        EXPECT_EQ(s.bytes(output.size), outputs[i]);
      }
      s.pad();
    }
    EXPECT_EQ(blob, reply.opened.size());
    EXPECT_EQ(s.bytes(out.size()), out);
    EXPECT_EQ(s.bytes(err.size()), err);
    EXPECT_TRUE(s.at_end());
  }

  std::unique_ptr<store::Store> store_;
  const Digest key_ = store::key_of("artifact");
};

TEST_F(HitReplyTest, SmallOutputsAreInline) {
  for (const std::size_t size : {0u, 1u, 7u, 8u, 9u}) {
    const std::vector<std::string> outputs = {store::content(1, size), "a.o: a.c\n"};
    put_artifact(outputs);
    const auto reply = hit_reply(*store_, key_, invocation(true));
    ASSERT_TRUE(reply);
    EXPECT_TRUE(reply->opened.empty());
    expect_hit(*reply, {"dir/a.o", "dir/a.d"}, outputs, "", "");
  }
}

TEST_F(HitReplyTest, LargeOutputsAreDescriptorsInOrder) {
  const std::vector<std::string> outputs = {store::content(1, 50'000), store::content(2, 20'000)};
  put_artifact(outputs, "out", "warning: x\n");
  const auto reply = hit_reply(*store_, key_, invocation(true));
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->opened.size(), 2u);
  EXPECT_EQ(reply->descriptors().size(), 2u);
  expect_hit(*reply, {"dir/a.o", "dir/a.d"}, outputs, "out", "warning: x\n");
}

TEST_F(HitReplyTest, BothKindsMixed) {
  const std::vector<std::string> outputs = {store::content(1, 50'000), "a.o: a.c\n"};
  put_artifact(outputs, "", "odd");
  const auto reply = hit_reply(*store_, key_, invocation(true));
  ASSERT_TRUE(reply);
  expect_hit(*reply, {"dir/a.o", "dir/a.d"}, outputs, "", "odd");
}

TEST_F(HitReplyTest, WhatTheCompileLeftOutIsLeftOut) {
  auto asked = invocation(true);
  asked.outputs.push_back({"dir/a.gcno", protocol::Existing::kRewritten, false});
  asked.outputs.push_back({"dir/a.su", protocol::Existing::kRewritten, false});
  const std::vector<std::string> outputs = {"object", "a.o: a.c\n", "", "a.c:1:f 16 static\n"};
  put_artifact(outputs, "", "", 2);
  const auto reply = hit_reply(*store_, key_, asked);
  ASSERT_TRUE(reply);
  expect_hit(*reply, {"dir/a.o", "dir/a.d", "dir/a.su"}, {outputs[0], outputs[1], outputs[3]}, "", "");
}

TEST_F(HitReplyTest, DescriptorsAreForReadingAlone) {
  put_artifact({store::content(1, 50'000)});
  const auto reply = hit_reply(*store_, key_, invocation(false));
  ASSERT_TRUE(reply);
  EXPECT_EQ(::fcntl(reply->opened[0].get(), F_GETFL) & O_ACCMODE, O_RDONLY);
}

TEST_F(HitReplyTest, TellsWhatTheCompileHadTaken) {
  put_artifact({"x"});
  EXPECT_EQ(hit_reply(*store_, key_, invocation(false))->compile_ns, 77u);
}

TEST_F(HitReplyTest, NoArtifactNoReply) {
  EXPECT_FALSE(hit_reply(*store_, key_, invocation(false)));
}

TEST_F(HitReplyTest, AnArtifactWithOtherOutputsIsNotTaken) {
  put_artifact({"x"});
  EXPECT_FALSE(hit_reply(*store_, key_, invocation(true)));
}

TEST_F(HitReplyTest, AMissingBlobIsNoReply) {
  const auto bytes = store::content(1, 50'000);
  put_artifact({bytes});
  ASSERT_EQ(::unlink(blob_path(sha256(bytes)).c_str()), 0);
  EXPECT_FALSE(hit_reply(*store_, key_, invocation(false)));
}

// ---- what to run
// ----------------------------------------------------------------------------------

struct Plan {
  ReplyHead head;
  std::vector<std::string> extra, outputs, variables;
};

Plan plan_for(const tools::Invocation& i, std::uint32_t appearance = 1) {
  const auto payload = run_reply(tools::module_of("gcc"), i, appearance);
  Sections s(payload);
  Plan plan;
  plan.head = s.head<ReplyHead>();
  EXPECT_EQ(plan.head.kind, ReplyKind::kRun);
  plan.extra = s.list(plan.head.extra_argc);
  plan.outputs = s.list(plan.head.output_count);
  plan.variables = s.list(plan.head.env_count);
  EXPECT_TRUE(s.at_end());
  return plan;
}

using Strings = std::vector<std::string>;

TEST(RunReply, AddsADepfileWhereNoneWasAskedFor) {
  const auto plan = plan_for(invocation(false));
  ASSERT_EQ(plan.extra.size(), 3u);
  EXPECT_EQ(plan.extra[0], "-MD");
  EXPECT_EQ(plan.extra[1], "-MF");
  EXPECT_EQ(plan.head.depfile_argument, 2u);
  EXPECT_EQ(plan.outputs, Strings{"dir/a.o"});
}

TEST(RunReply, AddsNothingWhereTheUsersDepfileTellsAll) {
  auto i = invocation(true);
  i.dependencies = tools::DependencySource::kUserDepfile;
  const auto plan = plan_for(i);
  EXPECT_EQ(plan.extra, Strings{});
  EXPECT_EQ(plan.head.depfile_argument, protocol::kNoArgument);
  EXPECT_EQ(plan.outputs, (Strings{"dir/a.o", "dir/a.d"}));
}

TEST(RunReply, AddsNothingWhereTheIncludesAreWorkedOut) {
  auto i = invocation(true);
  i.dependencies = tools::DependencySource::kIncludeSearch;
  EXPECT_EQ(plan_for(i).extra, Strings{});
}

TEST(RunReply, AddsNothingToAPreprocessedSource) {
  auto i = invocation(false);
  i.dependencies = tools::DependencySource::kSourceOnly;
  const auto plan = plan_for(i);
  EXPECT_EQ(plan.extra, Strings{});
  EXPECT_EQ(plan.outputs, Strings{"dir/a.o"});
}

TEST(RunReply, MessagesAreMadeToLookAsOnTheTerminal) {
  auto i = invocation(false);
  i.dependencies = tools::DependencySource::kSourceOnly;
  EXPECT_EQ(plan_for(i, 0).extra, Strings{});
  EXPECT_EQ(plan_for(i, 1).extra, Strings{});
  EXPECT_EQ(plan_for(i, 2).extra, Strings{"-fdiagnostics-color=always"});
  EXPECT_EQ(plan_for(i, 1 + 2 * 80).extra, Strings{"-fmessage-length=80"});
  EXPECT_EQ(plan_for(i, 2 + 2 * 80).extra,
            (Strings{"-fdiagnostics-color=always", "-fmessage-length=80"}));
}

TEST(PassThroughReply, IsTheKindAlone) {
  const auto payload = pass_through_reply();
  Sections s(payload);
  EXPECT_EQ(s.head<ReplyHead>().kind, ReplyKind::kPassThrough);
  EXPECT_TRUE(s.at_end());
}

// ---- how messages look
// ----------------------------------------------------------------------------

std::uint32_t look(bool terminal, std::vector<std::string_view> environment, tools::Family family,
                   std::uint32_t columns = 80, bool follows = true) {
  cache::CompileRequest r;
  if (terminal) r.head.flags = protocol::kStderrIsTerminal;
  r.head.columns = columns;
  r.environment = std::move(environment);
  tools::Invocation i;
  i.color_follows_terminal = follows;
  return appearance_of(r, family, i);
}

constexpr auto kGcc = tools::Family::kGcc;
constexpr auto kClang = tools::Family::kClang;

TEST(Appearance, PlainWithoutATerminal) {
  EXPECT_EQ(look(false, {"TERM=xterm"}, kGcc), 1u);
  EXPECT_EQ(look(false, {"TERM=xterm"}, kClang), 1u);
}

TEST(Appearance, ColouredOnATerminalThatCan) {
  EXPECT_EQ(look(true, {"TERM=xterm"}, kGcc), 2u);
  EXPECT_EQ(look(true, {"TERM=dumb"}, kGcc), 1u);
  EXPECT_EQ(look(true, {"TERM="}, kGcc), 1u);
  EXPECT_EQ(look(true, {}, kGcc), 1u);
}

TEST(Appearance, AnArgumentThatSettlesColoursIsInTheKeyAlready) {
  EXPECT_EQ(look(true, {"TERM=xterm"}, kGcc, 80, false), 1u);
}

TEST(Appearance, UncertainWhereClangsDiffer) {
  for (const auto term : {"TERM=vt100", "TERM=nonsense"}) {
    EXPECT_EQ(look(true, {term}, kClang), kUncertainAppearance) << term;
    EXPECT_EQ(look(true, {term}, kClang, 80, false), 1u) << term;
    EXPECT_EQ(look(false, {term}, kClang), 1u) << term;
    EXPECT_EQ(look(true, {term}, kGcc), 2u) << term;
  }
  EXPECT_EQ(look(true, {"TERM=xterm", "NO_COLOR=1"}, kClang), kUncertainAppearance);
  EXPECT_EQ(look(true, {"TERM=xterm", "NO_COLOR="}, kClang), 2u);
  EXPECT_EQ(look(true, {"TERM=xterm-256color"}, kClang), 2u);
}

TEST(Appearance, EmptyGccColorsTurnThemOffForGcc) {
  EXPECT_EQ(look(true, {"TERM=xterm", "GCC_COLORS="}, kGcc), 1u);
  EXPECT_EQ(look(true, {"TERM=xterm", "GCC_COLORS="}, kClang, 0), 2u);
}

TEST(Appearance, OnlyClangWrapsAtTheWidth) {
  EXPECT_EQ(look(true, {"TERM=xterm", "COLUMNS=80"}, kGcc),
            look(true, {"TERM=xterm", "COLUMNS=100"}, kGcc));
  EXPECT_NE(look(true, {"TERM=xterm", "COLUMNS=80"}, kClang),
            look(true, {"TERM=xterm", "COLUMNS=100"}, kClang));
  EXPECT_EQ(look(true, {"TERM=xterm"}, kClang, 80), look(true, {"TERM=xterm"}, kClang, 100));
}

TEST(Appearance, NoTwoLooksShareANumber) {
  std::vector<std::uint32_t> all;
  for (const bool colour : {false, true}) {
    for (std::uint32_t columns = 0; columns < 300; ++columns) {
      const auto width = "COLUMNS=" + std::to_string(columns);
      all.push_back(look(true, {"TERM=xterm", width.c_str()}, kClang, 0, colour));
    }
  }
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::unique(all.begin(), all.end()), all.end());
}

// ---- names
// ----------------------------------------------------------------------------------------

TEST(AbsolutePath, InTheDirectoryOfTheCompile) {
  EXPECT_EQ(absolute_path("a.c", "/w"), "/w/a.c");
  EXPECT_EQ(absolute_path("a.c", "/"), "/a.c");
  EXPECT_EQ(absolute_path("./a.c", "/w"), "/w/a.c");
  EXPECT_EQ(absolute_path(".//./a.c", "/w"), "/w/a.c");
  EXPECT_EQ(absolute_path("/x/a.c", "/w"), "/x/a.c");
  EXPECT_EQ(absolute_path(".", "/w"), "/w");
  EXPECT_EQ(absolute_path("./.", "/w"), "/w");
  EXPECT_EQ(absolute_path(".//", "/w"), "/w");
}

// ".." is the kernel's to resolve: what is left of it may be a symlink.
TEST(AbsolutePath, LeavesDotDotAlone) {
  EXPECT_EQ(absolute_path("../a.c", "/w"), "/w/../a.c");
  EXPECT_EQ(absolute_path("d/../a.c", "/w"), "/w/d/../a.c");
  EXPECT_EQ(absolute_path("..a", "/w"), "/w/..a");
}

}  // namespace
}  // namespace zcc::daemon
