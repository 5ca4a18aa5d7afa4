#include "inputs/path_watch.h"

#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>

#include "platform/checks.h"

namespace zcc::inputs {
namespace {

// No walk of the kernel's follows more symlinks than this (path_resolution(7)).
constexpr int kMostLinks = 40;
constexpr auto kRetryAfter = std::chrono::seconds(30);
constexpr std::int64_t kShortestSleepNs = 50'000'000;

constexpr std::uint32_t kNameEvents = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;
// Attributes of a directory: who may search it. Its own move: where its ".." leads.
constexpr std::uint32_t kDirectoryMask =
    kNameEvents | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF | IN_ONLYDIR;
// A store through a mapping is reported as IN_CLOSE_WRITE when the mapping ends.
constexpr std::uint32_t kFileMask = IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE;

// The last step of a path that stands for the names in a directory (kNamesIn).
constexpr std::string_view kAnyName = "*";

std::int64_t clock_ns(clockid_t clock) {
  timespec now;
  ::clock_gettime(clock, &now);
  return now.tv_sec * 1'000'000'000 + now.tv_nsec;
}

// CLOCK_BOOTTIME goes on while the machine sleeps, CLOCK_MONOTONIC does not.
std::int64_t asleep_ns() { return clock_ns(CLOCK_BOOTTIME) - clock_ns(CLOCK_MONOTONIC); }

std::uint32_t hash_of(std::uint32_t parent, std::string_view name) {
  const auto hash = std::hash<std::string_view>{}(name) * 31 + parent * 0x9E3779B97F4A7C15u;
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

PathWatch::PathWatch() : asleep_ns_(asleep_ns()) {
  clear();
  usable();  // from now on mounts are told of
}

void PathWatch::clear() {
  nodes_.assign(1, Node{});
  children_.clear();
  by_watch_.clear();
  links_.clear();
  text_.clear();
  texts_.clear();
  local_.clear();
}

void PathWatch::forget_all() {
  inotify_.reset();
  clear();
}

bool PathWatch::usable() {
  if (std::chrono::steady_clock::now() < retry_) return false;
  if (inotify_) return true;
  auto opened = Inotify::open();
  stats_.available = opened.has_value();
  if (opened) {
    inotify_ = std::move(*opened);
    return true;
  }
  stats_.reason = opened.error().message;
  retry_ = std::chrono::steady_clock::now() + kRetryAfter;
  return false;
}

// ---- putting under watch --------------------------------------------------------------------------

bool PathWatch::watch(FileId file, std::string_view path) {
  if (!usable()) return false;
  const auto node = place(path, 0);
  if (node == kNone) return false;
  nodes_[node].file = file;
  return true;
}

// From the root on, each directory before what lies in it: what happens to a name after its
// directory is watched is told.
PathWatch::NodeId PathWatch::place(std::string_view path, int depth) {
  if (!path.starts_with('/') || depth > kMostLinks) return kNone;
  NodeId at = kRoot;
  if (nodes_[at].state == State::kUnknown && !arm(at, "/", depth)) return kNone;
  for (std::size_t begin = 1; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    at = child(at, path.substr(begin, end - begin));
    if (nodes_[at].state == State::kUnknown && !arm(at, path.substr(0, end), depth)) return kNone;
    begin = end + 1;
  }
  return at;
}

PathWatch::NodeId PathWatch::find_child(NodeId parent, std::string_view name) const {
  const auto hash = hash_of(parent, name);
  for (auto it = children_.lower_bound({hash, 0}); it != children_.end() && it->first == hash; ++it) {
    const auto& node = nodes_[it->second];
    if (node.parent == parent && node.name == name) return it->second;
  }
  return kNone;
}

PathWatch::NodeId PathWatch::child(NodeId parent, std::string_view name) {
  if (const auto known = find_child(parent, name); known != kNone) return known;
  const auto id = static_cast<NodeId>(nodes_.size());
  nodes_.push_back({.name = name, .parent = parent, .next_sibling = nodes_[parent].first_child});
  nodes_[parent].first_child = id;
  children_.emplace(hash_of(parent, name), id);
  return id;
}

bool PathWatch::arm(NodeId node, std::string_view text, int depth) {
  const auto parent = nodes_[node].parent;
  if (parent != kNone && nodes_[parent].state != State::kDirectory) {
    nodes_[node].state = State::kAbsent;
    return true;
  }
  const std::string path(text);
  struct statx s;
  if (::statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW, STATX_TYPE, &s) != 0) {
    if (errno != ENOENT) return false;
    nodes_[node].state = State::kAbsent;
    return true;
  }
  if (S_ISLNK(s.stx_mode)) return arm_link(node, text, depth);
  if (!S_ISDIR(s.stx_mode) && !S_ISREG(s.stx_mode)) return false;
  if (!is_local(makedev(s.stx_dev_major, s.stx_dev_minor), path)) return false;
  return arm_inode(node, path, S_ISDIR(s.stx_mode) ? State::kDirectory : State::kFile);
}

bool PathWatch::arm_link(NodeId node, std::string_view path, int depth) {
  char text[PATH_MAX];
  const auto length = ::readlink(std::string(path).c_str(), text, sizeof text);
  if (length <= 0 || length == sizeof text) return false;
  std::string target(text, static_cast<std::size_t>(length));
  if (!target.starts_with('/')) {
    target = std::string(path.substr(0, path.rfind('/') + 1)) + target;
  }
  auto& kept = text_[target];
  if (kept == nullptr) {
    kept = texts_.emplace_back(std::make_unique<std::string>(std::move(target))).get();
  }
  const auto to = place(*kept, depth + 1);
  if (to == kNone || to == node) return false;
  auto& from = links_[to];
  if (std::find(from.begin(), from.end(), node) == from.end()) from.push_back(node);
  nodes_[node].state = nodes_[to].state;
  if (nodes_[to].watch >= 0) attach(node, nodes_[to].watch);
  return true;
}

bool PathWatch::arm_inode(NodeId node, const std::string& path, State state) {
  const auto mask = state == State::kDirectory ? kDirectoryMask : kFileMask;
  const int watch = inotify_->add(path.c_str(), mask);
  if (watch == -ENOSPC || watch == -ENOMEM) {
    ++stats_.refused;
    stats_.reason = "no watches left: raise fs.inotify.max_user_watches";
    retry_ = std::chrono::steady_clock::now() + kRetryAfter;
  }
  if (watch < 0) return false;
  nodes_[node].state = state;
  attach(node, watch);
  return true;
}

bool PathWatch::is_local(std::uint64_t device, const std::string& path) {
  const auto [it, fresh] = local_.try_emplace(device, false);
  if (fresh) it->second = reports_changes(path.c_str());
  return it->second;
}

void PathWatch::attach(NodeId node, int watch) {
  if (nodes_[node].watch == watch) return;
  detach(node);
  const auto [it, fresh] = by_watch_.try_emplace(watch, node);
  nodes_[node].watch = watch;
  nodes_[node].next_of_watch = fresh ? kNone : std::exchange(it->second, node);
}

void PathWatch::detach(NodeId node) {
  const int watch = std::exchange(nodes_[node].watch, -1);
  const auto it = by_watch_.find(watch);
  if (it == by_watch_.end()) return;
  NodeId* link = &it->second;
  while (*link != kNone && *link != node) link = &nodes_[*link].next_of_watch;
  if (*link == node) *link = nodes_[node].next_of_watch;
  nodes_[node].next_of_watch = kNone;
  if (it->second != kNone) return;
  inotify_->remove(watch);
  by_watch_.erase(it);
}

// ---- what happened --------------------------------------------------------------------------------

const PathWatch::News& PathWatch::drain() {
  news_.written.clear();
  news_.touched.clear();
  news_.lost.clear();
  news_.mounts = false;
  if (!inotify_) return news_;
  const auto slept = asleep_ns();
  const auto ready = inotify_->ready();
  if (ready.events) {
    inotify_->drain([this](const inotify_event& event, std::string_view name) { take(event, name); });
  }
  if (ready.mounts && check_is_on(Check::kMounts)) {
    // What was watched may lie under a mount now. Devices may have other numbers.
    ++stats_.mounts;
    news_.mounts = true;
    local_.clear();
    invalidate(kRoot);
  }
  if (slept - asleep_ns_ > kShortestSleepNs) {
    ++stats_.resumes;
    invalidate(kRoot);
  }
  asleep_ns_ = slept;
  return news_;
}

void PathWatch::take(const inotify_event& event, std::string_view name) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) {
    ++stats_.overflows;
    if (check_is_on(Check::kOverflow)) invalidate(kRoot);
  } else if ((event.mask & IN_IGNORED) != 0) {
    watch_ended(event.wd);
  } else if ((event.mask & kNameEvents) != 0) {
    if (check_is_on(Check::kPathEvents)) name_changed(event.wd, name);
  } else if (name.empty()) {
    // Of a name, the watch on its own inode tells.
    inode_changed(event.wd, event.mask);
  }
}

