#include "cache/lookup.h"

#include "store_fixture.h"

namespace zcc::cache {
namespace {

using store::write_file;
using Kind = Verdict::Kind;

class LookupTest : public store::StoreTest {
 protected:
  void SetUp() override {
    store_ = open();
    ASSERT_NE(store_, nullptr);
    files_ = std::make_unique<inputs::FileTable>(*store_);
  }
  // The input that a path with this content is; the content need not be there.
  store::InputId input(const std::string& name, std::string_view content) {
    return files_->intern_input(files_->intern(dir_ / name), sha256(content));
  }
  store::InputId absent(const std::string& name) {
    return files_->intern_input(files_->intern(dir_ / name), Digest{});
  }
  static store::Variant variant(std::string_view artifact, std::vector<store::InputId> inputs,
                                std::uint32_t appearance = 0) {
    return {.inputs = std::move(inputs), .artifact = sha256(artifact), .appearance = appearance};
  }
  // As a request asks: reads what must be read until there is an answer.
  Verdict ask(const Context& context, std::uint32_t appearance = 1) {
    const auto round = files_->begin_round();
    for (;;) {
      auto verdict = verify(context, appearance, *files_, round);
      if (verdict.kind != Kind::kNeedsHash) return verdict;
      for (const auto id : verdict.to_hash) {
        files_->learn(id, inputs::read_content(files_->path(id)), round);
      }
    }
  }
  std::string hit(const Context& context, std::uint32_t appearance = 1) {
    const auto verdict = ask(context, appearance);
    if (verdict.kind != Kind::kHit) return std::string(to_string(verdict.reason));
    return context.manifest.variants[verdict.variant].artifact.hex();
  }
  static std::string hex(std::string_view artifact) { return sha256(artifact).hex(); }

