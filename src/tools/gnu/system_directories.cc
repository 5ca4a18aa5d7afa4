#include "tools/gnu/system_directories.h"

#include <algorithm>
#include <string_view>

namespace zcc::tools::gnu {
namespace {

// -isystem, -idirafter, -iwithprefix, ... and all that is spelled in a long way or handed to the preprocessor.
bool may_add_directory(std::string_view argument) {
  for (const std::string_view harmless : {"-include", "-imacros", "-iquote", "--param"}) {
    if (argument.starts_with(harmless)) return false;
  }
  for (const std::string_view prefix : {"-i", "--", "-Wp,", "-Xpreprocessor"}) {
    if (argument.starts_with(prefix)) return true;
  }
  return false;
}

}  // namespace

bool searches_no_system(const std::vector<std::string>& arguments, const ParseContext& context) {
  if (context.family != Family::kGcc || !context.variable) return false;
  for (const auto name : {"C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "OBJCPLUS_INCLUDE_PATH"}) {
    if (context.variable(name)) return false;
  }
  return std::find(arguments.begin(), arguments.end(), "-nostdinc") != arguments.end() &&
         std::none_of(arguments.begin(), arguments.end(), may_add_directory);
}

}  // namespace zcc::tools::gnu
