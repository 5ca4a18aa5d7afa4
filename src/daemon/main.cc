// zccached: knows inputs, keys and artifacts. Runs no compile and writes nothing outside its root.
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <thread>

#include "daemon/crash_report.h"
#include "daemon/detach.h"
#include "daemon/log.h"
#include "daemon/server.h"
#include "daemon/services.h"
#include "daemon/settings.h"
#include "platform/file.h"
#include "platform/socket.h"
#include "store/store.h"

namespace zcc::daemon {
namespace {

constexpr int kBacklog = 1024;

// Of one generation of the journal: some 30,000 compiles with usual arguments, and no more than a small part
// of a small budget.
constexpr std::uint64_t kMostJournal = 32u << 20, kLeastJournal = 1u << 20;

// Another daemon that ends right now still holds the lock for a moment.
constexpr auto kLockPatience = std::chrono::milliseconds(400);

Result<std::unique_ptr<store::Store>> open_store(const store::Options& options) {
  const auto end = std::chrono::steady_clock::now() + kLockPatience;
  for (;;) {
    auto opened = store::Store::open(options);
    if (opened || opened.error().kind != ErrorKind::kBusy ||
        std::chrono::steady_clock::now() > end) {
      return opened;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

// A hit passes descriptors and a miss receives them: as many as there are compiles at once.
void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

Result<void> serve(const std::string& root, const std::string& socket, StartReport& report) {
  if (auto made = make_directories(root); !made) {
    return fail(made.error().kind, "cannot make the cache directory " + made.error().message);
  }
  const auto settings = read_settings(root);
  auto store = open_store({.root = root, .budget_bytes = settings.budget_bytes});
  if (!store) return tl::unexpected(store.error());
  if (auto logs = make_directories(root + "/logs"); logs) open_log(root + "/logs/daemon.log");
  report_crashes_in(root + "/logs/crashes");
  for (const auto& warning : settings.warnings) log("{}", warning);
  auto listener = listen_at(socket, kBacklog);
  if (!listener) return tl::unexpected(listener.error());

  asio::io_context io(1);
  asio::thread_pool workers(std::clamp(std::thread::hardware_concurrency(), 2u, 16u));
  Services services(io, workers, **store,
                    {.root = root,
                     .journal = settings.journal,
                     .journal_bytes = std::clamp(settings.budget_bytes / 64, kLeastJournal, kMostJournal)});
  Server server(services, std::move(*listener),
                {.root = root,
                 .socket = socket,
                 .idle_timeout = settings.idle_timeout,
                 .session_idle = settings.session_idle});
  log("serving {} at {}", root, socket);
  report.ready();
  server.run();
  workers.join();
  store->reset();
  log("ended");
  return {};
}

int run(int argc, char** argv) {
  CLI::App app("The daemon of zccache. It is started by the first compile that needs it.");
  std::string root, socket;
  bool foreground = false;
  app.add_option("--root", root, "cache root")->required();
  app.add_option("--socket", socket, "where to listen")->required();
  app.add_flag("--foreground", foreground, "do not detach");
  app.set_version_flag("--version", ZCCACHE_VERSION);
  CLI11_PARSE(app, argc, argv);

  StartReport report;
  if (!foreground) {
    auto detached = detach();
    if (!detached) {
      report.failed(detached.error().message);
      return 1;
    }
    report = std::move(*detached);
  }
  raise_descriptor_limit();
  // Sources are read whole and let go at once: give their memory back rather than keep it.
  ::mallopt(M_MMAP_THRESHOLD, 128 << 10);
  ::mallopt(M_ARENA_MAX, 2);
  if (auto served = serve(root, socket, report); !served) {
    report.failed(served.error().message);
    return 1;
  }
  return 0;
}

}  // namespace
}  // namespace zcc::daemon

int main(int argc, char** argv) { return zcc::daemon::run(argc, argv); }
