// Writes what became of each request: to logs/compile_journal.jsonl in the cache's root, and to the files of the
// session it belongs to.
//
// Requests only put their event into a queue; a thread of its own makes lines of it some ten times a second and
// appends them, whole lines in one write. So a daemon that is killed loses the last moment, and what is in the
// file are whole lines; where a kill cut a write short, the rest of that line is cut off when the file is opened
// again. What does not fit into the queue, or can not be written, is dropped and counted.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "platform/thread_annotations.h"
#include "platform/unique_fd.h"
#include "report/event.h"

namespace zcc::report {

inline constexpr std::string_view kJournalName = "compile_journal.jsonl";
inline constexpr std::string_view kOldJournalName = "compile_journal.1.jsonl";  // the generation before

// A file that lines are appended to.
class LineFile {
 public:
  LineFile() = default;
  // Made where it is missing, with mode 0600. Whatever stands behind its last newline is cut off.
  static LineFile open(const std::string& path);
  explicit LineFile(UniqueFd fd) : fd_(std::move(fd)) {}  // opened for appending; taken as it is

  // All or nothing, as far as that can be had. `lines` ends with a newline.
  bool append(std::string_view lines);
  explicit operator bool() const { return static_cast<bool>(fd_); }
  int fd() const { return fd_.get(); }

 private:
  UniqueFd fd_;
};

// What a session wants its lines to go to. The journal's thread alone uses it, but for construction.
struct SessionFiles {
  LineFile journal, log;
};

class Journal {
 public:
  struct Options {
    std::string directory;         // of the files; there
    bool on = true;                // otherwise only sessions' files are written
    std::uint64_t max_bytes = 0;   // of one generation; 0: no limit
    std::size_t max_queued = 16u << 20;          // bytes
    std::chrono::milliseconds period{100};       // how long an event lies in the queue
  };
  explicit Journal(Options options);
  ~Journal();  // writes what is queued

  // Takes microseconds. `files`: null, or the session's.
  void add(Event event, std::shared_ptr<SessionFiles> files);
  bool is_on() const { return options_.on; }

  // Returns when all that was added before is written, or dropped.
  void flush();

  struct State {
    std::uint64_t lines = 0;    // written
    std::uint64_t dropped = 0;  // did not fit, or could not be written
  };
  State state() const;

 private:
  struct Entry {
    Event event;
    std::shared_ptr<SessionFiles> files;
  };
  using Entries = std::vector<Entry>;

  void run();
  bool wait_for_entries(Entries& entries);
  void write(const Entries& entries);
  void write_journal(const std::string& lines, std::size_t count);
  void write_sessions(const Entries& entries);
  bool is_in_place() const;
  void rotate_if_full(std::size_t more);

  const Options options_;
  const std::string path_;
  LineFile file_;  // the thread's

  mutable Mutex mutex_;
  std::condition_variable_any arrived_;
  std::condition_variable_any written_;
  Entries queue_ ZCC_GUARDED_BY(mutex_);
  std::size_t queued_bytes_ ZCC_GUARDED_BY(mutex_) = 0;
  std::uint64_t added_ ZCC_GUARDED_BY(mutex_) = 0;
  std::uint64_t done_ ZCC_GUARDED_BY(mutex_) = 0;
  bool hurry_ ZCC_GUARDED_BY(mutex_) = false;
  bool stopping_ ZCC_GUARDED_BY(mutex_) = false;
  State state_ ZCC_GUARDED_BY(mutex_);
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace zcc::report
