// What a subcommand is: a line in the table of commands.cc, and a file with its definition. Help, checks of the
// words and completions come from the table and the options that the definitions name.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace zcc::cli {

// Returns the exit status: 0 done, 1 it could not be, 2 misused.
using Action = std::function<int()>;

// The options of one command. What they are stored in lives as long as the action.
class Options {
 public:
  explicit Options(CLI::App& app) : app_(app) {}

  Options& flag(const std::string& name, bool& into, const std::string& help);
  Options& value(const std::string& name, std::string& into, const std::string& what, const std::string& help);
  Options& required_value(const std::string& name, std::string& into, const std::string& what,
                          const std::string& help);
  Options& number(const std::string& name, unsigned& into, const std::string& help);
  // One of these words.
  Options& choice(const std::string& name, std::string& into, const std::vector<std::string>& words,
                  const std::string& help);
  // A word without a name.
  Options& word(const std::string& what, std::string& into, const std::string& help, bool required = true);
  Options& json(bool& into) { return flag("--json", into, "print one JSON object"); }

 private:
  CLI::App& app_;
};

struct Command {
  const char* name;
  const char* alias;    // or null
  const char* summary;  // one line
  const char* more;     // what else its help says, or null
  Action (*define)(Options& options);
};

std::span<const Command> commands();

// One for each line of the table.
Action define_start(Options& options);
Action define_stop(Options& options);
Action define_restart(Options& options);
Action define_status(Options& options);
Action define_stats(Options& options);
Action define_clear(Options& options);
Action define_cache_root(Options& options);
Action define_config(Options& options);
Action define_session_start(Options& options);
Action define_session_stats(Options& options);
Action define_session_end(Options& options);
Action define_explain(Options& options);
Action define_analyze(Options& options);
Action define_report(Options& options);
Action define_top(Options& options);

}  // namespace zcc::cli