  std::unique_ptr<store::Store> store_;
  std::unique_ptr<inputs::FileTable> files_;
};

constexpr const char* kMismatch = "input_fingerprint_mismatch";

TEST_F(LookupTest, AnEmptyContextIsNotFound) { EXPECT_EQ(hit(Context{}), "context_not_found"); }

TEST_F(LookupTest, AllInputsEqualIsAHit) {
  write_file(dir_ / "a.c", "source");
  write_file(dir_ / "a.h", "header");
  Context c;
  c.manifest.variants = {variant("A", {input("a.c", "source"), input("a.h", "header")})};
  EXPECT_EQ(hit(c), hex("A"));
}

TEST_F(LookupTest, AnyInputThatDiffersIsAMiss) {
  write_file(dir_ / "a.c", "source");
  write_file(dir_ / "a.h", "other");
  Context c;
  c.manifest.variants = {variant("A", {input("a.c", "source"), input("a.h", "header")})};
  EXPECT_EQ(hit(c), kMismatch);
}

TEST_F(LookupTest, AMissingInputIsAMiss) {
  Context c;
  c.manifest.variants = {variant("A", {input("a.c", "source")})};
  EXPECT_EQ(hit(c), kMismatch);
}

TEST_F(LookupTest, AnUnreadableInputEqualsNothing) {
  ASSERT_TRUE(make_directories(dir_ / "a.c"));
  Context c;
  c.manifest.variants = {variant("A", {input("a.c", "")})};
  EXPECT_EQ(hit(c), kMismatch);
}

TEST_F(LookupTest, AnInputThatTheStoreLostIsAMiss) {
  Context c;
  c.manifest.variants = {variant("A", {12345})};
  EXPECT_EQ(hit(c), kMismatch);
}

TEST_F(LookupTest, NewestOfSeveralThatAgree) {
  write_file(dir_ / "a.c", "source");
  const auto source = input("a.c", "source");
  Context c;
  c.manifest.variants = {variant("new", {source}), variant("old", {source})};
  EXPECT_EQ(hit(c), hex("new"));
}

// A branch, another, and back.
TEST_F(LookupTest, TheVariantThatAgreesWhereverItStands) {
  Context c;
  for (const auto* name : {"3", "2", "1"}) {
    c.manifest.variants.push_back(variant(name, {input("a.c", "source"), input("a.h", name)}));
  }
  write_file(dir_ / "a.c", "source");
  for (const auto* name : {"1", "3", "2", "1"}) {
    write_file(dir_ / "a.h", name);
    EXPECT_EQ(hit(c), hex(name));
  }
  write_file(dir_ / "a.h", "4");
  EXPECT_EQ(hit(c), kMismatch);
}

TEST_F(LookupTest, AVariantWithFewerInputsIsNotShadowedByOneThatDiffers) {
  write_file(dir_ / "a.c", "source");
  Context c;
  c.manifest.variants = {variant("two", {input("a.c", "source"), input("gone.h", "x")}),
                         variant("one", {input("a.c", "source")})};
  EXPECT_EQ(hit(c), hex("one"));
}

TEST_F(LookupTest, AnAbsentInputThatIsAbsentAgrees) {
  write_file(dir_ / "a.c", "source");
  Context c;
  c.manifest.variants = {variant("A", {input("a.c", "source"), absent("early/a.h")})};
  EXPECT_EQ(hit(c), hex("A"));
}

TEST_F(LookupTest, AnAbsentInputThatAppearsDiffers) {
  write_file(dir_ / "a.c", "source");
  Context c;
  c.manifest.variants = {variant("A", {input("a.c", "source"), absent("a.h")})};
  ASSERT_EQ(hit(c), hex("A"));
  write_file(dir_ / "a.h", "");
  EXPECT_EQ(hit(c), kMismatch);
  ASSERT_EQ(::unlink((dir_ / "a.h").c_str()), 0);
  EXPECT_EQ(hit(c), hex("A"));
}

TEST_F(LookupTest, ThatSomethingIsThereNeedsNoReading) {
  write_file(dir_ / "a.h", "");
  Context c;
  c.manifest.variants = {variant("A", {absent("a.h")})};
  EXPECT_EQ(hit(c), kMismatch);
  EXPECT_EQ(files_->files_hashed(), 0u);
}

TEST_F(LookupTest, OneStatAFileAndNoReadingWhenAllIsSettled) {
  write_file(dir_ / "a.c", "source");
  write_file(dir_ / "a.h", "header");
  const UniqueFd fd(::open((dir_ / "a.c").c_str(), O_RDONLY | O_CLOEXEC));
  if (!has_exact_ctime(fd.get())) GTEST_SKIP() << "not on this file system";
  const auto ctime = stat_file(dir_ / "a.h")->ctime_ns;
  while (file_clock_ns() <= ctime) ::usleep(500);
  Context c;
  const auto source = input("a.c", "source");
  c.manifest.variants = {variant("B", {source, input("a.h", "other")}),
                         variant("A", {source, input("a.h", "header"), absent("b.h")})};
  ASSERT_EQ(hit(c), hex("A"));
  ASSERT_EQ(hit(c), hex("A"));
  // Of what is absent, the directory is looked at: one stat for all that it does not have.
  const auto stats = files_->stats_made(), hashed = files_->files_hashed();
  ASSERT_EQ(hit(c), hex("A"));
  EXPECT_EQ(files_->stats_made() - stats, 3u);
  EXPECT_EQ(files_->files_hashed() - hashed, 0u);
}

// ---- how messages look
// ----------------------------------------------------------------------------

TEST_F(LookupTest, SilentArtifactsSuitEveryCaller) {
  Context c;
  c.manifest.variants = {variant("A", {}, 0)};
  for (const std::uint32_t appearance : {1u, 2u, 4u, 163u}) {
    EXPECT_EQ(hit(c, appearance), hex("A")) << appearance;
  }
}

TEST_F(LookupTest, MessagesSuitOnlyWhoWouldHaveSeenThem) {
  Context c;
  c.manifest.variants = {variant("plain", {}, 1), variant("coloured", {}, 2)};
  EXPECT_EQ(hit(c, 1), hex("plain"));
  EXPECT_EQ(hit(c, 2), hex("coloured"));
  EXPECT_EQ(hit(c, 4), kMismatch);
}

// ---- contexts in memory
// ---------------------------------------------------------------------------

class ContextCacheTest : public LookupTest {
 protected:
  static std::shared_ptr<Context> get(ContextCache& cache, std::string_view name) {
    return cache.get(sha256(name), std::make_shared<Tool>(), std::make_shared<tools::Invocation>());
  }
};

TEST_F(ContextCacheTest, OneContextAKey) {
  ContextCache cache(*store_, 10);
  EXPECT_EQ(get(cache, "a"), get(cache, "a"));
  EXPECT_NE(get(cache, "a"), get(cache, "b"));
  EXPECT_EQ(cache.size(), 2u);
}

TEST_F(ContextCacheTest, VariantsComeFromTheStore) {
  store::Batch batch;
  batch.manifests = {{sha256("a"), store::Manifest{{variant("A", {}), variant("B", {})}}}};
  store_->submit(std::move(batch));
  store_->flush();
  ContextCache cache(*store_, 10);
  EXPECT_EQ(get(cache, "a")->manifest.variants.size(), 2u);
  EXPECT_EQ(get(cache, "b")->manifest.variants.size(), 0u);
}

TEST_F(ContextCacheTest, TheLeastRecentlyUsedLeaves) {
  ContextCache cache(*store_, 2);
  const auto a = get(cache, "a"), b = get(cache, "b");
  get(cache, "a");
  get(cache, "c");
  EXPECT_EQ(cache.size(), 2u);
  EXPECT_EQ(get(cache, "a"), a);
  EXPECT_NE(get(cache, "b"), b);
}

TEST_F(ContextCacheTest, RecallingIsUsing) {
  ContextCache cache(*store_, 2);
  const auto a = get(cache, "a");
  cache.remember(sha256("request"), {.context = a});
  get(cache, "b");
  ASSERT_NE(cache.recall(sha256("request")), nullptr);
  get(cache, "c");
  EXPECT_EQ(get(cache, "a"), a);
}

// Equal requests find the compile that is under way.
TEST_F(ContextCacheTest, AContextThatIsCompiledStays) {
  ContextCache cache(*store_, 2);
  const auto a = get(cache, "a");
  a->compiling = true;
  for (const auto* name : {"b", "c", "d", "e"}) get(cache, name);
  EXPECT_EQ(get(cache, "a"), a);
  a->compiling = false;
  for (const auto* name : {"b", "c", "d", "e"}) get(cache, name);
  EXPECT_NE(get(cache, "a"), a);
}

TEST_F(ContextCacheTest, AMemoIsRecalledByItsRequestAlone) {
  ContextCache cache(*store_, 2);
  const auto a = get(cache, "a");
  cache.remember(sha256("request"), {.context = a, .argument_inputs = {7}});
  EXPECT_EQ(cache.recall(sha256("other")), nullptr);
  const auto* memo = cache.recall(sha256("request"));
  ASSERT_NE(memo, nullptr);
  EXPECT_EQ(memo->context, a);
  EXPECT_EQ(memo->argument_inputs, std::vector<store::InputId>{7});
}

TEST_F(ContextCacheTest, AMemoGoesWithItsContext) {
  ContextCache cache(*store_, 1);
  cache.remember(sha256("request"), {.context = get(cache, "a")});
  get(cache, "b");
  EXPECT_EQ(cache.recall(sha256("request")), nullptr);
}

// The context came back as another object: what is stored now goes there.
TEST_F(ContextCacheTest, AMemoOfAContextThatWasReplacedIsVoid) {
  ContextCache cache(*store_, 1);
  cache.remember(sha256("request"), {.context = get(cache, "a")});
  get(cache, "b");
  get(cache, "a");
  EXPECT_EQ(cache.recall(sha256("request")), nullptr);
}

TEST_F(ContextCacheTest, AForgottenMemoIsGone) {
  ContextCache cache(*store_, 2);
  cache.remember(sha256("request"), {.context = get(cache, "a")});
  cache.forget(sha256("request"));
  EXPECT_EQ(cache.recall(sha256("request")), nullptr);
}

TEST_F(ContextCacheTest, ClearLeavesNoVariantToWhoHoldsOne) {
  ContextCache cache(*store_, 2);
  const auto a = get(cache, "a");
  a->manifest.variants = {variant("A", {})};
  cache.remember(sha256("request"), {.context = a});
  cache.clear();
  EXPECT_TRUE(a->manifest.variants.empty());
  EXPECT_EQ(cache.recall(sha256("request")), nullptr);
}

TEST_F(ContextCacheTest, MemosAreBounded) {
  ContextCache cache(*store_, 4);
  const auto a = get(cache, "a");
  for (int i = 0; i < 1000; ++i) cache.remember(sha256(std::to_string(i)), {.context = a});
  int kept = 0;
  for (int i = 0; i < 1000; ++i) kept += cache.recall(sha256(std::to_string(i))) != nullptr;
  EXPECT_GT(kept, 0);
  EXPECT_LE(kept, 8);
}

}  // namespace
}  // namespace zcc::cache
