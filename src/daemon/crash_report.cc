#include "daemon/crash_report.h"

#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace zcc::daemon {
namespace {

// Everything that a handler needs is made beforehand: it may be the heap that is broken (signal-safety(7)).
constexpr int kMostFrames = 64;
constexpr std::size_t kAlternateStack = 64 << 10;
constexpr std::array kDeadly = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

std::string& directory_of_reports() {
  static std::string directory;
  return directory;
}

// Text in place, without the C library's formatting.
struct Line {
  std::array<char, 4200> data{};
  std::size_t size = 0;

  Line& text(std::string_view s) {
    for (const char c : s) {
      if (size + 1 < data.size()) data[size++] = c;
    }
    return *this;
  }
  Line& number(std::uint64_t n, unsigned base) {
    std::array<char, 20> digits{};
    std::size_t count = 0;
    do {
      digits[count++] = "0123456789abcdef"[n % base];
      n /= base;
    } while (n != 0);
    while (count > 0 && size + 1 < data.size()) data[size++] = digits[--count];
    return *this;
  }
};

void write_report(int signal, const void* address) {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  ::mkdir(directory_of_reports().c_str(), 0700);
  Line name;
  name.text(directory_of_reports()).text("/").number(static_cast<std::uint64_t>(now.tv_sec), 10).text("-");
  name.number(static_cast<std::uint64_t>(::getpid()), 10).text(".txt");
  const int fd = ::open(name.data.data(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return;
  Line head;
  head.text("signal ").number(static_cast<std::uint64_t>(signal), 10).text(" at address 0x");
  head.number(reinterpret_cast<std::uintptr_t>(address), 16).text("\nversion " ZCCACHE_VERSION "\n");
  [[maybe_unused]] const auto n = ::write(fd, head.data.data(), head.size);
  std::array<void*, kMostFrames> frames{};
  ::backtrace_symbols_fd(frames.data(), ::backtrace(frames.data(), kMostFrames), fd);
  ::close(fd);
}

void on_deadly_signal(int signal, siginfo_t* info, void*) {
  write_report(signal, info->si_addr);
  // The action is the default again (SA_RESETHAND); what comes twice is not handled twice.
  ::raise(signal);
}

}  // namespace

void report_crashes_in(const std::string& directory) {
  directory_of_reports() = directory;
  std::array<void*, 1> frame{};
  ::backtrace(frame.data(), 1);  // loads what it needs, which is nothing to do in a handler
  static std::array<char, kAlternateStack> stack;  // the usual one may be what overflowed
  const stack_t alternate{.ss_sp = stack.data(), .ss_flags = 0, .ss_size = stack.size()};
  ::sigaltstack(&alternate, nullptr);
  struct sigaction action {};
  action.sa_sigaction = on_deadly_signal;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | static_cast<int>(SA_RESETHAND);
  for (const int signal : kDeadly) ::sigaction(signal, &action, nullptr);
}

}  // namespace zcc::daemon
