#include "daemon/taken_outputs.h"

#include <cstring>

#include "platform/checks.h"

namespace zcc::daemon {
namespace {

using tools::DependencySource;

// Messages beyond this are not worth keeping.
constexpr std::size_t kMaxMessages = 4u << 20;

constexpr std::int64_t kSecond = 1'000'000'000;

// Whether an output that a compile may leave out was written by the one that began at `began_ns`
// (file_clock_ns()), and does not lie there from before. Nothing: its file system does not tell.
std::optional<bool> is_of_this_compile(int fd, std::int64_t began_ns) {
  const auto stat = stat_fd(fd);
  if (!stat) return std::nullopt;
  if (stat->ctime_ns >= began_ns || !check_is_on(Check::kSideOutputs)) return true;
  // Perhaps of a file system that counts in seconds, which an overlay does not tell of.
  if (stat->ctime_ns % kSecond == 0 && stat->ctime_ns > began_ns - kSecond) return std::nullopt;
  if (has_exact_ctime(fd)) return false;
  return std::nullopt;
}

// One that a compile always makes, but for this one (gcc -fwpa makes none, and says so in a warning).
bool lies_there_from_before(int fd, std::int64_t began_ns) {
  const auto made = is_of_this_compile(fd, began_ns);
  return made && !*made;
}

}  // namespace

std::optional<ResultFrame> decode_result(Frame& frame, const tools::Invocation& invocation) {
  ResultFrame r;
  if (frame.payload.size() != sizeof r.head) return std::nullopt;
  std::memcpy(&r.head, frame.payload.data(), sizeof r.head);
  const bool asked = invocation.dependencies == DependencySource::kAdded || invocation.link;
  const std::size_t fixed = asked ? 3 : 2;
  if (frame.fds.size() < fixed) return std::nullopt;
  r.out = std::move(frame.fds[0]);
  r.err = std::move(frame.fds[1]);
  if (asked) r.dependencies = std::move(frame.fds[2]);
  // By their numbers; of those that are not there, nothing.
  r.outputs.resize(invocation.outputs.size());
  auto next = frame.fds.begin() + static_cast<std::ptrdiff_t>(fixed);
  for (std::size_t i = 0; i < r.outputs.size(); ++i) {
    if ((r.head.outputs_present & (1u << i)) == 0) continue;
    if (next == frame.fds.end()) return std::nullopt;
    r.outputs[i] = std::move(*next++);
  }
  return next == frame.fds.end() ? std::optional(std::move(r)) : std::nullopt;
}

Taken take_outputs(store::Store& store, ResultFrame& result, const tools::Invocation& invocation,
           std::int64_t began_ns) {
  Taken t;
  const auto text = [&t](int fd, std::string& into) {
    const auto stat = stat_fd(fd);
    auto data = stat && stat->size <= kMaxMessages ? read_fd(fd) : fail(ErrorKind::kLimit, "size");
    if (data) into = std::move(*data);
    else t.error = data.error().message;
    return data.has_value();
  };
  if (!text(result.out.get(), t.out) || !text(result.err.get(), t.err)) return t;
  auto& asked_for = invocation.link ? t.linked : t.dependencies;
  if (result.dependencies && !text(result.dependencies.get(), asked_for)) return t;
  // Of -MMD, too, though it leaves files out.
  if (invocation.depfile) {
    const auto& depfile = result.outputs[*invocation.depfile];
    if (!depfile || !text(depfile.get(), t.dependencies)) return t;
  }
  // What ends with errors makes some; without its own depfile nobody knows what it read.
  const bool failed = result.head.wait_status != 0;
  for (std::size_t i = 0; i < result.outputs.size(); ++i) {
    const auto& fd = result.outputs[i];
    if (failed || !invocation.outputs[i].certain) {
      const auto made = fd ? is_of_this_compile(fd.get(), began_ns) : false;
      if (!made || (!*made && i == invocation.depfile)) return t;
      if (!*made) {
        t.outputs.push_back({.made = false});
        continue;
      }
    }
    if (!fd || lies_there_from_before(fd.get(), began_ns)) return t;
    const auto before = stat_fd(fd.get());
    auto stored = store.take(fd.get());
    if (!stored) {
      t.error = stored.error().message;
      return t;
    }
    // Somebody may be writing to it still.
    const auto after = stat_fd(fd.get());
    if (!before || !after || !(*before == *after)) return t;
    t.outputs.push_back(std::move(*stored));
  }
  t.complete = true;
  return t;
}

}  // namespace zcc::daemon
