// Reading journals from the command line.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/result.h"
#include "report/journal_line.h"

namespace zcc::cli {

// The files of the cache's own journal, older lines first, with all that has happened so far: a daemon that runs
// writes what it has in its queue. Some may not be there.
Result<std::vector<std::string>> own_journals();

// Calls `visit` with each record, in order; lines that are none are passed over and counted in `bad`. An error if
// a file that is asked for by `required` is not there or can not be read.
Result<void> read_journals(const std::vector<std::string>& paths, bool required,
                           const std::function<void(report::Record&&)>& visit, std::size_t& bad);

// What a person is told of the difference: "argument -O3 instead of -O2".
std::string describe(const report::Difference& difference);

// Why a compile was no hit, in a word or two; empty for a hit.
std::string reason_of(const report::Record& record);

}  // namespace zcc::cli
