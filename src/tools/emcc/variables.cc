#include "tools/emcc/variables.h"

#include <algorithm>
#include <array>

#include "tools/gnu/parse.h"

namespace zcc::tools::emcc {
namespace {

// Set to anything but nothing and 0.
constexpr auto kDisqualifying = std::to_array<std::string_view>({
    "BASH_FUNC_[%%",          // another program than the script means
    "BASH_FUNC_basename%%",   // the same
    "BASH_FUNC_command%%",    // the same
    "BASH_FUNC_echo%%",       // the same
    "BASH_FUNC_exec%%",       // the same
    "BASH_FUNC_exit%%",       // the same
    "BASH_FUNC_set%%",        // the same
    "BASH_FUNC_unset%%",      // the same
    "EMCC_DEBUG",             // intermediate files, and a word on each step
    "EMCC_DEBUG_SAVE",        // the same
    "EMCC_VERBOSE",           // the commands that are run
    "EMPROFILE",              // a profile
    "EM_BUILD_VERBOSE",       // the commands that are run
    "EM_IGNORE_SANITY",       // node and llc are run by each compile
    "PYTHONDEBUG",            // Python's own words
    "PYTHONDUMPREFS",         // the same
    "PYTHONDUMPREFSFILE",     // the same, to a file
    "PYTHONINSPECT",          // a prompt at the end
    "PYTHONMALLOCSTATS",      // figures
    "PYTHONPERFSUPPORT",      // a file for perf
    "PYTHONPROFILEIMPORTTIME",  // figures
    "PYTHONVERBOSE",          // each import
});

}  // namespace

const std::vector<std::string_view>& relevant_variables() {
  static const std::vector<std::string_view> kNames = [] {
    auto names = gnu::relevant_variables();
    names.insert(names.end(), kOwnVariables.begin(), kOwnVariables.end());
    std::ranges::sort(names);
    return names;
  }();
  return kNames;
}

std::string_view disqualifying_variable(const Variable& variable) {
  if (!variable) return {};
  for (const auto name : kDisqualifying) {
    const auto value = variable(name);
    if (value && !value->empty() && *value != "0") return name;
  }
  return {};
}

}  // namespace zcc::tools::emcc
