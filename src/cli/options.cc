#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace zcc::cli {

Options& Options::note(OptionSpec spec) {
  specs_.push_back(std::move(spec));
  return *this;
}

Options& Options::flag(const std::string& name, bool& into, const std::string& help) {
  app_.add_flag(name, into, help);
  return note({.name = name, .help = help, .words = {}});
}

Options& Options::value(const std::string& name, std::string& into, const std::string& what,
                        const std::string& help) {
  app_.add_option(name, into, help)->type_name(what);
  return note({.name = name, .help = help, .takes_value = true, .words = {}});
}

Options& Options::values(const std::string& name, std::vector<std::string>& into, const std::string& what,
                         const std::string& help) {
  app_.add_option(name, into, help)->type_name(what)->allow_extra_args(false);
  return note({.name = name, .help = help, .takes_value = true, .words = {}});
}

Options& Options::required_value(const std::string& name, std::string& into, const std::string& what,
                                 const std::string& help) {
  app_.add_option(name, into, help)->type_name(what)->required();
  return note({.name = name, .help = help, .takes_value = true, .words = {}});
}

Options& Options::number(const std::string& name, unsigned& into, const std::string& help) {
  app_.add_option(name, into, help)->type_name("N")->capture_default_str();
  return note({.name = name, .help = help, .takes_value = true, .words = {}});
}

Options& Options::choice(const std::string& name, std::string& into, const std::vector<std::string>& words,
                         const std::string& help) {
  app_.add_option(name, into, help)->check(CLI::IsMember(words));
  return note({.name = name, .help = help, .takes_value = true, .words = words});
}

Options& Options::word(const std::string& what, std::string& into, const std::string& help, bool required) {
  app_.add_option(what, into, help)->required(required)->type_name("");
  return note({.name = what, .help = help, .is_word = true, .words = {}});
}

Options& Options::optional_word(const std::string& what, std::optional<std::string>& into, const std::string& help) {
  // The library takes an empty word for none.
  app_.add_option_function<std::string>(what, [&into](const std::string& word) { into = word; }, help)->type_name("");
  return note({.name = what, .help = help, .is_word = true, .words = {}});
}

Options& Options::verb(const std::string& what, std::string& into, const std::vector<std::string>& words,
                       const std::string& help) {
  app_.add_option(what, into, help)->required()->check(CLI::IsMember(words))->type_name("");
  return note({.name = what, .help = help, .is_word = true, .words = words});
}

std::vector<OptionSpec> options_of(const Command& command) {
  CLI::App scratch;
  Options options(scratch);
  command.define(options);
  return options.specs();
}

void add_commands(CLI::App& app, int& status) {
  for (const auto& command : commands()) {
    auto* const sub = app.add_subcommand(command.name, command.summary);
    if (command.alias != nullptr) sub->alias(command.alias);
    if (command.more != nullptr) sub->footer(command.more);
    Options options(*sub);
    const auto action = command.define(options);
    sub->callback([&status, action] { status = action(); });
  }
}

}  // namespace zcc::cli
