// The files below a directory, for fp and snapshot.
#pragma once

#include <string>
#include <vector>

#include "platform/digest.h"
#include "platform/file.h"
#include "platform/result.h"

namespace zcc::cli {

struct TreeFilter {
  std::vector<std::string> extensions;  // "cc" or ".cc"; none: all
  std::vector<std::string> include;     // patterns, one of which a file must match; none: all
  std::vector<std::string> exclude;     // files and directories that match one are left out
};

// A pattern (fnmatch(3)) without a slash is matched with the name, another one with the path below the root.
bool matches(const std::string& pattern, const std::string& path);

struct TreeFile {
  std::string path;  // below the root
  FileStat stat;
  Digest digest;  // zero: not read
};

// All regular files below the directory, by path; symlinks are not followed. What goes while it is looked at is
// not there; what can not be looked at is an Error.
Result<std::vector<TreeFile>> list_tree(const std::string& root, const TreeFilter& filter);

// Reads the files of `which`, several at once, and sets their digests and the stats that these belong to. kNotFound:
// one is gone; kBusy: one was written to.
Result<void> read_digests(const std::string& root, std::vector<TreeFile>& files, const std::vector<std::size_t>& which);

}  // namespace zcc::cli
