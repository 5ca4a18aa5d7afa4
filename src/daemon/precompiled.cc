#include "daemon/precompiled.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <system_error>

#include "daemon/compile_reply.h"
#include "daemon/compile_result.h"
#include "daemon/services.h"
#include "platform/checks.h"

namespace zcc::daemon {
namespace {

using inputs::FileTable;
using tools::Family;

constexpr std::size_t kMostInMemory = 256;  // some 10 KB each
constexpr auto kLongestWait = std::chrono::seconds(10);
constexpr auto kPause = std::chrono::milliseconds(2);

constexpr std::string_view kTimed = "timed", kUntimed = "untimed";

std::string encode(const PrecompiledTexts& texts) {
  std::string out(texts.timed ? kTimed : kUntimed);
  out.append("\n").append(texts.contents).append("\n").append(texts.directory);
  for (const auto& path : texts.paths) out.append("\n").append(path);
  return out;
}

std::optional<PrecompiledTexts> decode(std::string_view text) {
  PrecompiledTexts out;
  out.timed = text.substr(0, text.find('\n')) == kTimed;
  std::vector<std::string_view> lines;
  while (text.find('\n') != std::string_view::npos) {
    text.remove_prefix(text.find('\n') + 1);
    lines.push_back(text.substr(0, text.find('\n')));
  }
  if (lines.size() < 2) return std::nullopt;
  out.contents = lines[0];
  out.directory = lines[1];
  out.paths.assign(lines.begin() + 2, lines.end());
  return out;
}

// What is in one, once its compile is judged; null: nobody knows.
asio::awaitable<std::shared_ptr<const PrecompiledTexts>> known_texts(Services& services, const Digest& content) {
  const auto deadline = std::chrono::steady_clock::now() + kLongestWait;
  for (;;) {
    const auto texts = services.precompiled.find(content);
    if (texts) services.used.insert(PrecompiledHeaders::key_of(content));
    const bool is_late = std::chrono::steady_clock::now() > deadline;
    if (texts || is_late || !services.precompiled.is_judging(content)) co_return texts;
    asio::steady_timer pause(services.io, kPause);
    co_await pause.async_wait(asio::use_awaitable);
  }
}

asio::awaitable<bool> hold(Services& services, const std::vector<std::string>& paths, const std::string& expected,
                           inputs::Round round) {
  std::vector<store::FileId> files;
  for (const auto& path : paths) files.push_back(services.files.intern(path));
  co_await services.reader.read(files, round);
  std::vector<Digest> contents;
  for (const auto file : files) {
    if (services.files.look(file, round) != FileTable::State::kCurrent) co_return false;
    contents.push_back(services.files.record(file).digest);
  }
  co_return digest_of_texts(contents) == expected;
}

// GCC keeps names as they were given, so that those relative to the directory in which it was made are other files where
// it is used in another: a copied tree, another checkout.
std::vector<std::string> moved(const PrecompiledTexts& texts, const std::string& directory) {
  const auto from = texts.directory + '/';
  auto paths = texts.paths;
  for (auto& path : paths) {
    if (path.starts_with(from)) path.replace(0, texts.directory.size(), directory);
  }
  return paths;
}

// Of these, those that lie elsewhere than their equals among the others.
std::vector<std::string> apart(const std::vector<std::string>& paths, const std::vector<std::string>& others) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (paths[i] != others[i]) out.push_back(paths[i]);
  }
  return out;
}

}  // namespace

Digest PrecompiledHeaders::key_of(const Digest& content) {
  return Hasher().field("precompiled texts").digest(content).finish();
}

PrecompiledHeaders::Judging::Judging(PrecompiledHeaders& headers, std::vector<Digest> contents)
    : headers_(headers), contents_(std::move(contents)) {
  for (const auto& content : contents_) ++headers_.judging_[content];
}

PrecompiledHeaders::Judging::~Judging() {
  for (const auto& content : contents_) {
    if (--headers_.judging_[content] == 0) headers_.judging_.erase(content);
  }
}

void PrecompiledHeaders::remember(const Digest& content, PrecompiledTexts texts, store::Batch& batch) {
  store::Artifact artifact;
  artifact.stdout_text = encode(texts);
  batch.artifacts.emplace_back(key_of(content), std::move(artifact));
  if (known_.size() >= kMostInMemory) known_.clear();
  known_.insert_or_assign(content, std::make_shared<const PrecompiledTexts>(std::move(texts)));
}

std::shared_ptr<const PrecompiledTexts> PrecompiledHeaders::find(const Digest& content) {
  if (const auto it = known_.find(content); it != known_.end()) return it->second;
  const auto stored = store_.artifact(key_of(content));
  if (!stored) return nullptr;
  auto decoded = decode(stored->stdout_text);
  if (!decoded) return nullptr;
  auto texts = std::make_shared<const PrecompiledTexts>(std::move(*decoded));
  if (known_.size() >= kMostInMemory) known_.clear();
  known_.emplace(content, texts);
  return texts;
}

std::string digest_of_texts(const std::vector<Digest>& contents) {
  Hasher hasher;
  hasher.field("texts");
  for (const auto& content : contents) hasher.digest(content);
  return hasher.finish().hex();
}

