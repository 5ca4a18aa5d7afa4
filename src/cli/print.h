// How figures look.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zcc::cli {

std::string bytes(std::uint64_t n);       // "1.5 MiB"
std::string duration(std::uint64_t ms);   // "12 ms", "3.4 s", "2 min 5 s"
std::string duration_ns(std::uint64_t ns);
void row(std::string_view name, const std::string& value);

// `path` below the working directory, if it is relative.
std::string absolute(const std::string& path);

}  // namespace zcc::cli
