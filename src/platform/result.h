// Errors are values. A cache error never becomes a build error: whoever gets one counts it and
// lets the compiler run.
#pragma once

#include <cerrno>
#include <cstring>
#include <string>
#include <tl/expected.hpp>

namespace zcc {

enum class ErrorKind {
  kNotFound,
  kPermission,   // EACCES, EPERM, EROFS
  kNoSpace,      // ENOSPC, EDQUOT
  kDamaged,      // content is not what its digest or format says
  kBusy,         // another process holds it
  kLimit,        // over one of our own limits
  kSystem,       // any other failed system or library call
};

struct Error {
  ErrorKind kind = ErrorKind::kSystem;
  std::string message;  // names the file or peer and what went wrong
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string message) {
  return tl::unexpected(Error{kind, std::move(message)});
}

// "<what>: <strerror(error_number)>", with the kind that the number stands for.
inline tl::unexpected<Error> fail_errno(std::string what, int error_number = errno) {
  ErrorKind kind = ErrorKind::kSystem;
  switch (error_number) {
    case ENOENT:
    case ENOTDIR: kind = ErrorKind::kNotFound; break;
    case EACCES:
    case EPERM:
    case EROFS: kind = ErrorKind::kPermission; break;
    case ENOSPC:
    case EDQUOT: kind = ErrorKind::kNoSpace; break;
    case EWOULDBLOCK: kind = ErrorKind::kBusy; break;
    default: break;
  }
  return fail(kind, what + ": " + std::strerror(error_number));
}

}  // namespace zcc
