#include "report/journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "platform/file.h"
#include "report/journal_line.h"

namespace zcc::report {
namespace {

constexpr std::size_t kMostPerWrite = 256 << 10;
constexpr std::size_t kEntryBytes = 1024;  // of an event beside its words, about

std::size_t bytes_in(const Event& event) {
  return kEntryBytes + event.words.text.size() + event.detail.size() + event.differences.size() * 128;
}

// Behind the last newline.
off_t end_of_lines(int fd, off_t size) {
  std::string block(4096, '\0');
  while (size > 0) {
    const auto want = static_cast<std::size_t>(std::min<off_t>(size, static_cast<off_t>(block.size())));
    const auto at = size - static_cast<off_t>(want);
    const auto n = ::pread(fd, block.data(), want, at);
    if (n <= 0) return size;
    const auto newline = std::string_view(block).substr(0, static_cast<std::size_t>(n)).rfind('\n');
    if (newline != std::string_view::npos) return at + static_cast<off_t>(newline) + 1;
    size = at;
  }
  return 0;
}

}  // namespace

LineFile LineFile::open(const std::string& path) {
  LineFile file(UniqueFd(::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
                                0600)));
  const auto stat = file ? stat_fd(file.fd()) : fail(ErrorKind::kNotFound, path);
  if (!stat || !stat->is_regular()) return {};
  const auto size = static_cast<off_t>(stat->size);
  const auto end = end_of_lines(file.fd(), size);
  if (end != size && ::ftruncate(file.fd(), end) != 0) return {};
  return file;
}

bool LineFile::append(std::string_view lines) {
  if (!fd_) return false;
  ssize_t n = -1;
  do {
    n = ::write(fd_.get(), lines.data(), lines.size());
  } while (n < 0 && errno == EINTR);
  if (n == static_cast<ssize_t>(lines.size())) return true;
  // A full disk took a part of it. Nobody else writes at the end of what is ours alone.
  if (n > 0) {
    if (const auto stat = stat_fd(fd_.get()); stat && stat->size >= static_cast<std::uint64_t>(n)) {
      [[maybe_unused]] const int cut = ::ftruncate(fd_.get(), static_cast<off_t>(stat->size) - n);
    }
  }
  return false;
}

Journal::Journal(Options options)
    : options_(std::move(options)),
      path_(options_.directory + "/" + std::string(kJournalName)),
      thread_([this] { run(); }) {}

Journal::~Journal() {
  {
    const MutexLock lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_all();
  thread_.join();
}

void Journal::add(Event event, std::shared_ptr<SessionFiles> files) {
  if (!options_.on && files == nullptr) return;
  const auto bytes = bytes_in(event);
  const MutexLock lock(mutex_);
  if (queued_bytes_ + bytes > options_.max_queued) {
    ++state_.dropped;
    return;
  }
  queued_bytes_ += bytes;
  ++added_;
  queue_.push_back({std::move(event), std::move(files)});
  // The thread sleeps until there is something, and then for a while.
  if (queue_.size() == 1) arrived_.notify_one();
  if (queued_bytes_ > options_.max_queued / 2 && !hurry_) {
    hurry_ = true;
    arrived_.notify_one();
  }
}

void Journal::flush() {
  const MutexLock lock(mutex_);
  const auto mine = added_;
  while (done_ < mine) {
    hurry_ = true;
    arrived_.notify_one();
    written_.wait(mutex_);
  }
}

Journal::State Journal::state() const {
  const MutexLock lock(mutex_);
  return state_;
}

void Journal::run() {
  if (options_.on) file_ = LineFile::open(path_);
  for (Entries entries; wait_for_entries(entries);) {
    write(entries);
    const auto count = entries.size();
    entries.clear();  // lets go of sessions' files before anybody is told
    const MutexLock lock(mutex_);
    done_ += count;
    written_.notify_all();
  }
}

// False when all is done and nothing more will come.
bool Journal::wait_for_entries(Entries& entries) {
  const MutexLock lock(mutex_);
  while (queue_.empty() && !stopping_) arrived_.wait(mutex_);
  const auto end = std::chrono::steady_clock::now() + options_.period;
  while (!stopping_ && !hurry_ && std::chrono::steady_clock::now() < end) arrived_.wait_until(mutex_, end);
  hurry_ = false;
  queued_bytes_ = 0;
  entries.swap(queue_);
  return !entries.empty();
}

void Journal::write(const Entries& entries) {
  if (options_.on) {
    std::string lines;
    std::size_t count = 0;
    for (const auto& entry : entries) {
      append_line(lines, entry.event);
      ++count;
      if (lines.size() < kMostPerWrite) continue;
      write_journal(lines, count);
      lines.clear();
      count = 0;
    }
    if (!lines.empty()) write_journal(lines, count);
  }
  write_sessions(entries);
}

void Journal::write_journal(const std::string& lines, std::size_t count) {
  if (!is_in_place()) file_ = LineFile::open(path_);
  rotate_if_full(lines.size());
  const bool good = file_.append(lines);
  const MutexLock lock(mutex_);
  (good ? state_.lines : state_.dropped) += count;
}

// Not removed or moved away by somebody.
bool Journal::is_in_place() const {
  if (!file_) return false;
  const auto ours = stat_fd(file_.fd());
  const auto there = stat_file(path_);
  return ours && there && ours->device == there->device && ours->inode == there->inode;
}

void Journal::rotate_if_full(std::size_t more) {
  if (!file_ || options_.max_bytes == 0) return;
  const auto stat = stat_fd(file_.fd());
  if (!stat || stat->size == 0 || stat->size + more <= options_.max_bytes) return;
  const auto old = options_.directory + "/" + std::string(kOldJournalName);
  if (::rename(path_.c_str(), old.c_str()) == 0) file_ = LineFile::open(path_);
}

void Journal::write_sessions(const Entries& entries) {
  std::string line;
  for (const auto& [event, files] : entries) {
    if (!files) continue;
    if (files->journal) {
      line.clear();
      append_line(line, event);
      files->journal.append(line);
    }
    if (files->log) {
      line.clear();
      append_log(line, event);
      files->log.append(line);
    }
  }
}

}  // namespace zcc::report
