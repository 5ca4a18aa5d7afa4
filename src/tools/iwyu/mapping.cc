#include "tools/iwyu/mapping.h"

#include <algorithm>

namespace zcc::tools::iwyu {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// One mapping file and what it leads to.
class Reader {
 public:
  Reader(const ReadFile& read, Mappings& to) : read_(read), to_(to) {}

  // `directories`: where names are looked for, each with a slash at its end.
  void add(const std::string& name, const std::vector<std::string>& directories) {
    if (name.starts_with('/')) return add_file(name, directories);
    for (const auto& directory : directories) add_file(directory + name, directories);
  }

 private:
  void add_file(const std::string& path, std::vector<std::string> directories) {
    if (std::ranges::find(to_.files, path) != to_.files.end()) return;
    auto text = read_(path);
    if (!text) {
      if (std::ranges::find(to_.absent, path) == to_.absent.end()) to_.absent.push_back(path);
      return;
    }
    const auto references = references_in(*text);
    constexpr std::size_t kMost = 256;
    to_.understood = to_.understood && references && to_.files.size() < kMost;
    if (!to_.understood) return;
    to_.files.push_back(path);
    to_.texts.push_back(std::move(*text));
    directories.push_back(path.substr(0, path.rfind('/') + 1));
    for (const auto& name : *references) add(name, directories);
  }

  const ReadFile& read_;
  Mappings& to_;
};

}  // namespace

std::optional<std::vector<std::string>> references_in(std::string_view text) {
  constexpr std::string_view kWord = "ref";
  std::vector<std::string> out;
  for (auto at = text.find(kWord); at != std::string_view::npos; at = text.find(kWord, at + 1)) {
    auto rest = text.substr(at + kWord.size());
    if ((at > 0 && is_of_word(text[at - 1])) || (!rest.empty() && is_of_word(rest.front()))) continue;
    if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
    if (!rest.starts_with(':')) continue;
    rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
    if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return std::nullopt;
    const auto end = rest.find(rest.front(), 1);
    if (end == std::string_view::npos) return std::nullopt;
    const auto name = rest.substr(1, end - 1);
    if (name.empty() || name.find_first_of("\\\n") != std::string_view::npos) return std::nullopt;
    out.emplace_back(name);
  }
  // Letters may be spelled by these.
  for (const std::string_view escape : {"\\x", "\\u", "\\U"}) {
    if (text.find(escape) != std::string_view::npos) return std::nullopt;
  }
  return out;
}

void add_mapping(const std::string& name, const std::string& cwd, const ReadFile& read, Mappings& to) {
  Reader(read, to).add(name, {cwd + '/'});
}

}  // namespace zcc::tools::iwyu
