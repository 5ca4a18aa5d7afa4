#include "cli/print.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <climits>

namespace zcc::cli {

std::string bytes(std::uint64_t n) {
  constexpr std::array kUnits = {"B", "KiB", "MiB", "GiB", "TiB"};
  auto value = static_cast<double>(n);
  std::size_t unit = 0;
  while (value >= 1024 && unit + 1 < kUnits.size()) {
    value /= 1024;
    ++unit;
  }
  return unit == 0 ? fmt::format("{} B", n) : fmt::format("{:.1f} {}", value, kUnits[unit]);
}

std::string duration(std::uint64_t ms) {
  if (ms < 1000) return fmt::format("{} ms", ms);
  if (ms < 120'000) return fmt::format("{:.1f} s", static_cast<double>(ms) / 1000);
  return fmt::format("{} min {} s", ms / 60'000, ms / 1000 % 60);
}

std::string duration_ns(std::uint64_t ns) {
  if (ns < 10'000'000) return fmt::format("{:.2f} ms", static_cast<double>(ns) / 1e6);
  return duration(ns / 1'000'000);
}

void row(std::string_view name, const std::string& value) { fmt::print("{:<20} {}\n", name, value); }

std::string absolute(const std::string& path) {
  char cwd[PATH_MAX];
  if (path.starts_with('/') || ::getcwd(cwd, sizeof cwd) == nullptr) return path;
  auto out = std::string(cwd) + "/" + path;
  // As a person types them; what lies behind links is nobody's business here.
  if (out.ends_with("/.")) out.resize(out.size() - 2);
  for (std::size_t at; (at = out.find("/./")) != std::string::npos;) out.erase(at, 2);
  return out;
}

}  // namespace zcc::cli
