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
  std::string detail;
  std::vector<std::string> texts;  // that give the unit macros, by way of CMIs
  std::vector<store::InputRecord> inputs;
  std::vector<tools::ModuleInputs::Header> headers;  // imported ones, to be looked for as if they were included
};

// Of a compile with Invocation::modules. No text shows what a CMI brings into the unit: code that reads a file as it is
// assembled, macros that stand for the time or ask for a header. So each has to be known (daemon/precompiled.h): it
// came out of a compile that was stored, so that nothing of that kind is in its texts; and those of a header,
// which give macros, are the unit's, too.
// `texts`: all that was read as text; `depfile`: as it was written;
// `printed`: there were messages.
asio::awaitable<ModuleFiles> find_module_files(Services& services, const CompileFacts& facts, LinkWatch& links,
                                               const std::vector<store::FileId>& texts, std::string_view depfile,
                                               bool printed);

}  // namespace zcc::daemon
