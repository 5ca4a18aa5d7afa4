// Variables of the environment as inputs: for tools that tell only afterwards which they have read
// (tools::Module::is_of_session). Each is an input like a file, whose content is the caller's value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/digest.h"
#include "tools/module.h"

namespace zcc::cache {

class Variables {
 public:
  // Stands for all variables but those of the session.
  static constexpr std::string_view kAll = "*";

  // None is set.
  Variables() = default;
  // NAME=value; views of the caller's.
  Variables(const tools::Module& module, const std::vector<std::string_view>& environment)
      : module_(&module), environment_(environment) {}
  Variables(const tools::Module& module, const std::vector<std::string>& environment)
      : module_(&module), environment_(environment.begin(), environment.end()) {}

  // The first of that name, as getenv(3) finds it.
  std::optional<std::string_view> value(std::string_view name) const;
  // Of its value, of being unset, or of all.
  Digest digest(std::string_view name) const;

  // The same with a mark in the place of a checkout's root, if values name it in such a way (tools/place_variables.h):
  // equal in two checkouts where they mean the same there. `is_placed`: whether any does.
  Digest digest_without(std::string_view name, std::string_view root, bool& is_placed) const;

 private:
  std::vector<std::string_view> of_no_session() const;

  const tools::Module* module_ = nullptr;
  std::vector<std::string_view> environment_;
};

}  // namespace zcc::cache
