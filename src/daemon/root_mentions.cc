#include "daemon/root_mentions.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "daemon/workers.h"
#include "inputs/text_scan.h"
#include "platform/file.h"
#include "tools/place_variables.h"
#include "tools/root_names.h"

namespace zcc::daemon {
namespace {

// Some 100 bytes each.
constexpr std::size_t kMostKnown = 100'000;

constexpr auto kFileNames =
    std::to_array<std::string_view>({"__FILE__", "__BASE_FILE__", "__builtin_FILE", "source_location"});

// Pieces that ## may make one of the first two of: their beginnings and ends of three letters or more, if they are no
// words of their own.
bool is_piece(std::string_view word) {
  if (word.size() < 3 || word == "__FILE") return false;
  const auto is_part = [word](std::string_view name) {
    return word.size() < name.size() && (name.starts_with(word) || name.ends_with(word));
  };
  return is_part("__FILE__") || is_part("__BASE_FILE__");
}

bool is_word_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool is_pasted(std::string_view before, std::string_view behind) {
  const auto last = before.find_last_not_of(" \t");
  const auto first = behind.find_first_not_of(" \t");
  return (last != before.npos && (before.substr(0, last + 1).ends_with("##"))) ||
         (first != behind.npos && behind.substr(first).starts_with("##"));
}

bool may_ask_for_file_name(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    if (!is_word_character(text[begin])) {
      ++begin;
      continue;
    }
    auto end = begin;
    while (end < text.size() && is_word_character(text[end])) ++end;
    const auto word = text.substr(begin, end - begin);
    if (std::ranges::find(kFileNames, word) != kFileNames.end() || is_piece(word)) return true;
    const bool is_core = word == "__FILE" || word == "FILE" || word == "BASE_FILE";
    if (is_core && is_pasted(text.substr(0, begin), text.substr(end))) return true;
    begin = end;
  }
  return false;
}

// What glibc's assert() makes of it is a string in the object, if anything; there it is looked for.
bool is_of_assert(std::string_view text, std::size_t at) {
  const auto newline = text.substr(0, at).rfind('\n');
  const auto line = text.substr(newline == text.npos ? 0 : newline + 1, at);
  return line.substr(0, line.find('\n')).find("__ASSERT_FUNCTION") != line.npos;
}

bool may_ask_for_type_names(std::string_view text) {
  for (const std::string_view name : {"__PRETTY_FUNCTION__", "__FUNCSIG__"}) {
    for (auto at = text.find(name); at != text.npos; at = text.find(name, at + name.size())) {
      if (!is_of_assert(text, at)) return true;
    }
  }
  return false;
}

Digest key_of(const Digest& content, std::string_view root) {
  return Hasher().digest(content).field(root).finish();
}

// Libraries of crates, which are many and large: no texts that ask for anything.
bool is_of_rustc(std::string_view content) {
  using namespace std::string_view_literals;
  return content.starts_with("!<arch>\n"sv) || content.starts_with("rust\0\0\0"sv) || content.starts_with("\x7f" "ELF"sv);
}

struct Text {
  std::string path;
  Digest digest;
  RootMentions found;
};

std::vector<Text> read_all(std::vector<Text> texts, const std::string& root) {
  for (auto& text : texts) {
    const auto content = read_file(text.path);
    if (content && sha256(*content) == text.digest) {
      text.found = find_mentions(*content, root);
    } else {
      text.found.changed = true;
    }
  }
  return texts;
}

void merge(RootMentions& into, const RootMentions& found) {
  into.root = into.root || found.root;
  into.file_name = into.file_name || found.file_name;
  into.variables = into.variables || found.variables;
  into.type_names = into.type_names || found.type_names;
  into.changed = into.changed || found.changed;
}

}  // namespace

RootMentions find_mentions(std::string_view text, std::string_view root) {
  // As the compiler joins lines.
  const bool joins = text.find('\\') != text.npos || text.find("?\?/") != text.npos;
  const auto joined = joins ? inputs::plain_text(text) : std::string();
  const auto whole = joins ? std::string_view(joined) : text;
  RootMentions found;
  found.root = whole.find(root) != whole.npos;
  found.file_name = !is_of_rustc(whole) && may_ask_for_file_name(whole);
  found.variables = tools::may_show_places(text);
  found.type_names = may_ask_for_type_names(whole);
  return found;
}

asio::awaitable<RootMentions> MentionScanner::look(const std::vector<store::InputRecord>& inputs, const std::string& root) {
  RootMentions found;
  std::vector<Text> unread;
  for (const auto& input : inputs) {
    const auto& path = files_.path(input.file);
    const bool is_text = path.starts_with('/') && !path.ends_with('/') && !path.ends_with(inputs::kNamesIn) &&
                         !input.digest.is_zero() && input.digest != store::kPresent &&
                         input.digest != store::kExecutable;
    if (!is_text) continue;
    if (const auto it = known_.find(key_of(input.digest, root)); it != known_.end()) {
      merge(found, it->second);
    } else {
      unread.push_back({.path = path, .digest = input.digest, .found = {}});
    }
  }
  if (unread.empty()) co_return found;
  const auto reading = start_work(io_, pool_, [unread = std::move(unread), &root]() mutable {
    return read_all(std::move(unread), root);
  });
  co_await reading->done();
  if (known_.size() > kMostKnown) known_.clear();
  for (const auto& text : reading->value) {
    merge(found, text.found);
    if (!text.found.changed) known_.insert_or_assign(key_of(text.digest, root), text.found);
  }
  co_return found;
}

}  // namespace zcc::daemon
