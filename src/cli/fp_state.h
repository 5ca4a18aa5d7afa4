// What `fp` remembers of a set of files: the state that the last check saw (pending), and the one that led to the last
// success.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/tree.h"

namespace zcc::cli {

struct FpFile {
  TreeFile file;
  // Nothing that was written after it was read can have left the stat as it is.
  bool settled = false;
};

struct FpState {
  Digest question;  // of root, filter and type: another question has another answer
  std::vector<FpFile> files;  // by path
};

std::string encode(const FpState& state);
// Nothing for what is damaged, cut short or of another format.
std::optional<FpState> decode_fp_state(std::string_view bytes);

}  // namespace zcc::cli
