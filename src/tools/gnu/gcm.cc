#include "tools/gnu/gcm.h"

#include <elf.h>

#include <algorithm>
#include <cstring>

namespace zcc::tools::gnu {
namespace {

constexpr std::string_view kSuffix = ".gcm";
constexpr std::string_view kBlanks = " \t\r";

bool is_header(std::string_view module) { return module.starts_with('/') || module.starts_with("./"); }

// The name of the file that GCC's own mapper makes of a module's, seen with GCC 12 (mapper-resolver.cc
// documents it): "m:p" is "m-p", "./a.h" is ",/a.h", and a directory ".." is ",,".
std::string default_file(std::string_view module) {
  std::string file(module);
  if (!is_header(module)) {
    std::ranges::replace(file, ':', '-');
    return file += kSuffix;
  }
  if (file.front() == '.') file.front() = ',';
  for (auto at = file.find("/../"); at != std::string::npos; at = file.find("/../", at + 3)) {
    file[at + 1] = file[at + 2] = ',';
  }
  if (file.front() == '/') file.erase(0, 1);
  return file += kSuffix;
}

// A line's words; more than two are too many.
std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (words.size() < 3) {
    const auto begin = line.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) break;
    line.remove_prefix(begin);
    words.push_back(line.substr(0, line.find_first_of(kBlanks)));
    line.remove_prefix(words.back().size());
  }
  return words;
}

std::string as_directory(std::string_view path) {
  if (path.empty() || path == ".") return {};
  return path.ends_with('/') ? std::string(path) : std::string(path) + '/';
}

template <typename T>
bool read_at(std::string_view bytes, std::uint64_t at, T& out) {
  if (at > bytes.size() || bytes.size() - at < sizeof out) return false;
  std::memcpy(&out, bytes.data() + at, sizeof out);
  return true;
}

// The content of the section; empty when there is none. Whatever the machine, GCC writes a CMI in the format
// of 32 bits.
std::string_view section(std::string_view bytes, std::string_view wanted) {
  Elf32_Ehdr head;
  if (!bytes.starts_with("\x7f" "ELF") || !read_at(bytes, 0, head) || head.e_ident[EI_CLASS] != ELFCLASS32) return {};
  const auto header = [&](std::uint64_t i, Elf32_Shdr& out) {
    return read_at(bytes, head.e_shoff + i * sizeof out, out) && out.sh_offset <= bytes.size() &&
           out.sh_size <= bytes.size() - out.sh_offset;
  };
  Elf32_Shdr first, names;
  // With very many sections these two numbers stand in the first section's header.
  if (!read_at(bytes, head.e_shoff, first)) return {};
  const std::uint64_t count = head.e_shnum != 0 ? head.e_shnum : first.sh_size;
  if (!header(head.e_shstrndx != SHN_XINDEX ? head.e_shstrndx : first.sh_link, names)) return {};
  const auto strings = bytes.substr(names.sh_offset, names.sh_size);
  for (std::uint64_t i = 1; i < count; ++i) {
    Elf32_Shdr at;
    if (!header(i, at)) return {};
    if (at.sh_name >= strings.size()) return {};
    const auto name = strings.substr(at.sh_name);
    if (name.substr(0, name.find('\0')) == wanted) return bytes.substr(at.sh_offset, at.sh_size);
  }
  return {};
}

}  // namespace

std::optional<GcmMap> GcmMap::from_text(std::string_view text) {
  GcmMap map;
  map.repository_.clear();
  map.by_name_ = false;
  bool rooted = false;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const auto words = words_of(line);
    if (words.empty()) continue;
    if (words.size() != 2 || words[0].starts_with('#')) return std::nullopt;
    if (words[0].starts_with('$')) {
      if (words[0] != "$root" || rooted || !map.names_.empty()) return std::nullopt;
      map.repository_ = as_directory(words[1]);
      rooted = true;
      continue;
    }
    if (!map.names_.emplace(words[0], words[1]).second) return std::nullopt;
  }
  return map;
}

std::optional<std::string> GcmMap::file_of(std::string_view module) const {
  if (const auto it = names_.find(module); it != names_.end()) return in_repository(it->second);
  if (!by_name_) return std::nullopt;
  return in_repository(default_file(module));
}

std::string GcmMap::in_repository(std::string_view file) const {
  return file.starts_with('/') ? std::string(file) : repository_ + std::string(file);
}

std::vector<std::string> GcmMap::places() const {
  if (by_name_) return {repository_};
  std::vector<std::string> out;
  for (const auto& [module, file] : names_) out.push_back(in_repository(file));
  return out;
}

std::string GcmMap::file_of_header(std::string_view header) const {
  const auto name = is_header(header) ? std::string(header) : "./" + std::string(header);
  if (const auto it = names_.find(name); it != names_.end()) return in_repository(it->second);
  return in_repository(default_file(name));
}

std::optional<std::vector<GcmImport>> gcm_imports(std::string_view bytes) {
  auto readme = section(bytes, ".gnu.c++.README");
  if (!readme.starts_with("GNU C++ ")) return std::nullopt;
  std::vector<GcmImport> imports;
  while (!readme.empty()) {
    auto entry = readme.substr(0, readme.find('\0'));
    readme.remove_prefix(std::min(readme.size(), entry.size() + 1));
    for (const std::string_view label : {"import: ", "export: "}) {
      if (!entry.starts_with(label)) continue;
      entry.remove_prefix(label.size());
      // One blank between the two; a name that holds more can not be told apart.
      const auto blank = entry.find(' ');
      if (blank == std::string_view::npos || entry.find(' ', blank + 1) != std::string_view::npos) return std::nullopt;
      imports.push_back({std::string(entry.substr(0, blank)), std::string(entry.substr(blank + 1))});
      break;
    }
  }
  return imports;
}

}  // namespace zcc::tools::gnu
