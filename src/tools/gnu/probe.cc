#include "tools/gnu/probe.h"

#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>

#include "platform/checks.h"
#include "platform/file.h"
#include "platform/process.h"
#include "platform/unique_fd.h"

namespace zcc::tools::gnu {
namespace {

using namespace std::string_view_literals;

constexpr auto kDeadline = std::chrono::seconds(10);

// Programs that stand in for a compiler and choose the real one by rules of their own.
constexpr std::array kWrappers = {"ccache"sv, "distcc"sv, "icecc"sv,    "sccache"sv,
                                  "buildcache"sv, "colorgcc"sv, "zccache"sv, "fastbuild"sv};

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> resolved(::realpath(path.c_str(), nullptr), ::free);
  return resolved ? std::string(resolved.get()) : path;
}

// Lines without their ends.
template <typename Visit>
void each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    visit(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

struct Elf {
  bool is_elf = false;
  std::string loader;  // PT_INTERP; empty for a static program
};

// Only what an ELF file's headers say of its loader; both word sizes, this machine's byte order.
template <typename Header, typename Segment>
std::string find_loader(std::string_view data) {
  Header header;
  if (data.size() < sizeof header) return {};
  std::memcpy(&header, data.data(), sizeof header);
  for (unsigned i = 0; i < header.e_phnum; ++i) {
    Segment segment;
    const auto at = header.e_phoff + std::uint64_t{i} * header.e_phentsize;
    if (at > data.size() || data.size() - at < sizeof segment) return {};
    std::memcpy(&segment, data.data() + at, sizeof segment);
    if (segment.p_type != PT_INTERP) continue;
    if (segment.p_offset > data.size() || data.size() - segment.p_offset < segment.p_filesz) break;
    const auto name = data.substr(segment.p_offset, segment.p_filesz);
    return std::string(name.substr(0, name.find('\0')));
  }
  return {};
}

Elf read_elf(const std::string& path) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::string head(8192, '\0');  // the program headers and the loader's name stand at the front
  const auto n = fd ? ::pread(fd.get(), head.data(), head.size(), 0) : -1;
  head.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
  if (!head.starts_with(ELFMAG) || head.size() < EI_NIDENT) return {};
  return {.is_elf = true,
          .loader = head[EI_CLASS] == ELFCLASS64 ? find_loader<Elf64_Ehdr, Elf64_Phdr>(head)
                                                 : find_loader<Elf32_Ehdr, Elf32_Phdr>(head)};
}

// One probing of one driver; the state its steps share.
class Prober {
 public:
  Prober(const std::string& tool, const std::vector<std::string>& environment,
         const std::string& cwd)
      : tool_(tool), environment_(environment), cwd_(cwd) {}

  Probe run() {
    recognise();
    if (probe_.pass != PassReason::kNone) return std::move(probe_);
    add_program(tool_);
    if (probe_.family == Family::kGcc) {
      add_gcc_programs();
    } else {
      add_clang_configuration();
    }
    if (!check_is_on(Check::kToolParts)) probe_.files = {tool_};
    if (!check_is_on(Check::kToolSearch)) probe_.absent.clear();
    std::sort(probe_.files.begin(), probe_.files.end());
    probe_.files.erase(std::unique(probe_.files.begin(), probe_.files.end()), probe_.files.end());
    return std::move(probe_);
  }

 private:
  void pass(PassReason reason, std::string detail) {
    probe_.pass = reason;
    probe_.pass_detail = std::move(detail);
  }

  // For a program that chooses by rules of its own what it runs.
  void refuse(PassReason reason, const std::string& program) {
    if (check_is_on(Check::kRefusedTools)) pass(reason, program);
  }

  std::optional<std::string> ask(std::vector<std::string> argv) {
    auto answer = run_probe(argv, environment_, cwd_, kDeadline);
    if (!answer || answer->wait_status != 0) return std::nullopt;
    return std::move(answer->out);
  }

  void recognise() {
    if (!read_elf(tool_).is_elf) refuse(PassReason::kScriptTool, tool_);
    const auto real = real_path(tool_);
    const auto real_name = base_name(real);
    if (std::find(kWrappers.begin(), kWrappers.end(), real_name) != kWrappers.end()) {
      refuse(PassReason::kUnknownTool, real);
    }
    if (probe_.pass != PassReason::kNone) return;
    const auto by_call = classify_driver_name(base_name(tool_));
    const auto by_file = classify_driver_name(real_name);
    probe_.cxx_driver = by_call.cxx || by_file.cxx;
    if (by_file.known && !by_file.generic) {
      probe_.family = by_file.family;
    } else {
      ask_family();
    }
  }

  // Whether the program says of itself that it is a compiler, asked with options that mean the same
  // or nothing to any program: it may be a shell, and `sh -x c` would run a script.
  bool says_it_is_compiler() {
    auto environment = environment_;
    std::erase_if(environment, [](const auto& entry) { return entry.starts_with("LC_ALL="); });
    environment.emplace_back("LC_ALL=C");
    const auto answer = run_probe({tool_, "--version"}, environment, cwd_, kDeadline);
    if (!answer || answer->wait_status != 0) return false;
    const auto says = [&](std::string_view words) {
      return answer->out.find(words) != std::string::npos;
    };
    if (says("clang version ")) return true;
    // GCC's text names neither GCC nor a compiler where a distribution has put its own name, and
    // other GNU programs speak like it. None of those knows this option.
    if (!says("Free Software Foundation") || !says("see the source for copying conditions")) {
      return false;
    }
    auto cc1 = ask({tool_, "--print-prog-name=cc1"});
    if (cc1 && cc1->ends_with('\n')) cc1->pop_back();
    return cc1 && base_name(*cc1) == "cc1";
  }

