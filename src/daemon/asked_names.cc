#include "daemon/asked_names.h"

#include <algorithm>

#include "daemon/compile_result.h"
#include "inputs/include_names.h"
#include "platform/digest.h"
#include "platform/file.h"

namespace zcc::daemon {
namespace {

using inputs::IncludeName;

// Of one name, with all that its words may be replaced by.
constexpr std::size_t kMostForms = 64;

struct Source {
  std::string path;
  Digest digest;
};

// Nothing when the file is no longer what it was.
std::optional<std::string> read_unchanged(const Source& source) {
  auto content = read_file(source.path);
  if (!content || sha256(*content) != source.digest) return std::nullopt;
  return std::move(*content);
}

// Macros that no list of definitions has: __COUNTER__, __FILE_NAME__, __has_attribute, _Pragma and their
// like (GCC manual of cpp, "Predefined Macros"; Clang Language Extensions, "Builtin Macros").
bool is_builtin(std::string_view word) {
  return word.ends_with("__") || word.starts_with("__has_") || word.starts_with("__is_") ||
         word.starts_with("__building_") || word == "_Pragma" || word == "__pragma" || word == "__identifier";
}

}  // namespace

asio::awaitable<AskedNames::Outcome> AskedNames::find() {
  co_await find_arguments_of_macros();
  co_await find_replacements();
  if (changed_) co_return Outcome::kChanged;
  add_replaced_names();
  co_return known_ ? Outcome::kComplete : Outcome::kComputedName;
}

// The texts are gone through once more. The macros may also be called by a name that ## makes.
asio::awaitable<void> AskedNames::find_arguments_of_macros() {
  std::vector<std::string> macros;
  for (const auto& text : texts_) {
    const auto& asking = text.includes->asking_macros;
    macros.insert(macros.end(), asking.begin(), asking.end());
  }
  if (macros.empty()) co_return;
  std::sort(macros.begin(), macros.end());
  macros.erase(std::unique(macros.begin(), macros.end()), macros.end());
  if (arguments_mention(macros)) known_ = false;
  inputs::PastedWords pasted;
  for (const auto& argument : arguments()) pasted.add_argument(argument);
  std::vector<Source> sources;
  for (const auto& text : texts_) sources.push_back({s_.files.path(text.file), text.digest});
  struct Answer {
    bool changed = false;
    bool known = true;
    std::vector<std::vector<IncludeName>> names;  // by text
  };
  const auto scanning = start_work(s_.io, s_.workers, [sources, macros, pasted]() mutable {
    Answer answer;
    for (const auto& source : sources) {
      const auto content = read_unchanged(source);
      if (!content) {
        answer.changed = true;
        return answer;
      }
      pasted.add_text(*content);
      auto& names = answer.names.emplace_back();
      if (!inputs::scan_asked(*content, macros, names)) answer.known = false;
    }
    for (const auto& macro : macros) {
      if (pasted.may_make(macro)) answer.known = false;
    }
    return answer;
  });
  co_await scanning->done();
  auto& answer = scanning->value;
  known_ = known_ && answer.known;
  changed_ = answer.changed;
  for (std::size_t i = 0; i < answer.names.size(); ++i) {
    if (!answer.names[i].empty()) names_.emplace_back(texts_[i].file, std::move(answer.names[i]));
  }
}

// The words of names that macros may replace, and what that may lead to in the end: fcntl is fcntl64 for
// who includes glibc's <fcntl.h> with large files.
asio::awaitable<void> AskedNames::find_replacements() {
  auto words = doubtful_words();
  if (words.empty() || !known_ || changed_) co_return;
  const auto predefined = co_await s_.search_paths.find_macros(*facts_.context, facts_);
  if (!predefined) {
    known_ = false;
    co_return;
  }
  while (!words.empty() && known_ && !changed_) {
    for (const auto& word : words) {
      if (is_builtin(word) || arguments_define(word) ||
          std::binary_search(predefined->begin(), predefined->end(), word)) {
        known_ = false;
        co_return;
      }
    }
    const auto before = replacements_.size();
    co_await read_replacements(words);
    words.clear();
    for (auto i = before; i < replacements_.size(); ++i) {
      const auto& by = replacements_[i].by;
      const bool followed = std::any_of(replacements_.begin(), replacements_.end(),
                                        [&by](const auto& r) { return r.word == by; });
      if (!followed && may_be_macro(by) && std::find(words.begin(), words.end(), by) == words.end()) words.push_back(by);
    }
    // Chains end, as each word is followed once; but not every list of them is worth following.
    if (replacements_.size() > kMostForms) known_ = false;
  }
}

asio::awaitable<void> AskedNames::read_replacements(const std::vector<std::string>& words) {
  std::vector<Source> sources;
  for (const auto& text : texts_) {
    const bool may_define = std::any_of(words.begin(), words.end(), [&text](const auto& word) {
      return text.includes->may_define(word);
    });
    if (may_define) sources.push_back({s_.files.path(text.file), text.digest});
  }
  struct Answer {
    bool changed = false;
    bool known = true;
    std::vector<inputs::Replacement> replacements;
  };
  const auto scanning = start_work(s_.io, s_.workers, [sources, words] {
    Answer answer;
    for (const auto& source : sources) {
      const auto content = read_unchanged(source);
      answer.changed = answer.changed || !content;
      if (content && !inputs::scan_replacements(*content, words, answer.replacements)) answer.known = false;
    }
    return answer;
  });
  co_await scanning->done();
  const auto& answer = scanning->value;
  known_ = known_ && answer.known;
  changed_ = changed_ || answer.changed;
  replacements_.insert(replacements_.end(), answer.replacements.begin(), answer.replacements.end());
}

void AskedNames::add_replaced_names() {
  if (replacements_.empty()) return;
  for (auto& [file, names] : names_) {
    if (!inputs::add_replaced(names, replacements_, kMostForms)) known_ = false;
  }
  for (const auto& text : texts_) {
    if (text.includes->asked_words.empty()) continue;
    std::vector<IncludeName> names;
    std::copy_if(text.includes->names.begin(), text.includes->names.end(), std::back_inserter(names),
                 [](const auto& name) { return name.asked; });
    if (!inputs::add_replaced(names, replacements_, kMostForms)) known_ = false;
    names_.emplace_back(text.file, std::move(names));
  }
}

std::vector<std::string> AskedNames::doubtful_words() const {
  std::vector<std::string> words;
  const auto add = [&](const std::vector<std::string>& more) {
    std::copy_if(more.begin(), more.end(), std::back_inserter(words), [this](const auto& word) { return may_be_macro(word); });
  };
  for (const auto& text : texts_) add(text.includes->asked_words);
  for (const auto& [file, names] : names_) {
    for (const auto& name : names) {
      if (!name.quoted) add(inputs::words_of_name(name.name));
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// Whether a word of a name may be replaced before the name is made of it. The compiler's own macros
// begin with an underscore, but for those that the scan knows.
bool AskedNames::may_be_macro(const std::string& word) const {
  return word.starts_with('_') || arguments_define(word) ||
         std::any_of(texts_.begin(), texts_.end(), [&word](const auto& text) { return text.includes->defines(word); });
}

bool AskedNames::arguments_define(const std::string& word) const {
  return std::any_of(arguments().begin(), arguments().end(),
                     [&word](const auto& argument) { return inputs::argument_defines(argument, word); });
}

// Another word for one that asks: -DASK=HAS.
bool AskedNames::arguments_mention(const std::vector<std::string>& macros) const {
  return std::any_of(arguments().begin(), arguments().end(), [&macros](const auto& argument) {
    return std::any_of(macros.begin(), macros.end(),
                       [&argument](const auto& macro) { return inputs::argument_mentions(argument, macro); });
  });
}

const std::vector<std::string>& AskedNames::arguments() const { return facts_.context->invocation->key_arguments; }

}  // namespace zcc::daemon
