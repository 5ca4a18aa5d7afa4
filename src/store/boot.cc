#include "store/boot.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <random>
#include <sstream>

#include "platform/file.h"
#include "platform/unique_fd.h"

namespace zcc::store {
namespace {

constexpr const char* kName = "boot";
constexpr const char* kTmpName = "tmp/boot";
constexpr const char* kVersionLine = "zccache boot 1";
// kill -9 harms nothing, so the index is not walked after each; but an index that a bad disk or
// memory has damaged may kill one daemon after another.
constexpr unsigned kUncleanEndsBeforeCheck = 4;

// At random, so that a lost or restored `boot` file never brings an old number back. Within the
// range of every file system's mtime.
std::int64_t new_generation() {
  std::random_device device;
  return std::uniform_int_distribution<std::int64_t>(1, 0x7fffffff)(device);
}

std::string read_whole(int root_fd, const char* name) {
  const UniqueFd fd(::openat(root_fd, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  char buffer[256];
  const auto n = fd ? ::read(fd.get(), buffer, sizeof buffer) : 0;
  return {buffer, n > 0 ? static_cast<std::size_t>(n) : 0};
}

}  // namespace

std::string kernel_boot_id() {
  auto id = read_file("/proc/sys/kernel/random/boot_id");
  if (!id) return {};
  while (!id->empty() && id->back() == '\n') id->pop_back();
  return *id;
}

BootMark BootMark::read(int root_fd, const std::string& boot_id) {
  BootMark mark;
  mark.root_fd_ = root_fd;
  mark.boot_id_ = boot_id.empty() ? "-" : boot_id;

  std::istringstream in(read_whole(root_fd, kName));
  std::string version;
  std::string last_boot;
  std::string state;
  std::int64_t generation = 0;
  unsigned unclean_ends = 0;
  std::getline(in, version);
  in >> last_boot >> state >> generation >> unclean_ends;
  const bool readable = in && version == kVersionLine && (state == "open" || state == "clean") &&
                        generation > 0 && generation <= 0x7fffffff;
  const bool same_boot = readable && last_boot == boot_id;

  mark.was_left_open_ = !readable || state == "open";
  mark.generation_ = same_boot ? generation : new_generation();
  if (same_boot && mark.was_left_open_) mark.unclean_ends_ = unclean_ends + 1;
  mark.index_in_doubt_ =
      mark.was_left_open_ && (!same_boot || mark.unclean_ends_ >= kUncleanEndsBeforeCheck);
  if (mark.index_in_doubt_) mark.unclean_ends_ = 0;
  return mark;
}

void BootMark::distrust_blobs() { generation_ = new_generation(); }

Result<void> BootMark::write_open() { return write("open", unclean_ends_); }
Result<void> BootMark::write_clean() { return write("clean", 0); }

Result<void> BootMark::write(const char* state, unsigned unclean_ends) {
  const auto text = std::string(kVersionLine) + '\n' + boot_id_ + ' ' + state + ' ' +
                    std::to_string(generation_) + ' ' + std::to_string(unclean_ends) + '\n';
  ::unlinkat(root_fd_, kTmpName, 0);
  const UniqueFd fd(
      ::openat(root_fd_, kTmpName, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!fd) return fail_errno("writing the store's boot mark");
  auto written = write_all(fd.get(), text, "the store's boot mark");
  if (written && ::renameat(root_fd_, kTmpName, root_fd_, kName) != 0) {
    written = fail_errno("writing the store's boot mark");
  }
  if (!written) ::unlinkat(root_fd_, kTmpName, 0);
  return written;
}

Result<void> BootMark::make_durable() {
  const UniqueFd fd(::openat(root_fd_, kName, O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!fd || ::fsync(fd.get()) != 0 || ::fsync(root_fd_) != 0) {
    return fail_errno("writing the store's boot mark");
  }
  return {};
}

}  // namespace zcc::store
