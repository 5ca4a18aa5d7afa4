// warm.
//
// cargo decides what belongs into a target directory, and marks it as fresh in ways of its own; so cargo is run as the
// user would run it, but what the cache has not fails at once instead of being compiled (daemon/compile.cc, only_hits).
// What needs that is left out; build scripts run, and what they compile is compiled.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <set>
#include <string_view>
#include <vector>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/figures.h"
#include "platform/file.h"
#include "platform/unique_fd.h"

extern char** environ;

namespace zcc::cli {
namespace {

struct WarmOptions {
  std::string target_dir;
  std::string profile = "dev";
  bool json = false;
};

struct Warmed {
  unsigned from_cache = 0;
  unsigned already_there = 0;
  std::set<std::string> missing;  // crates
};

constexpr std::string_view kMissing = "zccache: not in the cache: crate ";

Result<std::string> launcher() {
  char self[4096];
  const auto n = ::readlink("/proc/self/exe", self, sizeof self);
  if (n <= 0) return fail_errno("/proc/self/exe");
  const std::string_view path(self, static_cast<std::size_t>(n));
  const std::string directory(path.substr(0, path.rfind('/')));
  for (const auto* place : {"/zccache", "/../../bin/zccache"}) {
    const auto file = directory + place;
    if (::access(file.c_str(), X_OK) == 0) return file;
  }
  return fail(ErrorKind::kNotFound, "zccache is not beside " + std::string(path));
}

// What cargo has printed on its stdout, line by line, and all of its stderr.
class Cargo {
 public:
  explicit Cargo(std::vector<std::string> words) : words_(std::move(words)) { words_.insert(words_.begin(), "cargo"); }

  // Its wait status. kNotFound: there is no cargo.
  template <typename OnLine>
  Result<int> run(const std::vector<std::string>& more_variables, OnLine on_line) {
    int ends[2];
    errors_ = UniqueFd(::memfd_create("cargo", MFD_CLOEXEC));
    if (!errors_ || ::pipe2(ends, O_CLOEXEC) != 0) return fail_errno("pipe");
    const UniqueFd read_end(ends[0]);
    UniqueFd write_end(ends[1]);
    const auto pid = start(more_variables, write_end.get());
    if (!pid) return tl::unexpected(pid.error());
    write_end.reset();
    std::string text;
    char buffer[8192];
    for (;;) {
      const auto n = ::read(read_end.get(), buffer, sizeof buffer);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) break;
      text.append(buffer, static_cast<std::size_t>(n));
      for (std::size_t end; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1)) {
        on_line(std::string_view(text).substr(0, end));
      }
    }
    int status = 0;
    while (::waitpid(*pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
  }

  std::string errors() const {
    auto text = read_fd(errors_.get());
    return text ? std::move(*text) : std::string();
  }

 private:
  Result<int> start(const std::vector<std::string>& more_variables, int out) {
    std::vector<std::string> variables;
    for (char** entry = environ; *entry != nullptr; ++entry) {
      const std::string_view old(*entry);
      const auto name = old.substr(0, old.find('=') + 1);
      bool replaced = false;
      for (const auto& variable : more_variables) replaced = replaced || variable.starts_with(name);
      if (!replaced) variables.emplace_back(old);
    }
    variables.insert(variables.end(), more_variables.begin(), more_variables.end());
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out, 1);
    posix_spawn_file_actions_adddup2(&actions, errors_.get(), 2);
    pid_t pid = 0;
    const int error = ::posix_spawnp(&pid, "cargo", &actions, nullptr, pointers(words_).data(), pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) return fail_errno("cargo", error);
    return pid;
  }

  static std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> out;
    for (auto& s : strings) out.push_back(s.data());
    out.push_back(nullptr);
    return out;
  }

  std::vector<std::string> words_;
  UniqueFd errors_;
};

// The last line in which cargo says what is wrong.
std::string complaint_in(const std::string& text) {
  constexpr std::string_view kError = "error: ";
  const auto at = text.find(kError);
  if (at == std::string::npos) return "cargo failed";
  const auto begin = at + kError.size();
  return "cargo: " + text.substr(begin, text.find('\n', begin) - begin);
}

