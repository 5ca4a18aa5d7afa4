#include "tools/rust/link_options.h"

#include <algorithm>
#include <array>
#include <utility>

#include "tools/rust/names.h"

namespace zcc::tools::rust {
namespace {

// What an argument of the compiler driver that links means here (manuals of gcc and clang, "Link Options").
enum class Meaning {
  kPlain,      // nothing but what the linker tells of
  kDriver,     // decides which programs run
  kDirectory,  // its value is a directory
  kDriverDirectory,  // both: -B
  kLinker,     // its value is for the linker
};

struct Argument {
  std::string_view name;
  Meaning meaning = Meaning::kPlain;
  bool is_prefix = false;    // a value may be joined to it
  bool takes_value = false;  // the next argument is the value, if none is joined
};

using enum Meaning;

// The first that fits counts. What is not here is passed through: it may write a file, print, or load a plugin.
constexpr auto kArguments = std::to_array<Argument>({
    {"--gcc-toolchain=", kDriver, true},
    {"--ld-path=", kDriver, true},
    {"--sysroot=", kDriver, true},
    {"--target=", kDriver, true},
    {"-B", kDriverDirectory, true, true},
    {"-L", kDirectory, true, true},
    {"-O", kPlain, true},
    {"-T", kPlain, true, true},
    {"-Wl,", kLinker, true},
    {"-Xlinker", kLinker, false, true},
    {"-e", kPlain, false, true},
    {"-fPIC"},
    {"-fPIE"},
    {"-fno-lto"},
    {"-fpic"},
    {"-fpie"},
    {"-fsanitize=", kDriver, true},
    {"-fuse-ld=", kDriver, true},
    {"-l", kPlain, true, true},
    {"-m", kDriver, true},
    {"-no-pie"},
    {"-nodefaultlibs"},
    {"-nopie"},
    {"-nostartfiles"},
    {"-nostdlib"},
    {"-pie"},
    {"-pthread"},
    {"-rdynamic"},
    {"-rtlib=", kDriver, true},
    {"-s"},
    {"-shared"},
    {"-static"},
    {"-static-libgcc"},
    {"-static-libstdc++"},
    {"-static-pie"},
    {"-stdlib=", kDriver, true},
    {"-target", kDriver, false, true},
    {"-u", kPlain, false, true},
    {"-unwindlib=", kDriver, true},
    {"-w"},
    {"-z", kPlain, false, true},
});

// Words for the linker, without dashes and value (manuals of ld, gold and lld). Sorted.
constexpr auto kLinkerWords = std::to_array<std::string_view>({
    "Bdynamic",
    "Bstatic",
    "Bsymbolic",
    "Bsymbolic-functions",
    "Bsymbolic-non-weak-functions",
    "E",
    "N",
    "S",
    "T",
    "Tbss",
    "Tdata",
    "Ttext",
    "X",
    "allow-multiple-definition",
    "allow-shlib-undefined",
    "as-needed",
    "build-id",
    "color-diagnostics",
    "compress-debug-sections",
    "copy-dt-needed-entries",
    "d",
    "defsym",
    "demangle",
    "disable-new-dtags",
    "discard-all",
    "discard-locals",
    "dynamic-linker",
    "dynamic-list",
    "dynamic-list-data",
    "eh-frame-hdr",
    "emit-relocs",
    "enable-new-dtags",
    "end-group",
    "end-lib",
    "entry",
    "exclude-libs",
    "export-dynamic",
    "export-dynamic-symbol",
    "export-dynamic-symbol-list",
    "fatal-warnings",
    "fini",
    "gc-sections",
    "gdb-index",
    "hash-style",
    "icf",
    "image-base",
    "init",
    "keep-unique",
    "n",
    "nmagic",
    "no-allow-shlib-undefined",
    "no-as-needed",
    "no-copy-dt-needed-entries",
    "no-demangle",
    "no-dynamic-linker",
    "no-eh-frame-hdr",
    "no-export-dynamic",
    "no-fatal-warnings",
    "no-gc-sections",
    "no-gnu-unique",
    "no-keep-memory",
    "no-omagic",
    "no-relax",
    "no-undefined",
    "no-undefined-version",
    "no-warn-mismatch",
    "no-warnings",
    "no-whole-archive",
    "nostdlib",
    "omagic",
    "orphan-handling",
    "pack-dyn-relocs",
    "pie",
    "pop-state",
    "push-state",
    "q",
    "relax",
    "retain-symbols-file",
    "s",
    "script",
    "section-start",
    "shared",
    "soname",
    "sort-common",
    "sort-section",
    "start-group",
    "start-lib",
    "static",
    "strip-all",
    "strip-debug",
    "symbol-ordering-file",
    "threads",
    "trace-symbol",
    "undefined",
    "undefined-version",
    "unresolved-symbols",
    "version-script",
    "warn-common",
    "warn-unresolved-symbols",
    "whole-archive",
    "wrap",
    "x",
});
static_assert(std::ranges::is_sorted(kLinkerWords));

// The same, with the value joined to a letter behind one dash.
constexpr std::string_view kLinkerLetters = "LOTehlmuyz";
constexpr auto kLinkerDirectories =
    std::to_array<std::string_view>({"L", "library-path", "rpath", "rpath-link"});

// Flavours of linkers that are drivers with gcc's options, and say so.
constexpr auto kFlavors = std::to_array<std::string_view>({"gcc", "gnu-cc", "gnu-lld-cc"});

}  // namespace

void LinkOptions::read(std::string_view name, std::string_view value) {
  if (name == "linker") {
    linker_ = value;
    // What it looks for by itself, and its own linkers, are found otherwise.
    const auto file = base_name(value);
    if (file == "rust-lld" || file == "ld" || file.starts_with("ld.") || file.ends_with("lld")) object(value);
  } else if (name == "linker-flavor") {
    if (std::ranges::find(kFlavors, value) == kFlavors.end()) object(value);
  } else if (name == "link-arg") {
    read_argument(value);
  } else if (name == "link-args") {
    read_arguments(value);
  }
}

// Others have rules of their own for what is the linker.
void LinkOptions::read_target(std::string_view target) {
  if (target.find("-linux-gnu") == std::string_view::npos && target.find("-linux-musl") == std::string_view::npos) {
    return object(target);
  }
  if (target.starts_with("x86_64")) driver_.emplace_back("-m64");
  if (target.starts_with("i586") || target.starts_with("i686")) driver_.emplace_back("-m32");
}

void LinkOptions::read_arguments(std::string_view list) {
  while (!list.empty()) {
    const auto end = list.find(' ');
    if (end != 0) read_argument(list.substr(0, end));
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
}

void LinkOptions::read_argument(std::string_view argument) {
  switch (std::exchange(next_, Next::kNothing)) {
    case Next::kNothing: break;
    case Next::kDirectory: return read_directory(argument);
    case Next::kDriver: return driver_.emplace_back(argument), void();
    case Next::kDriverDirectory: return read_driver_directory(argument);
    case Next::kLinkerWord: return read_linker_word(argument);
  }
  if (argument.starts_with('@')) return object(argument);
  if (!argument.starts_with('-')) return;  // a file that is linked
  const auto at = std::ranges::find_if(kArguments, [&](const Argument& known) {
    return known.is_prefix ? argument.starts_with(known.name) : argument == known.name;
  });
  if (at == kArguments.end()) return object(argument);
  const auto value = argument.substr(at->name.size());
  const bool expects = value.empty() && at->takes_value;
  switch (at->meaning) {
    case kPlain: break;  // its value is no option
    case kDriver:
      driver_.emplace_back(argument);
      if (expects) next_ = Next::kDriver;
      break;
    case kDirectory:
      if (expects) next_ = Next::kDirectory;
      else read_directory(value);
      break;
    case kDriverDirectory:
      if (expects) next_ = Next::kDriverDirectory;
      else read_driver_directory(value);
      break;
    case kLinker:
      if (expects) next_ = Next::kLinkerWord;
      else read_for_linker(value);
      break;
  }
}

void LinkOptions::read_directory(std::string_view directory) {
  // Beneath the linker's sysroot.
  if (directory.starts_with('=') || directory.starts_with("$SYSROOT")) object(directory);
  directories_.emplace_back(directory);
}

void LinkOptions::read_driver_directory(std::string_view directory) {
  driver_.push_back("-B" + std::string(directory));
  read_directory(directory);
}

void LinkOptions::read_for_linker(std::string_view words) {
  each_word(words, [this](std::string_view word) { read_linker_word(word); });
}

void LinkOptions::read_linker_word(std::string_view word) {
  if (linker_expects_directory_) {
    linker_expects_directory_ = false;
    return read_directory(word);
  }
  if (word.starts_with('@')) return object(word);
  if (!word.starts_with('-') || word == "-(" || word == "-)") return;  // a file, or the value of an option
  const bool is_long = word.starts_with("--");
  const auto text = word.substr(is_long ? 2 : 1);
  const auto name = text.substr(0, text.find('='));
  const bool has_value = name.size() < text.size();
  if (std::ranges::find(kLinkerDirectories, name) != kLinkerDirectories.end()) {
    if (!has_value) linker_expects_directory_ = true;
    else each_word(text.substr(name.size() + 1), [this](auto directory) { read_directory(directory); });
    return;
  }
  if (std::ranges::binary_search(kLinkerWords, name)) return;
  if (is_long || text.empty() || kLinkerLetters.find(text.front()) == std::string_view::npos) return object(word);
  if (text.front() == 'L') read_directory(text.substr(1));
}

ProbeOptions LinkOptions::question() const {
  ProbeOptions question;
  question.arguments.push_back(linker_);
  question.arguments.insert(question.arguments.end(), driver_.begin(), driver_.end());
  // What names no file, or names one by an absolute path.
  const auto is_anywhere = [](std::string_view word) {
    if (word.starts_with("-B")) return word.starts_with("-B/");
    const auto slash = word.find('/');
    return slash == std::string_view::npos || slash == 0 || word[slash - 1] == '=';
  };
  question.in_any_directory = std::ranges::all_of(question.arguments, is_anywhere);
  return question;
}

}  // namespace zcc::tools::rust
