// What a subcommand is: a line in the table of commands.cc, and a file with its definition. Help, checks of the
// words and completions come from the table and the options that the definitions name; tests hold the manual to them.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace zcc::cli {

// Returns the exit status: 0 done, 1 it could not be, 2 misused.
using Action = std::function<int()>;

// What completions say of one of them.
struct OptionSpec {
  std::string name;  // "--json"; of a word without a name: what it is, "file"
  std::string help;
  bool takes_value = false;
  bool is_word = false;
  std::vector<std::string> words;  // the only ones, if there are any
};

// The options of one command. What they are stored in lives as long as the action.
class Options {
 public:
  explicit Options(CLI::App& app) : app_(app) {}

  Options& flag(const std::string& name, bool& into, const std::string& help);
  Options& value(const std::string& name, std::string& into, const std::string& what, const std::string& help);
  Options& required_value(const std::string& name, std::string& into, const std::string& what,
                          const std::string& help);
  // May be given several times.
  Options& values(const std::string& name, std::vector<std::string>& into, const std::string& what,
                  const std::string& help);
  Options& number(const std::string& name, unsigned& into, const std::string& help);
  // One of these words.
  Options& choice(const std::string& name, std::string& into, const std::vector<std::string>& words,
                  const std::string& help);
  // A word without a name.
  Options& word(const std::string& what, std::string& into, const std::string& help, bool required = true);
  Options& optional_word(const std::string& what, std::optional<std::string>& into, const std::string& help);
  // The same of one of these.
  Options& verb(const std::string& what, std::string& into, const std::vector<std::string>& words,
                const std::string& help);
  Options& json(bool& into) { return flag("--json", into, "print one JSON object"); }

  const std::vector<OptionSpec>& specs() const { return specs_; }

 private:
  Options& note(OptionSpec spec);

  CLI::App& app_;
  std::vector<OptionSpec> specs_;
};

struct Command {
  const char* name;
  const char* alias;    // or null
  const char* summary;  // one line
  const char* more;     // what else its help says, or null
  Action (*define)(Options& options);
};

std::span<const Command> commands();

// The program with all commands; `status` takes what the one that is parsed returns.
void add_commands(CLI::App& app, int& status);
// The options of a command, for those who describe it.
std::vector<OptionSpec> options_of(const Command& command);

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
Action define_gc(Options& options);
Action define_verify(Options& options);
Action define_kv(Options& options);
Action define_fp(Options& options);
Action define_snapshot(Options& options);
Action define_replay(Options& options);
Action define_cache(Options& options);
Action define_crashes(Options& options);
Action define_doctor(Options& options);
Action define_completions(Options& options);
Action define_warm(Options& options);

}  // namespace zcc::cli
