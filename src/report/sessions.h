// Builds that asked to be counted on their own. Each has a file in the store's sessions/, so that it outlives
// the daemon. Belongs to the daemon's event thread.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "report/figures.h"
#include "report/journal.h"

namespace zcc::report {

// A process that can be told from a later one with its number.
struct Owner {
  pid_t pid = 0;  // 0: none
  std::uint64_t started = 0;

  static Owner of(pid_t pid);
  bool is_gone() const;
};

struct Session {
  std::string id;
  std::int64_t started_ns = 0;
  std::int64_t last_ns = 0;  // when it was last heard of
  std::string cwd;
  std::string journal, log;  // files of the user's; empty: not wanted
  bool wants_stats = false;  // they are printed at its end
  Owner owner;
  Figures figures;

  // Open while this daemon has the user's descriptors; after a restart the lines wait in the store.
  std::shared_ptr<SessionFiles> files;
  unsigned under_way = 0;  // results whose event is still to come
  bool dirty = false;
};

class Sessions {
 public:
  // Takes up those of an earlier daemon. `directory` is made. `journals`: what to count again from where that
  // daemon had no time to write figures down, oldest first.
  Sessions(std::string directory, const std::vector<std::string>& journals);

  struct Request {
    std::string cwd, journal, log;  // absolute
    bool wants_stats = false;
    Owner owner;
    UniqueFd journal_fd, log_fd;  // opened for appending
  };
  Session& start(Request request);
  Session* find(std::string_view id);  // null: none of that name
  // Forgets it. Its files are closed once the journal is flushed.
  void end(std::string_view id);

  // Where the lines are that the user's files do not have; empty: there are none.
  std::string spool(const Session& session, bool log) const;

  // To be called now and then. `clean`: the daemon ends, and nothing is left to be counted.
  void save(bool clean);
  // Ends those whose owner is gone and that were not heard of for `idle`, and all that were not for a day.
  // Returns how many.
  std::size_t reap(std::chrono::seconds idle);

  const std::map<std::string, Session, std::less<>>& all() const { return sessions_; }

 private:
  std::string path(std::string_view id) const;
  void load(const std::string& name);
  void open_spools(Session& session);
  void count_again(const std::vector<std::string>& journals);
  void write(const Session& session, bool clean) const;

  std::string directory_;
  std::map<std::string, Session, std::less<>> sessions_;
  std::map<std::string, Figures> recounted_;  // while they are taken up
};

// As they are given out: 8-4-4-4-12 hexadecimal digits.
bool is_session_id(std::string_view text);

}  // namespace zcc::report
