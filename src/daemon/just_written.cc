#include "daemon/just_written.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "daemon/compile_reply.h"
#include "daemon/services.h"
#include "platform/file.h"

namespace zcc::daemon {
namespace {

// Looking takes 2 us each, on the event thread.
constexpr std::size_t kMostPlaces = 64;
// Ticks are at most 10 ms, but a busy virtual machine may miss some: its clock was seen to stand still for 36 ms.
constexpr int kMostPauses = 60;
constexpr std::chrono::milliseconds kPause(1);
// More than that is no matter of ticks, but of a clock that was put back.
constexpr std::int64_t kMostAhead = 100'000'000;

// The ctime of what is there, if it is not before `clock_ns`; else zero.
std::int64_t written_since(const std::string& path, std::int64_t clock_ns) {
  FileStat stat;
  return stat_file_quick(path.c_str(), stat) == 0 && stat.ctime_ns >= clock_ns ? stat.ctime_ns : 0;
}

// The newest of what the compile is to read, as far as that is known: the source, its directory and those of the
// search path, where a header may just have appeared. Zero: none of it is from `clock_ns` or later.
std::int64_t newest_since(const tools::Invocation& invocation, std::string_view cwd, std::int64_t clock_ns) {
  const auto source = absolute_path(invocation.source, cwd);
  auto newest = written_since(source, clock_ns);
  const auto look = [&](const std::string& path) {
    newest = std::max(newest, written_since(absolute_path(path, cwd), clock_ns));
  };
  if (invocation.dependencies == tools::DependencySource::kSourceOnly) return newest;
  if (invocation.crates) {
    std::ranges::for_each(invocation.crates->externs, look);
    return newest;
  }
  look(source.substr(0, source.rfind('/') + 1));
  const auto& places = invocation.header_places;
  std::for_each(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(std::min(places.size(), kMostPlaces)), look);
  return newest;
}

}  // namespace

// A ctime may be ahead of the clock that ticks, also of its next tick: since Linux 6.13 file systems give exact ones where
// somebody looks at them, and a late tick counts whole ticks only.
asio::awaitable<void> wait_for_next_tick(asio::io_context& io, const cache::Context& context,
                                         std::string_view cwd) {
  const auto clock = file_clock_ns();
  const auto newest = newest_since(*context.invocation, cwd, clock);
  if (newest == 0 || newest - clock > kMostAhead) co_return;
  asio::steady_timer timer(io);
  for (int i = 0; i < kMostPauses && file_clock_ns() <= newest; ++i) {
    timer.expires_after(kPause);
    asio::error_code cancelled;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
  }
}

asio::awaitable<void> settle_arguments(Services& services, const std::vector<store::InputId>& arguments) {
  auto& files = services.files;
  std::vector<store::FileId> unsettled;
  std::int64_t newest = 0;
  for (const auto id : arguments) {
    const auto* input = files.input(id);
    if (input == nullptr || input->digest.is_zero() || files.record(input->file).settled) continue;
    unsettled.push_back(input->file);
    newest = std::max(newest, files.record(input->file).stat.ctime_ns);
  }
  if (unsettled.empty()) co_return;
  for (int i = 0; i < kMostPauses && !is_past(newest, file_clock_ns()); ++i) {
    asio::steady_timer pause(services.io, kPause);
    co_await pause.async_wait(asio::use_awaitable);
  }
  const auto round = files.begin_round();
  co_await services.reader.read(unsettled, round);
}

}  // namespace zcc::daemon
