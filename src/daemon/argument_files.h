// The response files of one request, read while its arguments are understood.
#pragma once

#include <absl/container/flat_hash_map.h>

#include <optional>
#include <string>

#include "platform/digest.h"

namespace zcc::daemon {

class ArgumentFiles {
 public:
  // The text of the file at an absolute path; nothing when it can not be read, and for what is not a regular
  // file, or is this process's rather than the caller's (@/dev/fd/63): to open a pipe takes from what the
  // compiler is to read. Blocking.
  std::optional<std::string> read(const std::string& path);

  // Whether what read() last gave for the path had this digest.
  bool had(const std::string& path, const Digest& digest) const;

 private:
  absl::flat_hash_map<std::string, Digest> digests_;
};

}  // namespace zcc::daemon
