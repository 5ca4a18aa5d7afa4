// What a gcc or clang driver is and which programs it runs: asked of the driver itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/probe.h"
#include "tools/tool.h"

namespace zcc::tools::gnu {

// `tool` is the path that would be exec-ed, `environment` the caller's. Runs the driver with
// -print-prog-name= and the like (GCC manual, "Developer Options"), and the dynamic loader with
// --list (ld.so(8)). Blocking, some ten milliseconds; thread safe.
Probe probe(const std::string& tool, const std::vector<std::string>& environment,
            const std::string& cwd);

// The same where arguments have a say in it.
Probe probe_with(const std::string& tool, const std::vector<std::string>& environment, const std::string& cwd,
                 const ProbeOptions& options);

// The same of a clang driver that takes the options of this one behind a prefix ("/clang:").
Probe probe_driver(const std::string& tool, const std::vector<std::string>& environment, const std::string& cwd,
                   std::string_view prefix);

// The same of a program that holds clang's front end and is none of its drivers, or of any other that is no
// script: it is asked nothing.
Probe probe_program(const std::string& tool, const std::vector<std::string>& environment, const std::string& cwd);

// Whether the answer depends on the working directory by this variable (NAME=value): one of its elements,
// where the driver or the dynamic loader looks, is relative, or empty.
bool searches_working_directory(std::string_view variable);

// Of a driver's file name: `x86_64-linux-gnu-g++-12` is a gcc, a C++ driver.
struct DriverName {
  bool known = false;
  Family family = Family::kGcc;
  bool generic = false;  // cc, c++: the name does not tell the family
  bool cxx = false;
};
DriverName classify_driver_name(std::string_view file_name);

}  // namespace zcc::tools::gnu
