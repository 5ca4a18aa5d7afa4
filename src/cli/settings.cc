#include "cli/settings.h"

#include <algorithm>
#include <array>
#include <vector>

namespace zcc::cli {
namespace {

constexpr std::array kSettings = {
    Setting{"ZCCACHE_CACHE_DIR", "$XDG_CACHE_HOME/zccache", Kind::kPath},
    Setting{"ZCCACHE_CACHE_SIZE", "5% of the file system, 10G to 200G", Kind::kSize},
    Setting{"ZCCACHE_CACHE_SIZE_BYTES", "", Kind::kNumber},
    Setting{"ZCCACHE_CACHE_SIZE_PERCENT", "", Kind::kPercent},
    Setting{"ZCCACHE_COMPILE_PRIORITY", "normal", Kind::kWords, "auto|low|normal|idle|high|N"},
    Setting{"ZCCACHE_DAEMON_NAMESPACE", ""},
    Setting{"ZCCACHE_DISABLE", "0", Kind::kBoolean},
    Setting{"ZCCACHE_ENDPOINT", "zccached.sock in the cache root", Kind::kPath},
    Setting{"ZCCACHE_FAST", "0", Kind::kText},
    Setting{"ZCCACHE_IDLE_TIMEOUT_SECS", "3600", Kind::kNumber},
    Setting{"ZCCACHE_JOURNAL", "1", Kind::kBoolean},
    Setting{"ZCCACHE_NO_SPAWN", "0", Kind::kBoolean},
    Setting{"ZCCACHE_PATH_REMAP", "off", Kind::kWords, "auto|off"},
    Setting{"ZCCACHE_QUIET", "0", Kind::kBoolean},
    Setting{"ZCCACHE_READONLY", "0", Kind::kBoolean},
    Setting{"ZCCACHE_RECACHE", "0", Kind::kBoolean},
    Setting{"ZCCACHE_RUST_INCREMENTAL", "cache", Kind::kWords, "cache|bypass"},
    Setting{"ZCCACHE_SCAN_SYSTEM_HEADERS", "0", Kind::kText},
    Setting{"ZCCACHE_SESSION_ID", ""},
    Setting{"ZCCACHE_SESSION_IDLE_SECS", "600", Kind::kNumber},
    Setting{"ZCCACHE_STRICT_PATHS", "off", Kind::kWords, "off|consistent|absolute"},
    Setting{"ZCCACHE_TIMEOUT_MS", "1000", Kind::kNumber},
    Setting{"ZCCACHE_WORKTREE_ROOT", "the enclosing Git worktree", Kind::kPath},
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  return out;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 20 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_size(std::string_view text) {
  const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto number = text.substr(0, digits);
  auto unit = lower(text.substr(digits));
  if (unit == "%") return is_number(number) && number.size() <= 3 && std::stoi(std::string(number)) <= 100;
  if (!unit.empty() && std::string_view("kmgt").find(unit[0]) != std::string_view::npos) {
    unit.erase(0, 1);
    if (unit == "ib") unit.clear();
  }
  return is_number(number) && (unit.empty() || unit == "b");
}

bool is_one_of(std::string_view words, std::string_view value) {
  while (!words.empty()) {
    const auto end = std::min(words.find('|'), words.size());
    const auto word = words.substr(0, end);
    if (word == value) return true;
    // A number may be negative: a niceness.
    if (word == "N" && is_number(value.substr(value.starts_with('-') ? 1 : 0))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

// How many letters have to be changed, added or left out to make one of the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

std::span<const Setting> settings() { return kSettings; }

std::optional<std::string> objection(const Setting& setting, std::string_view value) {
  switch (setting.kind) {
    case Kind::kText: return std::nullopt;
    case Kind::kBoolean:
      if (is_one_of("1|0|true|false|yes|no|on|off", lower(value))) return std::nullopt;
      return "not a boolean (1, 0, true, false, yes, no, on, off)";
    case Kind::kNumber:
      if (is_number(value)) return std::nullopt;
      return "not a number";
    case Kind::kPercent:
      if (is_number(value) && is_size(std::string(value) + "%")) return std::nullopt;
      return "not a number from 0 to 100";
    case Kind::kSize:
      if (is_size(value)) return std::nullopt;
      return "not a size (20G, 512M, 10%)";
    case Kind::kWords:
      if (is_one_of(setting.words, value)) return std::nullopt;
      return "not one of " + std::string(setting.words);
    case Kind::kPath:
      if (value.starts_with('/')) return std::nullopt;
      return "not an absolute path";
  }
  return std::nullopt;
}

const Setting* nearest_setting(std::string_view variable) {
  constexpr std::size_t kNear = 4;
  const auto by_distance = [&](const Setting& a, const Setting& b) {
    return distance(variable, a.variable) < distance(variable, b.variable);
  };
  const auto* const best = std::ranges::min_element(kSettings, by_distance);
  return distance(variable, best->variable) <= kNear ? best : nullptr;
}

bool is_set_by_us(std::string_view variable) {
  return variable == "ZCCACHE_LINEAGE" || variable == "ZCCACHE_PARENT_PID";
}

}  // namespace zcc::cli
