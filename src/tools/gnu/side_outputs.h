// What a compile makes besides the file that -o names and the depfile: coverage notes, split debug
// information, records, what -save-temps keeps.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/gnu/source_type.h"
#include "tools/invocation.h"
#include "tools/tool.h"

namespace zcc::tools::gnu {

// Collects what the options of one compile ask for. Names and fates were seen with GCC 12, Clang 14 and
// Clang 19 (tests/unit/gnu_compilers_test.cc); GCC manual, "Overall Options" (-dumpbase), says the same.
class SideOutputs {
 public:
  // `name`: of an option with Effect::kSideOutput; `value`: what is joined to it, or follows it.
  void add(std::string_view name, std::string_view value);

  bool none() const { return wishes_.empty(); }
  // The first option that asks for a file named after the object.
  std::optional<std::string_view> named_after_object() const;
  // The first option that asks for a file whose name is not known in such a compile.
  struct Compile {
    Family family;
    std::string_view object;  // as given, or derived
    bool object_is_given = false;
    bool assembles = true;  // as opposed to -S and -E
    std::string_view source;
    SourceType type;
  };
  std::optional<std::string_view> unknown_in(const Compile& compile) const;

  std::vector<Output> of(const Compile& compile) const;

  bool tell_arguments() const;  // Invocation::tells_arguments
  // How often the compiler closes what -o names: GCC takes split debug information out of it by objcopy.
  unsigned product_closings(Family family) const;
  // Clang assembles in a step of its own.
  bool assemble_apart() const;

 private:
  struct Wish {
    std::string_view option;
    std::string_view value;
  };
  std::vector<Wish> wishes_;
};

}  // namespace zcc::tools::gnu
