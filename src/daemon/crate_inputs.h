// What a crate's compile depended on besides the texts it names: the crates it uses, archives, variables, and
// what macros may have read.
#pragma once

#include <asio.hpp>
#include <string>
#include <vector>

#include "daemon/compile_result.h"
#include "daemon/link_watch.h"
#include "daemon/services.h"
#include "tools/crate_files.h"
#include "tools/link_files.h"

namespace zcc::daemon {

// A macro that is a program can read anything. It is taken to read no more than the environment and the files
// of the package that is compiled and of OUT_DIR, as what cargo runs it for is meant to be built anywhere; what it
// tells rustc of (include_str!, tracked files) is an input wherever it lies.
class CrateInputs {
 public:
  CrateInputs(Services& services, const CompileFacts& facts, LinkWatch& links)
      : s_(services), facts_(facts), links_(links) {}

  // `sources`: what the compile read, the root first; `variables`: what it asked the environment for. Adds to
  // `inputs`, each once. kNone, or what speaks against storing.
  asio::awaitable<tools::PassReason> add_to(std::vector<store::InputRecord>& inputs,
                                            const std::vector<store::FileId>& sources,
                                            const std::vector<std::string>& variables);
  // The same of what the linker took, by the depfile that it wrote.
  asio::awaitable<tools::PassReason> add_linked(std::vector<store::InputRecord>& inputs, std::string_view linked);

 private:
  asio::awaitable<tools::PassReason> add_configuration(store::FileId root);
  asio::awaitable<bool> add_files(const tools::CrateFiles& files);
  void add_absent_modules(const std::vector<store::FileId>& sources);
  void add(store::FileId file, const Digest& digest);
  bool may_have_changed(store::FileId file);

  Services& s_;
  const CompileFacts& facts_;
  LinkWatch& links_;
  std::vector<store::InputRecord>* inputs_ = nullptr;
  absl::flat_hash_set<store::FileId> seen_;
};

}  // namespace zcc::daemon