  // The predefined macros tell the families apart (GCC manual of cpp, "Common Predefined Macros").
  void ask_family() {
    if (!says_it_is_compiler()) return pass(PassReason::kUnknownTool, tool_);
    const auto macros = ask({tool_, "-x", "c", "-E", "-dM", "/dev/null"});
    const auto defines = [&](std::string_view name) {
      return macros && macros->find("#define " + std::string(name) + " ") != std::string::npos;
    };
    const bool other = defines("__INTEL_COMPILER") || defines("__NVCOMPILER") ||
                       defines("__LCC__") || defines("__TINYC__") || defines("__EMSCRIPTEN__");
    if (!other && defines("__clang__")) {
      probe_.family = Family::kClang;
    } else if (!other && defines("__GNUC__")) {
      probe_.family = Family::kGcc;
    } else {
      pass(PassReason::kUnknownTool, tool_);
    }
  }

  void add_program(const std::string& path) {
    probe_.files.push_back(path);
    const auto elf = read_elf(path);
    if (!elf.is_elf) return refuse(PassReason::kScriptTool, path);
    if (!elf.loader.empty()) add_libraries(elf.loader, path);
  }

  // Lines of `ld.so --list`: "\tlibz.so.1 => /lib/.../libz.so.1 (0x...)" or "\t/lib/ld.so (0x...)".
  void add_libraries(const std::string& loader, const std::string& path) {
    const auto list = ask({loader, "--list", path});
    if (!list) return pass(PassReason::kUnknownTool, path + ": its libraries can not be listed");
    probe_.files.push_back(loader);
    each_line(*list, [&](std::string_view line) {
      const auto arrow = line.find(" => ");
      auto name = arrow == std::string_view::npos ? line : line.substr(arrow + 4);
      name = name.substr(std::min(name.find_first_not_of(" \t"), name.size()));
      name = name.substr(0, name.rfind(" ("));
      if (name.starts_with('/')) probe_.files.emplace_back(name);
    });
  }

  void add_gcc_programs() {
    for (const auto name : {"cc1"sv, "cc1plus"sv, "as"sv}) {
      auto answer = ask({tool_, "-print-prog-name=" + std::string(name)});
      if (!answer) return pass(PassReason::kUnknownTool, tool_);
      if (answer->ends_with('\n')) answer->pop_back();
      if (!answer->starts_with('/')) *answer = search_path(*answer);
      if (answer->empty()) {
        if (name == "as"sv) return pass(PassReason::kUnknownTool, "as");
        continue;  // no compiler for that language is installed
      }
      if (::access(answer->c_str(), X_OK) == 0) add_program(*answer);
    }
    add_specs();
  }

  // gcc reads a file `specs` from its library directory where there is one ("Spec Files").
  void add_specs() {
    auto answer = ask({tool_, "-print-file-name=specs"});
    if (!answer) return;
    if (answer->ends_with('\n')) answer->pop_back();
    if (answer->starts_with('/')) return probe_.files.push_back(*answer);
    auto directory = ask({tool_, "-print-file-name=include"});
    if (!directory || !directory->starts_with('/')) return;
    directory->erase(directory->rfind('/') + 1);
    probe_.absent.push_back(*directory + "specs");
  }

  // As execvp(3) searches; directories passed on the way become absences.
  std::string search_path(const std::string& program) {
    if (program.find('/') != std::string::npos) return {};
    std::string_view path;
    for (const auto& entry : environment_) {
      if (entry.starts_with("PATH=")) path = std::string_view(entry).substr(5);
    }
    while (!path.empty()) {
      const auto end = path.find(':');
      const auto directory = path.substr(0, end);
      path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
      if (!directory.starts_with('/')) return {};  // would depend on the directory of each compile
      auto candidate = std::string(directory) + '/' + program;
      if (::access(candidate.c_str(), X_OK) == 0) return candidate;
      if (::access(candidate.c_str(), F_OK) == 0) return {};
      probe_.absent.push_back(std::move(candidate));
    }
    return {};
  }

  // `--version` names the configuration files in use (clang manual, "Configuration files").
  void add_clang_configuration() {
    const auto version = ask({tool_, "--version"});
    if (!version) return pass(PassReason::kUnknownTool, tool_);
    constexpr auto kHeading = "Configuration file: "sv;
    each_line(*version, [&](std::string_view line) {
      if (line.starts_with(kHeading)) probe_.files.emplace_back(line.substr(kHeading.size()));
    });
  }

  const std::string& tool_;
  const std::vector<std::string>& environment_;
  const std::string& cwd_;
  Probe probe_;
};

// "12", "14", "12.2", "12.2.0": what follows the last dash of a versioned name.
bool is_version(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

DriverName classify_driver_name(std::string_view name) {
  if (const auto dash = name.rfind('-');
      dash != std::string_view::npos && is_version(name.substr(dash + 1))) {
    name = name.substr(0, dash);
  }
  // What is left of the last dash is a target: arm-none-eabi-gcc.
  if (const auto dash = name.rfind('-'); dash != std::string_view::npos) {
    name = name.substr(dash + 1);
  }
  if (name == "gcc") return {.known = true, .family = Family::kGcc};
  if (name == "g++") return {.known = true, .family = Family::kGcc, .cxx = true};
  if (name == "clang") return {.known = true, .family = Family::kClang};
  if (name == "clang++") return {.known = true, .family = Family::kClang, .cxx = true};
  if (name == "cc") return {.known = true, .generic = true};
  if (name == "c++") return {.known = true, .generic = true, .cxx = true};
  return {};
}

Probe probe(const std::string& tool, const std::vector<std::string>& environment,
            const std::string& cwd) {
  return Prober(tool, environment, cwd).run();
}

}  // namespace zcc::tools::gnu
