// What `doctor` looks at. Each function looks at one thing and says what it found; none changes anything.
#pragma once

#include <string>
#include <vector>

namespace zcc::cli {

enum class State {
  kFine,
  kAdvice,   // works, and would work better
  kProblem,  // compiles are not served because of it
};

struct Finding {
  State state = State::kFine;
  std::string name;    // what was looked at
  std::string text;    // what was found
  std::string advice;  // what to do; empty when all is well
};

using Findings = std::vector<Finding>;

void check_settings(Findings& findings);
void check_programs(Findings& findings);
void check_cache_root(Findings& findings);
void check_daemon(Findings& findings);
void check_directory_of_work(Findings& findings);
void check_watches(Findings& findings);
void check_clock(Findings& findings);
void check_limits(Findings& findings);
void check_compilers(Findings& findings);

}  // namespace zcc::cli
