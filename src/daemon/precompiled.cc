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
  for (const auto& path : texts.paths) out.append("\n").append(path);
  return out;
}

PrecompiledTexts decode(std::string_view text) {
  PrecompiledTexts out;
  out.timed = text.substr(0, text.find('\n')) == kTimed;
  while (text.find('\n') != std::string_view::npos) {
    text.remove_prefix(text.find('\n') + 1);
    out.paths.emplace_back(text.substr(0, text.find('\n')));
  }
  return out;
}

}  // namespace

Digest PrecompiledHeaders::key_of(const Digest& content) {
  return Hasher().field("precompiled header").digest(content).finish();
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
  auto texts = std::make_shared<const PrecompiledTexts>(decode(stored->stdout_text));
  if (known_.size() >= kMostInMemory) known_.clear();
  known_.emplace(content, texts);
  return texts;
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
    const auto texts = co_await texts_of(id);
    if (!texts) co_return false;
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

asio::awaitable<std::shared_ptr<const PrecompiledTexts>> PrecompiledUse::texts_of(store::FileId file) {
  const auto deadline = std::chrono::steady_clock::now() + kLongestWait;
  for (;;) {
    if (s_.files.look(file, round_) != FileTable::State::kCurrent) co_return nullptr;
    const auto digest = s_.files.record(file).digest;
    const auto texts = s_.precompiled.find(digest);
    if (texts) s_.used.insert(PrecompiledHeaders::key_of(digest));
    if (texts || !s_.precompiled.is_judging() || std::chrono::steady_clock::now() > deadline) co_return texts;
    asio::steady_timer pause(s_.io, kPause);
    co_await pause.async_wait(asio::use_awaitable);
  }
}

}  // namespace zcc::daemon
