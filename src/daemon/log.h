// The daemon's log: a line each for what a person may want to know later. Not on the request path.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

namespace zcc::daemon {

// Lines go to this file from now on (appended; begun anew beyond 1 MiB).
void open_log(const std::string& path);
void write_log(std::string_view line);

template <typename... Args>
void log(fmt::format_string<Args...> format, Args&&... args) {
  write_log(fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace zcc::daemon
