// Which rustc is behind a name, and what it is made of.
#pragma once

#include "tools/module.h"

namespace zcc::tools::rust {

// Whether a tool of this file name is one of the family's.
bool knows(std::string_view file_name);

// See Module::probe. Asks it for its sysroot; its programs, their libraries and what lies beneath
// lib/rustlib are its identity.
Probe probe(const std::string& tool, const Environment& environment, const std::string& cwd);

// The same with the linker that LinkOptions::question() asks for.
Probe probe_with(const std::string& tool, const Environment& environment, const std::string& cwd,
                 const ProbeOptions& options);

// See Module: rustup's proxy runs the toolchain that files in the working directory and above it name.
bool depends_on_directory(const std::string& tool);
bool searches_working_directory(std::string_view variable);

}  // namespace zcc::tools::rust
