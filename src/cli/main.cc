// zccache-cli: every command that is not a compile. The launcher execs it.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

#include "cli/commands.h"

namespace zcc::cli {
namespace {

constexpr const char* kDescription =
    "A local-first compiler cache for C and C++.\n\n"
    "  zccache g++ -c foo.cc -o foo.o               compile through the cache\n"
    "  cmake -DCMAKE_CXX_COMPILER_LAUNCHER=zccache  the same for a CMake build\n"
    "  ln -s zccache ~/bin/gcc                      masquerade as the compiler";

int run(int argc, char** argv) {
  CLI::App app(kDescription, "zccache");
  app.set_version_flag("--version", std::string("zccache ") + ZCCACHE_VERSION);
  app.require_subcommand(0, 1);
  app.footer("Settings are ZCCACHE_* variables; see zccache(1).");

  int status = 0;
  bool json = false, zero = false;
  const auto command = [&](const char* name, const char* help, auto action) {
    auto* const sub = app.add_subcommand(name, help);
    sub->callback([&status, action] { status = action(); });
    return sub;
  };
  const auto with_json = [&](CLI::App* sub) {
    sub->add_flag("--json", json, "print one JSON object");
    return sub;
  };
  command("start", "start the daemon, if it does not run", [] { return start(); });
  command("stop", "stop the daemon and wait for its end", [] { return stop(); })->alias("kill");
  command("restart", "stop the daemon and start it again", [] { return restart(); });
  with_json(command("status", "what the daemon knows and did", [&] { return status_command(json); }));
  with_json(command("stats", "counters over the life of the cache",
                    [&] { return stats(json, zero); }))
      ->add_flag("--zero", zero, "set them to zero");
  with_json(command("clear", "forget every artifact", [&] { return clear(json); }));
  with_json(command("cache-root", "where everything is kept", [&] { return cache_root(json); }));
  with_json(command("config", "settings and where they come from", [&] { return config(json); }));
  bool help = false;
  command("help", "this text", [&] {
    help = true;
    return 0;
  });

  const auto overview = app.help();  // before parsing: afterwards it is the subcommand's
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& e) {
    return app.exit(e);
  } catch (const CLI::ParseError& e) {
    std::fprintf(stderr, "zccache: %s: see zccache --help\n", e.what());
    return 2;
  }
  if (app.get_subcommands().empty() || help) {
    std::fputs(overview.c_str(), stdout);
  }
  return status;
}

}  // namespace
}  // namespace zcc::cli

int main(int argc, char** argv) { return zcc::cli::run(argc, argv); }