// The directory of the workspace that the working directory is in.
Result<std::string> workspace() {
  Cargo cargo({"locate-project", "--workspace", "--message-format", "plain"});
  std::string manifest;
  const auto status = cargo.run({}, [&](std::string_view line) { manifest = line; });
  if (!status) return tl::unexpected(status.error());
  if (*status != 0 || manifest.empty()) return fail(ErrorKind::kNotFound, complaint_in(cargo.errors()));
  return manifest.substr(0, manifest.rfind('/'));
}

void add_missing(std::string_view text, std::set<std::string>& missing) {
  for (auto at = text.find(kMissing); at != text.npos; at = text.find(kMissing, at + 1)) {
    const auto name = text.substr(at + kMissing.size());
    missing.emplace(name.substr(0, name.find('\n')));
  }
}

Result<Warmed> fill(const WarmOptions& o, const std::string& rustc_wrapper) {
  std::vector<std::string> words{"build", "--locked", "--keep-going", "--message-format", "json", "--profile", o.profile};
  if (!o.target_dir.empty()) words.insert(words.end(), {"--target-dir", o.target_dir});
  Cargo cargo(std::move(words));
  Warmed warmed;
  const bool shows = ::isatty(STDERR_FILENO) != 0;
  const auto status = cargo.run({"RUSTC_WRAPPER=" + rustc_wrapper, "ZCCACHE_ONLY_HITS=1"}, [&](std::string_view line) {
    const auto message = nlohmann::json::parse(line, nullptr, false);
    if (!message.is_object() || message.value("reason", "") != "compiler-artifact") return;
    ++(message.value("fresh", false) ? warmed.already_there : warmed.from_cache);
    if (shows) fmt::print(stderr, "\r{} crates", warmed.from_cache + warmed.already_there);
  });
  if (shows) fmt::print(stderr, "\r\033[K");
  if (!status) return tl::unexpected(status.error());
  const auto errors = cargo.errors();
  add_missing(errors, warmed.missing);
  if (*status != 0 && warmed.missing.empty()) return fail(ErrorKind::kSystem, complaint_in(errors));
  return warmed;
}

void print(const Warmed& warmed, bool as_json) {
  if (as_json) {
    fmt::print("{}\n", nlohmann::json{{"from_cache", warmed.from_cache},
                                      {"already_there", warmed.already_there},
                                      {"missing", warmed.missing}}
                           .dump());
    return;
  }
  fmt::print("zccache: {} crates from the cache, {} there already, {} to be compiled\n", warmed.from_cache,
             warmed.already_there, warmed.missing.size());
  for (const auto& name : warmed.missing) fmt::print("  not in the cache: {}\n", name);
}

int warm(const WarmOptions& o) {
  const auto* const disabled = ::getenv("ZCCACHE_DISABLE");
  if (disabled != nullptr && *disabled != '\0' && std::string_view(disabled) != "0") {
    return complain({.message = "ZCCACHE_DISABLE is set"}, "nothing comes from the cache");
  }
  const auto rustc_wrapper = launcher();
  if (!rustc_wrapper) return complain(rustc_wrapper.error(), "is all of zccache installed?");
  const auto root = workspace();
  if (!root) return complain(root.error(), "run it where cargo build runs");
  if (::access((*root + "/Cargo.lock").c_str(), R_OK) != 0) {
    return complain({.message = *root + ": no Cargo.lock"}, "cargo generate-lockfile makes it");
  }
  // Without one everything would be compiled.
  const auto pid = ensure_daemon();
  if (!pid) return complain(pid.error(), kNoDaemonHint);
  const auto warmed = fill(o, *rustc_wrapper);
  if (!warmed) return complain(warmed.error(), "nothing is known of what is there");
  print(*warmed, o.json);
  return 0;
}

}  // namespace

Action define_warm(Options& options) {
  const auto o = std::make_shared<WarmOptions>();
  options.value("--target-dir", o->target_dir, "DIR", "what to fill (cargo's own by default)");
  options.value("--profile", o->profile, "NAME", "dev (the default), release, or one of Cargo.toml");
  options.json(o->json);
  return [o] { return warm(*o); };
}

}  // namespace zcc::cli
