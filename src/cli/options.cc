#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace zcc::cli {

Options& Options::flag(const std::string& name, bool& into, const std::string& help) {
  app_.add_flag(name, into, help);
  return *this;
}

Options& Options::value(const std::string& name, std::string& into, const std::string& what,
                        const std::string& help) {
  app_.add_option(name, into, help)->type_name(what);
  return *this;
}

Options& Options::required_value(const std::string& name, std::string& into, const std::string& what,
                                 const std::string& help) {
  app_.add_option(name, into, help)->type_name(what)->required();
  return *this;
}

Options& Options::number(const std::string& name, unsigned& into, const std::string& help) {
  app_.add_option(name, into, help)->type_name("N")->capture_default_str();
  return *this;
}

Options& Options::choice(const std::string& name, std::string& into, const std::vector<std::string>& words,
                         const std::string& help) {
  app_.add_option(name, into, help)->check(CLI::IsMember(words));
  return *this;
}

Options& Options::word(const std::string& what, std::string& into, const std::string& help, bool required) {
  app_.add_option(what, into, help)->required(required)->type_name("");
  return *this;
}

}  // namespace zcc::cli
