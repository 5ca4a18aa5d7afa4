// Microsoft's search: a name in quotes is also looked for beside each text that is being included (Microsoft,
// "#include directive"; clang does so in the mode of cl).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "inputs/include_scan.h"

namespace zcc::daemon {

class Includers {
 public:
  struct Text {
    std::string path;
    const inputs::IncludeScan* scan = nullptr;
  };
  Includers() = default;
  // `texts`: all of a unit, the source first. By which names they include, whatever conditions those stand
  // under, so of a directory there may be more than there are, and never too few.
  explicit Includers(const std::vector<Text>& texts);

  // The directories of the texts that may be including one of `directory`, in no order.
  const std::set<std::string>& of(const std::string& directory) const;

 private:
  std::map<std::string, std::set<std::string>> above_;
  std::set<std::string> source_;  // the source's directory alone
};

}  // namespace zcc::daemon
