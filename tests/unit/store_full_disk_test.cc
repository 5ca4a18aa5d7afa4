// On a tmpfs of a few megabytes. Without the right to mount one the tests pass without a word.
#include <sys/mount.h>

#include "store_fixture.h"

namespace zcc::store {
namespace {

class StoreFullDisk : public StoreTest {
 protected:
  StoreFullDisk() {
    ::mkdir(root().c_str(), 0700);
    mounted_ = ::mount("tmpfs", root().c_str(), "tmpfs", 0, "size=3m,mode=0700") == 0;
  }
  ~StoreFullDisk() override {
    if (mounted_) ::umount2(root().c_str(), MNT_DETACH);
  }
  void fill_disk() const {
    const UniqueFd fd(::open(filler().c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    for (std::size_t chunk = 1 << 20; chunk > 0;) {
      if (::write(fd.get(), std::string(chunk, 'x').data(), chunk) <= 0) chunk /= 2;
    }
  }
  void free_disk() const { ::unlink(filler().c_str()); }
  std::string filler() const { return root() + "/filler"; }

  bool mounted_ = false;
};

TEST_F(StoreFullDisk, TakeFailsAndLeavesNothing) {
  if (!mounted_) return;
  const auto store = open();
  fill_disk();
  const auto output = take(*store, content(1, 100'000));
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().kind, ErrorKind::kNoSpace);
  EXPECT_EQ(files_in("tmp"), 0u);
  free_disk();
  EXPECT_TRUE(take(*store, content(1, 100'000)));
}

TEST_F(StoreFullDisk, BatchIsLostSaidSoAndLaterOnesWork) {
  if (!mounted_) return;
  const auto store = open();
  for (int i = 0; i < 10; ++i) put(*store, "before" + std::to_string(i), content(1, 3000));
  store->flush();
  fill_disk();
  for (int i = 0; i < 100; ++i) put(*store, "during" + std::to_string(i), content(2, 3000));
  store->flush();
  EXPECT_NE(store->usage().last_error, "");
  EXPECT_GT(store->usage().lost_batches, 0u);
  for (int i = 0; i < 100; ++i) {
    const auto bytes = fetch(*store, "during" + std::to_string(i));
    EXPECT_TRUE(bytes.empty() || bytes == content(2, 3000));
  }
  EXPECT_EQ(fetch(*store, "before3"), content(1, 3000));
  free_disk();
  put(*store, "after", content(3, 3000));
  store->flush();
  EXPECT_EQ(fetch(*store, "after"), content(3, 3000));
  EXPECT_EQ(store->usage().last_error, "");
}

TEST_F(StoreFullDisk, BlobsOfALostBatchAreRemoved) {
  if (!mounted_) return;
  const auto store = open();
  const auto output = take(*store, content(1, 50'000));
  ASSERT_TRUE(output);
  fill_disk();
  Batch b;
  Artifact artifact;
  artifact.outputs = {*output};
  for (int i = 0; i < 300; ++i) b.counters[std::string(300, 'c') + std::to_string(i)] = 1;
  b.artifacts = {{key_of("a"), artifact}};
  store->submit(std::move(b));
  store->flush();
  EXPECT_FALSE(store->artifact(key_of("a")));
  EXPECT_EQ(files_in("blobs"), 0u);
}

TEST_F(StoreFullDisk, ClearMakesRoom) {
  if (!mounted_) return;
  const auto store = open();
  for (int i = 0; i < 200; ++i) {
    if (const auto output = take(*store, content(i + 1, 20'000)); output) {
      Batch b;
      Artifact artifact;
      artifact.outputs = {*output};
      b.artifacts = {{key_of(std::to_string(i)), artifact}};
      store->submit(std::move(b));
    }
  }
  store->flush();
  EXPECT_TRUE(store->clear());
  put(*store, "after", content(3, 50'000));
  store->flush();
  EXPECT_EQ(fetch(*store, "after"), content(3, 50'000));
}

TEST_F(StoreFullDisk, OpensOnAFullDiskWithAClearError) {
  if (!mounted_) return;
  fill_disk();
  const auto store = Store::open(options());
  if (!store) {
    EXPECT_NE(store.error().message.find(root()), std::string::npos);
  }
}

}  // namespace
}  // namespace zcc::store
