#include "report/list_diff.h"

#include <algorithm>
#include <cstdint>

namespace zcc::report {
namespace {

// Of the table of a longest common subsequence. It is filled on the daemon's event thread.
constexpr std::size_t kMostCells = 250'000;

// For each word whether it stays, of the parts in the middle that differ.
void keep_common(const std::vector<std::string>& was, const std::vector<std::string>& is, std::size_t from,
                 std::size_t was_end, std::size_t is_end, std::vector<bool>& was_stays, std::vector<bool>& is_stays) {
  const auto n = was_end - from, m = is_end - from;
  if (n == 0 || m == 0 || n * m > kMostCells) return;
  const auto width = m + 1;
  std::vector<std::uint32_t> length((n + 1) * width, 0);
  for (auto i = n; i-- > 0;) {
    for (auto j = m; j-- > 0;) {
      length[i * width + j] = was[from + i] == is[from + j]
                                  ? length[(i + 1) * width + j + 1] + 1
                                  : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (was[from + i] == is[from + j]) {
      was_stays[from + i++] = true;
      is_stays[from + j++] = true;
    } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
}

}  // namespace

std::vector<ListChange> list_changes(const std::vector<std::string>& was, const std::vector<std::string>& is) {
  std::size_t from = 0, was_end = was.size(), is_end = is.size();
  while (from < was_end && from < is_end && was[from] == is[from]) ++from;
  while (was_end > from && is_end > from && was[was_end - 1] == is[is_end - 1]) --was_end, --is_end;
  std::vector<bool> was_stays(was.size(), false), is_stays(is.size(), false);
  keep_common(was, is, from, was_end, is_end, was_stays, is_stays);

  std::vector<ListChange> changes;
  for (std::size_t i = from, j = from; i < was_end || j < is_end;) {
    const bool removed = i < was_end && !was_stays[i], added = j < is_end && !is_stays[j];
    if (removed && added) changes.push_back({j, was[i++], is[j++]});
    else if (removed) changes.push_back({j, was[i++], std::nullopt});
    else if (added) changes.push_back({j, std::nullopt, is[j]}), ++j;
    else ++i, ++j;  // stays
  }
  return changes;
}

}  // namespace zcc::report
