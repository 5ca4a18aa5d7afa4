#include "tools/loaded_libraries.h"

#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <memory>
#include <string_view>

#include "platform/process.h"
#include "platform/unique_fd.h"

namespace zcc::tools {
namespace {

using namespace std::string_view_literals;

constexpr auto kDeadline = std::chrono::seconds(10);

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

// "\tlibz.so.1 => /lib/.../libz.so.1 (0x...)" or "\t/lib/ld.so (0x...)", and between them with LD_DEBUG=libs
// each place where one was looked for.
void read_line(std::string_view line, LoadedLibraries& out) {
  constexpr auto kTrying = "trying file="sv;
  if (const auto at = line.find(kTrying); at != std::string_view::npos) {
    out.places.emplace_back(line.substr(at + kTrying.size()));
    return;
  }
  if (!line.starts_with('\t')) return;
  const auto arrow = line.find(" => ");
  auto name = arrow == std::string_view::npos ? line : line.substr(arrow + 4);
  name = name.substr(std::min(name.find_first_not_of(" \t"), name.size()));
  name = name.substr(0, name.rfind(" ("));
  // The kernel's own library has a name without a directory.
  if (name.find('/') != std::string_view::npos) out.files.emplace_back(name);
}

// The loader takes $ORIGIN from the name it is given, the kernel's from behind links.
std::string real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> resolved(::realpath(path.c_str(), nullptr), ::free);
  return resolved ? std::string(resolved.get()) : path;
}

}  // namespace

LoadedLibraries find_loaded_libraries(const std::string& program, const std::vector<std::string>& environment,
                                      const std::string& cwd, const std::string& loaded_by) {
  LoadedLibraries out;
  auto elf = read_elf(program);
  if (!loaded_by.empty()) elf.loader = read_elf(loaded_by).loader;
  out.is_elf = elf.is_elf;
  if (elf.loader.empty()) return out;
  auto with_debug = environment;
  std::erase_if(with_debug, [](const auto& entry) { return entry.starts_with("LD_DEBUG"); });
  with_debug.emplace_back("LD_DEBUG=libs");
  const auto list = run_probe({elf.loader, "--list", real_path(program)}, with_debug, cwd, kDeadline);
  out.listed = list && list->wait_status == 0;
  if (!out.listed) return out;
  out.files.push_back(elf.loader);
  std::string_view text = list->out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    read_line(text.substr(0, end), out);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

bool is_elf(const std::string& path) { return read_elf(path).is_elf; }

}  // namespace zcc::tools
