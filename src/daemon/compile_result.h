// What becomes of a compile that a launcher ran: its outputs, inputs and messages enter the store.
#pragma once

#include <asio.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "cache/lookup.h"
#include "cache/sharing.h"
#include "daemon/compile_lead.h"
#include "daemon/connection.h"
#include "daemon/services.h"
#include "report/event.h"

namespace zcc::daemon {

// What was known when the compile was let go.
struct CompileFacts {
  std::shared_ptr<cache::Context> context;
  std::vector<store::InputId> tool_inputs;      // as this request finds the tool
  std::vector<store::InputId> argument_inputs;  // response files, as they were understood, and what told the root
  std::vector<std::string> library_directories;  // of its linker
  std::string cwd;                              // where the work was done
  std::string tool;                      // its path
  std::vector<std::string> environment;  // the caller's, where the search path must be asked for
  bool source_date_epoch = false;  // it is set: __DATE__ and __TIME__ are fixed
  std::uint32_t appearance = 0;
  std::string_view miss_reason;  // static
  std::vector<std::string> variables;  // that count, NAME=value
  std::int64_t began_ns = 0;  // file_clock_ns() before the compiler could start
  inputs::Round began = 0;    // the files' round then
  cache::SharePlan sharing;
  std::chrono::milliseconds heartbeat{};
  std::unique_ptr<OutputWriters::Compile> writers;  // until the outputs are taken
  std::shared_ptr<CompileLead> lead;  // until the result is stored, or is not to be
  report::Event event;                // to be completed
  report::Stopwatch watch;            // since the request came
};

struct TakenResult {
  bool goes_on = false;  // else the frame made no sense, or the launcher is gone
  int exit_code = 0;     // of the compiler, as a shell tells it
};

// Serves the kResult frame that `connection` holds. The launcher is let go as soon as its outputs are taken;
// the inputs are looked at after that, on their own where `others_follow` on the connection, which are not to
// wait for it.
asio::awaitable<TakenResult> take_result(Services& services, Connection& connection, CompileFacts facts,
                                         bool others_follow);

}  // namespace zcc::daemon