asio::awaitable<std::optional<TextsInUse>> texts_in_use(Services& services, const CompileFacts& facts,
                                                        const Digest& content, inputs::Round round) {
  const auto known = co_await known_texts(services, content);
  if (!known) co_return std::nullopt;
  auto here = known->paths;
  if (facts.context->tool->family == Family::kGcc) here = moved(*known, facts.cwd);
  const auto elsewhere = apart(known->paths, here);
  if (!elsewhere.empty()) {
    const bool same = co_await hold(services, here, known->contents, round);
    if (same) co_return TextsInUse{.paths = here, .others = elsewhere, .timed = known->timed};
  }
  const bool same = co_await hold(services, known->paths, known->contents, round);
  if (!same) co_return std::nullopt;
  co_return TextsInUse{.paths = known->paths, .others = apart(here, known->paths), .timed = known->timed};
}

asio::awaitable<bool> PrecompiledUse::add_to(std::vector<store::FileId>& files) {
  if (!check_is_on(Check::kPrecompiled)) co_return true;
  round_ = s_.files.begin_round();
  const auto& invocation = *facts_.context->invocation;
  // A new one is made over an old one, which is read by neither compiler.
  if (invocation.precompiles()) {
    for (const auto& output : invocation.outputs) {
      places_.push_back(s_.files.intern(absolute_path(output.path, facts_.cwd)));
    }
  }
  for (const auto& name : invocation.precompiled) take(absolute_path(name, facts_.cwd));
  if (invocation.dependencies != tools::DependencySource::kSourceOnly) {
    const bool known = co_await find_beside(files.front());
    if (!known) co_return false;
  }
  co_await s_.reader.read(files_, round_);
  for (const auto id : files_) {
    if (s_.files.look(id, round_) != FileTable::State::kCurrent) co_return false;
    const auto content = s_.files.record(id).digest;
    const auto texts = co_await texts_in_use(s_, facts_, content, round_);
    if (!texts) co_return false;
    names_.insert(names_.end(), texts->others.begin(), texts->others.end());
    for (const auto& path : texts->paths) {
      const auto text = s_.files.intern(path);
      if (std::find(files.begin(), files.end(), text) == files.end()) files.push_back(text);
    }
    if (texts->timed) timed_.insert(timed_.end(), texts->paths.begin(), texts->paths.end());
  }
  co_return true;
}

// GCC takes x.h.gch for x.h where that is the first thing included ("Using Precompiled Headers"): by an argument,
// or by the source up to the first include that stands under no condition. Not where it makes one. Clang
// takes x.h.pch or x.h.gch for -include x.h alone.
asio::awaitable<bool> PrecompiledUse::find_beside(store::FileId source) {
  const auto& invocation = *facts_.context->invocation;
  const bool gcc = facts_.context->tool->family == Family::kGcc;
  if (gcc && invocation.precompiles()) co_return true;
  std::vector<inputs::IncludeName> names;
  for (const auto& name : invocation.may_be_precompiled) names.push_back({.name = name, .quoted = true});
  std::shared_ptr<const inputs::IncludeScan> scan;
  if (gcc) {
    const std::vector<store::FileId> sources{source};
    co_await s_.reader.scan(sources, round_);
    scan = s_.files.includes(source);
  }
  if (scan) {
    for (const auto& name : scan->names) {
      if (name.asked) continue;
      names.push_back(name);
      if (name.unconditional) break;
    }
  }
  if (names.empty()) co_return true;
  const auto path = co_await s_.search_paths.find(*facts_.context, facts_);
  if (!path) co_return true;  // so it is not stored
  const IncludeSearch search(*path, facts_.cwd);
  const std::string beside(IncludeSearch::directory_of(s_.files.path(source)));
  for (const auto& name : names) {
    for (const auto& directory : {beside, facts_.cwd}) {
      search.each_place(directory, name, [this](const std::string& header) {
        look_beside(header);
        const auto state = s_.files.look(s_.files.intern(header), round_);
        return state == FileTable::State::kCurrent || state == FileTable::State::kNeedsHash;
      });
    }
  }
  co_return true;
}

void PrecompiledUse::look_beside(const std::string& header) {
  const bool clang = facts_.context->tool->family == Family::kClang;
  for (const std::string_view ending : {".gch", ".pch"}) {
    if (!clang && ending == ".pch") continue;
    const auto path = std::string(header).append(ending);
    const auto state = s_.files.look(s_.files.intern(path), round_);
    if (state == FileTable::State::kDirectory && !clang) {
      take_directory(path);
    } else if (state != FileTable::State::kMissing) {
      take(path);
    }
  }
}

void PrecompiledUse::take(const std::string& path) {
  const auto id = s_.files.intern(path);
  if (accounts_for(id)) return;
  places_.push_back(id);
  files_.push_back(id);
  names_.push_back(path);
}

// GCC takes the first in it that is fit, in an order of the file system's. So one that is alone in it.
void PrecompiledUse::take_directory(const std::string& path) {
  std::vector<std::string> entries;
  std::error_code error;
  for (std::filesystem::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    entries.push_back(it->path());
  }
  if (error || entries.size() > 1) return;  // not accounted for
  places_.push_back(s_.files.intern(path));
  names_.push_back(path + std::string(inputs::kNamesIn));
  for (const auto& entry : entries) take(entry);
}

bool PrecompiledUse::accounts_for(store::FileId place) const {
  return std::find(places_.begin(), places_.end(), place) != places_.end();
}

}  // namespace zcc::daemon
