// snapshot, replay: file times put back where size and content still match, as for a checkout made anew.
//
// The manifest: a line "zccache-snapshot 1", then one for each file: size, mtime in ns, SHA-256, path below the
// workspace, in which a backslash stands before a backslash and an "n" that means a line feed.
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>

#include "cli/command.h"
#include "cli/replace_file.h"
#include "cli/tree.h"
#include "platform/unique_fd.h"

namespace zcc::cli {
namespace {

constexpr std::string_view kHead = "zccache-snapshot 1\n";

struct SnapshotOptions {
  std::string workspace, out;
  std::vector<std::string> exclude;
};

struct ReplayOptions {
  std::string workspace, manifest, ratio = "0";
  bool json = false;
};

int failed(const std::string& what, const char* hint) {
  fmt::print(stderr, "zccache: {}: {}\n", what, hint);
  return 2;
}

std::string escaped(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c == '\\') out += "\\\\";
    else if (c == '\n') out += "\\n";
    else out += c;
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) out += text[i];
    else out += text[++i] == 'n' ? '\n' : text[i];
  }
  return out;
}

int snapshot(const SnapshotOptions& o) {
  auto files = list_tree(o.workspace, {.extensions = {}, .include = {}, .exclude = o.exclude});
  if (!files) return failed(files.error().message, "name a directory with --workspace");
  std::vector<std::size_t> all(files->size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  if (auto read = read_digests(o.workspace, *files, all); !read) {
    return failed(read.error().message, "leave it out with --exclude, or try again");
  }
  std::string text(kHead);
  for (const auto& file : *files) {
    text += fmt::format("{} {} {} {}\n", file.stat.size, file.stat.mtime_ns, file.digest.hex(), escaped(file.path));
  }
  if (auto written = replace_file(o.out, text); !written) {
    return failed(written.error().message, "name another file with --out");
  }
  return 0;
}

struct Entry {
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::string_view digest;  // hexadecimal
  std::string path;
};

template <typename Number>
bool take_number(std::string_view& line, Number& number) {
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  if (error != std::errc{} || end == line.data() + line.size() || *end != ' ') return false;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()) + 1);
  return true;
}

std::optional<Entry> parse(std::string_view line) {
  Entry entry;
  if (!take_number(line, entry.size) || !take_number(line, entry.mtime_ns)) return std::nullopt;
  if (line.size() < 66 || line[64] != ' ') return std::nullopt;
  entry.digest = line.substr(0, 64);
  entry.path = unescaped(line.substr(65));
  return entry;
}

// Of a manifest that ends in the middle of a line, or has one that is none: nothing.
std::optional<std::vector<Entry>> parse_all(std::string_view text) {
  if (!text.starts_with(kHead) || !text.ends_with('\n')) return std::nullopt;
  text.remove_prefix(kHead.size());
  std::vector<Entry> entries;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto entry = parse(text.substr(0, end));
    if (!entry) return std::nullopt;
    entries.push_back(std::move(*entry));
    text.remove_prefix(end + 1);
  }
  return entries;
}

enum class Outcome { kApplied, kMissing, kChanged, kFailed };

// The file itself below the workspace: no symlink, and no way out (openat2(2)).
UniqueFd open_below(int workspace, const std::string& path) {
  open_how how{};
  how.flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
  return UniqueFd(static_cast<int>(::syscall(SYS_openat2, workspace, path.c_str(), &how, sizeof how)));
}

Outcome apply(int workspace, const Entry& entry) {
  const auto fd = open_below(workspace, entry.path);
  if (!fd) return errno == ENOENT || errno == ENOTDIR ? Outcome::kMissing : Outcome::kFailed;
  const auto stat = stat_fd(fd.get());
  if (!stat || !stat->is_regular() || stat->size != entry.size) return Outcome::kChanged;
  const auto content = read_fd(fd.get());
  if (!content) return Outcome::kFailed;
  if (sha256(*content).hex() != entry.digest) return Outcome::kChanged;
  if (stat->mtime_ns == entry.mtime_ns) return Outcome::kApplied;
  constexpr std::int64_t kSecond = 1'000'000'000;
  const auto below = (entry.mtime_ns % kSecond + kSecond) % kSecond;  // also before 1970
  const timespec times[2] = {{.tv_sec = 0, .tv_nsec = UTIME_OMIT},
                             {.tv_sec = (entry.mtime_ns - below) / kSecond, .tv_nsec = below}};
  return ::futimens(fd.get(), times) == 0 ? Outcome::kApplied : Outcome::kFailed;
}

int replay(const ReplayOptions& o) {
  char* end = nullptr;
  const double least = std::strtod(o.ratio.c_str(), &end);
  if (o.ratio.empty() || *end != '\0' || !(least >= 0 && least <= 1)) {
    return failed(o.ratio + ": not a ratio from 0 to 1", "see zccache replay --help");
  }
  const auto text = read_file(o.manifest);
  if (!text) return failed(text.error().message, "make it with: zccache snapshot");
  const auto entries = parse_all(*text);
  if (!entries) return failed(o.manifest + ": not a manifest", "make it with: zccache snapshot");
  const UniqueFd workspace(::open(o.workspace.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!workspace) return failed(fail_errno(o.workspace).value().message, "name a directory with --workspace");
  std::size_t counts[4] = {};
  for (const auto& entry : *entries) ++counts[static_cast<int>(apply(workspace.get(), entry))];
  const auto applied = counts[0];
  const double ratio = entries->empty() ? 1.0 : static_cast<double>(applied) / static_cast<double>(entries->size());
  if (o.json) {
    fmt::print("{}\n", nlohmann::json{{"entries", entries->size()}, {"applied", applied}, {"missing", counts[1]},
                                      {"changed", counts[2]}, {"failed", counts[3]}, {"ratio", ratio}}
                           .dump());
  } else {
    fmt::print("zccache: {} of {} files have their times again; {} are missing, {} changed, {} failed\n", applied,
               entries->size(), counts[1], counts[2], counts[3]);
  }
  return ratio < least ? 1 : 0;
}

}  // namespace

Action define_snapshot(Options& options) {
  const auto o = std::make_shared<SnapshotOptions>();
  options.required_value("--workspace", o->workspace, "DIR", "whose files")
      .required_value("--out", o->out, "FILE", "the manifest to write")
      .values("--exclude", o->exclude, "PATTERN", "leave out what matches: a name, or with a slash a path below");
  return [o] { return snapshot(*o); };
}

Action define_replay(Options& options) {
  const auto o = std::make_shared<ReplayOptions>();
  options.required_value("--workspace", o->workspace, "DIR", "whose files")
      .required_value("--manifest", o->manifest, "FILE", "what snapshot wrote")
      .value("--min-applied-ratio", o->ratio, "R", "below it the status is 1 (default: 0)")
      .json(o->json);
  return [o] { return replay(*o); };
}

}  // namespace zcc::cli
