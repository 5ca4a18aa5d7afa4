// Putting a hit's outputs where the compiler would have put them.
#pragma once

#include <stddef.h>

#include "launcher/reply.h"

namespace zcc::launcher {

// Creates every output under its path, with the permissions the umask leaves. A path never names a
// partial file, whatever kills us or fails; but a file that the compiler would write over, and that
// is not as a new one would be (a depfile with another mode or other names), is written over, too.
// False when one could not be delivered or its path holds anything but a regular file of ours: then
// the compiler has to run, which also settles what the user is told. All contents are written
// before the first path is touched, so a full disk leaves every path as it was.
bool deliver(const Output* outputs, size_t count);

}  // namespace zcc::launcher
