#include "tools/tidy/database.h"

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "platform/digest.h"

namespace zcc::tools::tidy {
namespace {

using nlohmann::json;

std::string normal(const std::string& path) { return std::filesystem::path(path).lexically_normal().string(); }

std::string in_directory(const std::string& directory, const std::string& file) {
  return file.starts_with('/') ? file : directory + '/' + file;
}

// All entries of one file. The last one is kept: a build asks the same of it for each of its sources.
class Database {
 public:
  // The entries by the files' normal names; null where the text is not understood.
  static const Database* of(const std::string& text) {
    thread_local Database last;
    if (last.text_ != text) last = Database(text);
    return last.understood_ ? &last : nullptr;
  }

  std::optional<Command> command(const std::string& source) const {
    const auto [begin, end] = by_file_.equal_range(normal(source));
    if (begin == end || std::next(begin) != end) return std::nullopt;
    const auto& entry = entries_[begin->second];
    Command command{.directory = entry["directory"], .words = {}, .text = entry.dump()};
    if (entry.contains("arguments")) {
      for (const auto& word : entry["arguments"]) command.words.push_back(word);
    } else {
      command.words = split_command(std::string(entry["command"]));
    }
    // Found by its name alone, whatever else there is. Otherwise the tool compares with all others.
    if (in_directory(command.directory, entry["file"]) != source) command.text += sha256(text_).hex();
    return command;
  }

 private:
  Database() = default;
  explicit Database(const std::string& text) : text_(text), entries_(json::parse(text, nullptr, false)) {
    if (!entries_.is_array()) return;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const auto& entry = entries_[i];
      if (!is_understood(entry)) return;
      by_file_.emplace(normal(in_directory(entry["directory"], entry["file"])), i);
    }
    understood_ = true;
  }

  static bool is_understood(const json& entry) {
    const auto is_text = [&](const char* name) { return entry.contains(name) && entry[name].is_string(); };
    if (!entry.is_object() || !is_text("directory") || !is_text("file")) return false;
    if (!std::string(entry["directory"]).starts_with('/')) return false;
    if (!entry.contains("arguments")) return is_text("command");
    const auto& words = entry["arguments"];
    return words.is_array() && !words.empty() &&
           std::all_of(words.begin(), words.end(), [](const json& word) { return word.is_string(); });
  }

  std::string text_;
  json entries_;
  bool understood_ = false;
  std::multimap<std::string, std::size_t> by_file_;
};

std::vector<std::string> lines_of(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\v\f";
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
    line = line.substr(0, line.find_last_not_of(kBlanks) + 1);
    if (!line.empty()) out.emplace_back(line);
  }
  return out;
}

}  // namespace

std::vector<std::string> split_command(std::string_view command) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < command.size();) {
    if (command[i] == ' ') {
      ++i;
      continue;
    }
    auto& word = words.emplace_back();
    char quote = 0;
    for (; i < command.size() && (quote != 0 || command[i] != ' '); ++i) {
      const char c = command[i];
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else if (c == '\\' && quote != '\'' && i + 1 < command.size()) {
        word += command[++i];
      } else {
        word += c;
      }
    }
  }
  return words;
}

std::optional<Command> command_in(const std::string& text, const std::string& source) {
  const auto* database = Database::of(text);
  return database != nullptr ? database->command(source) : std::nullopt;
}

// In each directory first for compile_flags.txt (seen by strace of versions 14 and 19).
Lookup find_command(const std::string& source, std::string directory, const ReadFile& read) {
  Lookup lookup;
  for (;;) {
    while (directory.ends_with('/')) directory.pop_back();
    for (const std::string_view name : {"compile_flags.txt", "compile_commands.json"}) {
      auto file = directory + '/' + std::string(name);
      const auto text = read(file);
      if (!text) {
        lookup.absent.push_back(std::move(file));
        continue;
      }
      lookup.file = std::move(file);
      if (name == "compile_flags.txt") {
        lookup.command = Command{.directory = directory.empty() ? "/" : directory, .words = lines_of(*text), .text = *text};
        lookup.command->words.insert(lookup.command->words.begin(), "clang");
        lookup.command->words.push_back(source);
      } else {
        lookup.command = command_in(*text, source);
        if (!lookup.command) lookup.failure = lookup.file;
      }
      return lookup;
    }
    const auto slash = directory.rfind('/');
    if (slash == std::string::npos) return lookup;
    directory.resize(slash);
  }
}

}  // namespace zcc::tools::tidy
