#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace zcc::cli {
namespace {

constexpr auto kShownAfter = std::chrono::seconds(1);
constexpr std::uint64_t kWidth = 40;

}  // namespace

Progress::Progress(std::string what) : what_(std::move(what)), on_terminal_(::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_) fmt::print(stderr, "\r\x1b[K");
}

void Progress::show(std::uint64_t done, std::uint64_t total) {
  if (!on_terminal_ || std::chrono::steady_clock::now() - begin_ < kShownAfter) return;
  shown_ = true;
  total = std::max<std::uint64_t>(total, 1);
  const auto share = static_cast<double>(std::min(done, total)) / static_cast<double>(total);
  const auto filled = static_cast<std::uint64_t>(share * kWidth);
  fmt::print(stderr, "\r{} [{:#<{}}{:<{}}] {:3.0f} %\x1b[K", what_, "", filled, "", kWidth - filled, 100 * share);
  std::fflush(stderr);
}

}  // namespace zcc::cli
