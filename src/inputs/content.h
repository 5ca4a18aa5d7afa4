// A file's content as one reading found it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "inputs/include_scan.h"
#include "platform/digest.h"
#include "platform/file.h"

namespace zcc::inputs {

struct Content {
  int error = 0;  // errno; 0: the rest is meaningful
  FileStat stat;
  Digest digest;
  std::uint32_t findings = 0;
  bool settled = false;
  std::shared_ptr<const IncludeScan> includes;  // null for a program
};

// A path that ends so stands for the names in a directory: they are its content, its stat is the
// directory's.
inline constexpr std::string_view kNamesIn = "/*";

// Reads, hashes and scans a file. Settled means: a write after this reading must show in ctime. It
// holds when the file system stamps from this kernel's clock and the ctime seen is older than that
// clock was before the reading began. Thread safe.
Content read_content(const std::string& path);

}  // namespace zcc::inputs
