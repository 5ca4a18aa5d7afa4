// check_is_on() for tests: ZCCACHE_TEST_CHECKS_OFF names the checks to leave out, separated by commas.
#include <cstdlib>
#include <string_view>

#include "platform/checks.h"

namespace zcc {
namespace {

std::string_view switched_off() {
  static const char* const names = std::getenv("ZCCACHE_TEST_CHECKS_OFF");
  return names == nullptr ? std::string_view{} : std::string_view(names);
}

}  // namespace

bool check_is_on(Check check) {
  for (auto names = switched_off(); !names.empty();) {
    const auto comma = names.find(',');
    if (names.substr(0, comma) == to_string(check)) return false;
    names.remove_prefix(comma == std::string_view::npos ? names.size() : comma + 1);
  }
  return true;
}

}  // namespace zcc
