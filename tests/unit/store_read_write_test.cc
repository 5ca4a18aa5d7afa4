#include <fstream>

#include "store_fixture.h"

namespace zcc::store {
namespace {

using StoreReadWrite = StoreTest;

Batch everything() {
  Batch b;
  FileRecord file;
  file.path = "/" + std::string(3000, 'p');  // longer than any key may be
  file.digest = key_of("content");
  b.files = {{4, file}};
  b.inputs = {{9, {.file = 4, .digest = key_of("content")}}};
  b.manifests = {{key_of("context"), {{{.inputs = {9}, .artifact = key_of("artifact")}}}}};
  Artifact artifact;
  artifact.stderr_text = "warning";
  b.artifacts = {{key_of("artifact"), artifact}};
  b.counters = {{"hits", 3}, {"misses", 1}};
  return b;
}

void expect_everything(const Store& store) {
  const auto expected = everything();
  EXPECT_EQ(store.file(4), expected.files[0].second);
  EXPECT_EQ(store.file_id(expected.files[0].second.path), 4u);
  EXPECT_EQ(store.input(9), expected.inputs[0].second);
  EXPECT_EQ(store.input_id(expected.inputs[0].second), 9u);
  EXPECT_EQ(store.manifest(key_of("context")), expected.manifests[0].second);
  EXPECT_EQ(store.artifact(key_of("artifact")), expected.artifacts[0].second);
  EXPECT_EQ(store.counters(), expected.counters);
}

TEST_F(StoreReadWrite, NewStoreHasNothing) {
  const auto store = open();
  EXPECT_FALSE(store->file_id("/a"));
  EXPECT_FALSE(store->file(0));
  EXPECT_FALSE(store->input(0));
  EXPECT_FALSE(store->input_id({}));
  EXPECT_FALSE(store->manifest({}));
  EXPECT_FALSE(store->artifact({}));
  EXPECT_TRUE(store->counters().empty());
  EXPECT_EQ(store->first_free_file_id(), 0u);
  EXPECT_EQ(store->first_free_input_id(), 0u);
  EXPECT_EQ(store->open_blob(key_of("none"), 1).error().kind, ErrorKind::kNotFound);
}

TEST_F(StoreReadWrite, BatchIsThereAfterFlush) {
  const auto store = open();
  store->submit(everything());
  store->flush();
  expect_everything(*store);
  EXPECT_EQ(store->usage().artifacts, 1u);
  EXPECT_EQ(store->usage().contexts, 1u);
  EXPECT_EQ(store->usage().last_error, "");
}

TEST_F(StoreReadWrite, BatchSurvivesAReopen) {
  {
    const auto store = open();
    store->submit(everything());
  }
  const auto store = open();
  expect_everything(*store);
  EXPECT_EQ(store->first_free_file_id(), 5u);
  EXPECT_EQ(store->first_free_input_id(), 10u);
}

TEST_F(StoreReadWrite, LaterValuesReplaceEarlierOnes) {
  const auto store = open();
  for (const std::uint64_t n : {1, 2, 3}) {
    Batch b;
    b.counters["hits"] = n;
    Artifact artifact;
    artifact.compile_ns = n;
    b.artifacts = {{key_of("a"), artifact}};
    store->submit(std::move(b));
  }
  store->flush();
  EXPECT_EQ(store->counters().at("hits"), 3u);
  EXPECT_EQ(store->artifact(key_of("a"))->compile_ns, 3u);
  EXPECT_EQ(store->usage().artifacts, 1u);
}

// The batch that defined input 20 was lost, a manifest that names it was not: the next store must
// not give 20 to another input.
TEST_F(StoreReadWrite, AnIdThatWasNamedIsNotGivenOutAgain) {
  {
    const auto store = open();
    Batch b;
    b.manifests = {{key_of("context"), {{{.inputs = {20}, .artifact = key_of("a")}}}}};
    b.inputs = {{3, {.file = 30, .digest = {}}}};
    store->submit(std::move(b));
  }
  const auto store = open();
  EXPECT_EQ(store->first_free_input_id(), 21u);
  EXPECT_EQ(store->first_free_file_id(), 31u);
}

TEST_F(StoreReadWrite, FlushOfNothingReturns) {
  const auto store = open();
  store->submit({});
  store->flush();
  EXPECT_EQ(store->usage().artifacts, 0u);
}

TEST_F(StoreReadWrite, ClearForgetsArtifactsAndKeepsFacts) {
  const auto store = open();
  store->submit(everything());
  const auto blob = put(*store, "big", content(1, 50'000));
  store->flush();
  const auto held = store->open_blob(blob.digest, blob.size);
  ASSERT_TRUE(held);
  ASSERT_TRUE(store->clear());
  EXPECT_FALSE(store->artifact(key_of("artifact")));
  EXPECT_FALSE(store->manifest(key_of("context")));
  EXPECT_FALSE(store->open_blob(blob.digest, blob.size));
  EXPECT_EQ(files_in("blobs"), 0u);
  EXPECT_EQ(store->usage().artifacts, 0u);
  EXPECT_EQ(store->usage().blob_bytes, 0u);
  EXPECT_TRUE(store->file(4));
  EXPECT_TRUE(store->input(9));
  EXPECT_EQ(store->counters().at("hits"), 3u);
  EXPECT_EQ(read_fd(held->get()).value_or(""), content(1, 50'000)) << "a delivery is under way";
}

TEST_F(StoreReadWrite, StoreIsUsableAfterClear) {
  const auto store = open();
  put(*store, "a", content(1, 50'000));
  ASSERT_TRUE(store->clear());
  put(*store, "a", content(1, 50'000));
  store->flush();
  EXPECT_EQ(fetch(*store, "a"), content(1, 50'000));
}

TEST_F(StoreReadWrite, ABlobTakenBeforeClearAndNamedAfterItIsKept) {
  const auto store = open();
  const auto output = take(*store, content(1, 50'000));
  ASSERT_TRUE(output);
  ASSERT_TRUE(store->clear());
  Batch b;
  Artifact artifact;
  artifact.outputs = {*output};
  b.artifacts = {{key_of("a"), artifact}};
  store->submit(std::move(b));
  store->flush();
  EXPECT_EQ(fetch(*store, "a"), content(1, 50'000));
}

}  // namespace
}  // namespace zcc::store
