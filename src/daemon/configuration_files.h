// Files that decide by where they lie: a tool looks for them beside a text and in every directory above it.
#pragma once

#include <asio.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/services.h"

namespace zcc::daemon {

// Which of them a tool takes it knows itself (the nearest, or also those above); here all count, and that they
// are missing everywhere else. A change of one that was not taken costs a run, never a wrong hit.
class ConfigurationFiles {
 public:
  ConfigurationFiles(Services& services, const std::vector<std::string>& names) : s_(services), names_(names) {}

  // The directories above `path` (absolute), as it is spelled and without `.` and `..`.
  void add_beside(const std::string& path);

  // Adds to `inputs` what is there, by content, and what must not be there. False when one can not be read,
  // or `accepts` (null: all) does not take its text.
  asio::awaitable<bool> add_to(std::vector<store::InputRecord>& inputs, bool (*accepts)(std::string_view text));

 private:
  Services& s_;
  const std::vector<std::string>& names_;
  std::set<std::string> directories_;  // each with a slash at its end
};

}  // namespace zcc::daemon
