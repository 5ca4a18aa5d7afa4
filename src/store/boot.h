// How the store was left the last time, from the file `boot` in its root:
//
//   zccache boot 1
//   <boot id> <open|clean> <generation> <unclean ends in a row>
//
// One line of text after the version line, replaced by rename. `open` is on the disk itself before
// the first change of the index is, `clean` after the index is.
#pragma once

#include <cstdint>
#include <string>

#include "platform/result.h"

namespace zcc::store {

class BootMark {
 public:
  // Reads the mark; an unreadable one counts as left open in another boot. Changes nothing.
  static BootMark read(int root_fd, const std::string& boot_id);

  // Pages may be missing that were never written back, or this index keeps killing its users.
  bool index_in_doubt() const { return index_in_doubt_; }
  // Files may lie about that nothing names.
  bool was_left_open() const { return was_left_open_; }
  // Another number in every boot: what blobs are stamped with (blobs.h).
  std::int64_t generation() const { return generation_; }
  void distrust_blobs();  // begins a new generation

  Result<void> write_open();    // not yet on the disk
  Result<void> make_durable();  // the mark written last
  Result<void> write_clean();

 private:
  Result<void> write(const char* state, unsigned unclean_ends);

  int root_fd_ = -1;
  std::string boot_id_;
  std::int64_t generation_ = 0;
  unsigned unclean_ends_ = 0;
  bool index_in_doubt_ = true;
  bool was_left_open_ = true;
};

// The kernel's id of this boot; empty when it has none, which never equals a recorded one.
std::string kernel_boot_id();

}  // namespace zcc::store
