// doctor.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/doctor_checks.h"

namespace zcc::cli {
namespace {

using nlohmann::json;

constexpr void (*kChecks[])(Findings&) = {
    check_settings, check_programs,  check_cache_root, check_daemon,    check_directory_of_work,
    check_watches,  check_clock,     check_limits,     check_compilers,
};

struct Look {
  const char* word;
  const char* colour;
};

Look look_of(State state) {
  switch (state) {
    case State::kFine: return {"ok", "\x1b[32m"};
    case State::kAdvice: return {"advice", "\x1b[33m"};
    case State::kProblem: return {"problem", "\x1b[31m"};
  }
  return {"", ""};
}

void print(const Finding& finding, bool coloured) {
  const auto look = look_of(finding.state);
  fmt::print("{}{:<8}{}{:<12} {}\n", coloured ? look.colour : "", look.word, coloured ? "\x1b[0m" : "", finding.name,
             finding.text);
  if (!finding.advice.empty()) fmt::print("{:<20} -> {}\n", "", finding.advice);
}

int doctor(bool as_json) {
  Findings findings;
  for (const auto check : kChecks) check(findings);
  const auto problems = std::ranges::count(findings, State::kProblem, &Finding::state);
  const char* const no_color = std::getenv("NO_COLOR");
  const bool coloured = ::isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
  json checks = json::array();
  for (const auto& finding : findings) {
    if (!as_json) print(finding, coloured);
    checks.push_back({{"state", look_of(finding.state).word},
                      {"name", finding.name},
                      {"text", finding.text},
                      {"advice", finding.advice.empty() ? json(nullptr) : json(finding.advice)}});
  }
  if (as_json) {
    fmt::print("{}\n", json{{"checks", checks}, {"problems", problems}}.dump(-1, ' ', false,
                                                                           json::error_handler_t::replace));
  }
  return problems == 0 ? 0 : 1;
}

}  // namespace

Action define_doctor(Options& options) {
  const auto as_json = std::make_shared<bool>(false);
  options.json(*as_json);
  return [as_json] { return doctor(*as_json); };
}

}  // namespace zcc::cli
