// Which texts tell a root, or ask where they lie. What was found of a content is kept.
#pragma once

#include <absl/container/flat_hash_map.h>

#include <asio.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "inputs/file_table.h"
#include "store/records.h"

namespace zcc::daemon {

struct RootMentions {
  bool root = false;       // some text holds it
  bool file_name = false;  // or may hold __FILE__, __BASE_FILE__, __builtin_FILE or source_location
  bool variables = false;  // or may show more of variables than files they lead to (tools/place_variables.h)
  bool type_names = false;  // or __PRETTY_FUNCTION__, in which clang names types by where they are
  bool changed = false;    // or has not the content it is to have any more
};

RootMentions find_mentions(std::string_view text, std::string_view root);

class MentionScanner {
 public:
  MentionScanner(asio::io_context& io, asio::thread_pool& pool, inputs::FileTable& files)
      : io_(io), pool_(pool), files_(files) {}

  // Of those inputs that are files with a content. Reads what was not read for this root before.
  asio::awaitable<RootMentions> look(const std::vector<store::InputRecord>& inputs, const std::string& root);

 private:
  asio::io_context& io_;
  asio::thread_pool& pool_;
  inputs::FileTable& files_;
  absl::flat_hash_map<Digest, RootMentions> known_;  // by content and root
};

}  // namespace zcc::daemon
