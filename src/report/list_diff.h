// In what two lists of words differ.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace zcc::report {

struct ListChange {
  std::size_t position = 0;        // in the new list
  std::optional<std::string> was;  // nothing: inserted
  std::optional<std::string> is;   // nothing: removed

  bool operator==(const ListChange&) const = default;
};

// The fewest changes that lead from one to the other, in order; words that are changed in one place come in
// pairs. Of lists that are long and differ everywhere not the fewest.
std::vector<ListChange> list_changes(const std::vector<std::string>& was, const std::vector<std::string>& is);

}  // namespace zcc::report
