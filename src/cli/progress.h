// A bar on a terminal for what takes longer than a second.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace zcc::cli {

class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();  // removes the bar
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::uint64_t done, std::uint64_t total);

 private:
  const std::string what_;
  const std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  const bool on_terminal_;
  bool shown_ = false;
};

}  // namespace zcc::cli
