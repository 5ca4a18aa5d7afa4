// fp check, mark-success, mark-failure, invalidate: did these files change since the last success?
//
// `check` writes what it saw beside the state of the last success, and `mark-success` puts it in its place: what
// changes while the work is done is then a change. A file counts as unchanged without being read when its stat is the
// recorded one and was settled when it was read; --cache-type hash reads all.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/fp_state.h"
#include "cli/print.h"
#include "cli/replace_file.h"
#include "platform/unique_fd.h"

namespace zcc::cli {
namespace {

using nlohmann::json;

constexpr int kRun = 0, kSkip = 1, kTrouble = 2;

struct FpOptions {
  std::string verb, cache_file, type = "two-layer", root = ".";
  TreeFilter filter;
  bool json = false;
};

int trouble(const std::string& what, const char* hint) {
  fmt::print(stderr, "zccache: {}: {}\n", what, hint);
  return kTrouble;
}

std::string pending(const FpOptions& o) { return o.cache_file + ".pending"; }

Digest question_of(const FpOptions& o) {
  Hasher hasher;
  hasher.field(absolute(o.root)).field(o.type);
  for (const auto* list : {&o.filter.extensions, &o.filter.include, &o.filter.exclude}) {
    hasher.number(list->size());
    for (const auto& one : *list) hasher.field(one);
  }
  return hasher.finish();
}

// Whether a write from `clock` on would show in the stat of a file on the device.
struct Settling {
  std::int64_t clock = 0;
  std::uint64_t device = 0;  // the root's; 0: no file's times are to be relied on

  static Settling begin(const std::string& root) {
    Settling out{.clock = file_clock_ns()};
    const UniqueFd fd(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const auto stat = fd ? stat_fd(fd.get()) : fail_errno(root);
    if (stat && has_exact_ctime(fd.get())) out.device = stat->device;
    return out;
  }
  bool is_settled(const FileStat& stat) const {
    return device != 0 && stat.device == device && is_past(stat.ctime_ns, clock);
  }
};

struct Change {
  const char* reason = nullptr;  // null: there is none
  std::string file;
};

// Both by path.
Change difference(const FpState& before, const FpState& now) {
  auto old = before.files.begin();
  for (const auto& [file, settled] : now.files) {
    if (old == before.files.end() || file.path < old->file.path) return {"new", file.path};
    if (old->file.path < file.path) return {"gone", old->file.path};
    if (old->file.digest != file.digest) return {"changed", file.path};
    ++old;
  }
  return old == before.files.end() ? Change{} : Change{"gone", old->file.path};
}

// The files as they are: from what is known where that holds, else read.
Result<FpState> look(const FpOptions& o, const std::optional<FpState>& known, bool& learned) {
  const auto settling = Settling::begin(o.root);
  auto files = list_tree(o.root, o.filter);
  if (!files) return tl::unexpected(files.error());
  std::vector<std::size_t> unread;
  const std::vector<FpFile> nothing;
  auto old = known ? known->files.begin() : nothing.begin();
  const auto end = known ? known->files.end() : nothing.end();
  for (std::size_t i = 0; i < files->size(); ++i) {
    auto& file = (*files)[i];
    while (old != end && old->file.path < file.path) ++old;
    const bool holds = o.type != "hash" && old != end && old->file.path == file.path && old->settled &&
                       old->file.stat == file.stat;
    if (holds) file.digest = old->file.digest;
    else unread.push_back(i);
  }
  learned = !unread.empty();
  if (auto read = read_digests(o.root, *files, unread); !read) return tl::unexpected(read.error());
  FpState state{.question = question_of(o), .files = {}};
  state.files.reserve(files->size());
  for (auto& file : *files) {
    const bool settled = settling.is_settled(file.stat);
    state.files.push_back({.file = std::move(file), .settled = settled});
  }
  return state;
}

int say(const FpOptions& o, int result, const Change& change, std::size_t count) {
  const char* const word = result == kSkip ? "skip" : "run";
  if (o.json) {
    json said{{"result", word}, {"reason", nullptr}, {"file", nullptr}, {"files", count}};
    if (change.reason != nullptr) said["reason"] = change.reason;
    if (!change.file.empty()) said["file"] = change.file;
    fmt::print("{}\n", said.dump(-1, ' ', false, json::error_handler_t::replace));
  } else if (result == kSkip) {
    fmt::print("skip: {} files are as at the last success\n", count);
  } else if (change.file.empty()) {
    fmt::print("run: no success is known of this question\n");
  } else {
    fmt::print("run: {} is {}\n", change.file, change.reason);
  }
  return result;
}

int check(const FpOptions& o) {
  const auto bytes = read_file(o.cache_file);
  if (!bytes && bytes.error().kind != ErrorKind::kNotFound) {
    return trouble(bytes.error().message, "name another --cache-file");
  }
  auto known = bytes ? decode_fp_state(*bytes) : std::nullopt;
  if (known && known->question != question_of(o)) known.reset();
  bool learned = false;
  const auto now = look(o, known, learned);
  if (!now) return trouble(now.error().message, "name a directory that can be read with --root");
  const auto change = known ? difference(*known, *now) : Change{"no_success", ""};
  const bool same = change.reason == nullptr;
  if (!same || learned) {
    std::error_code ignored;  // then the file can not be written, which is said
    const auto parent = std::filesystem::path(o.cache_file).parent_path();
    if (!parent.empty()) std::filesystem::create_directories(parent, ignored);
    const auto written = replace_file(same ? o.cache_file : pending(o), encode(*now));
    if (!written) return trouble(written.error().message, "name another --cache-file");
  }
  return say(o, same ? kSkip : kRun, change, now->files.size());
}

int mark_success(const FpOptions& o) {
  if (::rename(pending(o).c_str(), o.cache_file.c_str()) == 0) return 0;
  if (errno == ENOENT && ::access(o.cache_file.c_str(), F_OK) == 0) return 0;  // the check said skip
  if (errno == ENOENT) return trouble(o.cache_file + ": no check came before", "run zccache fp check first");
  return trouble(fail_errno(o.cache_file).value().message, "name another --cache-file");
}

int forget(const std::vector<std::string>& files) {
  for (const auto& file : files) {
    if (::unlink(file.c_str()) != 0 && errno != ENOENT) {
      return trouble(fail_errno(file).value().message, "look at its permissions");
    }
  }
  return 0;
}

int fp(const FpOptions& o) {
  if (o.cache_file.empty()) return trouble("--cache-file: an empty name", "see zccache fp --help");
  if (o.verb == "check") return check(o);
  if (o.verb == "mark-success") return mark_success(o);
  if (o.verb == "mark-failure") return forget({pending(o)});
  return forget({pending(o), o.cache_file});
}

}  // namespace

Action define_fp(Options& options) {
  const auto o = std::make_shared<FpOptions>();
  options.required_value("--cache-file", o->cache_file, "FILE", "where it is remembered")
      .choice("--cache-type", o->type, {"two-layer", "hash"}, "hash: read also what looks unchanged")
      .verb("action", o->verb, {"check", "mark-success", "mark-failure", "invalidate"}, "what to do")
      .value("--root", o->root, "DIR", "whose files (default: the working directory)")
      .values("--ext", o->filter.extensions, "EXT", "only files with this extension")
      .values("--include", o->filter.include, "PATTERN", "only files that match: a name, or with a slash a path below")
      .values("--exclude", o->filter.exclude, "PATTERN", "leave out files and directories that match")
      .json(o->json);
  return [o] { return fp(*o); };
}

}  // namespace zcc::cli
