// The daemon's settings from its starter's environment.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"

namespace zcc::daemon {

struct Settings {
  std::chrono::seconds idle_timeout{3600};
  std::uint64_t budget_bytes = 0;
  bool journal = true;
  std::chrono::seconds session_idle{600};  // after that one whose owner is gone is over
  std::vector<std::string> warnings;  // one line each for values that could not be understood
};

// ZCCACHE_IDLE_TIMEOUT_SECS, ZCCACHE_CACHE_SIZE ("20G", "10%"), ZCCACHE_CACHE_SIZE_BYTES,
// ZCCACHE_CACHE_SIZE_PERCENT, ZCCACHE_JOURNAL, ZCCACHE_SESSION_IDLE_SECS. Default budget: 5 % of the root's file system, from 10 to 200 GiB.
// A value that is malformed gives a warning and the default.
Settings read_settings(const std::string& root);

// The size of the file system that holds the path; 0 when that can not be told.
std::uint64_t filesystem_bytes(const std::string& path);

// "20G", "512M", "1T", "1000" (bytes), "10%" of `total`; K, M, G, T are powers of 1024, an "iB" or
// "B" may follow. Nothing for anything else.
Result<std::uint64_t> parse_size(std::string_view text, std::uint64_t total);

}  // namespace zcc::daemon
