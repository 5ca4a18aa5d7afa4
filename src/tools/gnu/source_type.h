// What a source file is to gcc and clang: by its name, or by the language that -x gives.
#pragma once

#include <optional>
#include <string_view>

#include "tools/invocation.h"
#include "tools/tool.h"

namespace zcc::tools::gnu {

struct SourceType {
  Language language = Language::kOther;
  bool preprocessed = false;            // no directive in it is followed: it is all there is
  PassReason pass = PassReason::kNone;  // why a source of this type is not compiled to an object
  bool module = false;    // a unit of a C++ module, to clang by its name
  bool compiled = false;  // of which a CMI was made already
  bool header_unit = false;
  bool header = false;    // it is compiled to a precompiled header
};

// By the suffix of `path` (GCC manual, "Options Controlling the Kind of Output"). The C++ drivers
// take C sources for C++ ones (there, "Invoking G++"; clang++ the same, with a warning).
SourceType type_by_name(std::string_view path, Family family, bool cxx_driver);

// By the value of -x. Nothing for "none", which goes back to suffixes.
std::optional<SourceType> type_by_language(std::string_view language);

}  // namespace zcc::tools::gnu
