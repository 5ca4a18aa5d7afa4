#include <sys/wait.h>

#include "store_fixture.h"

namespace zcc::store {
namespace {

using StoreRoot = StoreTest;

TEST_F(StoreRoot, IsMadePrivate) {
  const auto store = open();
  struct stat st {};
  for (const char* name : {"", "/index", "/blobs", "/tmp"}) {
    ASSERT_EQ(::stat((root() + name).c_str(), &st), 0) << name;
    EXPECT_EQ(st.st_mode & 0777, 0700u) << name;
  }
  EXPECT_EQ(store->root(), root());
}

TEST_F(StoreRoot, IsUsedByOneStoreAtATime) {
  auto first = open();
  const auto second = Store::open(options());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::kBusy);
  EXPECT_NE(second.error().message.find("zccached.lock"), std::string::npos);
  first.reset();
  EXPECT_TRUE(Store::open(options()));
}

TEST_F(StoreRoot, IsUsedByOneProcessAtATime) {
  const auto store = open();
  const pid_t child = ::fork();
  if (child == 0) {
    const auto other = Store::open(options());
    ::_exit(!other && other.error().kind == ErrorKind::kBusy ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST_F(StoreRoot, TwoRootsDoNotMeet) {
  auto other_options = options();
  other_options.root = dir_ / "other";
  const auto one = open();
  const auto two = Store::open(other_options);
  ASSERT_TRUE(two);
  put(*one, "a", "one");
  one->flush();
  EXPECT_EQ(fetch(*one, "a"), "one");
  EXPECT_EQ(fetch(**two, "a"), "");
}

TEST_F(StoreRoot, OfAnotherUserIsRefused) {
  if (::geteuid() != 0) return;  // only root can give a directory away
  ::mkdir(root().c_str(), 0700);
  ASSERT_EQ(::chown(root().c_str(), 65534, 65534), 0);
  const auto store = Store::open(options());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().kind, ErrorKind::kPermission);
  EXPECT_NE(store.error().message.find(root()), std::string::npos);
}

TEST_F(StoreRoot, WritableByOthersIsRefused) {
  ::mkdir(root().c_str(), 0700);
  for (const mode_t mode : {0720, 0702}) {
    ::chmod(root().c_str(), mode);
    const auto store = Store::open(options());
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().kind, ErrorKind::kPermission);
    EXPECT_NE(store.error().message.find(root()), std::string::npos);
  }
}

TEST_F(StoreRoot, ThatIsAFileIsAnError) {
  write_file(root(), "");
  EXPECT_FALSE(Store::open(options()));
}

TEST_F(StoreRoot, TmpIsEmptiedAtOpen) {
  open().reset();
  write_file(root() + "/tmp/17", "left by a crash");
  const auto store = open();
  EXPECT_EQ(files_in("tmp"), 0u);
}

}  // namespace
}  // namespace zcc::store
