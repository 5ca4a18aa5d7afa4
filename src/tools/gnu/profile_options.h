// Which profiles a compile reads, collected while its arguments are read. No depfile names them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/tool.h"

namespace zcc::tools::gnu {

class ProfileOptions {
 public:
  // `name`: of an option with Effect::kProfile; `value`: what is joined to it.
  void add(std::string_view name, std::string_view value);

  // Every file that may be read, there or not: some that are named here the compiler does not look for.
  // GCC's are named after the object, so without one they are not known (nothing). Seen with GCC 12, Clang 14
  // and Clang 19 by strace; GCC manual, "Program Instrumentation Options" (-fprofile-dir=, -fprofile-use=).
  std::vector<std::string> files(const ParseContext& context, std::string_view object) const;

  // Whether what they are named after must be known.
  bool named_after_object(Family family) const { return uses_ && family == Family::kGcc; }

 private:
  bool uses_ = false;                    // -fprofile-use, -fbranch-probabilities
  bool samples_ = false;                 // -fauto-profile
  std::vector<std::string> named_;       // files or, of Clang, directories
  std::vector<std::string> directories_;
};

}  // namespace zcc::tools::gnu
