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
// Ticks are at most 10 ms.
constexpr int kMostPauses = 15;
constexpr std::chrono::milliseconds kPause(1);

bool is_written_since(const std::string& path, std::int64_t clock_ns) {
  FileStat stat;
  return stat_file_quick(path.c_str(), stat) == 0 && stat.ctime_ns >= clock_ns;
}

bool reads_what_is_written_since(const tools::Invocation& invocation, std::string_view cwd,
                                 std::int64_t clock_ns) {
  const auto source = absolute_path(invocation.source, cwd);
  if (is_written_since(source, clock_ns)) return true;
  if (invocation.dependencies == tools::DependencySource::kSourceOnly) return false;
  if (invocation.crates) {
    return std::ranges::any_of(invocation.crates->externs, [&](const std::string& path) {
      return is_written_since(absolute_path(path, cwd), clock_ns);
    });
  }
  if (is_written_since(source.substr(0, source.rfind('/') + 1), clock_ns)) return true;
  const auto& places = invocation.header_places;
  const auto end = places.begin() + static_cast<std::ptrdiff_t>(std::min(places.size(), kMostPlaces));
  return std::any_of(places.begin(), end, [&](const std::string& place) {
    return is_written_since(absolute_path(place, cwd), clock_ns);
  });
}

}  // namespace

asio::awaitable<void> wait_for_next_tick(asio::io_context& io, const cache::Context& context,
                                         std::string_view cwd) {
  const auto clock = file_clock_ns();
  if (!reads_what_is_written_since(*context.invocation, cwd, clock)) co_return;
  asio::steady_timer timer(io);
  for (int i = 0; i < kMostPauses && file_clock_ns() <= clock; ++i) {
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
