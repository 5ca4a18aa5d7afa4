// Hits: what is delivered, and when the compiler runs instead.
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "launcher_harness.h"

namespace launcher_test {
namespace {

// From here on the system call fails with `error`, if the argument (the third) has all of `flags`.
void forbid(unsigned call, unsigned flags, int error, unsigned argument = 2) {
  sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
               static_cast<unsigned>(offsetof(seccomp_data, args) + 8 * argument)),
      BPF_STMT(BPF_ALU | BPF_AND | BPF_K, flags),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, flags, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<unsigned>(error)),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog program{sizeof code / sizeof *code, code};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
    _exit(97);
  }
}

class LauncherHit : public LauncherTest {
 protected:
  LauncherHit() { script("fakecc", "echo compiled; echo real > real.o\n"); }
  void expect_compiled_instead() {
    const auto o = run({"fakecc", "-c", "x.c"});
    EXPECT_TRUE(o.exited(0)) << o.err;
    EXPECT_EQ(o.out, "compiled\n");
    EXPECT_EQ(o.err, "");
    EXPECT_EQ(bypassed(), "d");
  }
  size_t files_in_work() {
    return static_cast<size_t>(std::distance(fs::directory_iterator(dir_ / "work"), {}));
  }
};

TEST_F(LauncherHit, DeliversInlineAndDescriptorOutputsAndStreams) {
  const std::string object(350'000, 'o');
  serve_reply(hit({descriptor_output("x.o", object.size()), inline_output("x.d", "x.o: x.c\n")},
                  "to stdout\n", "to stderr\n"),
              {blob(object)});
  const auto o = run({"fakecc", "-c", "x.c"}, [] { umask(027); });
  EXPECT_TRUE(o.exited(0));
  EXPECT_EQ(o.out, "to stdout\n");
  EXPECT_EQ(o.err, "to stderr\n");
  EXPECT_EQ(read_file(work("x.o")), object);
  EXPECT_EQ(read_file(work("x.d")), "x.o: x.c\n");
  EXPECT_EQ(fs::status(work("x.o")).permissions(), fs::perms{0640});
  EXPECT_EQ(files_in_work(), 2u);
  EXPECT_EQ(bypassed(), "");
}

TEST_F(LauncherHit, AnOutputMayBeEmptyAndTheStatusIsTheStoredOne) {
  serve_reply(hit({inline_output("x.o", ""), descriptor_output("y.o", 0)}, "", "", 3), {blob("")});
  EXPECT_TRUE(run({"fakecc"}).exited(3));
  EXPECT_EQ(fs::file_size(work("x.o")), 0u);
  EXPECT_EQ(fs::file_size(work("y.o")), 0u);
}

TEST_F(LauncherHit, AReplyLargerThanTheStaticBuffer) {
  const std::string object(1'500'000, 'z');
  serve_reply(hit({inline_output("x.o", object)}, std::string(100'000, 'm')));
  const auto o = run({"fakecc"});
  EXPECT_EQ(o.out.size(), 100'000u);
  EXPECT_EQ(read_file(work("x.o")), object);
}

TEST_F(LauncherHit, AReplacedFileIsANewFileSoThatHardLinksKeepTheOldContent) {
  write_file(work("x.o"), "old");
  fs::create_hard_link(work("x.o"), work("kept.o"));
  serve_reply(hit({inline_output("x.o", "new")}));
  EXPECT_TRUE(run({"fakecc"}).exited(0));
  EXPECT_EQ(read_file(work("x.o")), "new");
  EXPECT_EQ(read_file(work("kept.o")), "old");
}

TEST_F(LauncherHit, AnOldDepfileLikeANewOneIsReplaced) {
  write_file(work("x.d"), "an old and longer depfile", 0644);
  const int old = open(work("x.d").c_str(), O_RDONLY | O_CLOEXEC);
  serve_reply(hit({inline_output("x.d", "new", Existing::kRewritten)}));
  EXPECT_TRUE(run({"fakecc"}, [] { umask(022); }).exited(0));
  EXPECT_EQ(read_file(work("x.d")), "new");
  char buffer[64];
  EXPECT_EQ(read(old, buffer, sizeof buffer), 25);
  close(old);
}

TEST_F(LauncherHit, AnOldDepfileWithAnotherModeIsWrittenOver) {
  write_file(work("x.d"), "an old and longer depfile", 0600);
  fs::create_hard_link(work("x.d"), work("kept.d"));
  serve_reply(hit({descriptor_output("x.o", 6), inline_output("x.d", "new", Existing::kRewritten)}),
              {blob("object")});
  EXPECT_TRUE(run({"fakecc"}, [] { umask(022); }).exited(0));
  EXPECT_EQ(read_file(work("x.d")), "new");
  EXPECT_EQ(read_file(work("kept.d")), "new");
  EXPECT_EQ(fs::status(work("x.d")).permissions(), fs::perms{0600});
  EXPECT_EQ(read_file(work("x.o")), "object");
}

TEST_F(LauncherHit, AnOddFileOfWhichItIsNotKnownIsLeftToTheCompiler) {
  write_file(work("x.o"), "old", 0600);
  serve_reply(hit({inline_output("x.o", "new", Existing::kUnknown)}));
  expect_compiled_instead();
  EXPECT_EQ(read_file(work("x.o")), "old");
}

// GNU as writes over it, clang replaces it.
TEST_F(LauncherHit, AnOddEmptyObjectIsLeftToTheCompiler) {
  write_file(work("x.o"), "", 0600);
  serve_reply(hit({inline_output("x.o", "new")}));
  expect_compiled_instead();
}

TEST_F(LauncherHit, ReadOffsetOfTheDescriptorDoesNotMatter) {
  const int fd = blob("0123456789");
  lseek(fd, 5, SEEK_SET);
  serve_reply(hit({descriptor_output("x.o", 10)}), {fd});
  EXPECT_TRUE(run({"fakecc"}).exited(0));
  EXPECT_EQ(read_file(work("x.o")), "0123456789");
}

TEST_F(LauncherHit, ABlobOnAnotherFileSystem) {
  const std::string object(200'000, 's');
  const int fd = memfd_create("blob", MFD_CLOEXEC);
  ASSERT_EQ(write(fd, object.data(), object.size()), static_cast<ssize_t>(object.size()));
  serve_reply(hit({descriptor_output("x.o", object.size())}), {fd});
  EXPECT_TRUE(run({"fakecc"}).exited(0));
  EXPECT_EQ(read_file(work("x.o")), object);
}

TEST_F(LauncherHit, ABlobShorterThanPromised) {
  serve_reply(hit({descriptor_output("x.o", 100)}), {blob("short")});
  expect_compiled_instead();
  EXPECT_FALSE(fs::exists(work("x.o")));
}

TEST_F(LauncherHit, AFileSystemWithoutUnnamedFiles) {
  write_file(work("x.o"), "old");
  fs::create_hard_link(work("x.o"), work("kept.o"));
  serve_reply(hit({descriptor_output("x.o", 6), inline_output("x.d", "dep")}), {blob("object")});
  EXPECT_TRUE(run({"fakecc"}, [] { forbid(SYS_openat, O_TMPFILE, EOPNOTSUPP); }).exited(0));
  EXPECT_EQ(read_file(work("x.o")), "object");
  EXPECT_EQ(read_file(work("x.d")), "dep");
  EXPECT_EQ(read_file(work("kept.o")), "old");
  EXPECT_EQ(files_in_work(), 3u);
}

TEST_F(LauncherHit, TemporaryNamesAreRemovedWhenAnOutputFails) {
  write_file(work("x.o"), "old");
  write_file(work("y.o"), "old");
  serve_reply(hit({inline_output("x.o", "object"), descriptor_output("y.o", 100)}),
              {blob("short")});
  const auto o = run({"fakecc"}, [] { forbid(SYS_openat, O_TMPFILE, EOPNOTSUPP); });
  EXPECT_EQ(o.out, "compiled\n");
  EXPECT_EQ(files_in_work(), 3u);  // with the compiler's
  EXPECT_EQ(read_file(work("x.o")), "old");
}

// Before Linux 6.10, without privileges.
TEST_F(LauncherHit, AKernelThatDoesNotLinkByDescriptorAlone) {
  write_file(work("x.o"), "old");
  serve_reply(hit({inline_output("x.o", "object")}));
  const auto o = run({"fakecc"}, [] {
    forbid(SYS_linkat, AT_EMPTY_PATH, ENOENT, 4);
    forbid(SYS_rename, 0, EPERM);
  });
  EXPECT_TRUE(o.exited(0));
  EXPECT_EQ(o.out, "");
  EXPECT_EQ(read_file(work("x.o")), "object");
}

TEST_F(LauncherHit, AFileSystemThatCannotLinkUnnamedFiles) {
  write_file(work("x.o"), "old");
  serve_reply(hit({descriptor_output("x.o", 6)}), {blob("object")});
  EXPECT_TRUE(run({"fakecc"}, [] { forbid(SYS_linkat, 0, ENOENT); }).exited(0));
  EXPECT_EQ(read_file(work("x.o")), "object");
  EXPECT_EQ(files_in_work(), 1u);
}

TEST_F(LauncherHit, EveryWayToCopy) {
  const std::string object(300'000, 'c');
  serve_reply(hit({descriptor_output("x.o", object.size())}), {blob(object)});
  const auto no_range = [] { forbid(SYS_copy_file_range, 0, EXDEV); };
  EXPECT_TRUE(run({"fakecc"}, no_range).exited(0));
  EXPECT_EQ(read_file(work("x.o")), object);
  const auto neither = [] {
    forbid(SYS_copy_file_range, 0, ENOSYS);
    forbid(SYS_sendfile, 0, EINVAL);
  };
  EXPECT_TRUE(run({"fakecc"}, neither).exited(0));
  EXPECT_EQ(read_file(work("x.o")), object);
  EXPECT_EQ(bypassed(), "");
}

TEST_F(LauncherHit, DestinationIsASymlink) {
  write_file(work("target"), "kept");
  fs::create_symlink("target", work("x.o"));
  serve_reply(hit({inline_output("x.o", "new")}));
  expect_compiled_instead();
  EXPECT_TRUE(fs::is_symlink(work("x.o")));
  EXPECT_EQ(read_file(work("target")), "kept");
}

TEST_F(LauncherHit, DestinationIsADirectory) {
  fs::create_directory(work("x.o"));
  serve_reply(hit({inline_output("x.o", "new")}));
  expect_compiled_instead();
}

TEST_F(LauncherHit, DestinationIsAFifoOrADevice) {
  mkfifo(work("x.o").c_str(), 0644);
  serve_reply(hit({inline_output("x.o", "new")}));
  expect_compiled_instead();
  stop_daemon();
  fs::remove(root_ / "zccached.sock");
  fs::remove(root_ / "bypassed");
  serve_reply(hit({inline_output("/dev/null", "new")}));
  expect_compiled_instead();
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(LauncherHit, DirectoryIsMissingOrCannotBeWritten) {
  serve_reply(hit({inline_output("first.o", "new"), inline_output("/proc/self/x.o", "new")}));
  expect_compiled_instead();
  EXPECT_FALSE(fs::exists(work("first.o")));
  stop_daemon();
  fs::remove(root_ / "zccached.sock");
  fs::remove(root_ / "bypassed");
  serve_reply(hit({inline_output("missing/x.o", "new")}));
  expect_compiled_instead();
}

TEST_F(LauncherHit, ReadOnlyDirectory) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::create_directory(work("ro"));
  chmod(work("ro").c_str(), 0555);
  serve_reply(hit({inline_output("ro/x.o", "new")}));
  expect_compiled_instead();
}

TEST_F(LauncherHit, AFullDiskLeavesEveryPathAsItWas) {
  fs::create_directory(work("small"));
  if (mount("tmpfs", work("small").c_str(), "tmpfs", 0, "size=64k") != 0) {
    GTEST_SKIP() << "no permission to mount";
  }
  write_file(work("small/a.o"), "old");
  serve_reply(hit(
      {inline_output("small/a.o", "new"), inline_output("small/b.o", std::string(200'000, 'b'))}));
  expect_compiled_instead();
  EXPECT_EQ(read_file(work("small/a.o")), "old");
  EXPECT_FALSE(fs::exists(work("small/b.o")));
  umount(work("small").c_str());
}

TEST_F(LauncherHit, WorksWithClosedStandardStreams) {
  serve_reply(hit({inline_output("x.o", "object"), descriptor_output("y.o", 4)}, "lost", "lost"),
              {blob("blob")});
  const auto o = run({"fakecc"}, [] { close(0), close(1), close(2); });
  EXPECT_TRUE(o.exited(0));
  EXPECT_EQ(read_file(work("x.o")), "object");
  EXPECT_EQ(read_file(work("y.o")), "blob");
}

TEST_F(LauncherHit, OutputsByAbsolutePathAndManyOfThem) {
  Strings outputs;
  for (int i = 0; i < 60; ++i) outputs.push_back(inline_output(work(std::to_string(i)), "x"));
  serve_reply(hit(outputs));
  EXPECT_TRUE(run({"fakecc"}).exited(0));
  EXPECT_EQ(files_in_work(), 60u);
}

}  // namespace
}  // namespace launcher_test
