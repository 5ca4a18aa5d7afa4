// zccache-cli: every command that is not a compile. The launcher execs it.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

#include "cli/command.h"

namespace zcc::cli {
namespace {

constexpr const char* kDescription =
    "A local-first compiler cache.\n\n"
    "  zccache g++ -c foo.cc -o foo.o               compile through the cache\n"
    "  cmake -DCMAKE_CXX_COMPILER_LAUNCHER=zccache  the same for a CMake build\n"
    "  ln -s zccache ~/bin/gcc                      masquerade as the compiler";

// Its last line feed, and what only a terminal would show, do not belong into one line.
std::string one_line(std::string text) {
  for (auto& c : text) {
    if (c == '\n') c = ' ';
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.pop_back();
  return text;
}

int run(int argc, char** argv) {
  CLI::App app(kDescription, "zccache");
  app.set_version_flag("--version", std::string("zccache ") + ZCCACHE_VERSION);
  app.require_subcommand(0, 1);
  app.footer("Settings are ZCCACHE_* variables; see zccache(1).");

  int status = 0;
  add_commands(app, status);
  bool help = false, show_stats = false;
  app.add_subcommand("help", "this text")->callback([&help] { help = true; });
  app.add_flag("--show-stats", show_stats, "the same as stats");

  const auto overview = app.help();  // before parsing: afterwards it is the subcommand's
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& e) {
    return app.exit(e);
  } catch (const CLI::ParseError& e) {
    const auto subs = app.get_subcommands();
    std::fprintf(stderr, "zccache: %s: see zccache %s--help\n", one_line(e.what()).c_str(),
                 subs.empty() ? "" : (subs.front()->get_name() + " ").c_str());
    return 2;
  }
  if (show_stats && app.get_subcommands().empty()) {
    CLI::App stats;
    Options options(stats);
    return define_stats(options)();
  }
  if (app.get_subcommands().empty() || help) std::fputs(overview.c_str(), stdout);
  return status;
}

}  // namespace
}  // namespace zcc::cli

int main(int argc, char** argv) { return zcc::cli::run(argc, argv); }
