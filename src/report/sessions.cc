#include "report/sessions.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "platform/file.h"

namespace zcc::report {
namespace {

using nlohmann::json;

constexpr std::string_view kEnding = ".json";
constexpr std::int64_t kLongestSilence = std::int64_t{24} * 3600 * 1'000'000'000;

// When the process began, in ticks since boot (proc(5), field 22; the name before it may hold anything).
std::uint64_t start_of(pid_t pid) {
  const auto text = read_file("/proc/" + std::to_string(pid) + "/stat");
  if (!text) return 0;
  auto at = text->rfind(')');
  for (int field = 2; at != std::string::npos && field < 22; ++field) at = text->find(' ', at + 1);
  return at == std::string::npos ? 0 : std::strtoull(text->c_str() + at, nullptr, 10);
}

std::string new_id() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    const auto now = real_time_ns();
    std::memcpy(bytes.data(), &now, sizeof now);
  }
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | 0x40);  // RFC 9562, version 4
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    constexpr char kDigits[] = "0123456789abcdef";
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += kDigits[bytes[i] >> 4];
    out += kDigits[bytes[i] & 15];
  }
  return out;
}

UniqueFd open_spool(const std::string& path) {
  return UniqueFd(::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
}

}  // namespace

bool is_session_id(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool digit = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
    if (dash ? text[i] != '-' : !digit) return false;
  }
  return true;
}

Owner Owner::of(pid_t pid) { return pid > 0 ? Owner{pid, start_of(pid)} : Owner{}; }

bool Owner::is_gone() const { return pid > 0 && start_of(pid) != started; }

Sessions::Sessions(std::string directory, const std::vector<std::string>& journals)
    : directory_(std::move(directory)) {
  static_cast<void>(make_directories(directory_));
  DIR* const listing = ::opendir(directory_.c_str());
  if (listing == nullptr) return;
  while (const dirent* entry = ::readdir(listing)) {
    const std::string_view name = entry->d_name;
    if (name.ends_with(kEnding) && is_session_id(name.substr(0, name.size() - kEnding.size()))) {
      load(std::string(name.substr(0, name.size() - kEnding.size())));
    }
  }
  ::closedir(listing);
  count_again(journals);
}

std::string Sessions::path(std::string_view id) const {
  return directory_ + "/" + std::string(id) + std::string(kEnding);
}

std::string Sessions::spool(const Session& session, bool log) const {
  return directory_ + "/" + session.id + (log ? ".log" : ".jsonl");
}

void Sessions::load(const std::string& id) {
  const auto text = read_file(path(id));
  const auto state = text ? json::parse(*text, nullptr, /*allow_exceptions=*/false) : json();
  if (!state.is_object()) return;
  Session session;
  session.id = id;
  try {
    session.started_ns = state.at("started_ns").get<std::int64_t>();
    session.last_ns = state.at("last_ns").get<std::int64_t>();
    session.cwd = state.at("cwd").get<std::string>();
    session.journal = state.at("journal").get<std::string>();
    session.log = state.at("log").get<std::string>();
    session.wants_stats = state.at("stats").get<bool>();
    session.owner = {state.at("owner").get<pid_t>(), state.at("owner_started").get<std::uint64_t>()};
    session.figures = Figures::from_state(state.at("figures"));
    if (!state.at("clean").get<bool>()) recounted_.try_emplace(id);
  } catch (const json::exception&) {
    return;
  }
  open_spools(session);
  write(session, false);  // from here on it is not counted to the end
  sessions_.emplace(id, std::move(session));
}

// The user's descriptors went with the daemon that had them.
void Sessions::open_spools(Session& session) {
  if (session.journal.empty() && session.log.empty()) return;
  session.files = std::make_shared<SessionFiles>();
  if (!session.journal.empty()) session.files->journal = LineFile(open_spool(spool(session, false)));
  if (!session.log.empty()) session.files->log = LineFile(open_spool(spool(session, true)));
}

// A daemon that was killed had not written its last figures down, but lines of the journal.
void Sessions::count_again(const std::vector<std::string>& journals) {
  if (recounted_.empty()) return;
  for (const auto& journal : journals) {
    const auto text = read_file(journal);
    if (!text) continue;
    for_each_line(*text, [&](std::string_view line) {
      constexpr std::string_view kMember = "\"session_id\":\"";
      const auto at = line.find(kMember);
      if (at == std::string_view::npos) return;
      const auto it = recounted_.find(std::string(line.substr(at + kMember.size(), 36)));
      if (it == recounted_.end()) return;
      if (const auto record = parse_line(line)) it->second.add(*record);
    });
  }
  for (auto& [id, figures] : recounted_) {
    auto& known = sessions_.find(id)->second.figures;
    if (figures.compilations() > known.compilations()) known = std::move(figures);
  }
  recounted_.clear();
}

Session& Sessions::start(Request request) {
  const auto now = real_time_ns();
  Session session{.id = new_id(),
                  .started_ns = now,
                  .last_ns = now,
                  .cwd = std::move(request.cwd),
                  .journal = std::move(request.journal),
                  .log = std::move(request.log),
                  .wants_stats = request.wants_stats,
                  .owner = request.owner};
  if (request.journal_fd || request.log_fd) {
    session.files = std::make_shared<SessionFiles>();
    session.files->journal = LineFile(std::move(request.journal_fd));
    session.files->log = LineFile(std::move(request.log_fd));
  }
  write(session, false);
  auto id = session.id;
  return sessions_.emplace(std::move(id), std::move(session)).first->second;
}

Session* Sessions::find(std::string_view id) {
  const auto it = sessions_.find(id);
  return it == sessions_.end() ? nullptr : &it->second;
}

void Sessions::end(std::string_view id) {
  const auto it = sessions_.find(id);
  if (it == sessions_.end()) return;
  ::unlink(path(id).c_str());
  sessions_.erase(it);
}

void Sessions::save(bool clean) {
  for (auto& [id, session] : sessions_) {
    if (!session.dirty && !clean) continue;
    session.dirty = false;
    write(session, clean);
  }
}

void Sessions::write(const Session& session, bool clean) const {
  const json state{{"started_ns", session.started_ns},
                   {"last_ns", session.last_ns},
                   {"cwd", session.cwd},
                   {"journal", session.journal},
                   {"log", session.log},
                   {"stats", session.wants_stats},
                   {"owner", session.owner.pid},
                   {"owner_started", session.owner.started},
                   {"clean", clean},
                   {"figures", session.figures.to_state()}};
  const auto target = path(session.id), fresh = target + ".new";
  const UniqueFd fd(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!fd) return;
  const auto text = state.dump(-1, ' ', false, json::error_handler_t::replace);
  if (write_all(fd.get(), text, fresh)) ::rename(fresh.c_str(), target.c_str());
}

std::size_t Sessions::reap(std::chrono::seconds idle) {
  const auto now = real_time_ns();
  const auto patience = std::chrono::duration_cast<std::chrono::nanoseconds>(idle).count();
  std::vector<std::string> gone;
  for (const auto& [id, session] : sessions_) {
    if (session.under_way > 0) continue;
    const auto silence = now - session.last_ns;
    if (silence > kLongestSilence || (silence > patience && session.owner.is_gone())) gone.push_back(id);
  }
  for (const auto& id : gone) {
    const auto& session = sessions_.find(id)->second;
    ::unlink(spool(session, false).c_str());
    ::unlink(spool(session, true).c_str());
    end(id);
  }
  return gone.size();
}

}  // namespace zcc::report