void PathWatch::name_changed(int watch, std::string_view name) {
  const auto it = by_watch_.find(watch);
  if (it == by_watch_.end()) return;
  for (auto node = it->second; node != kNone; node = nodes_[node].next_of_watch) {
    if (const auto found = find_child(node, name); found != kNone) invalidate(found);
    const auto names = find_child(node, kAnyName);
    if (names != kNone && nodes_[names].file != kNoFile) news_.touched.push_back(nodes_[names].file);
  }
}

void PathWatch::inode_changed(int watch, std::uint32_t mask) {
  const bool may_move = (mask & (IN_MOVE_SELF | IN_DELETE_SELF | IN_UNMOUNT)) != 0;
  auto& files = (mask & (IN_MODIFY | IN_CLOSE_WRITE)) != 0 ? news_.written : news_.touched;
  const auto it = by_watch_.find(watch);
  if (it == by_watch_.end()) return;
  for (auto node = it->second; node != kNone; node = nodes_[node].next_of_watch) {
    if (may_move || nodes_[node].state == State::kDirectory) {
      if (check_is_on(Check::kPathEvents)) invalidate(node);
    } else if (nodes_[node].file != kNoFile && check_is_on(Check::kFileEvents)) {
      files.push_back(nodes_[node].file);
    }
  }
}

