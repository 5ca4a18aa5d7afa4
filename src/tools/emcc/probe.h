// What an emcc is made of: asked of itself.
#pragma once

#include <string>
#include <string_view>

#include "tools/module.h"

namespace zcc::tools::emcc {

bool is_name_of_emcc(std::string_view file_name);

// `tool` is the path that would be exec-ed, `environment` the caller's. Starts Python and asks clang, some tenths
// of a second. Blocking; thread safe.
Probe probe(const std::string& tool, const Environment& environment, const std::string& cwd);

// Whether the answer depends on the working directory by this variable (NAME=value).
bool searches_working_directory(std::string_view variable);

// What the lines of kQuestion's answer say (question.h); for tests.
struct Answer {
  std::vector<std::string> files, consulted, variables, programs;
  std::string refused;
  bool complete = false;
};
Answer read_answer(std::string_view text);

}  // namespace zcc::tools::emcc
