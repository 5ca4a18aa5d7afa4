// The page that `zccache report` writes: one file, that needs nothing else.
#pragma once

#include <string>
#include <vector>

#include "report/journal_line.h"

namespace zcc::cli {

// `title`: what the records are of. `top`: lines of each table.
std::string report_page(const std::string& title, std::vector<report::Record> records, unsigned top);

}  // namespace zcc::cli
