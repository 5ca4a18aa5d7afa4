// Precompiled headers: which of them a compile may have used, and what is known of their insides, and of those of
// compiled modules (daemon/module_files.h).
//
// GCC and Clang name a precompiled header in no depfile, GCC none of the headers in it either, and GCC takes one
// whatever has become of these. So a compile that uses one is stored only if the precompiled header came out of
// a compile that was stored: then it is known what was read for it, that none of that holds what can not be
// cached, and the file itself counts by its content.
#pragma once

#include <absl/container/flat_hash_map.h>

#include <asio.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cache/lookup.h"
#include "daemon/include_search.h"
#include "inputs/file_table.h"
#include "platform/digest.h"
#include "store/store.h"

namespace zcc::daemon {

struct Services;
struct CompileFacts;

// What is in one.
struct PrecompiledTexts {
  std::vector<std::string> paths;  // all that was read for it, absolute; none for a module: it gives no macros
  std::string contents;            // of these as they were read (digest_of_texts)
  std::string directory;           // where it was made
  bool timed = false;              // it holds their times, and Clang compares them
};

// Those that were stored, by content; also modules' CMIs. Event thread only; kept in the store as artifacts without outputs.
class PrecompiledHeaders {
 public:
  explicit PrecompiledHeaders(store::Store& store) : store_(store) {}

  void remember(const Digest& content, PrecompiledTexts texts, store::Batch& batch);
  // Null: it was not stored, or the store has let it go.
  std::shared_ptr<const PrecompiledTexts> find(const Digest& content);
  // What finding it has used in the store.
  static Digest key_of(const Digest& content);

  // One whose compile has ended and that is not judged yet may be the one that is asked for.
  class Judging {
   public:
    Judging(PrecompiledHeaders& headers, std::vector<Digest> contents);
    ~Judging();
    Judging(const Judging&) = delete;
    Judging& operator=(const Judging&) = delete;

   private:
    PrecompiledHeaders& headers_;
    const std::vector<Digest> contents_;
  };
  bool is_judging(const Digest& content) const { return judging_.contains(content); }

 private:
  store::Store& store_;
  absl::flat_hash_map<Digest, std::size_t> judging_;  // and how many compiles made it
  absl::flat_hash_map<Digest, std::shared_ptr<const PrecompiledTexts>> known_;
};

// The same for who uses it.
struct TextsInUse {
  std::vector<std::string> paths;
  std::vector<std::string> others;  // by which the compiler may know them as well
  bool timed = false;
};
// Once its compile is judged. Nothing: nobody knows, or they are no longer what was read for it, whatever has become of
// which it is used.
asio::awaitable<std::optional<TextsInUse>> texts_in_use(Services& services, const CompileFacts& facts,
                                                        const Digest& content, inputs::Round round);
std::string digest_of_texts(const std::vector<Digest>& contents);

// Those that one compile may have used.
class PrecompiledUse {
 public:
  PrecompiledUse(Services& services, const CompileFacts& facts) : s_(services), facts_(facts) {}

  // Looks for them, and adds what is in them to `files`, each once; the source is the first of these. False: one
  // is there of which nothing is known.
  asio::awaitable<bool> add_to(std::vector<store::FileId>& files);

  // What is an input by its content: they themselves, and the names in directories of them.
  const std::vector<std::string>& names() const { return names_; }
  // Those headers whose times Clang compares.
  const std::vector<std::string>& timed() const { return timed_; }
  // Whether this place, where one may lie, is answered for.
  bool accounts_for(store::FileId place) const;

 private:
  asio::awaitable<bool> find_beside(store::FileId source);
  void look_beside(const std::string& header);
  void take(const std::string& path);
  void take_directory(const std::string& path);

  Services& s_;
  const CompileFacts& facts_;
  inputs::Round round_ = 0;
  std::vector<store::FileId> places_;  // of files and directories
  std::vector<store::FileId> files_;
  std::vector<std::string> names_;
  std::vector<std::string> timed_;
};

}  // namespace zcc::daemon
