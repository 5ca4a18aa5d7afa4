// Which compiler is behind a name like cl's.
#pragma once

#include "tools/module.h"

namespace zcc::tools::msvc {

// Whether a driver of this file name takes its arguments as cl does: cl, clang-cl, clang-cl-14,
// x86_64-pc-windows-msvc-clang-cl, each also with ".exe" (clang's rule of its own name).
bool is_name_of_cl(std::string_view file_name);

// See Module::probe. Only clang-cl is known: cl itself does not run on this system but by wine, and what
// that runs is not known.
Probe probe(const std::string& tool, const Environment& environment, const std::string& cwd);

// See Module: clang-cl also looks for cl.exe on PATH.
bool searches_working_directory(std::string_view variable);

}  // namespace zcc::tools::msvc
