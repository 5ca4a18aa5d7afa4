// What a compile read of C++ modules, as its family's module tells it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/invocation.h"
#include "tools/tool.h"

namespace zcc::tools {

// The question: a compile that is over.
struct ModuleQuestion {
  const Invocation& invocation;  // with `modules`
  Family family;
  const std::string& cwd;
  std::string_view depfile;         // as the compiler wrote it; empty: none
  std::vector<std::string> texts;   // all that was read as text, by absolute path; the source first
  bool printed = false;             // messages
};

// The answer, with absolute paths.
struct ModuleInputs {
  std::vector<std::string> files;     // were read: CMIs, and what says where they are
  std::vector<std::string> compiled;  // of these, the CMIs
  std::vector<std::string> places;  // may have been read, are so by the next compile, or would be if they were there
  std::vector<std::string> absent;  // are not there, or others would have been read
  // Likewise, and the compiler would have said so: whether they were there while it ran is known.
  std::vector<std::string> surely_absent;
  // Names of headers that were imported, in the quotes or angles in which they are looked for.
  struct Header {
    std::string name;
    std::string includer;  // the text
  };
  std::vector<Header> headers;
  // Words by which others may have been imported, if one of them is a macro.
  std::vector<std::string> words;
  bool by_macro = false;  // a declaration may begin in a macro
  std::string trouble;  // why nobody knows; else empty
};

}  // namespace zcc::tools
