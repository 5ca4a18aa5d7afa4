// The files in which a compile finds the crates that it uses, as far as directories and contents tell. Nothing
// but the direct ones is named by rustc, neither in its arguments nor in what it writes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/invocation.h"

namespace zcc::tools {

// Of a library's file name, libserde-1f2e3d4c5b6a7980.rmeta: a crate is looked for by what stands before the
// extension (rustc's locator), of which the crates that use it keep the part behind the name.
struct CrateFile {
  std::string stem;       // libserde-1f2e3d4c5b6a7980
  std::string name;       // serde
  std::string suffix;     // -1f2e3d4c5b6a7980, as cargo makes them; empty: none of that form
  std::string extension;  // rmeta, rlib, so
};
std::optional<CrateFile> crate_file(std::string_view file_name);

// What a library's content tells of others.
struct CrateReferences {
  std::vector<std::string> suffixes;  // all that look like one, sorted: more than are meant
  bool is_macro = false;              // it is a program that rustc runs
  bool is_crate = false;              // of a shared library: Rust's, with metadata
  bool hides_files = false;           // who uses it may have the assembler read a file
};
CrateReferences crate_references(std::string_view content);

// Absolute paths, each once.
struct CrateFiles {
  std::vector<std::string> read;      // inputs by content, or "d/*" by the names in it
  std::vector<std::string> present;   // whatever they hold
  std::vector<std::string> absent;    // where another library would be taken, if there were one
  bool runs_macros = false;
  bool hides_files = false;  // the assembler may read some that nothing names
  std::string problem;  // not empty: it is not known what is read, for this
};

// `sources`: what the compile read as text. Errs towards more. Blocking; thread safe.
CrateFiles find_crate_files(const CrateSearch& search, const std::vector<std::string>& sources,
                            const std::string& cwd);

// All files of a package: those beneath its directory, but for other packages, version control and what
// builds make (CACHEDIR.TAG); and the manifests above it. Blocking; thread safe.
CrateFiles find_package_files(const std::string& directory);

}  // namespace zcc::tools
