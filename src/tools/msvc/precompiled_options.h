// What /Yc, /Yu, /Fp and /Y- say together (Microsoft's reference of these; clang's GetClPchPath).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/msvc/options.h"

namespace zcc::tools::msvc {

std::string_view base_of(std::string_view path);
bool has_suffix(std::string_view path);

class PrecompiledOptions {
 public:
  // `effect`: of one of them.
  void add(Effect effect, std::string_view value);

  enum class Wish { kNothing, kMakes, kUses, kOdd };
  Wish wish() const;
  // The precompiled header that is made or used.
  std::string file() const;

 private:
  std::vector<std::string> made_;  // through this header
  std::vector<std::string> used_;
  std::optional<std::string> file_;
  bool off_ = false;
};

}  // namespace zcc::tools::msvc
