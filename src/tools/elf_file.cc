#include "tools/elf_file.h"

#include <elf.h>

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "platform/file.h"

namespace zcc::tools {
namespace {

// A structure at `offset`, if it lies within the data.
template <typename T>
std::optional<T> at(std::string_view data, std::uint64_t offset) {
  T value;
  if (offset > data.size() || data.size() - offset < sizeof value) return std::nullopt;
  std::memcpy(&value, data.data() + offset, sizeof value);
  return value;
}

}  // namespace

std::vector<std::string> imports_of(const std::string& path) {
  std::vector<std::string> names;
  const auto content = read_file(path);
  if (!content || !content->starts_with(ELFMAG)) return names;
  const std::string_view data(*content);
  const auto header = at<Elf64_Ehdr>(data, 0);
  if (!header || header->e_ident[EI_CLASS] != ELFCLASS64) return names;
  const auto section = [&](unsigned i) {
    return at<Elf64_Shdr>(data, header->e_shoff + std::uint64_t{i} * header->e_shentsize);
  };
  for (unsigned i = 0; i < header->e_shnum; ++i) {
    const auto symbols = section(i);
    if (!symbols || symbols->sh_type != SHT_DYNSYM) continue;
    const auto strings = section(symbols->sh_link);
    if (!strings || strings->sh_offset > data.size() || data.size() - strings->sh_offset < strings->sh_size) break;
    const auto text = data.substr(strings->sh_offset, strings->sh_size);
    for (std::uint64_t k = 0; k < symbols->sh_size / sizeof(Elf64_Sym); ++k) {
      const auto symbol = at<Elf64_Sym>(data, symbols->sh_offset + k * sizeof(Elf64_Sym));
      if (!symbol) return names;
      if (symbol->st_shndx != SHN_UNDEF || symbol->st_name == 0 || symbol->st_name >= text.size()) continue;
      const auto name = text.substr(symbol->st_name);
      names.emplace_back(name.substr(0, name.find('\0')));
    }
  }
  return names;
}

}  // namespace zcc::tools
