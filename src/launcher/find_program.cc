#include "launcher/find_program.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "launcher/text.h"

namespace zcc::launcher {
namespace {

constexpr char kOurFile[] = "/proc/self/exe";
// What execvp searches when PATH is not set (confstr(_CS_PATH)).
constexpr std::string_view kDefaultPath = "/bin:/usr/bin";

// Identity of this program's file, asked for when the first candidate turns up. By the name that
// was given to execve: the entries of /proc for a process are made when they are first looked at,
// which takes the kernel 15 us.
class OurFile {
 public:
  bool is(const struct stat& other) {
    if (!asked_) {
      asked_ = true;
      const auto* name = reinterpret_cast<const char*>(getauxval(AT_EXECFN));
      known_ = (name && stat(name, &own_) == 0) || stat(kOurFile, &own_) == 0;
    }
    return known_ && own_.st_dev == other.st_dev && own_.st_ino == other.st_ino;
  }

 private:
  bool asked_ = false;
  bool known_ = false;
  struct stat own_;
};

// What stands in for compilers by links of their names, and looks for them on the same PATH. First: another
// installation of us.
constexpr std::string_view kWrappers[] = {"zccache", "ccache",     "distcc",  "icecc",
                                          "sccache", "buildcache", "colorgcc"};

// Whether the path is a symlink that leads to a file named like one of the first `count` of these.
bool leads_to_a_wrapper(const char* path, size_t count) {
  char target[4096];
  if (readlink(path, target, sizeof target) < 0) return false;  // no link: one call, the usual case
  const int fd = open(path, O_PATH | O_CLOEXEC);
  if (fd < 0) return false;
  protocol::PathBuffer link;
  (link += "/proc/self/fd/") += Decimal(static_cast<uint64_t>(fd)).view();
  const ssize_t n = readlink(link.c_str(), target, sizeof target);
  close(fd);
  if (n <= 0) return false;
  const auto name = base_name({target, static_cast<size_t>(n)});
  return std::find(kWrappers, kWrappers + count, name) != kWrappers + count;
}

size_t passed_over_count(Masquerade masquerade) {
  return masquerade == Masquerade::kYes ? 1 : sizeof kWrappers / sizeof *kWrappers;
}

// Like access(X_OK), which is only called when the mode leaves a doubt.
bool is_executable(const char* path, const struct stat& file) {
  if (!S_ISREG(file.st_mode)) return false;
  return (file.st_mode & 0111) == 0111 || access(path, X_OK) == 0;
}

int search_path(std::string_view name, Masquerade masquerade, std::string_view search, OurFile& ours,
                ToolSpace& path) {
  if (!search.data()) search = kDefaultPath;
  int error = ENOENT;
  for (;;) {
    const auto colon = search.find(':');
    const auto directory =
        std::string_view{search.data(), colon < search.size() ? colon : search.size()};
    path.clear();
    path += directory.empty() ? "." : directory;  // POSIX: an empty entry is the current directory
    (path += "/") += name;
    struct stat file;
    if (!path.overflow && stat(path.c_str(), &file) == 0) {
      const bool passed_over = ours.is(file) || (masquerade != Masquerade::kNo &&
                                                leads_to_a_wrapper(path.c_str(), passed_over_count(masquerade)));
      if (!passed_over && is_executable(path.c_str(), file)) return 0;
      if (!passed_over) error = EACCES;
    }
    if (colon == std::string_view::npos) return error;
    search.remove_prefix(colon + 1);
  }
}

}  // namespace

int find_tool(std::string_view word, Masquerade masquerade, std::string_view search, ToolSpace& path) {
  OurFile ours;
  const auto name = base_name(word);
  if (masquerade != Masquerade::kNo || name.size() == word.size()) {
    return name.empty() ? ENOENT : search_path(name, masquerade, search, ours, path);
  }
  path += word;
  struct stat file;
  if (path.overflow || stat(path.c_str(), &file) != 0) return ENOENT;
  if (ours.is(file)) return search_path(name, Masquerade::kYes, search, ours, path);
  return is_executable(path.c_str(), file) ? 0 : EACCES;
}

bool find_companion(std::string_view name, std::string_view search, ToolSpace& path) {
  char own[4096];
  const ssize_t n = readlink(kOurFile, own, sizeof own);
  const auto directory = directory_of({own, n > 0 ? static_cast<size_t>(n) : 0});
  for (const std::string_view place : {"/", "/../libexec/zccache/", "/../lib/zccache/"}) {
    path.clear();
    ((path += directory) += place) += name;
    struct stat file;
    if (n > 0 && !path.overflow && stat(path.c_str(), &file) == 0 &&
        is_executable(path.c_str(), file)) {
      return true;
    }
  }
  OurFile ours;
  return search_path(name, Masquerade::kNo, search, ours, path) == 0;
}

}  // namespace zcc::launcher
