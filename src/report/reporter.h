// Takes what became of each request to all who want to know. Belongs to the daemon's event thread.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "report/counters.h"
#include "report/journal.h"
#include "report/sessions.h"

namespace zcc::report {

class Reporter {
 public:
  struct Options {
    std::string root;              // of the cache; logs/ and sessions/ are made in it
    bool journal = true;
    std::uint64_t journal_bytes = 0;  // of one generation
  };
  Reporter(Counters& counters, const Options& options);

  void record(Event event);

  // The session a request belongs to; null: none that is known.
  Session* session(std::string_view id) { return id.empty() ? nullptr : sessions_.find(id); }
  Sessions& sessions() { return sessions_; }
  Journal& journal() { return journal_; }

 private:
  void count(const Event& event);
  void count_by(std::string_view group, std::string_view name, std::string_view what);

  Counters& counters_;
  Sessions sessions_;
  Journal journal_;
  // Names of tools come from the users' command lines.
  std::set<std::string, std::less<>> tools_;
};

}  // namespace zcc::report
