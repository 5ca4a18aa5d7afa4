// The files of C++ modules among a unit's inputs.
#pragma once

#include <asio.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/compile_result.h"
#include "daemon/link_watch.h"
#include "daemon/services.h"
#include "tools/module_inputs.h"

namespace zcc::daemon {

// The texts that a depfile names. Of a unit with modules it also names compiled ones.
Result<std::vector<std::string>> listed_texts(const CompileFacts& facts, std::string_view depfile);

struct ModuleFiles {
  tools::PassReason trouble = tools::PassReason::kNone;  // what speaks against storing
  std::vector<store::InputRecord> inputs;
  std::vector<tools::ModuleInputs::Header> headers;  // imported ones, to be looked for as if they were included
};

// Of a compile with Invocation::modules. `texts`: all that was read as text; `depfile`: as it was written;
// `printed`: there were messages.
asio::awaitable<ModuleFiles> find_module_files(Services& services, const CompileFacts& facts, LinkWatch& links,
                                               const std::vector<store::FileId>& texts, std::string_view depfile,
                                               bool printed);

}  // namespace zcc::daemon
