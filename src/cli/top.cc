// top: what goes on, as it goes on. On a terminal a screen that is drawn again and again, else a line each time.
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <thread>

#include "cli/client.h"
#include "cli/command.h"
#include "cli/figures.h"
#include "cli/journals.h"
#include "cli/print.h"
#include "platform/file.h"

namespace zcc::cli {
namespace {

using nlohmann::json;
using report::Outcome;
using report::Record;

constexpr std::size_t kMostMisses = 10, kMostShown = 8;
// Of a journal that grew more than this between two looks, the rest is passed over.
constexpr std::uint64_t kMostRead = 4u << 20;

volatile sig_atomic_t interrupted = 0;

struct TopOptions {
  unsigned seconds = 1, times = 0;
};

struct Counts {
  std::uint64_t hits = 0, misses = 0, errors = 0, passed = 0;

  static Counts of(const json& status) {
    const auto number = [&](const char* name) { return status[name].get<std::uint64_t>(); };
    return {number("hits"), number("misses"), number("errors"), number("not_cacheable")};
  }
  Counts since(const Counts& before) const {
    const auto less = [](std::uint64_t a, std::uint64_t b) { return a > b ? a - b : 0; };  // set to zero meanwhile
    return {less(hits, before.hits), less(misses, before.misses), less(errors, before.errors),
            less(passed, before.passed)};
  }
};

// What was appended to a journal since the last look.
class Tail {
 public:
  explicit Tail(std::string path) : path_(std::move(path)) {
    if (const auto stat = stat_file(path_)) at_ = stat->size;
  }

  std::vector<Record> read() {
    std::vector<Record> out;
    const UniqueFd fd(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
    const auto stat = fd ? stat_fd(fd.get()) : fail_errno(path_);
    if (!stat) return out;
    if (stat->size < at_) at_ = 0;  // a new generation
    if (stat->size - at_ > kMostRead) at_ = stat->size - kMostRead;
    std::string text(stat->size - at_, '\0');
    const auto n = ::pread(fd.get(), text.data(), text.size(), static_cast<off_t>(at_));
    text.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
    const auto end = text.rfind('\n');
    if (end == std::string::npos) return out;
    at_ += end + 1;
    report::for_each_line(text, [&](std::string_view line) {
      if (auto record = report::parse_line(line)) out.push_back(std::move(*record));
    });
    return out;
  }

 private:
  std::string path_;
  std::uint64_t at_ = 0;
};

struct View {
  json status, sessions;
  Counts now;            // since the last look
  double seconds = 1;
  std::vector<Record> slowest;  // misses, the longest first
};

void keep_slowest(std::vector<Record>& slowest, std::vector<Record> more) {
  for (auto& record : more) {
    if (record.outcome == Outcome::kMiss) slowest.push_back(std::move(record));
  }
  std::ranges::stable_sort(slowest, std::greater{}, &Record::latency_ns);
  if (slowest.size() > kMostMisses) slowest.resize(kMostMisses);
}

void print_line(const View& v) {
  const auto rate = static_cast<double>(v.now.hits + v.now.misses + v.now.errors + v.now.passed) / v.seconds;
  fmt::print("{} {:.1f}/s hits {} misses {} errors {} passed {} sessions {} saved {}\n",
             report::time_text(report::real_time_ns()), rate, v.now.hits, v.now.misses, v.now.errors, v.now.passed,
             v.sessions["sessions"].size(), duration(v.status["time_saved_ms"].get<std::uint64_t>()));
  std::fflush(stdout);
}

unsigned columns() {
  winsize window{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0 ? window.ws_col : 80;
}

void print_screen(const View& v) {
  const auto width = columns();
  const auto line = [&](const std::string& text) { fmt::print("{}\x1b[K\n", text.substr(0, width)); };
  const auto rate = [&](std::uint64_t n) { return static_cast<double>(n) / v.seconds; };
  const auto& s = v.status;
  fmt::print("\x1b[H");
  line(fmt::format("zccache {}  daemon {}, up {}", s["version"].get<std::string>(), s["pid"].dump(),
                   duration(s["uptime_s"].get<std::uint64_t>() * 1000)));
  line(fmt::format("each second: {:.1f} hits, {:.1f} misses, {:.1f} errors, {:.1f} passed through", rate(v.now.hits),
                   rate(v.now.misses), rate(v.now.errors), rate(v.now.passed)));
  line(fmt::format("in all: {} hits ({:.1f} %), {} misses, {} saved; {} connections", s["hits"].dump(),
                   100 * s["hit_rate"].get<double>(), s["misses"].dump(),
                   duration(s["time_saved_ms"].get<std::uint64_t>()), s["connections"].dump()));
  line("");
  line("slowest misses since the start of this view");
  for (std::size_t i = 0; i < std::min(v.slowest.size(), kMostShown); ++i) {
    const auto& r = v.slowest[i];
    line(fmt::format("{:>10}  {}: {}", duration_ns(r.latency_ns), r.absolute(r.subject()), reason_of(r)));
  }
  line("");
  line("sessions");
  for (const auto& session : v.sessions["sessions"]) {
    line(fmt::format("{}  {:>9}  {} hits, {} misses  {}", session["session_id"].get<std::string>(),
                     duration(session["duration_ms"].get<std::uint64_t>()), session["hits"].dump(),
                     session["misses"].dump(), session["cwd"].get<std::string>()));
  }
  fmt::print("\x1b[J");
  std::fflush(stdout);
}

void sleep_unless_interrupted(std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (interrupted == 0 && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

int top(const TopOptions& o) {
  auto status = ask("status");
  if (!status) return without_figures(status.error(), false);
  for (const int number : {SIGINT, SIGTERM}) ::signal(number, [](int) { interrupted = 1; });
  const bool terminal = ::isatty(STDOUT_FILENO) != 0;
  if (terminal) fmt::print("\x1b[?1049h\x1b[2J");
  Tail tail((*status)["journal"]["path"].get<std::string>());
  auto before = Counts::of(*status);
  auto last = std::chrono::steady_clock::now();
  View view;
  int result = 0;
  for (unsigned i = 0; (o.times == 0 || i < o.times) && interrupted == 0; ++i) {
    sleep_unless_interrupted(std::chrono::seconds(o.seconds));
    status = ask("status");
    const auto sessions = ask("session-list");
    if (!status || !sessions) {
      result = 1;
      break;
    }
    const auto now = std::chrono::steady_clock::now();
    const auto counts = Counts::of(*status);
    view.seconds = std::max(std::chrono::duration<double>(now - last).count(), 1e-3);
    view.now = counts.since(before);
    view.status = *status;
    view.sessions = *sessions;
    keep_slowest(view.slowest, tail.read());
    before = counts;
    last = now;
    terminal ? print_screen(view) : print_line(view);
  }
  if (terminal) fmt::print("\x1b[?1049l");
  if (result != 0) return complain({.message = "the daemon has gone"}, kNoDaemonHint);
  return 0;
}

}  // namespace

Action define_top(Options& options) {
  const auto o = std::make_shared<TopOptions>();
  options.number("--interval", o->seconds, "seconds between two looks")
      .number("--times", o->times, "how many looks; 0: until interrupted");
  return [o] { return top(*o); };
}

}  // namespace zcc::cli
