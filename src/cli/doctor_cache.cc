// What doctor says of the cache root, the daemon and the file systems.
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "cli/client.h"
#include "cli/doctor_checks.h"
#include "cli/print.h"
#include "platform/file.h"
#include "platform/inotify.h"

namespace zcc::cli {
namespace {

using nlohmann::json;

constexpr std::uint64_t kLittleSpace = 1ull << 30;

// The directory itself, or the nearest one above that is there.
std::string existing(std::string path) {
  struct stat file {};
  while (path.size() > 1 && ::stat(path.c_str(), &file) != 0) {
    path.resize(path.rfind('/'));
    if (path.empty()) path = "/";
  }
  return path;
}

// Tried with files that have no name.
bool can_clone(const std::string& directory) {
  const UniqueFd from(::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  const UniqueFd to(::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (!from || !to || !write_all(from.get(), std::string(4096, 'x'), directory)) return false;
  return ::ioctl(to.get(), FICLONE, from.get()) == 0;
}

void check_permissions(const std::string& root, Findings& findings) {
  struct stat file {};
  if (::stat(root.c_str(), &file) != 0) {
    const auto above = existing(root);
    if (::access(above.c_str(), W_OK | X_OK) == 0) {
      findings.push_back({State::kFine, "cache root", root + " (made by the first compile)", ""});
    } else {
      findings.push_back({State::kProblem, "cache root", fmt::format("{} can not be made in {}", root, above),
                          "set ZCCACHE_CACHE_DIR to a directory of yours"});
    }
  } else if (!S_ISDIR(file.st_mode)) {
    findings.push_back({State::kProblem, "cache root", root + " is no directory",
                        "remove it, or set ZCCACHE_CACHE_DIR to another"});
  } else if (file.st_uid != ::geteuid()) {
    findings.push_back({State::kProblem, "cache root", fmt::format("{} belongs to user {}", root, file.st_uid),
                        "set ZCCACHE_CACHE_DIR to a directory of yours: each user has a cache of their own"});
  } else if ((file.st_mode & 022) != 0) {
    findings.push_back({State::kProblem, "cache root", root + " may be written to by others", "chmod 700 " + root});
  } else if (::access(root.c_str(), R_OK | W_OK | X_OK) != 0) {
    findings.push_back({State::kProblem, "cache root", root + " can not be written to",
                        "chmod 700 it, or set ZCCACHE_CACHE_DIR to another"});
  } else {
    findings.push_back({State::kFine, "cache root", root, ""});
  }
}

void check_space(const std::string& directory, Findings& findings) {
  struct statvfs fs {};
  if (::statvfs(directory.c_str(), &fs) != 0) return;
  const auto left = std::uint64_t{fs.f_bavail} * fs.f_frsize;
  const bool little = left < kLittleSpace;
  findings.push_back({little ? State::kAdvice : State::kFine, "space", bytes(left) + " are free for the cache",
                      little ? "free some, or set a smaller ZCCACHE_CACHE_SIZE" : ""});
}

// "timeout (3), version (1)"; empty when nothing was counted.
std::string counted(const json& counts) {
  std::string out;
  for (const auto& [name, n] : counts.items()) {
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", name, n.get<std::uint64_t>());
  }
  return out;
}

}  // namespace

void check_cache_root(Findings& findings) {
  const auto where = endpoint();
  if (!where) {
    findings.push_back({State::kProblem, "cache root", where.error().message,
                        "set ZCCACHE_CACHE_DIR to an absolute path"});
    return;
  }
  const std::string root(where->root.view());
  check_permissions(root, findings);
  const auto directory = existing(root);
  check_space(directory, findings);
  findings.push_back({State::kFine, "delivery",
                      can_clone(directory) ? "outputs are clones within its file system (reflink)"
                                           : "outputs are copied: its file system has no clones",
                      ""});
}

void check_daemon(Findings& findings) {
  const auto s = ask("status");
  if (!s) {
    if (s.error().kind == ErrorKind::kNotFound) {
      findings.push_back({State::kFine, "daemon", "none runs; the first compile starts it", ""});
    } else {
      findings.push_back({State::kProblem, "daemon", s.error().message, "zccache restart"});
    }
    return;
  }
  const auto version = (*s)["version"].get<std::string>();
  if (version != ZCCACHE_VERSION) {
    findings.push_back({State::kProblem, "daemon", fmt::format("it is {}, this is {}", version, ZCCACHE_VERSION),
                        "zccache restart"});
  } else {
    findings.push_back({State::kFine, "daemon", fmt::format("{} runs", (*s)["pid"].dump()), ""});
  }
  if (const auto& error = (*s)["store_error"]; error.is_string()) {
    findings.push_back({State::kProblem, "store", error.get<std::string>(), "nothing is stored until that is mended"});
  }
  if (const auto text = counted((*s)["bypassed"]); !text.empty()) {
    findings.push_back({State::kAdvice, "bypassed", "compiles that went by without the daemon: " + text,
                        "explain --all tells of them; stats --zero begins anew"});
  }
  const auto refused = (*s)["watch"]["refused"].get<std::uint64_t>();
  if (const auto& reason = (*s)["watch"]["reason"]; refused != 0 && reason.is_string()) {
    findings.push_back({State::kAdvice, "watches", fmt::format("{} were refused: {}", refused, reason.get<std::string>()),
                        "sysctl fs.inotify.max_user_watches=524288, then zccache restart"});
  }
}

void check_directory_of_work(Findings& findings) {
  const auto here = absolute(".");
  if (!reports_changes(".")) {
    findings.push_back({State::kAdvice, "sources", here + ": its file system does not tell of all changes",
                        "inputs there are looked at for each hit, which is right and slower; a local one is faster"});
    return;
  }
  const UniqueFd fd(::open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  findings.push_back({State::kFine, "sources",
                      fmt::format("{}: changes are told of{}", here,
                                  fd && has_exact_ctime(fd.get()) ? "" : "; times are coarse, so new files are read twice"),
                      ""});
}

}  // namespace zcc::cli
