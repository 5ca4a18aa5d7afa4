#include "daemon/workers.h"

#include <atomic>
#include <thread>

namespace zcc::daemon {
namespace {

// A list of files shared out among workers.
struct ReadJob {
  std::vector<std::string> paths;
  std::vector<inputs::Content> contents;
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> running{0};
};

void work_on(ReadJob& job) {
  for (auto i = job.next.fetch_add(1); i < job.paths.size(); i = job.next.fetch_add(1)) {
    job.contents[i] = inputs::read_content(job.paths[i]);
  }
}

}  // namespace

asio::awaitable<void> ContentReader::read(const std::vector<store::FileId>& files,
                                          inputs::Round round) {
  auto ids = files;
  std::erase_if(ids, [&](store::FileId id) {
    return !reading_.contains(id) && files_.look(id, round) != inputs::FileTable::State::kNeedsHash;
  });
  // What another request is reading may have been read before this one came. So wait for it and
  // look again: a stat now decides whether that reading still holds.
  while (!ids.empty()) {
    std::vector<store::FileId> mine;
    std::vector<std::shared_ptr<Gate>> others;
    for (const auto id : ids) {
      if (const auto it = reading_.find(id); it != reading_.end()) {
        others.push_back(it->second);
      } else {
        mine.push_back(id);
      }
    }
    if (!mine.empty()) co_await read_mine(mine);
    for (const auto& gate : others) co_await gate->wait();
    ids = files;
    std::erase_if(ids, [&](store::FileId id) {
      return files_.look_again(id, round) != inputs::FileTable::State::kNeedsHash;
    });
  }
}

asio::awaitable<void> ContentReader::read_anyway(const std::vector<store::FileId>& files,
                                                 inputs::Round round) {
  std::vector<store::FileId> mine;
  for (const auto id : files) {
    if (!reading_.contains(id)) mine.push_back(id);
  }
  if (!mine.empty()) co_await read_mine(mine);
  co_await read(files, round);
}

asio::awaitable<void> ContentReader::scan(const std::vector<store::FileId>& files,
                                          inputs::Round round) {
  std::vector<store::FileId> unread;
  for (const auto id : files) {
    const auto state = files_.look(id, round);
    if (state == inputs::FileTable::State::kNeedsHash ||
        (state == inputs::FileTable::State::kCurrent && !files_.includes(id))) {
      unread.push_back(id);
    }
  }
  co_await read_anyway(unread, round);
}

asio::awaitable<void> ContentReader::read_mine(const std::vector<store::FileId>& ids) {
  const auto began = files_.current_round();
  const auto gate = std::make_shared<Gate>(io_);
  const auto job = std::make_shared<ReadJob>();
  for (const auto id : ids) {
    reading_.emplace(id, gate);
    job->paths.push_back(files_.path(id));
  }
  job->contents.resize(ids.size());
  const auto done = std::make_shared<Gate>(io_);
  const auto hands =
      std::min<std::size_t>(ids.size(), std::max(1u, std::thread::hardware_concurrency()));
  job->running = hands;
  for (std::size_t i = 0; i < hands; ++i) {
    asio::post(pool_, [this, job, done] {
      work_on(*job);
      if (job->running.fetch_sub(1) == 1) asio::post(io_, [done] { done->open(); });
    });
  }
  co_await done->wait();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    files_.learn(ids[i], job->contents[i], began);
    reading_.erase(ids[i]);
  }
  gate->open();
}

}  // namespace zcc::daemon
