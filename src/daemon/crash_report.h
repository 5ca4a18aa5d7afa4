// What is left of a daemon that crashed, for `zccache crashes`: logs/crashes/<seconds>-<pid>.txt.
#pragma once

#include <string>

namespace zcc::daemon {

// From now on a deadly signal of our own making (SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT) leaves a report in
// `directory`, which is made when it is needed: signal, address, version and the frames of the stack by the addresses
// that addr2line(1) takes. Then the process dies of the signal, as it would have.
void report_crashes_in(const std::string& directory);

}  // namespace zcc::daemon
