// One of the three headers of its own that each file of bench/hits includes.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#ifndef UNIT
#define UNIT 0
#endif

namespace unit {

inline std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> out;
  auto at = text.begin();
  while (at != text.end()) {
    const auto end = std::find(at, text.end(), ' ');
    if (end != at) out.emplace_back(at, end);
    at = end == text.end() ? end : end + 1;
  }
  return out;
}

}  // namespace unit
