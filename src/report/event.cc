#include "report/event.h"

#include <time.h>

#include <algorithm>
#include <cctype>

namespace zcc::report {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Outcome::kCount)> kOutcomes = {
    "hit", "miss", "error", "cached_error", "link_hit", "link_miss", "passthrough", "bypass", "abandoned"};
constexpr std::array<std::string_view, static_cast<std::size_t>(Found::kCount)> kFound = {
    "not", "request", "context", "verified", "worktree"};
constexpr std::array<std::string_view, kPhases> kPhaseNames = {"parse",   "context", "verify", "hash",
                                                               "deliver", "compile", "scan",   "store"};
constexpr std::string_view kSecretWords[] = {"TOKEN", "SECRET", "PASSWORD", "PASSWD",    "CREDENTIAL",
                                             "APIKEY", "API_KEY", "PRIVATE", "AUTH", "ACCESS_KEY"};

template <typename Names, typename Value>
std::string_view name_in(const Names& names, Value value) {
  const auto index = static_cast<std::size_t>(value);
  return index < names.size() ? names[index] : "unknown";
}

std::string_view until_nul(std::string_view text) { return text.substr(0, text.find('\0')); }

}  // namespace

std::string_view to_string(Outcome outcome) { return name_in(kOutcomes, outcome); }
std::string_view to_string(Found found) { return name_in(kFound, found); }
std::string_view to_string(Phase phase) { return name_in(kPhaseNames, phase); }

std::optional<Outcome> outcome_named(std::string_view name) {
  const auto it = std::ranges::find(kOutcomes, name);
  if (it == kOutcomes.end()) return std::nullopt;
  return static_cast<Outcome>(it - kOutcomes.begin());
}

std::string_view Words::tool() const { return until_nul(std::string_view(text).substr(0, tool_length)); }

std::string_view Words::cwd() const {
  return until_nul(std::string_view(text).substr(tool_length, cwd_length));
}

std::vector<std::string_view> Words::argv() const {
  std::vector<std::string_view> out;
  auto rest = std::string_view(text).substr(tool_length + cwd_length);
  while (!rest.empty()) {
    out.push_back(until_nul(rest));
    rest.remove_prefix(std::min(rest.size(), out.back().size() + 1));
  }
  return out;
}

std::int64_t real_time_ns() {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

std::string_view file_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool is_secret_like(std::string_view name) {
  std::string upper(name);
  std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return std::ranges::any_of(kSecretWords,
                             [&](std::string_view word) { return upper.find(word) != std::string::npos; });
}

}  // namespace zcc::report
