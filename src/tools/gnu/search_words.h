// Which of a compile's arguments are part of the question where headers are looked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/gnu/options.h"

namespace zcc::tools::gnu {

class SearchWords {
 public:
  // Whether the argument is, with what follows it (null: nothing). Not what is about this compile's outputs, and
  // what would have the question read or make more. Asked of each in order.
  bool keep(const Option& option, std::string_view argument, const std::string* value);

 private:
  bool is_left_out_ = false;  // the next word for the front end
};

// Sanitizers read what they leave alone by default from the resource directory, and no depfile has to name
// it (clang's manual, "Sanitizer special case list"). The driver's own is among what the tool is made of.
bool reads_other_ignore_lists(const std::vector<std::string>& arguments);

}  // namespace zcc::tools::gnu
