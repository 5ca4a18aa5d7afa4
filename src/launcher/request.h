// The compile request, sent from where its parts lie.
//
// The connect wakes the daemon, and the request is best there when it looks: so all of it is
// gathered first.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/uio.h>

#include "launcher/bypass.h"
#include "launcher/connection.h"
#include "protocol/compile.h"

namespace zcc::launcher {

// Pieces of memory in order. The kernel lays out all arguments and then all variables of a new
// program in one run of bytes (fs/exec.c), so that joining neighbours leaves a handful of pieces.
struct Pieces {
  static constexpr size_t kMax = 64;
  size_t count = 1;  // the first is the frame header's
  bool full = false;
  iovec piece[kMax];

  void add(const void* data, size_t size);
  // A list of strings with their NULs, but for the one at `left_out`; returns its length and counts the strings.
  uint32_t add_list(char* const* strings, uint32_t& number, const char* left_out = nullptr);
};

enum class RequestStatus { kOk, kTooLarge, kNoDirectory, kTimeout, kClosed };

class Request {
 public:
  // kOk, kTooLarge, or kNoDirectory: the working directory has no name (it was removed, or lies
  // outside our root). What `job` points to is not copied. The directory's name goes behind that of
  // the tool, so a tool that is located later takes its place.
  RequestStatus gather(const Job& job);

  // Once for each gather(). kOk, kTimeout or kClosed.
  RequestStatus send(Connection& connection);

 private:
  protocol::CompileHead head_;
  Pieces pieces_;
};

}  // namespace zcc::launcher