// The inode is gone, or its file system.
void PathWatch::watch_ended(int watch) {
  const auto it = by_watch_.find(watch);
  if (it == by_watch_.end()) return;
  auto node = it->second;
  by_watch_.erase(it);
  while (node != kNone) {
    nodes_[node].watch = -1;
    const auto next = std::exchange(nodes_[node].next_of_watch, kNone);
    invalidate(node);
    node = next;
  }
}

// All paths through this name may lead elsewhere, and those that come here by a symlink.
void PathWatch::invalidate(NodeId first) {
  std::vector<NodeId> pending{first};
  while (!pending.empty()) {
    const auto id = pending.back();
    pending.pop_back();
    auto& node = nodes_[id];
    if (node.state == State::kUnknown) continue;  // and so is all below
    node.state = State::kUnknown;
    if (node.file != kNoFile) news_.lost.push_back(node.file);
    for (auto c = node.first_child; c != kNone; c = nodes_[c].next_sibling) pending.push_back(c);
    if (const auto it = links_.find(id); it != links_.end()) {
      pending.insert(pending.end(), it->second.begin(), it->second.end());
    }
  }
}

PathWatch::Stats PathWatch::stats() const {
  auto stats = stats_;
  stats.available = inotify_.has_value();
  stats.watches = by_watch_.size();
  stats.paths = nodes_.size();
  return stats;
}

}  // namespace zcc::inputs
