#include "tools/rust/linker.h"

#include <stdlib.h>
#include <unistd.h>

#include <memory>
#include <string_view>

#include "tools/gnu/driver_answers.h"
#include "tools/gnu/link_probe.h"
#include "tools/rust/names.h"

namespace zcc::tools::rust {
namespace {

std::string_view value_of(const Environment& environment, std::string_view name) {
  for (const std::string_view entry : environment) {
    if (entry.starts_with(name) && entry.substr(name.size()).starts_with('=')) return entry.substr(name.size() + 1);
  }
  return {};
}

// A compiler's name that leads to us, who run the next of that name for a link.
bool is_ourselves(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), ::free);
  return real && base_name(real.get()) == "zccache";
}

// As execvp(3) finds it; what is passed on the way are absences. Directories of rustc's own come before those of
// PATH, and what is in them is known. Empty: it depends on the directory of each compile, or there is none.
std::string find_on_path(const std::string& name, const Environment& environment, Probe& probe) {
  std::string found;
  gnu::any_element(value_of(environment, "PATH"), ":", [&](std::string_view directory) {
    if (!directory.starts_with('/')) return true;
    found = std::string(directory) + '/' + name;
    if (::access(found.c_str(), X_OK) == 0 && !is_ourselves(found)) return true;
    const bool there = ::access(found.c_str(), F_OK) == 0;
    (there ? probe.consulted : probe.absent).push_back(std::move(found));
    found.clear();
    return false;
  });
  return found;
}

void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

void add_linker(Probe& probe, const ProbeOptions& options, const Environment& environment, const std::string& cwd) {
  if (probe.pass != PassReason::kNone) return;
  const auto& name = options.arguments.front();
  auto driver = name;
  if (name.find('/') == std::string::npos) driver = find_on_path(name, environment, probe);
  else if (!name.starts_with('/')) driver = cwd + '/' + name;
  if (driver.empty() || ::access(driver.c_str(), X_OK) != 0) {
    probe.pass = PassReason::kLink;
    probe.pass_detail = name;
    return;
  }
  const ProbeOptions arguments{.arguments = {options.arguments.begin() + 1, options.arguments.end()}, .plugins = {}};
  auto linker = gnu::probe_linker(driver, environment, cwd, arguments);
  probe.pass = linker.pass;
  probe.pass_detail = linker.pass_detail;
  append(probe.files, linker.files);
  append(probe.programs, linker.programs);
  append(probe.absent, linker.absent);
  append(probe.consulted, linker.consulted);
  probe.library_directories = std::move(linker.library_directories);
}

}  // namespace zcc::tools::rust
